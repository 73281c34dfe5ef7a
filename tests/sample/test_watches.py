"""The sample's watches at a desk that learnt the archive as it came out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tocsin.collect import expand
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order

SAMPLE = Path(__file__).parents[2] / "sample"
WATCHES = sorted((SAMPLE / "watches").glob("*.toml"))
ATTACK = date(2026, 3, 21)
EVE = "2026-03-20"

pytestmark = pytest.mark.slow


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(str(tmp_path_factory.mktemp("watches") / "tocsin.db"), by="test") as desk:
        for file in WATCHES:
            desk.write_watch(file.read_text("utf-8"), file.stem, replay=True)
        for _ in desk.add(in_order(expand([str(SAMPLE / "archive")])), replay=True):
            pass
        yield desk


def test_warnings_were_proposed_days_before_the_attack_and_none_after_it(desk: Desk) -> None:
    rows = desk.proposals()
    assert {row.proposal.watch for row in rows} == {"karsk-crowds"}
    days = sorted(row.proposal.at for row in rows)
    assert (ATTACK - days[0]).days >= 14
    assert days[-1] < ATTACK
    assert {row.moment[:10] for row in rows} == {"2026-03-06", "2026-03-07"}


def test_each_proposal_shows_sentences_that_were_known_then(desk: Desk) -> None:
    for row in desk.proposals(as_of=EVE):
        assert row.evidence
        assert max(one.learnt for one in row.evidence) <= row.proposal.at
        assert all(one.sighting.sentence and one.source for one in row.evidence)


def test_the_alarm_was_no_false_one(desk: Desk) -> None:
    record = desk.watch("karsk-crowds", as_of="2026-05-01").row.record
    assert (record.raised, record.false) == (1, 0)


def test_watches_that_come_after_the_archive_see_the_same(desk: Desk, tmp_path: Path) -> None:
    with Desk(str(tmp_path / "late.db"), by="test") as late:
        for _ in late.add(in_order(expand([str(SAMPLE / "archive")])), replay=True):
            pass
        for file in WATCHES:
            late.write_watch(file.read_text("utf-8"), file.stem)
        for file in WATCHES:
            one, other = (each.watch(file.stem) for each in (desk, late))
            assert msgspec.json.encode(one.seen) == msgspec.json.encode(other.seen)
            assert one.steps == other.steps
            assert one.row.assessment == other.row.assessment
        assert late.proposals() == ()


def test_the_archive_with_watches_has_no_faults(desk: Desk) -> None:
    assert list(desk.verify()) == []
