"""How reviews are worded: suggestions as such, and gaps as gaps."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.review.made import ABOUT, ATTACK, READ, answer, facts, handled
from tests.warn.made import NOON
from tocsin.review.desk import DeskReview, Hearing, Judged, Period, Proposals
from tocsin.review.findings import Facts
from tocsin.review.incident import Gathered
from tocsin.review.incident import reviewed as review
from tocsin.review.knowable import Window
from tocsin.review.numbers import Share, spread
from tocsin.wording.lists import html, markdown, reviewed, text, track

UNREAD = Window(first=date(2026, 2, 19), last=date(2026, 3, 20), articles=0, had=0, indications=0)


def _told(of: Facts, width: int = 100) -> str:
    gathered = Gathered(
        onset=ATTACK, as_of=None, hindsight=False, facts=of, indications=(), found=()
    )
    sheet = reviewed.sheet(review(gathered))
    drawn = text.sheet(sheet, width, colour=False)
    assert max(map(len, drawn.splitlines())) <= width
    assert markdown.sheet(sheet).startswith("# **Review: shooting**")
    return " ".join(drawn.split())


def test_what_the_desk_makes_of_it_is_called_a_suggestion() -> None:
    told = _told(facts(handled()))
    assert "suggestions of the desk, for a person to decide perhaps a hit" in told
    assert f"tocsin review find {ABOUT.incident}" in told


def test_days_without_articles_are_never_called_quiet() -> None:
    told = _told(facts(windows=(UNREAD,)), 60)
    assert "not covered yet: the desk has no article of" in told
    assert "nothing happened" not in told
    assert "perhaps a undecidable" not in told


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_case_says_who_was_told_what_they_answered_and_who_never_was(width: int) -> None:
    answers = (
        answer(timedelta(days=2), "dismissed"),
        answer(timedelta(days=15), "acting", said="guards"),
    )
    told = _told(facts(handled(*answers)), width)
    for words in (
        "Glassworks · intended victim · told 14 days before",
        "dismissed: Ada, 12 days before (“it is blackmail”)",
        "acting: Ada, 1 day after it (“guards”)",
        "Chief · protector · never told",
    ):
        assert words in told


def test_what_people_and_pages_say_is_made_harmless_in_every_form() -> None:
    evil = "<script>x</script>\x1b[31m\u202e`|"
    case = handled(answer(timedelta(days=2), "dismissed", said=evil))
    hostile = replace(case, title=evil, reasons=(evil,))
    gathered = Gathered(
        onset=ATTACK, as_of=None, hindsight=False, indications=(), found=(),
        facts=facts(hostile, about=replace(ABOUT, trigger=evil, places=(evil,))),
    )  # fmt: skip
    sheet = reviewed.sheet(review(gathered))
    drawn = (text.sheet(sheet, 100, colour=False), markdown.sheet(sheet), html.sheet(sheet))
    assert not any("\x1b" in form or "\u202e" in form for form in drawn)
    assert "<script" not in drawn[1].replace(r"\<", "")
    assert "<script" not in drawn[2]


def test_where_there_is_no_case_and_no_watch_that_is_said() -> None:
    told = _told(facts(windows=(READ,)))
    assert "the desk opened no case, warned nobody" in told
    assert "No watch of this desk asks about it" in told


def test_a_desk_s_figures_say_of_how_many_and_never_a_bare_percentage() -> None:
    share = Share(count=3, of=4)
    drawn = text.sheet(
        track.sheet(
            DeskReview(
                period=Period(since=NOON, until=NOON + timedelta(days=7)),
                issued={"alert": 4},
                cases=4,
                open=1,
                judged=Judged(
                    outcomes={"hit": 3, "false alarm": 1}, right=share, caught=share,
                    leads=spread([24, 48, 72]), false_told=2, recipient_weeks=2.0,
                ),
                hearing=Hearing(
                    reach=share, delivered_in=None, answered_in=spread([0.1]), answered=share,
                    acted=share, paged_again=1, escalated=1, unreachable=("Opera",),
                ),
                proposals=Proposals(made=1, taken=1, dismissed=0, open=0, decided_in=None),
                run_out=0,
                asking=(),
            )
        ),
        100,
        colour=False,
    )  # fmt: skip
    assert "3 of 4" in drawn
    assert "%" not in drawn
    assert "2 times in 2 recipient-weeks" in drawn
    assert "n = 3" in drawn
