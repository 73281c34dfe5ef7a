"""Whom the names of one incident mean, as far as one needs to know that two aren't the same."""

import re
from collections.abc import Iterable

from tocsin.assess.case import Case, Heard
from tocsin.assess.interest import Interests
from tocsin.link.actors.known import known, meant, ruling
from tocsin.link.actors.named import is_name
from tocsin.link.outlet import same_as
from tocsin.read.names import looks_personal
from tocsin.records import Record

_STATE = "state "


class Party(Record, frozen=True):
    """One who did something, or is said to have: `name` as written, `id` for whom it stands.

    A government, its offices and its people are one, and so are a group and its branches. `actor`
    is the id that the record has for the name, None where it has none.
    """

    name: str
    id: str
    actor: str | None
    person: bool

    @property
    def state(self) -> bool:
        """Whether it is a state, or what belongs to one."""
        return self.id.startswith(_STATE)

    def same(self, other: "Party") -> bool:
        """Whether both may be one: by whom they stand for, or one's words within the other's."""
        if self.id == other.id or (self.actor is not None and self.actor == other.actor):
            return True
        words, others = (set(re.findall(r"\w+", same_as(one.name))) for one in (self, other))
        return words <= others or others <= words


class Parties:
    """The parties of a case, by its articles."""

    def __init__(self, case: Case) -> None:
        self._interests = Interests(case)
        self._found: dict[tuple[str, str], Party] = {}

    def of(self, heard: Heard, name: str) -> Party:
        """Whom a name in an article means."""
        key = heard.reading.article.id, name
        if key not in self._found:
            self._found[key] = self._party(heard, name)
        return self._found[key]

    def _party(self, heard: Heard, name: str) -> Party:
        own = self._interests.of(name).id
        full = known(meant(name) or "")
        if full and full.kind == "people" and full.country and ruling(full.country):
            own = f"{_STATE}{full.country}"  # "the Ukrainians": their state
        kinds = {entity.kind for entity in heard.reading.entities if entity.name == name}
        person = "person" in kinds or (not kinds and looks_personal(name))
        return Party(
            name=name,
            id=own,
            actor=heard.report.actors.get(name),
            person=person and full is None and not own.startswith(_STATE),
        )

    def doers(self, heard: Heard, names: Iterable[str]) -> list[Party]:
        """Those of some names that are a state or a group: neither persons nor "gunmen"."""
        found = [self.of(heard, name) for name in names]
        return [one for one in found if not one.person and _is_body(heard, one)]


def _is_body(heard: Heard, party: Party) -> bool:
    """Whether an article names a body or a land so: "Black Lantern Front", "Front", "Varnia"."""
    if meant(party.name) or party.id == f"{_STATE}{party.name}":
        return True
    kinds = {entity.kind for entity in heard.reading.entities if entity.name == party.name}
    capital = party.name[:1].isupper() and "place" not in kinds
    return capital and ("organisation" in kinds or is_name(party.name))
