"""Ids are stable and tell things apart; spans and records refuse what they can't be."""

import msgspec
import pytest

from tests.records.made import reading
from tocsin.records import Reading, Span, Statement, decode, encode, identify
from tocsin.records.base import span


def test_an_id_never_changes_between_releases() -> None:
    """Stored ids must be found again: this value may not change without a migration."""
    assert identify("statement", "a", 1, None) == "5a208ca2490267b72db8"


def test_the_same_parts_give_the_same_id() -> None:
    assert identify("page", "a", b"b", 3) == identify("page", "a", b"b", 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", "b"), ("b", "a")),
        (("a",), ("a", "")),
        ((None,), ("",)),
        ((None, "a"), ("a", None)),
        (("1:a",), ("a", "a")),
        (("-",), (None,)),
        (("\u00e9",), ("e\u0301",)),
    ],
    ids=repr,
)
def test_other_parts_give_another_id(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert identify("thing", *one) != identify("thing", *other)


@pytest.mark.parametrize(
    ("one", "overlaps", "begins_in"),
    [((0, 2), False, False), ((1, 3), True, False), ((2, 9), True, True), ((5, 6), False, False)],
)
def test_spans_meet_where_they_share_a_character(
    one: tuple[int, int], overlaps: bool, begins_in: bool
) -> None:
    text, middle = "0123456789", span("0123456789", 2, 5)
    assert span(text, *one).overlaps(middle) is overlaps
    assert span(text, *one).begins_in(middle) is begins_in


def test_things_of_two_kinds_never_share_an_id() -> None:
    assert identify("page", "a") != identify("article", "a")


def test_an_id_is_twenty_hexadecimal_digits() -> None:
    found = identify("thing", "a")
    assert len(found) == 20
    assert int(found, 16) >= 0


def test_half_a_character_can_be_part_of_an_id() -> None:
    """Broken pages hold lone surrogates; they may not end a run."""
    assert identify("page", "\ud800") != identify("page", "\ud801")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 3, "ab"), (0, 2, "abc"), (2, 2, ""), (3, 1, "ab"), (-1, 1, "ab")],
)
def test_a_span_refuses_offsets_that_do_not_fit_its_text(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start=start, end=end, text=text)


def test_a_span_carries_its_slice_of_the_text() -> None:
    assert span("The pier is shut.", 4, 8) == Span(start=4, end=8, text="pier")


def test_a_span_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        span("pier", 2, 9)


def test_records_are_immutable() -> None:
    made = span("pier", 0, 4)
    with pytest.raises(AttributeError):
        made.start = 1  # type: ignore[misc]


def test_a_record_comes_back_from_json_as_it_went() -> None:
    assert decode(encode(reading()), Reading) == reading()


def test_encoding_is_the_same_every_time() -> None:
    assert encode(reading()) == encode(reading())


def test_several_records_become_one_json_list() -> None:
    both = encode([reading(), reading()])
    assert msgspec.json.decode(both, type=list[Reading]) == [reading(), reading()]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'"act":"urges"', b'"act":"shouts"'),
        (b'"confidence":0.75', b'"confidence":"high"'),
        (b'"speaker":"Orla Venn",', b""),
        (b'"text":"said"', b'"text":"sad"'),
    ],
    ids=["unknown act", "wrong type", "field missing", "span that doesn't fit"],
)
def test_decoding_refuses_what_is_no_such_record(right: bytes, wrong: bytes) -> None:
    data = encode(reading().statements[0])
    assert right in data
    with pytest.raises(msgspec.ValidationError):
        decode(data.replace(right, wrong), Statement)
