"""Scoring of whole briefs: perfect scores 100, empty 0, a worked example agrees."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evaluation import happened
from evaluation.brief import (
    Found,
    Lies,
    Told,
    figures,
    match,
    measure,
    score,
    score_places,
    score_times,
    word_starts,
)
from evaluation.leniency import Leniency
from tests.evaluation import made

EVERY = (
    "statement_precision",
    "statement_recall",
    "speaker_accuracy",
    "act_accuracy",
    "addressee_accuracy",
)


def _said(
    words: str,
    cue: str = "",
    *,
    speaker: str = "Orla Venn",
    act: str = "says",
    to: str | None = None,
) -> Found:
    """A statement whose words are numbers: "1 2 3"."""
    numbers = frozenset(map(int, words.split()))
    return Found(numbers, frozenset(map(int, cue.split())), speaker, act, to)


MARKED = [
    _said("1 2 3 4", "5"),
    _said("11 12 13 14", "15", speaker="Government of Russia", act="denies", to="Anna Quill"),
]


def _figures(
    found: list[Found],
    marked: list[Found] | None = None,
    *,
    headline: str = "",
    lenient: Leniency | None = None,
) -> dict[str, float]:
    counts = score(
        MARKED if marked is None else marked,
        found,
        frozenset(map(int, headline.split())),
        lenient or Leniency(),
        "made",
    )
    return figures(counts, Counter())


def test_a_perfect_brief_scores_100() -> None:
    scored = _figures(MARKED)
    assert {name: scored[name] for name in EVERY} == dict.fromkeys(EVERY, 100)


def test_an_empty_brief_scores_0() -> None:
    scored = _figures([])
    assert {name: scored[name] for name in EVERY} == dict.fromkeys(EVERY, 0)


def test_a_brief_of_something_else_scores_0() -> None:
    scored = _figures([_said("91 92 93")])
    assert {name: scored[name] for name in EVERY} == dict.fromkeys(EVERY, 0)


def test_a_worked_example_by_hand_agrees() -> None:
    """Four marked; three found, of which two match and one is of another place.

    Precision 2/3, recall 2/4; of the two matched one has the right speaker, one the right act
    and both the right addressee (neither has any).
    """
    marked = [_said("1 2 3 4"), _said("11 12"), _said("21 22"), _said("31 32")]
    found = [
        _said("2 3 4 5", speaker="Venn", act="warns"),
        _said("11 12", speaker="Hugo Marrow"),
        _said("91 92"),
    ]
    scored = _figures(found, marked)
    assert scored["statement_precision"] == pytest.approx(200 / 3)
    assert scored["statement_recall"] == pytest.approx(50)
    assert scored["speaker_accuracy"] == pytest.approx(50)
    assert scored["act_accuracy"] == pytest.approx(50)
    assert scored["addressee_accuracy"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("words", "matches"),
    [("1 2 3 4", True), ("1 2", True), ("3 4 5 6", True), ("4 5 6 7", False), ("7 8", False)],
)
def test_a_match_shares_half_the_words_of_the_shorter(words: str, matches: bool) -> None:
    assert bool(match([_said("1 2 3 4")], [_said(words)])) is matches


def test_each_statement_matches_one_and_the_best_first() -> None:
    marked = [_said("1 2 3 4"), _said("3 4 5 6")]
    found = [_said("3 4 5 6"), _said("1 2 3 4")]
    assert match(marked, found) == {0: 1, 1: 0}


def test_an_overlapping_cue_decides_between_equals() -> None:
    marked = [_said("1 2", "9")]
    assert match(marked, [_said("1 2", "8"), _said("1 2", "9")]) == {0: 1}


def test_the_same_speaker_decides_between_equals() -> None:
    marked = [_said("1 2")]
    assert match(marked, [_said("1 2", speaker="Hugo Marrow"), _said("1 2")]) == {0: 1}


def test_a_split_statement_by_the_same_speaker_is_no_false_one() -> None:
    scored = _figures([_said("1 2"), _said("3 4")], [_said("1 2 3 4")])
    assert scored["statement_precision"] == scored["statement_recall"] == 100


def test_a_split_statement_by_another_speaker_is_a_false_one() -> None:
    scored = _figures([_said("1 2 3"), _said("4", speaker="Hugo Marrow")], [_said("1 2 3 4")])
    assert scored["statement_precision"] == 50


def test_joined_statements_by_the_same_speaker_are_both_found() -> None:
    scored = _figures([_said("1 2 3 4")], [_said("1 2"), _said("3 4")])
    assert scored["statement_recall"] == 100


def test_what_is_found_in_the_headline_is_no_false_one() -> None:
    extra = _said("51 52", speaker="Hugo Marrow")
    assert _figures([*MARKED, extra])["statement_precision"] < 100
    assert _figures([*MARKED, extra], headline="51 52 53")["statement_precision"] == 100


def test_a_weak_statement_missed_is_no_loss_and_found_is_right() -> None:
    lenient = Leniency()
    lenient.weak["made"] = {1}
    assert _figures(MARKED[:1], lenient=lenient)["statement_recall"] == 100
    assert _figures(MARKED, lenient=lenient)["statement_recall"] == 100
    assert _figures(MARKED[1:], lenient=lenient)["statement_recall"] == 50


def test_an_act_that_the_notes_admit_is_right() -> None:
    found = [_said("1 2 3 4", act="warns")]
    lenient = Leniency()
    lenient.acts["made"][0].add("warns")
    assert _figures(found, MARKED[:1])["act_accuracy"] == 0
    assert _figures(found, MARKED[:1], lenient=lenient)["act_accuracy"] == 100


@pytest.mark.parametrize(
    ("gold", "ours", "right"),
    [
        (None, None, 100),
        ("Anna Quill", "Quill", 100),
        ("Anna Quill", None, 0),
        (None, "Anna Quill", 0),
        ("Anna Quill", "Hugo Marrow", 0),
    ],
)
def test_an_addressee_is_right_when_both_have_none_or_the_same(
    gold: str | None, ours: str | None, right: float
) -> None:
    scored = _figures([_said("1 2", to=ours)], [_said("1 2", to=gold)])
    assert scored["addressee_accuracy"] == right


def test_words_are_known_by_where_they_begin() -> None:
    assert word_starts("It leaks, badly.", [(0, 8), (10, 16)]) == {0, 3, 10}


@pytest.mark.parametrize(
    ("counts", "f1"),
    [
        ({"found": 10, "marked": 10, "right": 10}, 100),
        ({"found": 0, "marked": 10, "right": 0}, 0),
        ({"found": 0, "marked": 0, "right": 0}, 0),
        ({"found": 30, "marked": 10, "right": 10}, 50),
    ],
)
def test_furniture_is_scored_by_characters(counts: dict[str, int], f1: float) -> None:
    assert figures(Counter(), Counter(counts))["furniture_f1"] == pytest.approx(f1)


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


ARTICLE = """Pier in Tessel shut after a long night of storm

