"""The warning that an alert is."""

from datetime import timedelta
from typing import Any

import pytest

import tocsin
from tests.warn.cap.made import SENT, altered, informed
from tocsin.clean import clean
from tocsin.read.warned.alerted import alerted
from tocsin.records import Page, Warned
from tocsin.warn.cap import Alert, Area, written


def _warnings(alert: Alert) -> tuple[Warned, ...]:
    article = clean(Page(source="karsk.cap", content=written(alert)))
    assert article.alert is not None
    return alerted(article, article.alert)


def _one(**changes: Any) -> Warned:
    (warned,) = _warnings(informed(**changes))
    return warned


def test_it_is_its_sender_s_with_what_its_fields_say() -> None:
    warned = _one(audience="Guests of concerts")
    assert (warned.from_, warned.to) == ("Warning desk of Varnia", ("Guests of concerts",))
    assert warned.threat == "Threat of attack: Stay away from crowds in Karsk until Sunday"
    assert (warned.target, warned.response) == ("Karsk", "unknown")
    assert (warned.when, warned.given) == ("2026-03-20/2026-03-22", "2026-03-20T18:30:00+02:00")
    assert warned.evidence.text == "Stay away from crowds in Karsk until Sunday"


def test_what_it_does_not_say_stays_empty() -> None:
    warned = _one(effective=None, onset=None, expires=None, area=())
    assert (warned.to, warned.target, warned.when) == ((), None, None)


@pytest.mark.parametrize(
    ("begins", "ends", "when"),
    [
        (0, 1, "2026-03-20"),
        (0, 48, "2026-03-20/2026-03-22"),
        (0, None, "2026-03-20/.."),
        (None, 48, "../2026-03-22"),
        (48, 0, None),
    ],
)
def test_the_window_is_told_in_days(begins: int | None, ends: int | None, when: str | None) -> None:
    onset, expires = (None if h is None else SENT + timedelta(hours=h) for h in (begins, ends))
    assert _one(effective=None, onset=onset, expires=expires).when == when


def test_the_headline_alone_is_the_threat_where_it_names_the_event() -> None:
    assert _one(headline="THREAT OF ATTACK in Karsk").threat == "THREAT OF ATTACK in Karsk"
    assert _one(headline=None).threat == "Threat of attack"


def test_several_areas_are_told_together() -> None:
    areas = (Area(area_desc="Karsk"), Area(area_desc="Ostrel"))
    assert _one(area=areas).target == "Karsk; Ostrel"


def test_the_end_of_an_alert_and_of_a_danger_warn_of_nothing() -> None:
    assert not _warnings(altered(msg_type="Cancel"))
    assert not _warnings(informed(response_type=("AllClear",)))
    assert not _warnings(informed(urgency="Past"))


def test_an_update_warns() -> None:
    (warned,) = _warnings(altered(msg_type="Update"))
    assert warned.reasons[0] == "warning: the article is an alert (msgType Update), from its sender"


@pytest.mark.parametrize(("kind", "count"), [("Alert", 1), ("Cancel", 0)])
def test_its_words_are_not_searched_for_warnings(kind: str, count: int) -> None:
    told = "The ministry warned residents that militants could bomb the concert hall in Karsk."
    alert = informed(description=told)
    content = written(alert).replace(b">Alert<", f">{kind}<".encode())
    reading = tocsin.read(Page(source="karsk.cap", content=content))
    assert reading.statements
    assert len(reading.warnings) == count
