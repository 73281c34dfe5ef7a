"""A desk that people with accounts sit at, with a case to warn of; to be written to."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from shutil import copyfile
from urllib.parse import urlencode

from starlette.testclient import TestClient

from tests.desk.sent import Clock
from tests.desk.threats import PEOPLE, proposal, threatened
from tests.web.accounts.conftest import LONG
from tocsin.desk.desk import Desk
from tocsin.desk.roles import Role
from tocsin.desk.settings import Settings
from tocsin.web import app

DAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
BASE = "https://desk.example"
SETTINGS = Settings(
    sender="desk@varnia.example",
    name="Desk of Varnia",
    url=BASE,
    secret="the-secret-of-the-desk-that-signs-links",  # noqa: S106
)
STAFF: dict[str, tuple[str, Role]] = {
    "ada": ("Ada Berg", "admin"),
    "jon": ("Jon Ek", "approver"),
    "mira": ("Mira Olsen", "analyst"),
    "lea": ("Lea Holm", "analyst"),
    "rut": ("Rut Dahl", "reader"),
}
Fields = list[tuple[str, str]]


def told(folder: Path, *, taken_up: bool = True) -> str:
    """The path of a record with accounts, and a case of what a watch proposes; to be copied."""
    where, clock = str(folder / "told.db"), Clock(DAY)
    with Desk(where, by="Mira Olsen", clock=clock, settings=SETTINGS) as desk:
        threatened(desk)
        if taken_up:
            case = desk.cases.open(proposal(desk)).id
            for one, role in zip(PEOPLE[:2], ("intended victim", "protector"), strict=True):
                desk.cases.name(case, one.id, role)  # type: ignore[arg-type]
        for account, (name, role_) in STAFF.items():
            desk.accounts.add(account, name, role_, password=LONG)
    return where


class Seat:
    """Somebody's browser, signed in."""

    def __init__(self, at: TestClient, account: str) -> None:
        self.at = at
        mark = self._mark(at.get("/sign-in").text)
        at.post("/sign-in", data={"form": mark, "account": account, "password": LONG})
        self.mark = self._mark(at.get("/account").text)

    @staticmethod
    def _mark(page: str) -> str:
        found = re.search(r'name="form" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def page(self, path: str) -> str:
        """A page that is there."""
        answer = self.at.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def status(self, path: str) -> int:
        """What is answered where it leads."""
        return self.at.get(path, follow_redirects=False).status_code

    def send(self, path: str, sent: Fields | None = None, /, **said: str) -> tuple[int, str]:
        """Send a form of the desk's: the status, and where it leads or what the page says."""
        body = urlencode([("form", self.mark), *(sent or ()), *said.items()])
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.at.post(path, content=body, headers=kind, follow_redirects=False)
        return answer.status_code, answer.headers.get("Location", answer.text)


class House:
    """The desk, its clock, and everybody's browser by account."""

    def __init__(self, desk: Desk, clock: Clock, browser: Callable[[], TestClient]) -> None:
        self.desk, self.clock, self._browser = desk, clock, browser
        self._seats: dict[str, Seat] = {}
        self.case = desk.cases.list()[0].id

    def at(self, account: str) -> Seat:
        """Somebody's browser."""
        if account not in self._seats:
            self._seats[account] = Seat(self._browser(), account)
        return self._seats[account]

    def by(self, account: str) -> Desk:
        """The desk with somebody sitting at it."""
        return self.desk.seated(STAFF[account][0])

    def draft(self, by: str = "mira", /, **overrides: object) -> str:
        """The id of a draft that somebody wrote."""
        made = self.by(by).warn.draft(self.case, "security alert", overrides=overrides)
        return made.row.id

    def issued(self, **overrides: object) -> str:
        """The id of a warning that Mira wrote, and Jon approved and issued."""
        draft = self.draft(**overrides)
        self.by("jon").warn.approve(draft)
        return self.by("jon").warn.issue(draft, despite="for the test").row.id


@contextmanager
def house(record: str, folder: Path) -> Iterator[House]:
    """Such a desk at a copy of a record, by a clock that stands at noon."""
    where, clock = str(folder / "house.db"), Clock(DAY)
    copyfile(record, where)

    def opened() -> Desk:
        return Desk(where, create=False, clock=clock, settings=SETTINGS)

    made = app(opened)
    with opened() as desk, TestClient(made, base_url=BASE):
        yield House(desk, clock, lambda: TestClient(made, base_url=BASE))


class _Form(HTMLParser):
    """The fields of the form of an action, as a browser would send them."""

    def __init__(self, page: str, action: str) -> None:
        super().__init__()
        self.sent: Fields = []
        self._action, self._within = action, False
        self._name: str | None = None  # of a text or a choice that is open
        self._words, self._chosen = "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a field, or remember that one begins."""
        given = dict(attrs)
        if tag == "form":
            wanted = ("post", self._action)
            self._within = (given.get("method"), given.get("action")) == wanted
        name = given.get("name")
        if not self._within or (name is None and tag != "option"):
            return
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.sent.append((str(name), given.get("value") or ""))
        elif tag in ("textarea", "select"):
            self._name, self._words, self._chosen = name, "", False
        elif tag == "option" and ("selected" in given or not self._chosen):
            self._words, self._chosen = given.get("value") or "", True

    def handle_data(self, data: str) -> None:
        """Take the words of a text."""
        if self._name is not None and self.lasttag == "textarea":
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        """Take what was open."""
        if tag in ("textarea", "select") and self._name is not None:
            self.sent.append((self._name, self._words))
            self._name = None


def fields(page: str, action: str) -> Fields:
    """The fields of a form as it stands on a page, but for its mark."""
    return [pair for pair in _Form(page, action).sent if pair[0] != "form"]


def with_(sent: Fields, **said: str) -> Fields:
    """The same with some of them written otherwise."""
    return [(name, said.get(name, value)) for name, value in sent]
