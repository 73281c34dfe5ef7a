"""Numbers for Prometheus, for this machine and for keys that read."""

import re
from collections.abc import Callable

from starlette.testclient import TestClient

from tests.desk.issued import Issued
from tests.web.conftest import Seconds, program
from tocsin.desk.desk import Desk
from tocsin.web import app


def _number(text: str, series: str) -> float:
    found = re.search(rf"^{re.escape(series)} (\S+)$", text, re.MULTILINE)
    assert found is not None, text
    return float(found[1])


def test_who_asks_from_this_machine_or_with_a_key_that_reads_is_told(
    hall: Issued, opened: Callable[[], Desk], seconds: Seconds
) -> None:
    with TestClient(app(opened, seconds, inside=True), base_url="http://127.0.0.1") as here:
        assert here.get("/metrics").status_code == 200
        passed_on = {"X-Forwarded-For": "192.0.2.7"}
        assert here.get("/metrics", headers=passed_on).status_code == 401
    with TestClient(app(opened, seconds)) as elsewhere:
        assert elsewhere.get("/metrics").status_code == 401
        for scopes, status in (("read",), 200), (("judge", "warn", "admin"), 401):
            assert program(hall, elsewhere, "ada", scopes).get("/metrics").status_code == status


def test_vital_signs_are_those_of_the_desk(
    hall: Issued, opened: Callable[[], Desk], seconds: Seconds
) -> None:
    hall.desk.heart.beat("sender")
    hall.clock.at(minutes=5)
    with TestClient(app(opened, seconds)) as elsewhere:
        text = program(hall, elsewhere, "rut", ("read",)).get("/metrics").text
    assert _number(text, "tocsin_outbox_messages") == 3
    assert _number(text, "tocsin_outbox_overdue_seconds") == 300
    assert _number(text, 'tocsin_heartbeat_age_seconds{work="deliver"}') == 300
    assert _number(text, "tocsin_proposals_waiting") == 0
    assert _number(text, 'tocsin_record_rows{table="deeds"}') > 0


def test_requests_are_counted_by_the_template_of_their_address(
    hall: Issued, opened: Callable[[], Desk], seconds: Seconds
) -> None:
    """Never by the address itself: links are keys, and strangers make up any number of them."""
    with TestClient(app(opened, seconds)) as elsewhere:
        key = program(hall, elsewhere, "rut", ("read",))
        for path in ("/answer/secret", "/nothing/secret", "/api/v1/cases/c0ffee", "/api/v1/secret"):
            key.get(path)
        text = key.get("/metrics").text
    assert "secret" not in text
    for route, status in (
        ("/answer/{token}", 404),
        ("(none)", 404),
        ("/api/v1/cases/{id_}", 200),
    ):
        labels = f'method="GET",route="{route}",status="{status}"'
        assert _number(text, f"tocsin_http_request_seconds_count{{{labels}}}") >= 1
