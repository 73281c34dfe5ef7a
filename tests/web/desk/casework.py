"""Desks with a matter to decide of, written to through their pages; Mira sits at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

from starlette.testclient import TestClient

from tests.desk.issued import CASE, Issued, issued
from tests.desk.threats import proposal, threatened
from tests.web.desk.conftest import HERE
from tests.web.desk.own import Own
from tocsin.desk.desk import Desk
from tocsin.web import app

NOW = "2026-06-01T12:00:00.000000Z"


def threat(folder: Path) -> str:
    """The path of a record in which a watch proposes a warning; to be copied."""
    where = str(folder / "threat.db")
    with Desk(where, by="Mira", clock=lambda: NOW) as desk:
        threatened(desk)
    return where


class Work(Own):
    """A browser at such a desk, and what is proposed there."""

    @property
    def proposal(self) -> str:
        """The id of what the watch proposes."""
        return proposal(self.desk)

    def opened(self) -> str:
        """The id of its case, which is opened."""
        return self.desk.cases.open(self.proposal).id


@contextmanager
def work(record: str, folder: Path) -> Iterator[Work]:
    """A browser at a copy of that record."""
    where = str(folder / "work.db")
    copyfile(record, where)

    def sitting() -> Desk:
        return Desk(where, create=False, by="Mira", clock=lambda: NOW)

    with sitting() as desk, TestClient(app(sitting, inside=True), base_url=HERE) as at:
        yield Work(at, desk)


class Hall(Own):
    """A browser at a desk whose warning was issued at noon, which it may write to."""

    case = f"/cases/{CASE}"

    def __init__(self, at: TestClient, made: Issued) -> None:
        super().__init__(at, made.desk)
        self.made = made


@contextmanager
def hall(where: str) -> Iterator[Hall]:
    """Such a browser."""
    with issued(where) as made:

        def sitting() -> Desk:
            settings = made.desk.settings
            return Desk(where, create=False, by="Mira", clock=made.clock, settings=settings)

        with TestClient(app(sitting, inside=True), base_url=HERE) as at:
            yield Hall(at, made)
