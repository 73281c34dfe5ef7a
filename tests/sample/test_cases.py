"""A case on the sample, a fortnight before the attack: what it rests on, and who isn't told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.collect import expand
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order
from tocsin.warn.directory import parsed

SAMPLE = Path(__file__).parents[2] / "sample"
EVENING = "2026-03-07T18:00:00.000000Z"

pytestmark = pytest.mark.slow


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on the evening of 7 March 2026, with the sample's recipients."""
    where = str(tmp_path_factory.mktemp("cases") / "tocsin.db")
    known = sorted(one for one in (SAMPLE / "archive").glob("20*") if one.name < "2026-03-08")
    with Desk(where, by="Mira", clock=lambda: EVENING) as desk:
        watch = SAMPLE / "watches" / "karsk-crowds.toml"
        desk.write_watch(watch.read_text("utf-8"), watch.stem, replay=True)
        assert list(desk.add(in_order(expand(list(map(str, known)))), replay=True))
        people = SAMPLE / "recipients.toml"
        desk.directory.keep(parsed(people.read_text("utf-8"), people.name), people.name)
        yield desk


@pytest.fixture(name="case", scope="module")
def _case(desk: Desk) -> str:
    crossing = next(row for row in desk.proposals() if row.proposal.kind == "crossing")
    return desk.cases.open(crossing.proposal.id).id


def test_it_rests_on_sentences_of_several_origins_that_were_known_then(
    desk: Desk, case: str
) -> None:
    evidence = desk.cases.show(case).evidence
    assert all(one.sentence and one.origin for one in evidence)
    assert len({one.origin for one in evidence}) > 3
    assert max(one.learnt for one in evidence).isoformat() < EVENING


def test_the_warnings_suggest_that_it_is_credible_specific_and_impending(
    desk: Desk, case: str
) -> None:
    told = {one.criterion: one for one in desk.cases.show(case).suggested}
    assert [told[one].met for one in ("credible", "specific", "impending")] == ["yes"] * 3
    assert "“concert hall in the capital” and “about to”" in told["specific"].why
    assert "“for the next 48 hours”" in told["impending"].why


def test_the_hall_is_red_until_it_or_the_police_is_told(desk: Desk, case: str) -> None:
    desk.cases.name(case, "glassworks-hall", "intended victim")
    row = desk.cases.show(case).coverage.rows[0]
    assert (row.colour, row.protectors) == ("red", ("karsk-police", "karsk-police-deputy"))
