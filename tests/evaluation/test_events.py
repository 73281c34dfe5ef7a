"""Marked mentions: their class of event, and how they are linked within it."""

import pytest

from evaluation.events import EventLinker, Told, event_of
from tests.link.incidents.made import TESSEL, account
from tocsin.link.grouping import Group

OTHER = account("b", "A gunman wounded a jeweller.", spots=(TESSEL,), names=("tessel",), figures={})


def told(event: str, name: str = "a") -> Told:
    """A mention of the attack on Orlec's market."""
    own = account(name)
    return Told(id=f"{name} {event}", article=own.article, account=own, event=event)


@pytest.mark.parametrize(
    ("words", "before", "event"),
    [
        ("shooting", "the", "incident"),
        ("shooting", "fatal", "fire"),
        ("shooting", "deadly", "fire"),
        ("shooting", "accidentally", "hit"),
        ("shot", "was", "hit"),
        ("shots", "several", "fire"),
        ("fatal shooting", "a", "death"),
        ("shootings", "the", "several"),
        ("it", "", "incident"),
        ("signed", "he", "sign"),
    ],
)
def test_words_have_the_class_of_what_they_tell(words: str, before: str, event: str) -> None:
    assert event_of(words.split(), before) == event


def test_mentions_of_one_class_and_incident_are_one() -> None:
    group = Group(id="g", members=(told("hit"),), size=1)
    assert EventLinker().place(told("hit", "b"), [group]).group == "g"


def test_mentions_of_two_classes_are_two() -> None:
    group = Group(id="g", members=(told("hit"),), size=1)
    assert EventLinker().place(told("death", "b"), [group]).group is None


def test_several_are_never_one() -> None:
    group = Group(id="g", members=(told("several"),), size=1)
    assert EventLinker().place(told("several", "b"), [group]).group is None
