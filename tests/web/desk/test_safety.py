"""What keeps strangers and other sites out, held for every route that there is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from tests.web.desk.house import BASE, STAFF, House, Seat, house, told
from tocsin.desk import roles
from tocsin.desk.roles import Act, Scope
from tocsin.web import app
from tocsin.web.api.problems import ROOT
from tocsin.web.api.rooms import OPERATIONS
from tocsin.web.desk import account, accounts
from tocsin.web.desk.routes import _GET, _POST
from tocsin.web.guarding import HEADERS, LARGEST, policy

pytestmark = pytest.mark.usefixtures("cheap_hashes")

# What one must be allowed to do for what changes something; the rest is a judgement.
_ACTS: dict[str, Act] = {
    **dict.fromkeys(account.DEEDS, "look"),
    **dict.fromkeys(accounts.DEEDS, "manage"),
    "/seen": "look",
    "/filters": "look",
    "/filters/withdraw": "look",
    "/filters/feed": "look",
    "/filters/end-feed": "look",
    "/warnings/new": "draft",
    "/recipients": "draft",
    "/directory": "draft",
    "/policies": "draft",
    "/recipients/{id_}/contacts": "draft",
    "/recipients/{id_}/contacts/verified": "draft",
    "/recipients/{id_}/contacts/end": "draft",
    "/warnings/{id_}/approve": "approve",
    "/warnings/{id_}/return": "approve",
    "/warnings/{id_}/issue": "issue",
    "/warnings/{id_}/end": "issue",
}
# Pages that only ask whether to do something, or are for who does.
_ASKING: dict[str, Act] = {
    "/accounts": "manage",
    "/warnings/new": "draft",
    "/warnings/{id_}/issue": "issue",
}
# Whose forms are bound to something else than a session.
_OWN_MARKS = {"/answer/{token}"}
_ROOMY = ("/warnings/new", "/sources/import")
_DESK_POLICY = policy("script-src 'self'", "connect-src 'self'")


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _posts() -> list[str]:
    """The addresses of everything that a form can be sent to."""
    made = app(lambda: pytest.fail("it is opened"))
    inner = [one for each in made.routes for one in _inner(each)]
    routes = [one for one in inner if isinstance(one, APIRoute) and "POST" in (one.methods or ())]
    return sorted({one.path for one in routes})


def _inner(route: object) -> list[object]:
    within = getattr(route, "original_router", None)
    return list(within.routes) if within is not None else [route]


def _path(route: str) -> str:
    return re.sub(r"\{\w+\}", "ffffffffffffffffffff", route)


_POSTS = _posts()
_WRITES = [one for one in OPERATIONS if one.method == "POST"]


def test_there_is_nothing_else_that_forms_are_sent_to() -> None:
    others = {"/answer/{token}", "/sign-in", "/sign-out", "/invitation"}
    assert set(_POSTS) == set(_POST) | others


# Other sites


def test_no_route_takes_a_form_without_the_mark_of_who_is_signed_in(at: House) -> None:
    ada, other = at.at("ada"), at.at("jon")
    before = at.desk.extent()
    for route in sorted(set(_POSTS) - _OWN_MARKS):
        for mark in ("", "x", other.mark):
            answer = ada.at.post(_path(route), data={"form": mark}, follow_redirects=False)
            assert answer.status_code == 403, (route, mark)
        crossed = ada.at.post(
            _path(route),
            data={"form": ada.mark},
            headers={"Sec-Fetch-Site": "cross-site"},
            follow_redirects=False,
        )
        assert crossed.status_code == 403, route
    for one in _WRITES:
        answer = ada.at.post(ROOT + _path(one.path), json={})
        assert answer.status_code == 403, one.path
    assert at.desk.extent() == before


# Roles


def _refused(seat: Seat, route: str) -> bool:
    answer = seat.at.post(_path(route), data={"form": seat.mark}, follow_redirects=False)
    assert answer.status_code < 500, route
    return answer.status_code == 403


@pytest.mark.parametrize("account", ["rut", "mira", "jon", "ada"])
def test_each_role_may_do_at_each_page_what_the_table_says(at: House, account: str) -> None:
    seat, role = at.at(account), STAFF[account][1]
    for route in _POST:
        may = roles.may(role, _ACTS.get(route, "judge"))
        assert _refused(seat, route) == (not may), route
    for route in _GET:
        may = roles.may(role, _ASKING.get(route, "look"))
        assert (seat.status(_path(route)) == 403) == (not may), route


def test_who_may_only_look_changes_nothing_of_the_record(at: House) -> None:
    rut, before = at.at("rut"), at.desk.extent()
    for route in _POST:
        _refused(rut, route)
    assert at.desk.extent() == before


@pytest.mark.parametrize("scope", get_args(Scope))
@pytest.mark.parametrize("account", ["rut", "mira", "jon", "ada"])
def test_each_key_may_ask_of_each_operation_what_role_and_scopes_say(
    at: House, account: str, scope: Scope
) -> None:
    role, client = STAFF[account][1], at.at(account).at
    bearer = {"Authorization": f"Bearer {at.by('ada').keys.make(account, scope, [scope])}"}
    for one in OPERATIONS:
        answer = client.request(one.method, ROOT + _path(one.path), headers=bearer, json={})
        may = roles.may(role, one.act, [scope])
        assert (answer.status_code == 403) == (not may), (one.method, one.path)
        assert answer.status_code < 500 and answer.status_code != 429, one.path


def test_strangers_are_let_nowhere(at: House) -> None:
    with TestClient(at.at("ada").at.app, base_url=BASE, follow_redirects=False) as stranger:
        for route in _GET:
            assert stranger.get(_path(route)).headers["Location"].startswith("/sign-in?"), route
        for route in _POST:
            assert stranger.post(_path(route)).status_code == 401, route
        for one in OPERATIONS:
            answer = stranger.request(one.method, ROOT + _path(one.path), json={})
            assert answer.status_code == 401, one.path


# What a browser may do with what it is given


@pytest.mark.parametrize(
    ("path", "status", "held"),
    [
        ("/", 200, _DESK_POLICY),
        ("/warnings/new", 200, _DESK_POLICY),
        ("/none", 404, _DESK_POLICY),
        ("/incidents/none", 404, _DESK_POLICY),
        ("/incidents?since=soon", 422, _DESK_POLICY),
        (f"{ROOT}/docs", 200, _DESK_POLICY),
        (f"{ROOT}/openapi.json", 200, policy()),
        (f"{ROOT}/incidents", 200, policy()),
        (f"{ROOT}/none", 404, policy()),
        ("/incidents.csv", 200, policy()),
        ("/incidents.rss", 200, policy()),
        ("/sources.opml", 200, policy()),
        ("/feeds/none.rss", 404, policy()),
        ("/alerts.atom", 200, policy()),
        ("/find?q=x", 200, policy()),
        ("/static/desk.js", 200, policy()),
        ("/account", 200, _DESK_POLICY),
        ("/sign-in", 303, policy()),
        ("/invitation", 200, policy()),
        ("/answer/none", 404, policy()),
        ("/health", 200, policy()),
    ],
)
def test_each_kind_of_answer_bears_the_strictest_policy_that_it_works_under(
    at: House, path: str, status: int, held: str
) -> None:
    answer = at.at("ada").at.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["Content-Security-Policy"]) == (status, held)
    assert "unsafe" not in held and "default-src 'none'" in held
    rest = {name: answer.headers[name] for name in HEADERS}
    changed = {name for name, value in HEADERS.items() if rest[name] != value}
    assert changed <= {"Content-Security-Policy", "Cache-Control"}
    assert ("Cache-Control" in changed) == path.startswith("/static/")


# How much


def test_no_route_takes_more_than_it_needs(at: House) -> None:
    client, sent = at.at("ada").at, {"Content-Type": "application/x-www-form-urlencoded"}
    for route in _POSTS:
        size = 2_000_000 if route in _ROOMY else LARGEST
        answer = client.post(_path(route), content=b"a" * (size + 1), headers=sent)
        assert answer.status_code == 413, route
    for one in _WRITES:
        answer = client.post(ROOT + _path(one.path), content=b" " * 2_000_001)
        assert answer.status_code == 413, one.path


def test_what_no_database_keeps_comes_to_none(at: House) -> None:
    seat = at.at("ada")
    for route in _POST:
        answer = seat.at.post(_path(route), data={"form": seat.mark, "why": "a\0b"})
        assert answer.status_code == 422, route
    for path in ("/incidents?place=a%00b", "/incidents/a%00b", f"{ROOT}/incidents?place=%00"):
        assert seat.at.get(path).status_code == 400, path
