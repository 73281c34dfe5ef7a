"""Places against a corpus: perfect 100, empty 0, a worked example agrees."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpora.toponyms import Toponym
from evaluation.places import NEAR, Put, figures, measure, score_found, score_given
from tests.corpora.test_toponyms import gaztag, lay_out, toponym, trnews
from tocsin.read import network
from tocsin.read.tagged import Tagged

CODES = {"Vennland": "XV", "Orrland": "XO"}
MARKED = (
    Toponym((0, 5), "Orrby", (50.0, 10.0), "Orrland"),
    Toponym((10, 14), "Marl", (10.0, 10.0), "Vennland"),
    Toponym((20, 26), "Tessel", (0.0, 0.0), "Zubland"),  # whose code nobody knows
)
KINDS = ("acc161", "country_accuracy", "mention_f1", "end_to_end_f1")
PERFECT = [
    Put(gold.span, gold.at, CODES.get(gold.country or "")) for gold in MARKED
]  # fmt: skip


def _figures(marked: Sequence[Toponym], given: Sequence[Put], found: Sequence[Put]) -> list[float]:
    """Near, in the country, found and found near, in percent."""
    counts = score_given(marked, given, CODES) + score_found(marked, found)
    return [figures(counts)[kind] for kind in KINDS]


def test_perfect_places_score_100() -> None:
    assert _figures(MARKED, PERFECT, PERFECT) == [100, 100, 100, 100]


def test_names_put_nowhere_and_not_found_score_0() -> None:
    nowhere = [Put(gold.span, None) for gold in MARKED]
    assert _figures(MARKED, nowhere, []) == [0, 0, 0, 0]


def test_an_article_without_names_scores_0_and_says_nothing_of_countries() -> None:
    assert figures(Counter()) == {"acc161": 0, "mention_f1": 0, "end_to_end_f1": 0}


def test_a_worked_example() -> None:
    """Of three given one is near and one in its country; of four found two overlap, one is near."""
    given = [
        Put((0, 5), (51.0, 10.0), "XV"),  # 111 km away, in the wrong country
        Put((10, 14), (12.0, 10.0), "XV"),  # 222 km away
        Put((20, 26), None),
    ]
    found = [
        Put((2, 7), (50.0, 10.0)),
        Put((8, 16), (60.0, 60.0)),
        Put((30, 33), (0.0, 0.0)),
        Put((40, 43), None),
    ]
    assert _figures(MARKED, given, found) == pytest.approx(
        [100 / 3, 100 / 2, 200 * 2 / 7, 200 * 1 / 7]
    )


@pytest.mark.parametrize(("away", "near"), [(NEAR - 1, 1), (NEAR + 1, 0)])
def test_near_is_a_hundred_miles(away: float, near: int) -> None:
    gold = Toponym((0, 5), "Orrby", (0.0, 0.0), None)
    put = Put((0, 5), (away / 111.195, 0.0))  # kilometres of a degree
    assert score_given([gold], [put], {})["near"] == near


def test_what_the_corpus_puts_nowhere_does_not_count_when_given() -> None:
    gold = Toponym((0, 5), "Orrby", None, None)
    assert score_given([gold], [Put((0, 5), (1.0, 1.0))], CODES) == Counter()
    assert score_found([gold], [Put((0, 5), (1.0, 1.0))])["overlap"] == 1


def test_each_marked_name_is_found_once_and_neighbours_do_not_overlap() -> None:
    halves = [Put((0, 2), None), Put((2, 5), None), Put((5, 10), None)]
    assert score_found(MARKED, halves) == Counter(marked=3, found=3, overlap=1)


@dataclass
class _Marks:
    entities: list[Tagged] = field(default_factory=list)


class _Network:
    """Finds Paris only."""

    def read(self, text: str) -> _Marks:
        start = text.index("Paris")
        return _Marks([Tagged("place", start, start + 5, 0.9)])


def _shipped() -> _Network:
    return _Network()


def test_measuring_a_made_corpus_gives_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "shipped", _shipped)
    text = "Fire in Paris, Texas. Rain in Beirut."
    names = (
        toponym("Paris", 9, gaztag(33.66, -95.56, "United States")),
        toponym("Beirut", 30, gaztag(33.89, 35.5, "France")),  # a made mistake
    )
    for corpus in ("trnews", "lgl"):
        lay_out(tmp_path, *[trnews(text, *names)] * 2, corpus=corpus)
    result = measure(tmp_path, None)
    assert (result.benchmark, result.data, result.split) == ("places", tmp_path.name, None)
    assert (result.items, result.notes[0]) == (8, "4 articles")
    assert set(result.parts) == {"trnews", "lgl"}
    for named in (result.figures, *result.parts.values()):
        assert [named[kind] for kind in KINDS] == pytest.approx([100, 50, 200 / 3, 200 / 3])
    assert result.figures["articles_per_second_core"] > 0


def test_missing_data_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"TR-News\.xml"):
        measure(tmp_path, None)
