"""Triage: who dismissed, took or reopened an incident, when and why; then as of any moment."""

from collections.abc import Iterator

import pytest

from tests.desk.made import press
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError


@pytest.fixture(name="told")
def _told(desk: Desk) -> Iterator[Desk]:
    """A desk that read the press."""
    assert len(list(desk.add(press()))) == len(press())
    yield desk


def _ids(desk: Desk, **asked: str) -> set[str]:
    return {row.id for row in desk.incidents(Question(**asked)).rows}


def _attack(desk: Desk) -> str:
    return max(desk.incidents().rows, key=lambda row: row.dossier.accounts).id


def test_what_is_dismissed_is_in_all_lists_but_new_to_nobody(told: Desk) -> None:
    attack, before = _attack(told), told.now()
    row = told.triage.dismiss(attack[:8], why="known since May")
    assert (row.incident, row.what, row.by, row.why) == (
        attack,
        "dismissed",
        "Mira",
        "known since May",
    )
    assert attack in _ids(told)
    assert attack not in {one.id for one in told.news("2026-05-31").new}
    assert attack in {one.id for one in told.news("2026-05-31", as_of=before).new}
    assert _ids(told, triage="dismissed") == {attack}
    assert attack not in _ids(told, triage="new")


def test_who_has_an_incident_is_known_and_before_nobody_had(told: Desk) -> None:
    attack, before = _attack(told), told.now()
    told.triage.assign(attack, "Jon Ek")
    assert _ids(told, assignee="Jon Ek") == _ids(told, triage="assigned") == {attack}
    assert _ids(told, assignee="Mira") == set()
    assert told.triage.of([attack])[attack].assignee == "Jon Ek"
    assert told.triage.of([attack], as_of=before) == {}


def test_what_is_reopened_is_new_again_and_all_that_was_said_stays(told: Desk) -> None:
    attack = _attack(told)
    told.triage.dismiss(attack, why="known")
    told.triage.reopen(attack, why="it isn't")
    assert attack in _ids(told, triage="new")
    assert [(one.what, one.why) for one in told.triage.history(attack)] == [
        ("dismissed", "known"),
        ("open", "it isn't"),
    ]


def test_a_word_on_an_incident_goes_with_it_into_another_and_back(told: Desk) -> None:
    one, other = (row.id for row in told.incidents().rows[:2])
    told.triage.dismiss(one, why="known")
    judged = told.same("incident", other, one, why="the same")
    assert told.triage.of([judged.one])[judged.one].what == "dismissed"
    told.withdraw(judged.id, why="two after all")
    assert _ids(told, triage="dismissed") == {one}


def test_an_edited_article_brings_no_dismissed_incident_back(desk: Desk) -> None:
    pages = press()
    list(desk.add(pages[:3]))
    attack = _attack(desk)
    desk.triage.dismiss(attack, why="known")
    list(desk.add(pages[3:]))
    assert desk.triage.of([_attack(desk)])[_attack(desk)].what == "dismissed"


def test_what_says_nothing_is_refused(told: Desk) -> None:
    attack = _attack(told)
    with pytest.raises(TocsinError, match="needs a reason"):
        told.triage.dismiss(attack, why=" ")
    with pytest.raises(TocsinError, match="is open already"):
        told.triage.reopen(attack, why="so")
    with pytest.raises(NotFoundError):
        told.triage.dismiss("ffffffff", why="so")
    with pytest.raises(TocsinError, match="needs a name"):
        told.seated("").triage.dismiss(attack, why="so")
    told.triage.assign(attack, "Jon Ek")
    with pytest.raises(TocsinError, match="is assigned to Jon Ek already"):
        told.triage.assign(attack, "Jon Ek")


def test_where_there_are_accounts_only_who_may_judge_is_given_incidents(told: Desk) -> None:
    told.accounts.add("mira", "Mira Olsen", "analyst")
    told.accounts.add("rut", "Rut Dahl", "reader")
    attack = _attack(told)
    assert told.triage.assignees() == ("Mira Olsen",)
    assert told.triage.assign(attack, "MIRA").assignee == "Mira Olsen"
    for nobody in ("Rut Dahl", "Jon Ek"):
        with pytest.raises(NotFoundError, match="there are Mira Olsen"):
            told.triage.assign(attack, nobody)


@pytest.mark.parametrize("asked", [Question(triage="new"), Question(assignee="Mira")])
def test_only_incidents_can_be_chosen_by_triage(desk: Desk, asked: Question) -> None:
    with pytest.raises(TocsinError, match="can't be chosen by"):
        desk.statements(asked)
