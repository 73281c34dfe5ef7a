"""From what a watch proposes to a warning that is out and answered, by programs alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import Clock
from tests.web.conftest import SCOPES, Seconds
from tests.web.desk.casework import NOW, threat
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings
from tocsin.store.journal import written
from tocsin.web import app
from tocsin.web.api.problems import ROOT

_SETTINGS = Settings(sender="desk@varnia.example", name="Desk of Varnia")


class Program:
    """What a person's program asks of the desk."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def get(self, path: str, **asked: str) -> Any:
        """What it reads."""
        return self._told(self._client.get(f"{ROOT}/{path}", params=asked))

    def post(self, path: str, **sent: object) -> Any:
        """What comes of what it does."""
        return self._told(self._client.post(f"{ROOT}/{path}", json=sent))

    def refused(self, path: str, **sent: object) -> tuple[int, str]:
        """The status, and what it is told that can't be done."""
        told = self._client.post(f"{ROOT}/{path}", json=sent)
        return told.status_code, told.json()["detail"]

    @staticmethod
    def _told(told: Any) -> Any:
        assert told.is_success, told.text
        return told.json() if told.content else None


@pytest.fixture(name="people")
def _people(tmp_path: Path, cheap_hashes: None) -> Iterator[tuple[Program, Program]]:
    """The programs of an analyst and an approver, at a desk whose watch proposes a warning."""
    where, clock = threat(tmp_path), Clock()
    clock.now = clock.now.fromisoformat(NOW)

    def desk() -> Desk:
        return Desk(where, create=False, by="Ada", clock=clock, settings=_SETTINGS)

    keys = []
    with desk() as opened:
        for account, name, role in (
            ("mira", "Mira Olsen", "analyst"),
            ("jon", "Jon Ek", "approver"),
        ):
            opened.accounts.add(account, name, role)  # type: ignore[arg-type]
            keys.append(opened.keys.make(account, "program", SCOPES))
    assert written(clock.now) == NOW
    with TestClient(app(desk, Seconds())) as made:
        mira, jon = (
            Program(TestClient(made.app, headers={"Authorization": f"Bearer {key}"}))
            for key in keys
        )
        yield mira, jon


def _drafted(mira: Program) -> tuple[str, str]:
    """The ids of a case that is opened of the proposal, and of its draft."""
    waiting = [one for one in mira.get("proposals")["rows"] if one["decided"] is None]
    made = next(one["proposal"] for one in waiting if one["proposal"]["kind"] == "warning")
    case = mira.post(f"proposals/{made['id']}/case", why="Two origins warn")["id"]
    for criterion in ("credible", "specific", "impending", "killing"):
        mira.post(
            f"cases/{case}/tick", criterion=criterion, met="yes", why="As warned", evidence=["1"]
        )
    mira.post(f"cases/{case}/name", recipient="market", role="intended victim")
    mira.post(f"cases/{case}/name", recipient="oskara-police", role="protector")
    draft = mira.post(f"cases/{case}/drafts", shape="security alert")
    return case, draft["row"]["id"]


def test_a_proposal_becomes_a_warning_that_is_out_and_answered(
    people: tuple[Program, Program],
) -> None:
    mira, jon = people
    case, draft = _drafted(mira)
    assert mira.get(f"cases/{case}")["threshold"]["standing"] == "reached"
    assert mira.refused(f"warnings/{draft}/approve")[0] == 403
    assert jon.post(f"warnings/{draft}/approve")["row"]["state"] == "approved"
    assert mira.get(f"warnings/{draft}/readiness")["unready"] == ""
    warning = jon.post(f"warnings/{draft}/issue", despite="The hall has to know")["row"]["id"]
    heard = jon.get(f"warnings/{warning}/follow-up")["heard"]
    assert {one["recipient"] for one in heard} == {"market", "oskara-police"}
    said = {"warning": warning, "recipient": "market", "by": "Odo Lindt", "reply": "received"}
    mira.post("answers", **said)
    told = mira.get(f"warnings/{warning}/history")["rows"]
    assert [one["deed"]["deed"] for one in told] == ["drafted", "approved", "issued", "answered"]
    assert [one["by"] for one in told] == ["Mira Olsen", "Jon Ek", "Jon Ek", "Mira Olsen"]


def test_nobody_approves_what_they_wrote_whatever_their_key(
    people: tuple[Program, Program],
) -> None:
    mira, jon = people
    case, _ = _drafted(mira)
    own = jon.post(f"cases/{case}/drafts", shape="timely warning")["row"]["id"]
    status, said = jon.refused(f"warnings/{own}/approve")
    assert status == 422
    assert "Jon Ek" in said


def test_a_draft_is_changed_as_json_and_checked_as_any_other(
    people: tuple[Program, Program],
) -> None:
    mira, _ = people
    case, draft = _drafted(mira)
    text = mira.get(f"warnings/{draft}")["text"]
    changed = mira.post(f"cases/{case}/texts", text={**text, "do": ["Stay away."]}, replaces=draft)
    assert changed["text"]["do"] == ["Stay away."]
    assert changed["replaces"] == draft
    assert mira.get(f"warnings/{draft}")["replaced"] == changed["row"]["id"]
    found = mira.post(f"cases/{case}/check", text={**text, "hazard": "incident"})
    assert any(one["severity"] == "error" for one in found)
