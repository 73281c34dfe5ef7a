"""The tables that turn the corpora's types and roles into ours hang together."""

import pytest

from corpora.incidents import (
    ALL_TRIGGERS,
    COMPLETE,
    KINDS,
    OUTCOMES,
    ROLE_LABELS,
    ROLES,
    TRIGGERS,
    roles,
    trigger,
)


def test_every_trigger_has_a_kind_of_ours_or_none() -> None:
    assert {kind for kind in TRIGGERS.values() if kind} <= KINDS | OUTCOMES


def test_every_role_is_of_ours() -> None:
    assert set().union(*ROLES.values(), *COMPLETE.values()) <= ROLE_LABELS
    assert all(ROLES.values())


def test_each_corpus_says_what_it_marks() -> None:
    assert COMPLETE.keys() == ALL_TRIGGERS.keys()


@pytest.mark.parametrize(
    ("event_type", "kind"),
    [
        ("Conflict.Attack.DetonateExplode", "bombing"),
        ("conflict.attack.stabbing", "stabbing"),
        ("Life.Die.Unspecified", "death"),
        ("Contact.Contact.Meet", None),
        ("personnel.elect.n/a", None),
    ],
)
def test_kinds(event_type: str, kind: str | None) -> None:
    assert trigger(event_type) == kind


def test_roles_are_known_in_any_case_and_may_be_one_of_two() -> None:
    assert roles("Attacker") == roles("attacker") == {"perpetrator", "organisation"}
    assert roles("Topic") == frozenset()