On Friday the mayor of Tessel said that the pier was shut and that the ferry would not sail \
before the storm had passed. It was built in 1904 and is four hundred metres long.

Tessel police warned residents that the quay could collapse. The storm had come from the north \
in the night and taken the roofs off forty houses along the shore.
"""


def _gold(text: str) -> dict[str, Any]:
    return {
        "id": "seed",
        "published": None,
        "body": {"start": 0, "end": len(text)},
        "furniture": [],
        "statements": [
            {
                "speaker": "mayor of Tessel",
                "cue": _span(text, "said"),
                "content": [_span(text, "that the pier was shut")],
                "act": "says",
                "to": None,
            },
            {
                "speaker": "Tessel police",
                "cue": _span(text, "warned"),
                "content": [_span(text, "that the quay could collapse")],
                "act": "warns",
                "to": "residents",
            },
        ],
        "times": [
            {"span": _span(text, "On Friday"), "value": "XXXX-XX-XX"},
            {"span": _span(text, "in 1904"), "value": "1904"},
        ],
    }


def test_a_marked_article_is_read_from_its_file_and_scored(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "seed.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "seed.json").write_text(json.dumps(_gold(ARTICLE)), "utf-8")
    result = measure(tmp_path, None)
    assert (result.benchmark, result.items) == ("brief", 1)
    assert set(result.figures) == {"furniture_f1", "time_value_f1", "place_f1", *EVERY, *HAPPENED}
    assert result.figures["time_value_f1"] == 100
    assert result.figures["statement_recall"] == 100
    assert result.figures["speaker_accuracy"] == result.figures["act_accuracy"] == 100


HAPPENED = set(happened.figures(Counter()))


def test_what_happened_is_scored_at_its_place_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading agrees with the marks, which stand further down than in the cleaned text."""
    above = "\n" * len(made.TEXT)
    gold = made.shifted(len(above))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / f"{gold['id']}.txt").write_text(above + made.TEXT, "utf-8")
    (tmp_path / "made.json").write_text(json.dumps(gold), "utf-8")
    monkeypatch.setattr("evaluation.brief.read", made.agreeing)
    scored = measure(tmp_path, None).figures
    assert {name: scored[name] for name in HAPPENED} == dict.fromkeys(HAPPENED, 100)


