"""Whoever asks gets the alerts that were issued to everybody, as they were issued; no others."""

from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.desk.issued import WARNING, Issued
from tests.warn.cap.made import ALERT
from tests.warn.made import DRAFT
from tocsin.warn import cap

PUBLIC = replace(DRAFT, scope="public", marking="TLP:CLEAR")
CAP = cap.written(ALERT)


def _feed(client: TestClient) -> str:
    told = client.get("/alerts.atom")
    assert (told.status_code, told.headers["Content-Type"][:20]) == (200, "application/atom+xml")
    return told.text


def test_the_feed_leads_to_each_public_alert_as_it_was_issued(
    client: TestClient, hall: Issued
) -> None:
    assert "<entry" not in _feed(client)
    hall.issue("feed" * 5, text=PUBLIC, alert=CAP.decode())
    address = f"/alerts/{'feed' * 5}.xml"
    assert f"https://desk.example{address}" in _feed(client)
    told = client.get(address)
    assert (told.content, told.headers["Content-Type"]) == (CAP, "application/cap+xml")


def test_what_was_issued_to_some_is_no_alert_for_all(client: TestClient, hall: Issued) -> None:
    assert WARNING in {one.id for one in hall.desk.warn.list()}
    assert client.get(f"/alerts/{WARNING}.xml").status_code == 404
    assert client.get("/alerts/none.xml").status_code == 404
