"""Each corpus teaches what it marks, and says nothing where it marks nothing."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from corpora.marked import Link, Mark, Text
from corpora.polnear import ROLES
from corpora.scheme import NONE
from tests.corpora import muc4_made, polnear_made, test_gvdb
from tests.training.made import corpora
from training.layers import LINKS
from training.lessons import (
    CORPORA,
    TYPES,
    Lesson,
    Pair,
    disjoint,
    entities,
    events,
    gvdb,
    reports,
    shingles,
    statements,
)
from training.sources import SOURCES

ONE = frozenset({"quay"})
Span = tuple[int, int, frozenset[str]]


@pytest.fixture(name="data", scope="module")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpora(tmp_path_factory.mktemp("data"))


def _none(reason: str) -> None:
    raise AssertionError(reason)


def _lessons(data: Path, corpus: str) -> list[Lesson]:
    found = list(CORPORA[corpus](data, "train", lambda _: None))
    assert found
    return found


def _words(lesson: Lesson, layer: str) -> dict[str, set[str]]:
    return {lesson.text[a:b]: set(types) for a, b, types in lesson.layers[layer].spans}


# Whatever the corpus


@pytest.mark.parametrize("corpus", CORPORA)
def test_spans_are_words_of_their_text_in_order_and_apart(data: Path, corpus: str) -> None:
    for lesson in _lessons(data, corpus):
        assert lesson.corpus == corpus
        for taught in lesson.layers.values():
            for start, end, _ in taught.spans:
                assert lesson.text[start:end] == lesson.text[start:end].strip() != ""
            assert all(one[1] <= other[0] for one, other in pairwise(taught.spans))


@pytest.mark.parametrize("corpus", CORPORA)
def test_types_are_those_of_the_layer(data: Path, corpus: str) -> None:
    for lesson in _lessons(data, corpus):
        for layer, taught in lesson.layers.items():
            assert taught.complete <= TYPES[layer]
            assert all(types and types <= {*TYPES[layer], NONE} for _, _, types in taught.spans)


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_corpus_teaches_what_the_card_says_of_it(data: Path, corpus: str) -> None:
    told: set[str] = set()
    for lesson in _lessons(data, corpus):
        told |= lesson.layers.keys()
        told |= {"labels"} if lesson.asked else set()
        told |= {"factuality"} if lesson.values else set()
        told |= {"links"} if lesson.pairs else set()
        assert lesson.labels <= lesson.asked
    assert told == set(SOURCES[corpus].teaches.split(", "))


@pytest.mark.parametrize("corpus", CORPORA)
def test_pairs_and_values_lie_in_the_text(data: Path, corpus: str) -> None:
    for lesson in _lessons(data, corpus):
        ends = [end for pair in lesson.pairs for end in (pair.whole, pair.part)]
        ends += [(mark.start, mark.end) for mark in lesson.values]
        assert all(lesson.text[a:b].strip() for a, b in ends)
        assert {pair.kind for pair in lesson.pairs} <= set(LINKS)


# Overlapping marks


def _disjoint(spans: Iterable[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[str]]:
    dropped: list[str] = []
    kept = disjoint(((a, b, ONE) for a, b in spans), dropped.append)
    return [(a, b) for a, b, _ in kept], dropped


def test_of_overlapping_marks_the_longest_stays_and_the_rest_are_told() -> None:
    kept, dropped = _disjoint([(0, 4), (2, 9), (8, 12), (12, 13)])
    assert kept == [(2, 9), (12, 13)]
    assert len(dropped) == 2


def test_of_equally_long_marks_the_first_stays() -> None:
    assert _disjoint([(2, 5), (0, 3)])[0] == [(0, 3)]


def test_marks_side_by_side_all_stay_in_order() -> None:
    assert _disjoint([(5, 9), (0, 5), (9, 10)]) == ([(0, 5), (5, 9), (9, 10)], [])


# Statements


def _attributed(tmp_path: Path) -> Lesson:
    polnear_made.lay_out(tmp_path / "polnear", "train")
    (lesson,) = statements(tmp_path, "train", _none)
    return lesson


def test_a_document_teaches_each_role_and_that_the_rest_is_none(tmp_path: Path) -> None:
    lesson = _attributed(tmp_path)
    assert _words(lesson, "statements") == {
        "Orla Venn": {"source"},
        "said": {"cue"},
        "it leaked": {"content"},
        "She": {"source"},
        "warned": {"cue"},
        "that\nit would sink": {"content"},
    }
    assert lesson.layers["statements"].complete == set(ROLES)


def test_every_cue_is_paired_with_every_part_those_of_its_attribution_as_its_own(
    tmp_path: Path,
) -> None:
    lesson = _attributed(tmp_path)

    def told(pair: Pair) -> tuple[str, str, str]:
        return pair.kind, lesson.text[slice(*pair.whole)], lesson.text[slice(*pair.part)]

    assert len(lesson.pairs) == 2 * 4
    assert {told(pair) for pair in lesson.pairs if pair.together} == {
        ("source", "said", "Orla Venn"),
        ("source", "warned", "She"),
        ("content", "said", "it leaked"),
        ("content", "warned", "that\nit would sink"),
    }


def test_a_document_without_attributions_teaches_that_it_has_none(data: Path) -> None:
    (quay,) = (x for x in _lessons(data, "polnear") if "quay" in x.name)
    assert quay.layers["statements"].spans == ()
    assert quay.layers["statements"].complete == set(ROLES)


# Names and times


def _entities(corpus: str, text: str, *marks: tuple[str, str]) -> Lesson:
    made = tuple(Mark(label, text.index(w), text.index(w) + len(w), 1.0) for label, w in marks)
    (lesson,) = entities(corpus, [Text("made", text, made)], _none)
    return lesson


@pytest.mark.parametrize("corpus", ["gum", "wikigold", "politics"])
@pytest.mark.parametrize("kind", ["weapon", "vehicle", "quantity"])
def test_a_corpus_leaves_open_what_it_does_not_mark(corpus: str, kind: str) -> None:
    taught = _entities(corpus, "Orr bought six rifles.").layers["entities"]
    assert kind not in taught.complete
    assert "person" in taught.complete


def test_a_label_of_many_types_may_be_each_of_them_or_none() -> None:
    lesson = _entities("wikigold", "Orr won the Venn Cup.", ("PER", "Orr"), ("MISC", "Venn Cup"))
    assert _words(lesson, "entities") == {
        "Orr": {"person"},
        "Venn Cup": {"group", "event", "vehicle", "weapon", NONE},
    }


def test_a_label_that_is_none_of_our_types_counts_as_unmarked() -> None:
    lesson = _entities("gum", "Orr fed Rex.", ("person", "Orr"), ("animal", "Rex"))
    assert _words(lesson, "entities") == {"Orr": {"person"}}


def test_gums_texts_for_non_commercial_use_are_left_out() -> None:
    text = Text("GUM_whow_pier", "Orr fed Rex.", (Mark("person", 0, 3),), labels=("whow",))
    dropped: list[str] = []
    assert list(entities("gum", [text], dropped.append)) == []
    assert dropped == ["text under a non-commercial licence"]


def test_gum_teaches_times_too_but_leaves_open_how_long_things_take() -> None:
    lesson = _entities("gum", "Friday, for an hour", ("time:DATE", "Friday"))
    assert _words(lesson, "times") == {"Friday": {"DATE"}}
    assert lesson.layers["times"].complete == {"DATE", "TIME"}


def test_re3d_is_cut_down_to_names() -> None:
    lesson = _entities("re3d", "President Ann Orr left.", ("Person", "President Ann Orr"))
    assert _words(lesson, "entities") == {"Ann Orr": {"person"}}


# Incidents


def _told(corpus: str, *texts: Text) -> list[Lesson]:
    return list(events(corpus, list(texts), _none))


STABBED = Text(
    "one",
    "Two men stabbed him.",
    (
        Mark("trigger:conflict.attack.stabbing", 8, 15),
        Mark("argument:", 0, 7),
        Mark("argument:", 16, 19),
    ),
    (Link("attacker", 0, 1), Link("victim", 0, 2)),
)
MET = Text(
    "other",
    "Venn met those who Stabbed.",
    (Mark("trigger:contact.contact.meet", 5, 8), Mark("argument:", 0, 4)),
    (Link("participant", 0, 1),),
)


def test_triggers_have_their_kind_and_arguments_the_roles_that_they_may_play() -> None:
    (lesson,) = _told("rams", STABBED)
    assert _words(lesson, "triggers") == {"stabbed": {"stabbing"}}
    assert _words(lesson, "roles") == {
        "Two men": {"perpetrator", "organisation"},
        "him": {"victim"},
    }


def test_where_one_trigger_a_text_is_marked_other_trigger_words_are_unsure() -> None:
    """In any case of letters, and in texts that tell of something else."""
    _, met = _told("rams", STABBED, MET)
    unsure = met.layers["triggers"].unsure
    assert [word for word in met.text.rstrip(".").split() if unsure(word)] == ["Stabbed"]


def test_each_word_of_a_trigger_of_several_is_unsure_elsewhere() -> None:
    marks = (Mark("trigger:conflict.attack.setfire", 4, 12),)
    burnt = Text("one", "Men set fire to it.", marks)
    _, met = _told("rams", burnt, Text("other", "Venn saw the fire."))
    assert [word for word in ("saw", "set", "Fire") if met.layers["triggers"].unsure(word)] == [
        "set",
        "Fire",
    ]


def test_where_every_trigger_is_marked_no_word_is_unsure() -> None:
    _, met = _told("wikievents", STABBED, MET)
    assert not any(map(met.layers["triggers"].unsure, met.text.split()))


def test_what_is_no_incident_has_neither_trigger_nor_roles_nor_pairs() -> None:
    (lesson,) = _told("wikievents", MET)
    assert lesson.layers["triggers"].spans == lesson.layers["roles"].spans == ()
    assert lesson.pairs == ()


def test_who_plays_two_parts_may_be_either() -> None:
    links = (Link("attacker", 0, 1), Link("victim", 0, 1))
    (lesson,) = _told("rams", Text("one", STABBED.text, STABBED.marks, links))
    assert _words(lesson, "roles")["Two men"] == {"perpetrator", "organisation", "victim"}


def test_a_trigger_is_paired_with_the_parts_of_others_as_not_its_own(tmp_path: Path) -> None:
    marks = (
        Mark("trigger:Life.Die.Unspecified", 5, 9),
        Mark("argument:PER", 0, 4),
        Mark("trigger:Life.Injure.Unspecified", 15, 23),
        Mark("argument:PER", 11, 14),
    )
    links = (Link("Victim", 0, 1), Link("Victim", 2, 3))
    (lesson,) = _told("wikievents", Text("one", "Venn died, Orr suffered.", marks, links))
    assert [(pair.kind, pair.whole, pair.part, pair.together) for pair in lesson.pairs] == [
        ("role", (5, 9), (0, 4), True),
        ("role", (5, 9), (11, 14), False),
        ("role", (15, 23), (0, 4), False),
        ("role", (15, 23), (11, 14), True),
    ]


def test_where_one_trigger_a_text_is_marked_its_arguments_belong_to_no_word_elsewhere() -> None:
    """Only words that are triggers somewhere, and only in sentences that tell nothing marked."""
    text = "Two men stabbed him and set fire to it. Others stabbed a dog."
    burnt = Text("other", "They set fire to it.", (Mark("trigger:conflict.attack.setfire", 5, 13),))
    lesson, _ = _told("rams", Text("one", text, STABBED.marks, STABBED.links), burnt)
    apart = [pair for pair in lesson.pairs if not pair.together]
    assert [(text[slice(*p.whole)], text[slice(*p.part)]) for p in apart] == [
        ("stabbed", "Two men"),
        ("stabbed", "him"),
    ]
    assert all(pair.whole[0] > text.index("Others") for pair in apart)


def test_rams_leaves_every_role_open_wikievents_those_that_it_does_not_mark(data: Path) -> None:
    (rams,) = _lessons(data, "rams")
    assert rams.layers["roles"].complete == frozenset()
    assert TYPES["roles"] - _lessons(data, "wikievents")[0].layers["roles"].complete == {"time"}


def test_muc4_teaches_the_kinds_of_incident_and_leaves_place_and_time_open(tmp_path: Path) -> None:
    muc4_made.lay_out(tmp_path / "muc4")
    (lesson,) = reports(tmp_path, "train", _none)
    assert lesson.labels == {"muc4:bombing", "muc4:kidnapping", "muc4:attack"}
    assert TYPES["roles"] - lesson.layers["roles"].complete == {"place", "time"}


def test_a_kind_that_we_do_not_know_is_left_out_and_told(tmp_path: Path) -> None:
    key = muc4_made.KEY.replace("BOMBING", "PICNIC")
    muc4_made.lay_out(tmp_path / "muc4", key=key)
    dropped: list[str] = []
    (lesson,) = reports(tmp_path, "train", dropped.append)
    assert "muc4:picnic" not in lesson.labels | lesson.asked
    assert dropped == ["label muc4:picnic"]


def test_gvdb_is_unsure_of_all_small_words_as_it_marks_names_only(tmp_path: Path) -> None:
    (tmp_path / "gvdb").mkdir()
    test_gvdb.lay_out(tmp_path / "gvdb", test_gvdb.article("1"))
    (lesson,) = gvdb(tmp_path, "train", _none)
    unsure = lesson.layers["roles"].unsure
    assert [word for word in ("man", "Orla", "28", ".") if unsure(word)] == ["man"]


def test_a_missing_corpus_is_an_error_that_names_it(tmp_path: Path) -> None:
    for corpus, read in CORPORA.items():
        with pytest.raises(FileNotFoundError, match=SOURCES[corpus].folder.split("/")[0]):
            list(read(tmp_path, "train", _none))


# Copies


def test_shingles_are_runs_of_words_without_case_and_signs() -> None:
    assert shingles("The pier, BURNT down.", 3) == {
        ("the", "pier", "burnt"),
        ("pier", "burnt", "down"),
    }
    assert shingles("Too short", 3) == set()
