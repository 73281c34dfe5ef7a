"""Times are there, in their order, and not past."""

from datetime import timedelta

from msgspec.structs import replace

from tests.warn.drafting.made import EVIDENCE, NOW, case
from tests.warn.lint.made import GOOD, said
from tocsin.warn import deeds


def test_what_is_over_is_no_warning() -> None:
    (found,) = said(expires=NOW)
    assert found == "error expires: it was to be looked at again by 2026-03-07 12:00 UTC, " + (
        "which is over"
    )


def test_it_begins_before_it_ends() -> None:
    assert any(one.startswith("error onset:") for one in said(onset=GOOD.expires))
    assert said(onset=GOOD.expires - timedelta(minutes=1)) == []


def test_when_is_said_in_words() -> None:
    assert said(when="") == ["error when: nothing says when"]


def test_a_warning_does_not_hold_for_ever() -> None:
    assert any("30 days" in one for one in said(expires=NOW + timedelta(days=31)))
    emergency = said(
        shape="emergency notification", urgency="Immediate", expires=NOW + timedelta(hours=25)
    )
    assert any("24 hours" in one for one in emergency)


def test_what_was_to_begin_and_a_draft_that_lay_about_are_stale() -> None:
    assert said(onset=NOW - timedelta(hours=1)) == [
        "advice onset: it was to begin at 2026-03-07 11:00 UTC, which is past"
    ]
    drafted = case(deeds.Drafted(id="t1", text=GOOD))
    drafted.drafts["t1"].moment = NOW - timedelta(hours=25)
    assert said(drafted) == ["advice when: the draft is of 2026-03-06 11:00 UTC"]


def test_old_news_alone_is_stale() -> None:
    old = replace(EVIDENCE, day=NOW.date() - timedelta(days=31))
    assert said(evidence=(old,)) == [
        "advice evidence: the newest that it rests on is of 2026-02-04"
    ]
    assert said(evidence=(old, EVIDENCE)) == []