def test_a_folder_without_marked_articles_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=tmp_path.name):
        measure(tmp_path, None)


def _times(*told: tuple[str, str]) -> list[Told]:
    return [Told(frozenset(map(int, words.split())), value) for words, value in told]


def _time_f1(found: list[Told], marked: list[Told]) -> float:
    return figures(score_times(marked, found), Counter())["time_value_f1"]


TIMES = _times(("1 2", "2024-03-22"), ("7", "XXXX-11/.."), ("9", "2014"))


def test_times_perfect_score_100_and_none_0() -> None:
    assert _time_f1(TIMES, TIMES) == 100
    assert _time_f1([], TIMES) == _time_f1(TIMES, []) == _time_f1([], []) == 0


def test_a_time_is_right_if_it_shares_a_word_and_has_the_very_value() -> None:
    """Two marked are found, one with another value; one found stands where none is marked."""
    found = _times(("2 3", "2024-03-22"), ("7", "XXXX-11"), ("20", "2014"))
    assert _time_f1(found, TIMES) == pytest.approx(200 / 6)


def test_a_marked_time_counts_once() -> None:
    twice = _times(("1", "2024-03-22"), ("2", "2024-03-22"))
    assert _time_f1(twice, TIMES[:1]) == pytest.approx(200 / 3)


def _place_f1(found: list[Lies], marked: list[Lies]) -> float:
    return figures(score_places(marked, found), Counter())["place_f1"]


PLACES = [
    Lies(frozenset({1, 2}), "Republic Stadium, Tessel", "ZZ"),
    Lies(frozenset({7}), "Orlec", "ZZ"),
    Lies(frozenset({9}), "Varnia", None),
]


def test_places_perfect_score_100_and_none_0() -> None:
    assert _place_f1(PLACES, PLACES) == 100
    assert _place_f1([], PLACES) == _place_f1(PLACES, []) == _place_f1([], []) == 0


def test_a_place_is_right_by_a_word_its_country_and_its_name() -> None:
    """The first by half of its name, the second in another country, the third elsewhere."""
    found = [
        Lies(frozenset({2}), "Republic Stadium", "ZZ"),
        Lies(frozenset({7}), "Orlec", "XX"),
        Lies(frozenset({20}), "Varnia", None),
    ]
    assert _place_f1(found, PLACES) == pytest.approx(200 / 6)
