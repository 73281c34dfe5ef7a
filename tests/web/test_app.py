"""What holds on every page: no scripts, no traces elsewhere, words for people, limits."""

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import Issued
from tests.web.conftest import Seconds
from tocsin.desk.answering import Answering
from tocsin.errors import DeskError
from tocsin.web.guarding import LARGEST


@pytest.mark.parametrize("path", ["/", "/answer/{}", "/answer/none", "/none", "/static/style.css"])
def test_every_page_forbids_scripts_frames_and_referrers(
    client: TestClient, hall: Issued, path: str
) -> None:
    headers = client.get(path.format(hall.token())).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Cache-Control"] == ("public, max-age=3600" if "static" in path else "no-store")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/none", 404), ("DELETE", "/", 405), ("PUT", "/answer/x", 405), ("GET", "/docs", 404)],
)
def test_what_is_not_there_is_told_to_people_with_the_right_status(
    client: TestClient, method: str, path: str, status: int
) -> None:
    told = client.request(method, path)
    assert told.status_code == status
    assert told.headers["Content-Type"].startswith("text/html")
    assert "Open the link" in told.text


def test_what_is_too_large_is_refused_before_it_is_read(client: TestClient, hall: Issued) -> None:
    where = f"/answer/{hall.token()}"
    assert client.post(where, data={"why": "a" * LARGEST}).status_code == 413
    pieces = (b"a" * 1000 for _ in range(20))
    assert client.post(where, content=pieces).status_code == 413


def test_what_is_no_form_is_told_to_people(client: TestClient, hall: Issued) -> None:
    where, file = f"/answer/{hall.token()}", ("x.txt", b"x", "text/plain")
    told = client.post(where, files={"reply": file})
    assert (told.status_code, "form isn't whole" in told.text.replace("&#39;", "'")) == (422, True)


@pytest.mark.parametrize(
    ("error", "status"), [(DeskError("/srv/desk.db", "is damaged", "mend it"), 503), (OSError, 500)]
)
def test_of_what_is_wrong_with_the_desk_strangers_learn_nothing(
    hall: Issued,
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    seconds: Seconds,
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(Answering, "page", fails)
    quiet = TestClient(client.app, raise_server_exceptions=False)
    told = quiet.get(f"/answer/{hall.token()}")
    assert told.status_code == status
    assert "damaged" not in told.text and "/srv" not in told.text
    assert told.headers["Content-Security-Policy"]
