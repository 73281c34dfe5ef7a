"""What watches over the desk learns whether it is well, and nothing else."""

from pathlib import Path

from sqlalchemy import text
from starlette.testclient import TestClient

from tests.desk.issued import Issued
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.web import app


def test_anybody_may_ask_whether_the_desk_is_well(client: TestClient) -> None:
    told = client.get("/health")
    assert (told.status_code, told.json()) == (200, {"status": "pass"})
    assert client.head("/health").status_code == 200


def test_a_desk_whose_record_cant_be_had_isnt(hall: Issued, seconds: Seconds) -> None:
    where = Path(hall.desk.store.engine.url.database or "")
    with TestClient(app(lambda: Desk(str(where)), seconds)) as browser:
        browser.app.state.desk.close()  # type: ignore[attr-defined]
        for file in where.parent.glob(f"{where.name}*"):
            file.unlink()
        told = browser.get("/health")
    assert (told.status_code, told.json()) == (503, {"status": "fail"})


def test_it_is_asked_of_the_record_itself(hall: Issued, client: TestClient) -> None:
    with hall.desk.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE journal RENAME TO gone"))
    assert client.get("/health").status_code == 503
