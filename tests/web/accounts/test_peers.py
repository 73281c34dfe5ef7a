"""Sign-in by a proxy: believed at its own address, and nowhere else."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web.accounts.conftest import HTTPS, PROXY, Browser
from tocsin.desk.desk import Desk
from tocsin.web.accounts.peers import behind

MIRA = {"X-Account": "Mira"}


def test_whom_the_proxy_names_is_signed_in_while_it_does(app: FastAPI) -> None:
    browser = Browser(app, PROXY)
    assert browser.get("/sign-in?next=/look", headers=MIRA).headers["Location"] == "/look"
    assert browser.get("/look", headers=MIRA).text.startswith("Mira Olsen|")
    assert browser.get("/look").status_code == 303
    assert browser.get("/look", headers={"X-Account": "rut"}).status_code == 303


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.0.50", "::1", "testclient"])
def test_from_elsewhere_the_header_says_nothing(app: FastAPI, address: str) -> None:
    browser = Browser(app, address)
    for more in ({}, {"X-Forwarded-For": PROXY}, {"X-Real-IP": PROXY}):
        assert browser.get("/sign-in", headers={**MIRA, **more}).status_code == 200
        assert browser.get("/look", headers={**MIRA, **more}).status_code == 303


def test_a_session_by_the_proxy_is_nothing_elsewhere(app: FastAPI) -> None:
    browser = Browser(app, PROXY)
    browser.get("/sign-in", headers=MIRA)
    elsewhere = Browser(app, "192.0.2.7")
    for one in browser.cookies.jar:
        elsewhere.cookies.jar.set_cookie(one)
    assert elsewhere.get("/look", headers=MIRA).status_code == 303


def test_two_names_are_none(app: FastAPI) -> None:
    """One of them may be a stranger's, which the proxy passed on."""
    headers = [("X-Account", "ada"), ("X-Account", "mira")]
    told = Browser(app, PROXY).client.get("/sign-in", headers=headers)
    assert told.status_code == 200


def test_where_the_peer_was_not_noted_no_proxy_is_believed(app: FastAPI) -> None:
    bare = TestClient(app, base_url=HTTPS, client=(PROXY, 50000), follow_redirects=False)
    assert bare.get("/sign-in", headers=MIRA).status_code == 200


def test_whom_the_desk_doesnt_know_the_proxy_cant_bring(app: FastAPI, desk: Desk) -> None:
    desk.accounts.disable("mira", why="left")
    for account in ("mira", "nobody"):
        told = Browser(app, PROXY).get("/sign-in", headers={"X-Account": account})
        assert told.status_code == 403


def test_the_proxy_counts_by_whatever_its_address_is_written_like(app: FastAPI) -> None:
    browser = Browser(app, f"::ffff:{PROXY}")
    assert browser.get("/sign-in", headers=MIRA).status_code == 303


@pytest.mark.parametrize(("peer", "status"), [("127.0.0.1", 200), (PROXY, 303)])
def test_another_proxy_in_front_cant_pass_itself_off_as_the_one_that_is_believed(
    app: FastAPI, peer: str, status: int
) -> None:
    client = TestClient(
        behind(app, (PROXY,)), base_url=HTTPS, client=(peer, 50000), follow_redirects=False
    )
    told = client.get("/sign-in", headers={**MIRA, "X-Forwarded-For": PROXY})
    assert told.status_code == status
