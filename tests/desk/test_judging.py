"""A person's word goes before every linker's, and can be taken back."""

import pytest

from tests.desk.made import add, attack, fair, post, press, seen
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError


def _attack(desk: Desk) -> tuple[str, list[str]]:
    """The one incident with several accounts, and these."""
    (row,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    return row.id, [one.id for one in desk.incident(row.id).accounts]


def _apart(desk: Desk) -> tuple[str, str, str]:
    """A judgement that the Post's account is another incident than the Courier's."""
    add(desk, [attack(), post()])
    _, (first, second) = _attack(desk)
    return desk.different("incident", [second], why="another bomb").id, first, second


def _groups(desk: Desk) -> list[set[str]]:
    return [{one.id for one in desk.incident(row.id).accounts} for row in desk.incidents().rows]


def test_what_is_different_is_an_incident_of_its_own(desk: Desk) -> None:
    _, first, second = _apart(desk)
    assert sorted(map(sorted, _groups(desk))) == sorted([[first], [second]])
    assert [row.dossier.accounts for row in desk.incidents().rows] == [1, 1]
    assert list(desk.verify()) == []


def test_late_arrivals_do_not_bring_together_what_a_person_held_apart(desk: Desk) -> None:
    _, first, second = _apart(desk)
    add(desk, [*press()[5:8], post("again", "2026-05-10")], replay=False)
    assert desk.incident(first).id != desk.incident(second).id


def test_a_judgement_is_handed_on_to_an_edited_version(desk: Desk) -> None:
    _, first, _ = _apart(desk)
    edited = attack("market", "2026-05-07", "The Marsh League rejected the claim as a lie.")
    add(desk, [edited], replay=False)
    assert sorted(map(len, _groups(desk))) == [1, 1]
    assert {first} not in _groups(desk)


def test_a_judgement_that_is_withdrawn_is_undone(desk: Desk) -> None:
    id_, first, second = _apart(desk)
    desk.withdraw(id_, why="it was one after all")
    assert _groups(desk) == [{first, second}]
    (row,) = desk.incidents().rows
    assert row.dossier.figures["killed"] == (12, 14)
    with pytest.raises(NotFoundError):
        desk.withdraw(id_, why="twice")


def test_an_edited_version_goes_back_with_what_it_took_the_place_of(desk: Desk) -> None:
    add(desk, [attack(), post()])
    _, (first, second) = _attack(desk)
    judgement = desk.different("incident", [first], why="another bomb")
    edited = attack("market", "2026-05-07", "The Marsh League rejected the claim as a lie.")
    add(desk, [edited], replay=False)
    assert sorted(map(len, _groups(desk))) == [1, 1]
    desk.withdraw(judgement.id, why="it was one after all")
    (accounts,) = _groups(desk)
    assert second in accounts
    assert len(accounts) == 2


def test_what_was_taken_out_of_an_incident_finds_it_no_more(desk: Desk) -> None:
    _, first, second = _apart(desk)
    outlets = {one.source.outlet for one in desk.incident(second).accounts}
    (outlet,) = outlets
    found = [row.id for row in desk.incidents(Question(source=outlet)).rows]
    assert found == [desk.incident(second).id] != [desk.incident(first).id]


def test_a_withdrawn_judgement_keeps_nothing_apart(desk: Desk) -> None:
    id_, first, second = _apart(desk)
    desk.withdraw(id_, why="it was one after all")
    add(desk, press()[6:7], replay=False)
    assert desk.incident(first).id == desk.incident(second).id


def test_what_is_the_same_is_one_and_undone_it_is_two(desk: Desk) -> None:
    add(desk, [attack(), press()[5]])
    before = [row.dossier for row in desk.incidents().rows]
    one, other = _ids(desk)
    judged = desk.same("incident", one, other, why="one man did both")
    assert len(desk.incidents().rows) == len(before) - 1
    with pytest.raises(TocsinError, match="one already"):
        desk.same("incident", one, other, why="again")
    desk.withdraw(judged.id, why="two men did it")
    assert [row.dossier for row in desk.incidents().rows] == before


def test_what_became_part_of_another_is_opened_as_that(desk: Desk) -> None:
    add(desk, press())
    one, other = (row.id for row in desk.incidents().rows[:2])
    judged = desk.same("incident", one, other, why="one and the same")
    assert desk.incident(judged.other).id == judged.one


def test_a_judgement_is_taken_back_by_its_own_id(desk: Desk) -> None:
    """Whatever was said of the same pair since, which stands until it is taken back itself."""
    add(desk, [attack(), press()[5]])
    one, other = _ids(desk)
    first = desk.same("incident", one, other, why="one man did both")
    second = desk.different("incident", [other], why="two men did it")
    for judged in (first, second):
        assert desk.withdraw(judged.id, why="a slip").id == judged.id
        assert desk.incident(one).id != desk.incident(other).id
        with pytest.raises(NotFoundError, match="was withdrawn before"):
            desk.withdraw(judged.id, why="twice")


def test_only_what_still_stands_where_a_judgement_put_it_goes_back(desk: Desk) -> None:
    add(desk, [attack(), post(), press()[5]])
    before, (attack_, (first, second)) = _groups(desk), _attack(desk)
    knife = next(row.id for row in desk.incidents().rows if row.id != attack_)
    judged = desk.same("incident", attack_, knife, why="one man did it all")
    desk.different("incident", [second], why="another bomb")
    desk.withdraw(judged.id, why="two men did it")
    assert {first} in _groups(desk)
    assert {second} in _groups(desk)
    assert len(_groups(desk)) == len(before) + 1


def test_what_a_withdrawn_judgement_had_put_there_goes_back_further(desk: Desk) -> None:
    """Undone in the order in which they were made, two judgements leave all as it was."""
    _, (first, second) = (add(desk, [attack(), post()]), _attack(desk)[1])
    one = desk.different("incident", [second], why="another bomb")
    two = desk.same("incident", first, second, why="one bomb")
    three = desk.different("incident", [second], why="another bomb")
    for judged in (one, two, three):
        desk.withdraw(judged.id, why="a slip")
    assert _groups(desk) == [{first, second}]


def test_ids_of_accounts_are_wanted_and_not_the_incident_s(desk: Desk) -> None:
    add(desk, [attack(), post()])
    with pytest.raises(
        TocsinError, match="whole incident; name its accounts by the ids that `tocsin show"
    ):
        desk.different("incident", [_attack(desk)[0]], why="another bomb")


def _ids(desk: Desk) -> tuple[str, str]:
    first, second = desk.incidents().rows[:2]
    return desk.incident(first.id).accounts[0].id, desk.incident(second.id).accounts[0].id


def test_who_was_taken_from_many_is_somebody(desk: Desk) -> None:
    """Of an actor in many articles few names are kept; one of the others can be moved as well."""
    add(desk, [fair(f"fair{n}", "2026-05-02", f"Hall {n} was full.") for n in range(14)])
    (belk,) = desk.actor("Ana Belk")
    members = desk.show(belk.id).names  # type: ignore[union-attr]
    desk.different("actor", [members[-1].id], why="a namesake")
    assert sorted(one.articles for one in desk.actor("Ana Belk")) == [1, 13]
    assert list(desk.verify()) == []


def test_whom_many_were_taken_from_is_still_somebody(desk: Desk) -> None:
    add(desk, [fair(f"fair{n}", "2026-05-02", f"Hall {n} was full.") for n in range(14)])
    (belk,) = desk.actor("Ana Belk")
    members = [one.id for one in desk.show(belk.id).names]  # type: ignore[union-attr]
    desk.different("actor", members[:12], why="a namesake")
    assert sorted(one.articles for one in desk.actor("Ana Belk")) == [2, 12]
    assert list(desk.verify()) == []


def test_a_judgement_of_what_is_not_there_changes_nothing(desk: Desk) -> None:
    add(desk, [attack()])
    before = seen(desk)
    only = desk.incident(desk.incidents().rows[0].id).accounts[0].id
    with pytest.raises(TocsinError):
        desk.different("incident", [only], why="alone")
    with pytest.raises(NotFoundError):
        desk.same("incident", only, "0123456789abcdef0123", why="none")
    assert seen(desk) == before
