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
