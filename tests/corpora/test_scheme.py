"""The table of labels names only types that there are."""

import pytest

from corpora.scheme import ENTITIES, NONE, TYPES


@pytest.mark.parametrize("corpus", ENTITIES)
def test_only_known_types_are_named(corpus: str) -> None:
    scheme = ENTITIES[corpus]
    assert scheme.complete <= set(TYPES)
    assert all(types <= {*TYPES, NONE} for types in scheme.types.values())


@pytest.mark.parametrize("corpus", ENTITIES)
def test_every_complete_type_can_be_marked(corpus: str) -> None:
    scheme = ENTITIES[corpus]
    assert scheme.complete <= frozenset().union(*scheme.types.values())


def test_a_label_that_nobody_knows_is_nothing() -> None:
    assert ENTITIES["gum"].of("unheard of") == frozenset()
    assert ENTITIES["gum"].of("place") == {"place", "venue"}
