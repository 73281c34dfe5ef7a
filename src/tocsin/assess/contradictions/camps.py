"""Camps: for whom those stand who did an incident, speak of it or are accused of it.

Wider than `tocsin.assess.parties`, which has one for each actor: a minister, his state and its
people can't contradict each other on who did it, nor can a group and its branch. In doubt two are
of one camp, as nothing is found then.
"""

import re
from collections.abc import Iterable

from tocsin.assess.case import Case, Heard
from tocsin.assess.interest import STATE, Interests
from tocsin.assess.proper import is_proper
from tocsin.link.actors.known import known, meant, ruling
from tocsin.link.actors.named import is_name
from tocsin.link.outlet import same_as
from tocsin.read.names import looks_personal
from tocsin.records import Record


class Camp(Record, frozen=True):
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
        return self.id.startswith(STATE)

    def same(self, other: "Camp") -> bool:
        """Whether both may be one: by whom they stand for, or one's words within the other's."""
        if self.id == other.id or (self.actor is not None and self.actor == other.actor):
            return True
        words, others = (set(re.findall(r"\w+", same_as(one.name))) for one in (self, other))
        return words <= others or others <= words


class Camps:
    """The camps of a case, by its articles."""

    def __init__(self, case: Case) -> None:
        self._interests = Interests(case)
        self._found: dict[tuple[str, str], Camp] = {}

    def of(self, heard: Heard, name: str) -> Camp:
        """Whom a name in an article means."""
        key = heard.reading.article.id, name
        if key not in self._found:
            self._found[key] = self._camp(heard, name)
        return self._found[key]

    def _camp(self, heard: Heard, name: str) -> Camp:
        own = self._interests.of(name).id
        full = known(meant(name) or "")
        if full and full.kind == "people" and full.country and ruling(full.country):
            own = f"{STATE}{full.country}"  # "the Ukrainians": their state
        kinds = {entity.kind for entity in heard.reading.entities if entity.name == name}
        person = "person" in kinds or (not kinds and looks_personal(name))
        return Camp(
            name=name,
            id=own,
            actor=heard.report.actors.get(name),
            person=person and full is None and not own.startswith(STATE),
        )

    def doers(self, heard: Heard, names: Iterable[str]) -> list[Camp]:
        """Those of some names that are a state or a group: neither persons nor "gunmen"."""
        found = [self.of(heard, name) for name in names]
        return [one for one in found if not one.person and _is_body(heard, one)]


def _is_body(heard: Heard, camp: Camp) -> bool:
    """Whether an article names a body or a land so: "Black Lantern Front", "Front", "Varnia"."""
    if meant(camp.name) or camp.id == f"{STATE}{camp.name}":
        return True
    kinds = {entity.kind for entity in heard.reading.entities if entity.name == camp.name}
    if not camp.name[:1].isupper() or "place" in kinds or not is_proper(camp.name, heard.reading):
        return False
    return "organisation" in kinds or is_name(camp.name)
