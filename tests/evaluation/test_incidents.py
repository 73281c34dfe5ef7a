"""Incident figures: perfect scores 100, empty 0, worked examples agree."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpora import gvdb, incidents, muc4, wikievents
from corpora.marked import Range, Text
from evaluation.incidents import (
    Argument,
    Counts,
    Event,
    Mentions,
    aligned,
    arguments,
    bare,
    ceaf,
    corpus_of,
    describing_words,
    marked_arguments,
    measured,
    most_pairs,
    named,
    normal,
    sets,
    told,
    total,
)
from tests.corpora import muc4_made, test_gvdb, test_wikievents
from tocsin.read.tagged import Tagged


def _entities(*strings: str) -> tuple[Mentions, ...]:
    """Each entity as its mentions, parted by slashes."""
    return tuple(frozenset(s.split("/")) for s in strings)


def test_normal_strings_are_without_case_signs_and_articles() -> None:
    assert normal('The  "OLD" Pump-House, a ruin') == "old pumphouse ruin"


def test_bare_strings_are_without_about() -> None:
    assert bare("at around 9 p.m.") == "9 pm"
    assert bare("near") == "near"


def test_most_pairs_finds_a_way_that_greed_misses() -> None:
    """Row 0 fits both columns, row 1 only column 0, row 2 none."""
    assert most_pairs([[True, True], [True, False], [False, False]]) == 2
    assert most_pairs([]) == most_pairs([[], []]) == 0


def test_perfect_entities_score_100_and_empty_0() -> None:
    marked = _entities("front/mlf", "venn")
    assert ceaf(_entities("mlf", "venn"), marked).f1 == 100
    assert ceaf((), marked).f1 == ceaf(marked, ()).f1 == ceaf((), ()).f1 == 0


def test_ceaf_agrees_with_a_worked_example() -> None:
    """Two names of one group count once; a mention too many spoils an entity.

    Predicted 4: "front" and "mlf" (one of them right), {"venn", "moss"} (wrong), "pump" (wrong).
    Marked 2 → precision 1/4, recall 1/2, F1 1/3.
    """
    counts = ceaf(_entities("front", "mlf", "venn/moss", "pump"), _entities("front/mlf", "venn"))
    assert (counts.right, counts.predicted, counts.marked) == (1, 4, 2)
    assert counts.f1 == pytest.approx(100 / 3)


def test_entities_of_all_templates_are_merged_as_in_the_published_scorer() -> None:
    """A subset of an entity is no new one; a string that stands nowhere in the report falls out."""

    def template(*organisation: tuple[str, ...]) -> muc4.Template:
        return muc4.Template("M", 1, False, ("attack",), "", "", "", organisation=organisation)

    key = [template(("MLF", "FRONT"), ("LEAGUE",)), template(("MLF",), ("FRONT", "FEN FRONT"))]
    slots = told(key, "THE FRONT, OR MLF, IS THE FEN FRONT.").slots
    assert slots["organisation"] == _entities("mlf/front", "front/fen front")


def test_people_described_are_victims_only_when_asked_for() -> None:
    key = [
        muc4.Template(
            "M", 1, False, ("attack",), "", "", "", victim=(("VENN",),), described=(("KEEPERS",),)
        )
    ]
    text = "VENN AND TWO KEEPERS"
    assert told(key, text).slots["victim"] == _entities("venn")
    assert told(key, text, described=True).slots["victim"] == _entities("venn", "keepers")


def test_perfect_templates_score_100_and_empty_0() -> None:
    events = [
        Event("bombing", {"target": _entities("pump")}),
        Event("kidnapping", {"victim": _entities("venn")}),
    ]
    assert total(aligned(events, events)).f1 == 100
    assert total(aligned([], events)).f1 == total(aligned(events, [])).f1 == 0
    assert total(aligned([], [])).f1 == 0


def test_templates_agree_with_a_worked_example() -> None:
    """One bombing predicted, two marked; it is paired with the one that it fits better.

    Right: type, target "mill" → 2 of 3 predicted ("venn" is no victim of that one). Found: type,
    "mill" → 2 of the 6 marked (type, "mill", "dynamite"; type, "pump", "venn"). P 2/3, R 1/3.
    """
    predicted = [Event("bombing", {"target": _entities("mill"), "victim": _entities("venn")})]
    marked = [
        Event("bombing", {"target": _entities("pump"), "victim": ()}),
        Event("bombing", {"target": _entities("mill"), "instrument": _entities("dynamite")}),
        Event("kidnapping", {}),
    ]
    counts = aligned(predicted, marked)
    assert counts["type"] == Counts(1, 1, 1, 3)
    assert counts["target"] == Counts(1, 1, 1, 2)
    assert counts["victim"] == Counts(0, 1, 0, 0)
    assert counts["instrument"] == Counts(0, 0, 0, 1)
    assert total(counts).f1 == pytest.approx(100 * 2 * (2 / 3) * (2 / 6) / (2 / 3 + 2 / 6))


def test_a_template_of_another_type_is_spurious() -> None:
    """Both the predicted and the marked one then count as unpaired."""
    counts = aligned(
        [Event("arson", {"target": _entities("mill")})],
        [Event("bombing", {"target": _entities("mill")})],
    )
    assert total(counts) == Counts(0, 2, 0, 2)


def test_a_type_left_open_may_be_either() -> None:
    for kind in ("bombing", "attack"):
        assert total(aligned([Event(kind)], [Event("bombing / attack")])).f1 == 100


def test_each_template_is_paired_once() -> None:
    counts = aligned([Event("attack"), Event("attack")], [Event("attack")])
    assert counts["type"] == Counts(1, 2, 1, 1)


def test_sets_and_named_agree_with_worked_examples() -> None:
    assert sets({1, 2}, {2, 3, 4}) == Counts(1, 2, 1, 3)
    # "Venn" alone is no marked string, but another mention of the filler is.
    counts = named([["Venn", "Orla Venn"], ["Moss"]], ["Orla Venn", "ORLA VENN", "Ed Lark"])
    assert counts == Counts(1, 2, 1, 2)
    assert named([], []).f1 == 0


def test_arguments_agree_with_a_worked_example() -> None:
    """Marked: attacker (0–6), target (12–16). Of five predicted two are right.

    Wrong are the right span as a place, another kind of trigger, and a second span for a mention
    that is already paired.
    """
    by, against = frozenset({"perpetrator", "organisation"}), frozenset({"target", "victim"})
    marked: list[Argument] = [
        ((7, 11), "assault", (0, 6), by),
        ((7, 11), "assault", (12, 16), against),
    ]
    predicted: list[Argument] = [
        ((7, 11), "assault", (0, 3), frozenset({"perpetrator"})),
        ((7, 11), "assault", (4, 6), frozenset({"perpetrator"})),
        ((7, 11), "assault", (12, 16), frozenset({"place"})),
        ((7, 11), "assault", (12, 20), frozenset({"victim"})),
        ((7, 11), "bombing", (12, 16), frozenset({"victim"})),
    ]
    assert arguments(predicted, marked) == Counts(2, 5, 2, 2)
    assert arguments(marked, marked).f1 == 100
    assert arguments([], marked).f1 == 0


@dataclass
class Made:
    """A reading made of a text's own marks."""

    triggers: list[Tagged] = field(default_factory=list)
    roles: list[Tagged] = field(default_factory=list)
    pairs: set[tuple[Range, Range]] = field(default_factory=set)
    probable: Mapping[str, float] = field(default_factory=dict)

    def linked(self, whole: Range, part: Range) -> float:
        """1 for the pairs that belong together."""
        return float((whole, part) in self.pairs)

    def labels(self, start: int, end: int) -> Mapping[str, float]:
        """The same for any stretch."""
        return self.probable if start < end else {}


