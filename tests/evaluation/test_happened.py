"""Scoring of incidents, warnings and blame: perfect scores 100, empty 0, an example agrees."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from evaluation.brief import word_starts
from evaluation.happened import (
    Alert,
    Charge,
    Deed,
    Happened,
    figures,
    figures_right,
    found,
    kinds_right_too,
    marked,
    match_alerts,
    match_charges,
    match_deeds,
    score,
)
from tests.evaluation.made import GOLD, TEXT, agreeing
from tocsin.clean import clean
from tocsin.records import Page
from tocsin.records.incident import Range

FIGURES = {
    "incident_f1",
    "incident_precision",
    "incident_recall",
    "figure_accuracy",
    "figure_accuracy_given",
    "warning_f1",
    "warning_precision",
    "warning_recall",
    "blame_f1",
    "blame_precision",
    "blame_recall",
    "stance_accuracy",
    "by_f1",
    "against_f1",
    "weapon_f1",
}


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return word_starts(text, [(start, end)])


MARKED = marked(GOLD, partial(_words, TEXT), {})


def _figures(ours: Happened, gold: Happened = MARKED) -> dict[str, float]:
    return figures(score(gold, ours))


def test_a_reading_that_finds_all_that_is_marked_scores_100() -> None:
    article = clean(Page(source="made.txt", content=TEXT.encode(), media_type="text/plain"))
    ours = found(agreeing(article), partial(_words, article.text))
    assert _figures(ours) == dict.fromkeys(FIGURES, 100)


def test_an_empty_reading_scores_0() -> None:
    assert _figures(Happened()) == dict.fromkeys(FIGURES, 0)


def test_a_reading_of_an_article_in_which_nothing_is_marked_scores_0() -> None:
    assert _figures(MARKED, Happened()) == dict.fromkeys(FIGURES, 0)


def _deed(
    kind: str = "bombing",
    words: str = "1 2",
    *,
    when: str | None = None,
    where: str = "",
    status: str = "happened",
    by: str = "",
    against: str = "",
    weapon: str = "",
    figures: Mapping[str, Range] | None = None,
) -> Deed:
    """An incident whose words are numbers, whose kinds and places stand apart by commas."""
    return Deed(
        kinds=tuple(kind.split(",")),
        status=status,
        when=when,
        where=tuple(filter(None, where.split(","))),
        by=tuple(filter(None, by.split(","))),
        against=tuple(filter(None, against.split(","))),
        weapon=tuple(filter(None, weapon.split(","))),
        figures=figures or {},
        words=frozenset(map(int, words.split())),
    )


def _charge(
    accused: str = "Sorland",
    by: str = "Orla Venn",
    deed: int | None = 0,
    *,
    stance: str = "blames",
    words: str = "1 2",
) -> Charge:
    return Charge(deed, accused, by, stance, frozenset(map(int, words.split())))


def _alert(giver: str = "Orla Venn", to: str = "", words: str = "1 2", around: str = "") -> Alert:
    own = frozenset(map(int, words.split()))
    addressed = tuple(filter(None, to.split(",")))
    return Alert(giver, addressed, own, own | frozenset(map(int, around.split())))


def test_a_worked_example_by_hand_agrees() -> None:
    """Four incidents are marked and three found; the strike is none of them.

    The bombing has the right figures, the raid, marked as an arrest, one too many; neither the
    court nor the accident is found: precision 2/3, recall 2/4, figures 1/2. The warning is found,
    and one that nobody marked: precision 1/2, recall 1/1. Of three marked blames two are found,
    one with another stance. Of the two doers of matched incidents one is named, and one who isn't:
    1/2 both ways; of the two arrested one, and nobody else: precision 1, recall 1/2.
    """
    gold = Happened(
        [
            _deed("bombing", "1 2", by="Varnian Front", figures={"killed": (9, 9)}),
            _deed("arrest", "11", by="Sorland", against="two gunmen,Hugo Marrow"),
            _deed("court", "21", when="2031-06-01"),
            _deed("accident", "31"),
        ],
        [_alert()],
        [_charge(), _charge("Varnia"), _charge(by="Hugo Marrow", stance="rejects")],
    )
    ours = Happened(
        [
            _deed("strike", "31"),
            _deed("shooting", "2", by="Varnian Front,rebels", figures={"killed": (9, 9)}),
            _deed("raid", "11", against="gunmen", figures={"killed": (2, 2)}),
        ],
        [_alert("Hugo Marrow", words="8 9"), _alert()],
        [_charge(deed=1), _charge(by="Hugo Marrow", deed=1)],
    )
    scored = _figures(ours, gold)
    assert scored["incident_precision"] == pytest.approx(200 / 3)
    assert scored["incident_recall"] == 50
    assert scored["incident_f1"] == pytest.approx(400 / 7)
    assert scored["figure_accuracy"] == scored["figure_accuracy_given"] == 50
    assert scored["warning_f1"] == pytest.approx(200 / 3)
    assert (scored["warning_precision"], scored["warning_recall"]) == (50, 100)
    assert scored["blame_f1"] == 80
    assert scored["blame_precision"] == 100
    assert scored["blame_recall"] == pytest.approx(200 / 3)
    assert scored["stance_accuracy"] == 50
    assert (scored["by_f1"], scored["weapon_f1"]) == (50, 0)
    assert scored["against_f1"] == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("gold", "ours"),
    [
        (_deed("bombing"), _deed("bombing")),
        (_deed("bombing"), _deed("assassination")),
        (_deed("hostage_taking"), _deed("ramming")),
        (_deed("hostage_taking"), _deed("kidnapping")),
        (_deed("arrest"), _deed("raid")),
        (_deed("court"), _deed("arrest", against="Hugo Marrow")),
        (
            _deed("court", against="three men,Hugo Marrow"),
            _deed("arrest", against="Marrow"),
        ),
        (_deed("plot", status="foiled"), _deed("bombing", status="planned")),
        (_deed("shooting", status="threatened"), _deed("plot", status="planned")),
        (_deed("strike,bombing"), _deed("bombing")),
    ],
)
def test_kinds_of_one_family_match(gold: Deed, ours: Deed) -> None:
    assert match_deeds([gold], [ours]) == {0: 0}


@pytest.mark.parametrize(
    ("gold", "ours"),
    [
        (_deed("bombing"), _deed("kidnapping")),
        (_deed("bombing"), _deed("strike")),
        (_deed("strike"), _deed("clash")),
        (_deed("raid"), _deed("court")),
        (_deed("court", against="Hugo Marrow"), _deed("arrest", against="Anna Quill")),
        (_deed("plot", status="foiled"), _deed("bombing", status="happened")),
        (_deed("plot", status="planned"), _deed("protest", status="planned")),
    ],
)
def test_kinds_of_other_families_do_not(gold: Deed, ours: Deed) -> None:
    assert match_deeds([gold], [ours]) == {}


@pytest.mark.parametrize(
    ("gold", "ours", "matches"),
    [
        ("market,Tessel,Varnia", "Tessel", True),
        ("market,Tessel,Varnia", "fish market of Tessel", True),
        ("market,Tessel,Varnia", "Orlec,Varnia", True),
        ("market,Tessel,Varnia", "Orlec,Sorland", False),
        ("", "Orlec,Sorland", True),
        ("Orlec,Sorland", "", True),
    ],
)
def test_places_agree_by_any_name_or_where_none_is_given(
    gold: str, ours: str, matches: bool
) -> None:
    assert bool(match_deeds([_deed(where=gold)], [_deed(where=ours)])) is matches


@pytest.mark.parametrize(
    ("gold", "ours", "matches"),
    [
        ("2031-05", "2031-05-04", True),
        ("XXXX-05-04", "2031-05-04", True),
        (None, "2031-05-04", True),
        ("2031-05-04", "2031-05-05", False),
    ],
)
def test_times_agree_when_they_overlap(gold: str | None, ours: str, matches: bool) -> None:
    assert bool(match_deeds([_deed(when=gold)], [_deed(when=ours)])) is matches


@pytest.mark.parametrize(
    ("gold", "worse", "better"),
    [
        (_deed("raid", "1 2"), _deed("raid", "8"), _deed("arrest", "2")),
        (_deed("raid"), _deed("arrest"), _deed("raid")),
        (_deed(status="alleged"), _deed(), _deed(status="alleged")),
        (_deed(when="2031-05"), _deed(when="2031-05-04"), _deed(when="2031-05")),
        (
            _deed(where="Tessel,Varnia"),
            _deed(where="Orlec,Varnia"),
            _deed(where="market of Tessel,Tessel,Varnia"),
        ),
        (
            _deed(figures={"killed": (9, 9)}),
            _deed(figures={"killed": (1, 1)}),
            _deed(figures={"killed": (9, 9)}),
        ),
    ],
)
def test_words_then_kind_status_time_place_and_figures_decide(
    gold: Deed, worse: Deed, better: Deed
) -> None:
    assert match_deeds([gold], [worse, better]) == {0: 1}


def test_each_incident_matches_one_and_the_best_first() -> None:
    gold = [_deed(words="1 2"), _deed(words="3 4")]
    assert match_deeds(gold, [_deed(words="3 4"), _deed(words="1")]) == {0: 1, 1: 0}
    assert match_deeds(gold, [_deed(words="3")]) == {1: 0}


@pytest.mark.parametrize(
    ("gold", "ours", "right"),
    [
        ((9, 9), (9, 9), True),
        ((9, None), (9, None), True),
        ((None, 50), (None, 50), True),
        ((9, 9), (8, 8), False),
        ((9, 9), (9, None), False),
        ((9, None), (9, 9), False),
        ((9, None), (8, None), False),
        ((24, 25), (24, None), False),
        ((None, 50), (50, 50), False),
        ((24, None), (12, None), True),
        ((24, None), (20, None), True),
        ((200, None), (100, None), True),
        ((24, None), (24, 24), True),
        ((200, 200), (200, None), True),
        ((24, None), (20, 20), False),
        ((24, None), (200, None), False),
        ((24, None), (25, None), False),
    ],
)
def test_a_figure_is_right_by_its_range_or_near_a_vague_number(
    gold: Range, ours: Range, right: bool
) -> None:
    assert figures_right(_deed(figures={"killed": gold}), _deed(figures={"killed": ours})) is right


@pytest.mark.parametrize(
    ("gold", "ours", "right"),
    [
        ({}, {}, True),
        ({"killed": (9, 9)}, {}, False),
        ({"perpetrators": (1, 1)}, {}, False),
        ({"killed": (9, 9)}, {"killed": (9, 9), "wounded": (2, 2)}, False),
        ({}, {"detained": (2, 2)}, False),
        ({}, {"perpetrators": (2, 2)}, True),
        ({}, {"missing": (2, 2), "held": (2, 2), "displaced": (2, 2)}, True),
    ],
)
def test_no_figure_may_be_missed_and_none_of_casualties_and_detained_be_too_many(
    gold: Mapping[str, Range], ours: Mapping[str, Range], right: bool
) -> None:
    assert figures_right(_deed(figures=gold), _deed(figures=ours)) is right


def test_figure_accuracy_given_leaves_out_pairs_without_figures() -> None:
    """Of three incidents two have figures on a side, of which one has the right ones."""
    nine: dict[str, Range] = {"killed": (9, 9)}
    gold = [_deed("bombing", figures=nine), _deed("protest", "5"), _deed("raid", "9")]
    ours = [*gold[:1], _deed("protest", "5", figures={"perpetrators": (4, 4)})]
    ours += [_deed("raid", "9", figures=nine)]
    scored = _figures(Happened(ours), Happened(gold))
    assert scored["figure_accuracy"] == pytest.approx(200 / 3)
    assert scored["figure_accuracy_given"] == 50


@pytest.mark.parametrize(
    ("ours", "matches"),
    [
        (_alert(words="2 3"), True),
        (_alert(words="3", around="2 4"), True),
        (_alert(words="3"), False),
        (_alert("Hugo Marrow"), False),
        (_alert("Hugo Marrow", "Anna Quill"), False),
        (_alert("Hugo Marrow", "Anna Quill,Government of Varnia"), True),
    ],
)
def test_a_warning_matches_by_words_or_sentence_and_by_giver_or_addressee(
    ours: Alert, matches: bool
) -> None:
    assert bool(match_alerts([_alert(to="Varnia")], [ours])) is matches


def test_of_two_warnings_in_a_sentence_the_one_of_the_same_words_matches() -> None:
    gold = [_alert(words="1 2"), _alert(words="3 4")]
    ours = [_alert(words="4", around="1 2 3"), _alert(words="1", around="2 3 4")]
    assert match_alerts(gold, ours) == {0: 1, 1: 0}


DEEDS = [_deed("bombing"), _deed("raid", "5 6")]


def _charges(gold: list[Charge], ours: list[Charge], deeds: dict[int, int]) -> dict[int, int]:
    found_deeds = [_deed() for _ in range(3)]
    return match_charges(Happened(DEEDS, (), gold), Happened(found_deeds, (), ours), deeds)


@pytest.mark.parametrize(
    ("ours", "matches"),
    [
        (_charge(deed=2), True),
        (_charge("Government of Sorland", "Venn", deed=2), True),
        (_charge(deed=2, words="90", stance="rejects"), True),
        (_charge("Varnia", deed=2), False),
        (_charge(by="Hugo Marrow", deed=2), False),
        (_charge(deed=1), False),
        (_charge(deed=None, words="90"), True),
        (_charge(deed=0), True),
        (_charge(deed=0, words="90"), False),
    ],
)
def test_blame_matches_by_parties_and_incident_and_loosely_where_none_is_known(
    ours: Charge, matches: bool
) -> None:
    """The marked incidents 0 and 1 match the found 2 and 1; nobody marked the found 0."""
    assert bool(_charges([_charge(deed=0)], [ours], {0: 2, 1: 1})) is matches


def test_blame_for_an_incident_that_was_missed_matches_blame_for_no_marked_one() -> None:
    gold = [_charge(deed=0)]
    assert _charges(gold, [_charge(deed=None)], {1: 1}) == {0: 0}
    assert _charges(gold, [_charge(deed=0)], {1: 1}) == {0: 0}
    assert _charges(gold, [_charge(deed=1)], {1: 1}) == {}


def test_blame_for_no_incident_matches_none_where_it_could_be_for_two() -> None:
    gold = [_charge(deed=0), _charge(deed=1, words="5")]
    assert _charges(gold, [_charge(deed=None)], {0: 0, 1: 1}) == {}


def test_of_blame_for_one_incident_the_same_words_then_the_same_stance_match() -> None:
    gold = [_charge(words="1 2")]
    assert _charges(gold, [_charge(words="9"), _charge(words="2")], {0: 0}) == {0: 1}
    assert _charges(gold, [_charge(stance="denies"), _charge()], {0: 0}) == {0: 1}


def test_kinds_that_the_notes_call_right_too_are_read_and_used(tmp_path: Path) -> None:
    assert kinds_right_too(tmp_path) == {}
    notes = "**Soft** — `arrests`; `market` is strike, accident right too. `other` is not."
    (tmp_path / "NOTES.md").write_text(notes, "utf-8")
    right_too = kinds_right_too(tmp_path)
    assert right_too == {"market": {"strike", "accident"}}
    gold = marked(GOLD, partial(_words, TEXT), right_too).deeds
    strike = replace(MARKED.deeds[0], kinds=("strike",))
    assert match_deeds(MARKED.deeds, [strike]) == {}
    assert match_deeds(gold, [strike]) == {0: 0}
