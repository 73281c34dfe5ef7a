"""Actors are found by all their names, also by those of actors that became part of them."""

from collections.abc import Sequence

import pytest

from tests.desk.made import page
from tocsin.desk import linking
from tocsin.desk.desk import Desk
from tocsin.link.actors.named import Named
from tocsin.link.grouping import Group, GroupKind, Placement


class Suspicious:
    """Takes whoever is called Belk for everybody who was named before; all others are new."""

    kind: GroupKind = "actor"

    def keys(self, _member: Named) -> tuple[str, ...]:
        """All share one."""
        return ("anybody",)

    def place(self, member: Named, groups: Sequence[Group[Named]]) -> Placement:
        """In the first group there is, united with all others; or alone."""
        found = sorted(group.id for group in groups) if "Belk" in member.name else []
        return Placement(group=found[0] if found else None, united=tuple(found[1:]))


class Related(Suspicious):
    """Takes all of one surname for one, and whoever is called Belk for everybody."""

    def place(self, member: Named, groups: Sequence[Group[Named]]) -> Placement:
        """In the first group of its surname, or of all; united with all others."""
        own = {member.name.split()[-1]} if "Belk" not in member.name else {"Amsel", "Korb"}
        found = sorted(one.id for one in groups if one.members[0].name.split()[-1] in own)
        return Placement(group=found[0] if found else None, united=tuple(found[1:]))


def test_who_becomes_part_of_another_in_the_very_entry_is_found_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking.kinds().actor.linker.__class__, "keys", Suspicious.keys)
    monkeypatch.setattr(linking.kinds().actor.linker.__class__, "place", Suspicious.place)
    said = ("“We know,” said Rolf Amsel, a clerk in Orlec.", "“Never,” said Ana Belk in Orlec.")
    list(
        desk.add([page("first", "2026-05-02", "A clerk in Lorne", said[0].replace("Rolf", "Odo"))])
    )
    list(desk.add([page("second", "2026-05-03", "Two who know", *said)]))
    names = {one.id for name in ("Rolf Amsel", "Odo Amsel", "Ana Belk") for one in desk.actor(name)}
    assert len(names) == 1
    assert list(desk.verify()) == []


# Of so many names in an actor not all stand for it.
_GIVEN = [
    "Ada",
    "Ana",
    "Ilse",
    "Ivo",
    "Jon",
    "Lena",
    "Mira",
    "Odo",
    "Orla",
    "Pavo",
    "Rolf",
    "Rut",
    "Tobin",
    "Vera",
]


@pytest.fixture(name="families")
def _families(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two actors, each with names enough that some of them stand for nobody; all the names."""
    monkeypatch.setattr(linking.kinds().actor.linker.__class__, "keys", Related.keys)
    monkeypatch.setattr(linking.kinds().actor.linker.__class__, "place", Related.place)
    names = [f"{given} {surname}" for surname in ("Amsel", "Korb") for given in _GIVEN]
    for number, name in enumerate(names):
        said = f"“We know,” said {name}, a clerk in Orlec."
        list(desk.add([page(f"p{number}", "2026-05-02", "A clerk in Lorne", said)]))
    assert len({one.id for name in names for one in desk.actor(name)}) == 2
    return names


def _check_all_one(desk: Desk, names: Sequence[str]) -> None:
    for name in names:
        (one,) = desk.actor(name)
        assert [found.id for found in desk.find(name).actors] == [one.id], name
    assert len({one.id for name in names for one in desk.actor(name)}) == 1
    assert list(desk.verify()) == []


def test_names_that_stand_for_nobody_are_found_where_their_actor_went(
    desk: Desk, families: list[str]
) -> None:
    said = "“Never,” said Ana Belk in Orlec."
    list(desk.add([page("last", "2026-05-03", "One who knows", said)]))
    _check_all_one(desk, [*families, "Ana Belk"])


def test_so_are_they_where_a_person_says_that_two_are_one(desk: Desk, families: list[str]) -> None:
    one, other = (desk.actor(f"Ada {surname}")[0].id for surname in ("Amsel", "Korb"))
    desk.same("actor", one, other, why="one family")
    _check_all_one(desk, families)


def test_whoever_is_taken_from_an_actor_is_found_by_each_of_its_names(
    desk: Desk, families: list[str]
) -> None:
    (family,) = desk.actor("Ada Korb")
    leaving = desk.show(family.id).names[2:]  # type: ignore[union-attr]
    apart = desk.different("actor", [one.id for one in leaving], why="namesakes").other
    for one in leaving:
        name = families[int(one.source.address.rpartition("/p")[2])]
        assert apart in {found.id for found in desk.actor(name)}, name
    assert list(desk.verify()) == []