def _reader(readings: Mapping[str, Made]) -> Callable[[list[str]], list[Made]]:
    return lambda texts: [readings[text] for text in texts]


def _nothing(texts: list[str]) -> list[Made]:
    return [Made() for _ in texts]


def _of_report(text: Text) -> Made:
    return Made(
        roles=[Tagged(m.label, m.start, m.end, 0.9) for m in text.marks],
        probable={f"muc4:{kind}": 0.9 for kind in text.labels} | {"satp:bombing": 1.0},
    )


def _of_article(text: Text, said: frozenset[str]) -> Made:
    kinds = {"killed": "death", "injured": "injury"}
    return Made(
        triggers=[Tagged(kinds[what], 0, 1, 0.9) for what in said],
        roles=[Tagged(m.label, m.start, m.end, 0.9) for m in text.marks],
    )


def _of_document(text: Text) -> Made:
    marked = marked_arguments(text)
    return Made(
        triggers=[
            Tagged(kind, m.start, m.end, 0.9)
            for m in text.marks
            if (kind := incidents.trigger(m.label.removeprefix("trigger:")))
        ],
        roles=[Tagged(min(roles), *part, 0.9) for _, _, part, roles in marked],
        pairs={(whole, part) for whole, _, part, _ in marked},
    )


def _muc4(data: Path) -> Callable[[list[str]], list[Made]]:
    key = muc4_made.KEY.split("\n\n")[0]  # one incident: one template holds all fillers
    muc4_made.lay_out(data, key=key)
    muc4_made.lay_out(data, "tst1", "TST1-MUC3-0001", key=key)
    muc4_made.lay_out(data, "tst2", "TST2-MUC4-0001", key=key)
    return _reader({t.text: _of_report(t) for t in muc4.texts(data, "dev")})


