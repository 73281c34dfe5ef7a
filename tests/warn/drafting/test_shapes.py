"""Each shape has its own order and words."""

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import draft
from tocsin.warn.drafting import parts
from tocsin.warn.drafting.shapes import parted
from tocsin.warn.warning import Shape


def _headings(shape: Shape) -> list[str]:
    return [part.heading for part in parts(draft(shape, to=("police",)))]


def test_a_security_alert_has_the_four_headings_of_embassies() -> None:
    assert _headings("security alert") == ["Location", "Event", "Actions to take", "Assistance"]


def test_an_emergency_notification_begins_with_what_to_do() -> None:
    assert _headings("emergency notification")[:2] == ["Do this now", "What is happening"]


def test_a_timely_warning_tells_nature_place_time_protection_and_reporting() -> None:
    assert _headings("timely warning") == [
        "What we warn of",
        "Where",
        "When",
        "Who is at risk",
        "How to protect yourself",
        "How to report",
        "How we know",
    ]


def test_a_private_notice_tells_what_is_known_and_what_cannot_be_done() -> None:
    assert _headings("private notice") == [
        "What we know",
        "What you may do",
        "Who to call",
        "What we can't do",
    ]


def test_likelihood_and_confidence_are_paragraphs_of_their_own() -> None:
    said = [one for part in parts(draft()) for one in part.paragraphs]
    assert {draft().likely, draft().sure} <= set(said)


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Security alert: bomb attack", (("Security alert",), "bomb attack")),
        ("EXERCISE: Downgraded: a bomb", (("EXERCISE", "Downgraded"), "a bomb")),
        ("WARNING : a bomb: two dead", (("WARNING",), "a bomb: two dead")),
        ("Karsk: a bomb", ((), "Karsk: a bomb")),
        ("Warning:", ((), "Warning:")),
    ],
)
def test_a_headline_is_parted_from_what_it_calls_itself(headline: str, found: object) -> None:
    assert parted(headline) == found


def test_what_is_empty_has_no_heading() -> None:
    made = replace(draft(), assistance="", limits="")
    assert [part.heading for part in parts(made)] == ["Location", "Event", "Actions to take"]
