"""Watches at a desk: what each sees and proposes, whatever the order in which news came."""

import pytest

from tests.desk.made import add, fair, press
from tests.desk.watches import UNRELATED, alert, copied, plot, toml
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, SourceError, TocsinError

DAY = "2026-05-02"


def _chance(desk: Desk, day: str = DAY) -> float:
    return desk.watch("market", as_of=day).row.assessment.likelihood.probability


def test_a_watch_sees_the_same_whether_it_was_there_before_the_articles_or_not(
    desk: Desk,
) -> None:
    desk.write_watch(toml("early"), "early", replay=True)
    add(desk, [plot(), alert()])
    desk.write_watch(toml("market"), "market")
    early, late = desk.watch("early"), desk.watch("market")
    assert [s.sighting.indicator for s in early.seen] == ["foiled_plot", "warning"]
    assert [(s.sighting.sentence, s.learnt) for s in early.seen] == [
        (s.sighting.sentence, s.learnt) for s in late.seen
    ]
    assert early.row.assessment.likelihood == late.row.assessment.likelihood
    assert [step.after for step in early.steps] == [step.after for step in late.steps]


def test_a_copy_of_an_article_changes_no_probability(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert()])
    before = _chance(desk)
    add(desk, [copied()])
    assert len(desk.watch("market", as_of=DAY).seen) == 3
    assert _chance(desk) == before
    assert len(desk.watch("market", as_of=DAY).row.assessment.origins) == 2


def test_the_order_in_which_articles_of_a_day_come_changes_nothing(desk: Desk) -> None:
    pages = [plot("2026-05-01"), alert(), copied(), alert(name="other", giver="Sorland")]
    desk.write_watch(toml(), "market", replay=True)
    add(desk, pages)
    with Desk(":memory:") as other:
        other.write_watch(toml(), "market", replay=True)
        add(other, reversed(pages))
        one, two = (each.watch("market", as_of=DAY) for each in (desk, other))
    assert one.row.assessment.likelihood == two.row.assessment.likelihood
    assert [step.moved for step in one.steps] == [step.moved for step in two.steps]


def test_a_matter_is_proposed_once(desk: Desk) -> None:
    desk.write_watch(toml(threshold="0.9"), "market", replay=True)
    add(desk, [alert()])
    (before,) = desk.proposals(as_of=DAY)
    add(desk, [copied("2026-05-03"), alert("2026-05-04", "again"), *press()[3:]])
    assert [row.proposal.id for row in desk.proposals(as_of="2026-05-20")] == [before.proposal.id]
    assert before.proposal.kind == "warning"


def test_an_alarm_is_proposed_on_the_day_on_which_the_threshold_was_crossed(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert(), alert("2026-05-03", "other", "Sorland")])
    crossings = [p.proposal for p in desk.proposals() if p.proposal.kind == "crossing"]
    assert [str(one.at) for one in crossings] == ["2026-05-01"]
    assert crossings[0].probability >= 0.1


def test_an_unrelated_watch_sees_and_proposes_nothing(desk: Desk) -> None:
    desk.write_watch(UNRELATED, "ferry", replay=True)
    add(desk, [plot(), alert(), fair()])
    file = desk.watch("ferry", as_of=DAY)
    assert (file.seen, file.proposals) == ((), ())
    assert file.row.assessment.likelihood.probability == pytest.approx(0.05)


def test_a_closed_watch_looks_no_more_until_it_is_written_again(desk: Desk) -> None:
    desk.write_watch(toml(), "market")
    desk.close_watch("market", why="enough")
    add(desk, [alert()], replay=False)
    assert desk.watch("market").seen == ()
    assert desk.watch("market").row.closed == "enough"
    with pytest.raises(NotFoundError, match="is closed"):
        desk.note("market", "warning", "seen", why="heard")
    desk.write_watch(toml(), "market")
    assert len(desk.watch("market").seen) == 1


def test_what_a_person_noted_goes_before_what_the_desk_has_looked_for(desk: Desk) -> None:
    desk.write_watch(toml(), "market")
    desk.note("market", "weapons", "absent", why="police say so")
    desk.note("market", "threat", "seen", day="2026-05-30", why="heard on the radio")
    weights = {one.indicator: one.state for one in desk.watch("market").row.assessment.weights}
    assert (weights["weapons"], weights["threat"]) == ("absent", "seen")
    assert weights["warning"] == "not looked for"
    desk.note("market", "weapons", "not looked for", why="they didn't")
    again = {one.indicator: one.state for one in desk.watch("market").row.assessment.weights}
    assert again["weapons"] == "not looked for"


def test_a_note_of_a_day_to_come_and_of_an_unknown_indicator_is_refused(desk: Desk) -> None:
    desk.write_watch(toml(), "market")
    with pytest.raises(TocsinError, match="2027-01-01 is still to come"):
        desk.note("market", "threat", "seen", day="2027-01-01", why="a dream")
    with pytest.raises(NotFoundError, match=r"is no indicator of market; it has .*warning"):
        desk.note("market", "warnings", "seen", why="a slip")
    assert desk.watch("market").notes == ()


def test_a_watch_that_is_none_is_not_kept(desk: Desk) -> None:
    with pytest.raises(SourceError, match="threshold") as told:
        desk.write_watch(toml(threshold="2"), "my market")
    assert told.value.source == "my market"
    assert desk.watches() == ()


def test_a_watch_is_not_replayed_into_a_past_that_is_known(desk: Desk) -> None:
    add(desk, [alert()])
    with pytest.raises(SourceError, match="a replay only goes forward"):
        desk.write_watch(toml(), "market", replay=True)
    assert desk.watches() == ()


def test_a_watch_of_a_day_to_come_is_not_replayed(desk: Desk) -> None:
    later = toml(**{"from": "2026-11-01"})
    with pytest.raises(SourceError, match="begins on 2026-11-01, which is still to come"):
        desk.write_watch(later, "market", replay=True)
    desk.write_watch(later, "market")
    assert desk.watch("market").row.moment.startswith("2026-06-01")


def test_a_grade_changes_what_its_source_s_word_is_worth(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert()])
    before = _chance(desk, "2026-06-01")
    desk.grade_source("Orlec Courier", "E", why="makes things up")
    assert _chance(desk, "2026-06-01") < before


def test_a_watch_that_has_expired_still_sees_and_proposes_nothing(desk: Desk) -> None:
    desk.write_watch(toml(until="2026-04-25"), "market", replay=True)
    add(desk, [alert()])
    found = desk.watch("market")
    assert found.seen
    assert desk.proposals() == ()
