"""How incidents, warnings, blame and figures are worded, ordered and grouped."""

from typing import Any

import pytest

from tests.cli.made import NEWS, blame, figure, found, incident, news, reading, warned
from tocsin.records import FIGURE_KINDS, FigureKind
from tocsin.wording.formats import incidents
from tocsin.wording.formats.common import Layout

TRIGGERS = ("A bomb tore", "police arrested", "threatened more", "held a ferry")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (139, None, "at least 139 killed"),
        (None, 50, "up to 50 killed"),
        (24, 25, "24–25 killed"),
        (24, 24, "24 killed"),
        (0, 0, "no one killed"),
        (0, 3, "0–3 killed"),
        (None, None, "an unknown number killed"),
        (2000, None, "at least 2,000 killed"),
    ],
)
def test_a_range_for_people(low: int | None, high: int | None, words: str) -> None:
    assert incidents.amount("killed", low, high) == words


@pytest.mark.parametrize("kind", FIGURE_KINDS)
def test_every_kind_of_figure_can_be_one_and_none(kind: FigureKind) -> None:
    one, none = incidents.amount(kind, 1, 1), incidents.amount(kind, 0, 0)
    if kind == "perpetrators":
        assert (one, none) == ("1 perpetrator", "no perpetrators")
    else:
        assert (one, none) == (f"1 {kind}", f"no one {kind}")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"by": ("A", "B"), "against": ("C",)}, ["A, B → C"]),
        ({"by": ("A",)}, ["by A"]),
        ({"against": ("C", "D")}, ["against C, D"]),
        ({"where": ("Linden Hall", "Tessel", "Varnia")}, ["Linden Hall, Tessel, Varnia"]),
        (
            {"where": ("Varnia",), "by": ("A",), "weapon": ("bomb",)},
            ["Varnia", "by A", "with bomb"],
        ),
        ({}, []),
    ],
)
def test_circumstances_are_told_as_far_as_they_are_known(
    known: dict[str, Any], words: list[str]
) -> None:
    assert incidents.circumstances(incident(NEWS, "bomb", **known)) == words


def test_a_status_is_told_unless_it_simply_happened() -> None:
    assert incidents.kind(incident(NEWS, "bomb", "hostage_taking")) == "hostage taking"
    assert incidents.kind(incident(NEWS, "bomb", "plot", status="foiled")) == "plot (foiled)"


def test_incidents_come_newest_first_the_undated_last_and_else_as_in_the_text() -> None:
    days = (None, "2013/..", "2024-03-22", "2024-03-22")
    made = tuple(incident(NEWS, words, when=day) for words, day in zip(TRIGGERS, days, strict=True))
    ordered = incidents.happened(reading(NEWS, incidents=made))
    assert [one.trigger.text for one in ordered] == [TRIGGERS[n] for n in (2, 3, 1, 0)]


def test_a_label_is_kind_place_and_date() -> None:
    bomb = incident(NEWS, "bomb", when="2024-03-22", where=("Linden Hall", "Tessel", "Varnia"))
    assert incidents.label(bomb) == "bombing · Linden Hall · 22 March 2024"
    assert incidents.label(incident(NEWS, "bomb")) == "bombing · date unknown"


def test_a_warning_tells_threat_target_window_day_and_response() -> None:
    known = warned(
        NEWS,
        "had warned",
        "Sorland",
        target="a concert",
        when="2024-03-08/2024-03-10",
        given="2024-03-07",
    )
    assert incidents.sides(known) == ("Sorland", "")
    assert incidents.threat(known) == [
        ("", "an attack"),
        ("target", "a concert"),
        ("expected", "8–10 March 2024"),
        ("given", "7 March 2024"),
    ]
    assert incidents.response(known) == "response unknown"


def test_figures_come_by_incident_and_kind_and_say_who_gave_them() -> None:
    groups = incidents.figures(news())
    assert [(group.label, list(map(incidents.counted, group.items))) for group in groups] == [
        ("arrest · Orlec · 23 March, year unknown", ["4 detained (revised)"]),
        (
            "bombing · Linden Hall · 22 March, year unknown",
            ["at least 24 killed", "of these 2 killed", "60–70 wounded"],
        ),
        ("which incident isn't told", ["up to 1 held"]),
    ]
    assert list(map(incidents.giver, groups[1].items)) == [
        "Governor of Tessel",
        "the article",
        "the article, as of 23 March, year unknown",
    ]


def test_kinds_come_in_their_own_order_whatever_that_of_the_text() -> None:
    told = (figure(NEWS, "60 to 70", "wounded", 60, 70), figure(NEWS, "four men", "killed", 4, 4))
    (group,) = incidents.figures(reading(NEWS, figures=told))
    assert [one.kind for one in group.items] == ["killed", "wounded"]


def test_no_label_is_needed_where_all_belongs_to_the_only_incident() -> None:
    bomb = incident(NEWS, "bomb")
    told = (blame(NEWS, "Varga blamed", "Olen Varga", "blames", "Sorland", bomb),)
    (group,) = incidents.blamed(reading(NEWS, incidents=(bomb,), blame=told))
    assert (group.label, group.incident, group.items) == (None, bomb, list(told))


def test_blame_for_no_known_incident_says_so_once_an_incident_is_known() -> None:
    """Else it would seem to be for that one."""
    told = (blame(NEWS, "Varga blamed", "Olen Varga", "blames", "Sorland"),)
    (alone,) = incidents.blamed(reading(NEWS, blame=told))
    assert alone.label is None
    bomb = incident(NEWS, "bomb")
    (beside,) = incidents.blamed(reading(NEWS, incidents=(bomb,), blame=told))
    assert beside.label == "which incident isn't told"


def test_an_incident_that_is_not_there_is_none() -> None:
    gone, bomb = incident(NEWS, "Sorland"), incident(NEWS, "bomb")
    told = (blame(NEWS, "Varga blamed", "Olen Varga", "blames", "Sorland", gone),)
    (group,) = incidents.blamed(reading(NEWS, incidents=(bomb,), blame=told))
    assert (group.label, group.incident) == ("which incident isn't told", None)


def test_what_stands_in_the_same_sentence_needs_no_second_place() -> None:
    layout = Layout(reading(NEWS).article)
    video, claim = found(NEWS, "showed a video"), found(NEWS, "claimed the bombing")
    assert incidents.elsewhere(video, layout, claim) == ""
    assert incidents.elsewhere(None, layout, claim) == ""
    lawyer = found(NEWS, "after being beaten")
    assert incidents.elsewhere(lawyer, layout, claim) == " in ¶ 3, sentence 4"
    assert incidents.elsewhere(found(NEWS, "Bomb in"), layout, claim) == " in the headline"
