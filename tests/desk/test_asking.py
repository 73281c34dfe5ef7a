"""A question in a user's words, and a place in a list."""

import pytest

from tests.desk.made import add, attack, page, press
from tests.warn.cap.made import ALERT_XML
from tocsin.desk import asking
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError
from tocsin.records import Page
from tocsin.store.listings import Place


def test_a_place_in_a_list_comes_back_as_it_was() -> None:
    for place in (Place("2026-05-05", 3, "ab"), Place("", 0, "")):
        assert asking.place_of(asking.cursor(place)) == place


@pytest.mark.parametrize(
    "words",
    [
        *("", "a", "2026-05-05", "2026-13-05:1:a", "2026-05-05:x:a"),
        *("20260505:1:a", "2026-W12:1:a", "2026-05-05: 1:a", "2026-05-05:99999999999:a"),
    ],
)
def test_what_is_no_place_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        asking.place_of(words)


def test_a_place_is_asked_for_as_a_country_too() -> None:
    assert asking.places("Iceland") == {"place:iceland", "country:IS"}
    assert asking.places("St. Orlec") == asking.places("saint orlec")


def test_nobody_of_that_name_is_not_everybody(desk: Desk) -> None:
    add(desk, press()[:3])
    asked = Question(actor="Nobody Known")
    assert desk.statements(asked).rows == ()
    assert desk.incidents(asked).rows == ()


def test_what_the_record_has_never_heard_of_is_told(desk: Desk) -> None:
    add(desk, press()[:4])
    known = Question(place="Oskara", source="Lorne Post", actor="Varnian Front")
    assert desk.unknown(known) is None
    assert desk.unknown(Question(actor="embassy of Astrand")) is None
    assert desk.unknown(Question(place="Nowhere")) == ("place", "Nowhere")
    assert desk.unknown(Question(place="Oskara", source="No Paper")) == ("source", "No Paper")
    assert desk.unknown(Question(actor="Nobody Known")) == ("actor", "Nobody Known")


def test_a_place_is_found_that_no_gazetteer_knows(desk: Desk) -> None:
    add(desk, press())
    asked = Question(place="oskara")
    for ask in (desk.statements, desk.blame, desk.warnings, desk.incidents, desk.timeline):
        assert ask(asked).rows
    found = desk.search(["market"], asked).rows
    assert 0 < len(found) <= len(desk.search(["market"]).rows)


def test_what_a_list_can_not_be_asked_is_said(desk: Desk) -> None:
    """It isn't passed over: who asks would take all for what fits."""
    add(desk, [attack()])
    for ask, problem in (
        (lambda: desk.stories(Question(place="Oskara")), "stories can't be chosen by place"),
        (lambda: desk.search(["bomb"], Question(actor="Front")), "articles can't be chosen by"),
        (lambda: desk.warnings(Question(status="foiled")), "warnings can't be chosen by status"),
    ):
        with pytest.raises(TocsinError, match=problem):
            ask()


def test_a_warning_is_found_by_who_gave_it_in_whatever_words(desk: Desk) -> None:
    add(desk, press())
    (row,) = (row for row in desk.warnings().rows if row.warned.to)
    for name in (row.warned.from_.upper(), *row.warned.to):
        assert row in desk.warnings(Question(actor=name)).rows
    assert desk.warnings(Question(actor="Pavo Lind")).rows == ()


def test_an_alert_that_was_added_is_a_warning_of_its_sender(desk: Desk) -> None:
    add(desk, [Page(source="karsk.cap", content=ALERT_XML.encode())])
    (row,) = desk.warnings(Question(actor="warning desk of Varnia")).rows
    assert (row.warned.target, row.warned.given) == ("Karsk", "2026-03-20T18:30:00+02:00")
    assert row.source.published == "2026-03-20T18:30:00+02:00"


def test_an_incident_is_found_by_who_claims_it_or_is_accused(desk: Desk) -> None:
    add(desk, press())
    (row,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    assert "Pavo Lind" not in {*row.dossier.by, *row.dossier.against}
    for name in ("Pavo Lind", "varnian front", "Marsh League"):
        assert row.id in {one.id for one in desk.incidents(Question(actor=name)).rows}


def test_a_statement_is_found_by_who_is_spoken_to(desk: Desk) -> None:
    told = "“The bridge is safe,” Mayor Ivo Dreck told Pavo Lind on Friday."
    add(desk, [page("bridge", "2026-05-02", "Bridge is safe", told)])
    (row,) = desk.statements().rows
    assert row.statement.to
    assert desk.statements(Question(actor=row.statement.to)).rows == (row,)


def test_what_is_known_by_its_month_lies_in_every_part_of_it(desk: Desk) -> None:
    told = "A bomb killed 12 people at the covered market in Oskara in December 2025."
    add(desk, [page("month", "2026-03-02", "A bomb in winter", told)])
    (row,) = desk.incidents().rows
    assert row.day == "2025-12-01"
    week = Question(since="2025-12-10", until="2025-12-15")
    assert desk.incidents(week).rows == (row,)
    assert desk.incidents(Question(since="2026-01-01")).rows == ()


def test_what_goes_on_counts_up_to_the_day_on_which_it_was_told(desk: Desk) -> None:
    told = (
        "Rebels have shelled the market in Oskara since 2 May 2026, killing 12 people.",
        "The embassy of Astrand has warned its citizens since 2 May 2026 of attacks in Oskara.",
    )
    add(desk, [page("shells", "2026-05-05", "Shells on Oskara", *told)])
    for ask in (desk.incidents, desk.warnings):
        days = [day for day in range(1, 9) if ask(Question(since=_on(day), until=_on(day))).rows]
        assert days == [2, 3, 4, 5]
        assert ask(Question(since=_on(6))).rows == ()
    assert list(desk.verify()) == []


def _on(day: int) -> str:
    """A day in May 2026."""
    return f"2026-05-{day:02}"


def test_a_warning_of_a_month_lies_in_every_part_of_it(desk: Desk) -> None:
    told = "In January the embassy of Astrand had warned its citizens of attacks on markets."
    add(desk, [page("early", "2026-03-02", "Snow on the pass", told)])
    (row,) = desk.warnings().rows
    assert row.warned.given == "2026-01"
    week = Question(since="2026-01-10", until="2026-01-15")
    assert desk.warnings(week).rows == (row,)
    assert desk.warnings(Question(since="2026-02-01")).rows == ()