def _gvdb(data: Path) -> Callable[[list[str]], list[Made]]:
    articles = [test_gvdb.article(str(n)) for n in range(9)]
    for number, article in enumerate(articles):
        article["full_text"] = [["Report", str(number)], *article["full_text"]]
        article["date"] = f"2016-01-0{number + 1}"
        article["spans"] = [
            [start + 2, end + 2, label, words, tokens]
            for start, end, label, words, tokens in article["spans"]
        ]
    test_gvdb.lay_out(data, *articles, file="test.json")
    form = json.dumps({"victim-section": [{"victim-was": ["killed"]}]})
    rows = [f"9\t{gvdb.joined(article['full_text']).text}\t{form}" for article in articles]
    (data / "test.tsv").write_text("\n".join(["Article id\tFull text\tJson", *rows, ""]))
    said = gvdb.outcomes(data, "test")
    return _reader({t.text: _of_article(t, said[t.name]) for t in gvdb.texts(data, "test")})


def _wikievents(data: Path) -> Callable[[list[str]], list[Made]]:
    test_wikievents.lay_out(data, "fen_1", "fen_2", file="test.jsonl")
    return _reader({t.text: _of_document(t) for t in wikievents.texts(data, "test")})


@pytest.mark.parametrize(
    ("lay_out", "corpus", "split", "items", "names"),
    [
        (_muc4, "muc4", "dev", 2, {"ceaf_ree_f1", "trigger_f1", "allslot_f1"}),
        (_gvdb, "gvdb", "test", 9, {"place", "date", "weapon", "victims", "outcome"}),
        (_wikievents, "wikievents", "test", 2, {"trigger_f1", "argument_f1"}),
    ],
)
def test_a_perfect_reader_scores_100_on_each_corpus_and_a_mute_one_0(
    tmp_path: Path,
    lay_out: Callable[[Path], Callable[[list[str]], list[Made]]],
    corpus: str,
    split: str,
    items: int,
    names: set[str],
) -> None:
    perfect = measured(tmp_path, split, lay_out(tmp_path))
    assert (perfect.benchmark, perfect.data, perfect.items) == ("incidents", corpus, items)
    assert names <= perfect.figures.keys()
    assert {name: perfect.figures[name] for name in names} == dict.fromkeys(names, 100)
    mute = measured(tmp_path, split, _nothing)
    assert set(mute.figures.values()) == {0}


def test_people_described_are_told_by_the_words_of_the_training_key(tmp_path: Path) -> None:
    """So "TWO KEEPERS", which the published key doesn't count, is no wrong victim."""
    read = _muc4(tmp_path)
    assert describing_words(tmp_path) == {"two", "keepers"}
    figures = measured(tmp_path, "dev", read).figures
    assert figures["ceaf_ree_precision"] == figures["ceaf_ree_described_f1"] == 100


def test_a_folder_of_no_known_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="WikiEvents"):
        corpus_of(tmp_path)


def test_a_missing_split_is_an_error_that_names_it(tmp_path: Path) -> None:
    muc4_made.lay_out(tmp_path)
    with pytest.raises(FileNotFoundError, match="tst1"):
        measured(tmp_path, "dev", _nothing)
