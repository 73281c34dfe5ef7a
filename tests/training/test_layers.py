"""Layers number their tags in one way, which the reader and the arrays share."""

import dataclasses

import pytest

from tocsin.read.marks import Marks
from training.layers import LAYERS, OUTSIDE, Layer

CHAINED = Layer("spans", ("quay", "mole"))
SINGLE = Layer("words", ("quay", "mole"), chained=False)


def test_outside_comes_first_then_begin_and_inside_of_each_type() -> None:
    assert CHAINED.tags == ("O", "B-quay", "I-quay", "B-mole", "I-mole")


def test_a_layer_of_single_words_has_one_tag_a_type() -> None:
    assert SINGLE.tags == ("O", "quay", "mole")


def _tags(layer: Layer, bits: int) -> set[str]:
    return {tag for number, tag in enumerate(layer.tags) if bits >> number & 1}


@pytest.mark.parametrize(
    ("layer", "kinds", "inside", "tags"),
    [
        (CHAINED, ["mole"], False, {"B-mole"}),
        (CHAINED, ["mole"], True, {"I-mole"}),
        (CHAINED, ["quay", "mole"], True, {"I-quay", "I-mole"}),
        (CHAINED, [], False, set()),
        (SINGLE, ["mole"], False, {"mole"}),
        (SINGLE, ["quay", "mole"], False, {"quay", "mole"}),
    ],
)
def test_a_bit_stands_where_its_tag_does(
    layer: Layer, kinds: list[str], inside: bool, tags: set[str]
) -> None:
    assert _tags(layer, layer.bits(kinds, inside)) == tags


def test_the_bit_of_outside_is_the_first() -> None:
    assert _tags(CHAINED, OUTSIDE) == _tags(SINGLE, OUTSIDE) == {"O"}


def test_a_type_that_the_layer_has_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in"):
        CHAINED.bits(["pier"])


def test_the_reader_has_a_place_for_what_each_layer_finds() -> None:
    places = {field.name for field in dataclasses.fields(Marks)}
    assert {layer.name for layer in LAYERS} <= places


def test_the_tags_of_each_layer_fit_in_64_bits() -> None:
    assert all(len(set(layer.tags)) == len(layer.tags) < 63 for layer in LAYERS)
