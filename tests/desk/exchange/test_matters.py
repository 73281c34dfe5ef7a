"""Proposals, cases and recipients as CSV: a row each, and no address of anybody."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.desk.threats import proposal, threatened
from tocsin.desk.desk import Desk
from tocsin.desk.exchange import matters


@pytest.fixture(name="threat")
def _threat(tmp_path: Path) -> Desk:
    clock = "2026-06-01T12:00:00.000000Z"
    return threatened(Desk(str(tmp_path / "desk.db"), by="Mira", clock=lambda: clock))


def _rows(text: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(text).splitlines()))


def test_a_proposal_has_what_was_decided_of_it_by_whom_and_why(threat: Desk) -> None:
    threat.decide(proposal(threat), "dismissed", why="=of last year")
    one = next(row for row in _rows(matters.proposals(threat.proposals())) if row["decision"])
    assert (one["watch"], one["decision"], one["by"]) == ("market", "dismissed", "Mira")
    assert (one["why"], one["decided"][:10]) == ("'=of last year", "2026-06-01")


def test_a_case_has_its_colour_and_whose_it_is(threat: Desk) -> None:
    id_ = threat.cases.open(proposal(threat)).id
    threat.cases.name(id_, "market", "intended victim")
    (one,) = _rows(matters.cases(threat.cases.list()))
    assert (one["id"], one["owner"], one["colour"], one["victims"]) == (id_, "Mira", "red", "1")
    assert "hasn't been reached" in one["words"]


def test_recipients_have_channels_and_no_addresses(threat: Desk) -> None:
    text = "".join(matters.recipients(threat.directory.list()))
    market = next(row for row in _rows([text]) if row["id"] == "market")
    assert (market["channels"], market["verified"]) == ("email", "2026-05-01")
    assert market["protected_by"] == "oskara-police"
    assert "@" not in text
