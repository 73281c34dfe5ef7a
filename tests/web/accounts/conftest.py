"""A desk with people of each role, and pages on it that look, judge and issue."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import Depends, FastAPI, Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from tests.desk.sent import Clock
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Proxy, Settings
from tocsin.web import accounts
from tocsin.web.accounts import forms, seating
from tocsin.web.accounts.peers import Peers
from tocsin.web.desk import routes

LONG = "seven herons over the quay"
HTTPS = "https://desk.example"
PROXY = "10.0.0.5"
SETTINGS = Settings(url=HTTPS, proxy=Proxy(header="X-Account", addresses=(PROXY,)))


@pytest.fixture
def clock() -> Clock:
    """The desk's."""
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, cheap_hashes: None) -> Iterator[Desk]:
    """A desk with somebody of each role."""
    with Desk(str(tmp_path / "desk.db"), by="Ada Berg", clock=clock, settings=SETTINGS) as opened:
        for account, name, role in (
            ("ada", "Ada Berg", "admin"),
            ("jon", "Jon Ek", "approver"),
            ("mira", "Mira Olsen", "analyst"),
            ("rut", "Rut Dahl", "reader"),
        ):
            opened.accounts.add(account, name, role, password=LONG)  # type: ignore[arg-type]
        yield opened


def pages(desk: Desk, seconds: Seconds, *, inside: bool = False) -> FastAPI:
    """An application on a desk."""
    made = FastAPI(dependencies=[Depends(forms.sent)])
    made.state.desk, made.state.inside = desk, inside
    accounts.install(made, seconds)
    made.include_router(routes.router())

    def look(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{seating.seat(request).by}|{seating.mark(request)}")

    def judge(request: Request) -> PlainTextResponse:
        return PlainTextResponse(seating.seat(request, "judge").by)

    def issue(request: Request) -> PlainTextResponse:
        return PlainTextResponse(seating.seat(request, "issue").by)

    made.add_api_route("/look", look)
    made.add_api_route("/judge", judge, methods=["POST"])
    made.add_api_route("/issue", issue, methods=["POST"])
    return made


class Browser:
    """A browser at those pages, at an address."""

    def __init__(self, app: FastAPI, address: str = "192.0.2.7", base: str = HTTPS) -> None:
        self.client = TestClient(
            Peers(app), base_url=base, client=(address, 50000), follow_redirects=False
        )
        self.get, self.post, self.cookies = self.client.get, self.client.post, self.client.cookies

    def mark(self, path: str = "/sign-in") -> str:
        """The mark of the form of a page."""
        found = re.search(r'name="form" value="([^"]*)"', self.get(path).text)
        assert found is not None
        return found[1]

    def sign_in(self, account: str, password: str = LONG, **more: str) -> int:
        """Fill in the form; the status of what came of it."""
        sent = {"form": self.mark(), "account": account, "password": password, **more}
        return self.post("/sign-in", data=sent).status_code

    def own_mark(self) -> str:
        """The mark of forms for whoever is signed in."""
        return self.get("/look").text.partition("|")[2]


@pytest.fixture
def app(desk: Desk, seconds: Seconds) -> FastAPI:
    """The application."""
    return pages(desk, seconds)


@pytest.fixture
def browser(app: FastAPI) -> Browser:
    """A browser somewhere."""
    return Browser(app)


@contextmanager
def alone(tmp_path: Path, seconds: Seconds, *, inside: bool) -> Iterator[FastAPI]:
    """An application on a desk without accounts, at which Mira sits."""
    with Desk(str(tmp_path / "alone.db"), by="Mira") as opened:
        yield pages(opened, seconds, inside=inside)
