"""A small desk of one's own, to be written to, and what tests send it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

from starlette.testclient import TestClient

from tests.desk.made import press
from tests.web.desk.conftest import HERE, sitting
from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.web import app

NOW = "2026-06-01T09:00:00.000000Z"


def told(folder: Path) -> str:
    """The path of a record that holds the press; to be copied."""
    where = str(folder / "told.db")
    with Desk(where, by="Mira") as desk:
        assert all(isinstance(one, Added) for one in desk.add(press(), replay=True))
    return where


class Own:
    """A browser at a desk without accounts, at which Mira sits, and the desk itself."""

    def __init__(self, at: TestClient, desk: Desk) -> None:
        self.at, self.desk = at, desk

    def mark(self, page: str = "/") -> str:
        """The mark of the forms of a page."""
        found = re.search(r'name="form" value="([^"]+)"', self.at.get(page).text)
        assert found is not None
        return found[1]

    def send(self, path: str, **said: str) -> tuple[int, str]:
        """Send a form of the desk's: the status, and where it leads or what the page says."""
        answer = self.at.post(path, data={"form": self.mark(), **said}, follow_redirects=False)
        return answer.status_code, answer.headers.get("Location", answer.text)

    def attack(self) -> str:
        """The incident that most is told of."""
        return max(self.desk.incidents().rows, key=lambda row: row.dossier.accounts).id

    def reader(self) -> dict[str, str]:
        """What somebody who may only look sends with it; from now on the desk has accounts."""
        self.desk.accounts.add("ada", "Ada Berg", "admin")
        self.desk.accounts.add("rut", "Rut Dahl", "reader")
        return {"Authorization": f"Bearer {self.desk.keys.make('rut', 'test', ['read', 'judge'])}"}


@contextmanager
def own(record: str, folder: Path, now: str = NOW) -> Iterator[Own]:
    """Such a browser at a copy of a record, some days after the press was read."""
    where = str(folder / "own.db")
    copyfile(record, where)
    with (
        Desk(where, create=False, by="Mira") as desk,
        TestClient(app(sitting(where, now), inside=True), base_url=HERE) as at,
    ):
        yield Own(at, desk)
