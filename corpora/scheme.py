"""How the corpora's labels map onto our types of entities.

`docs/dev/entities.md` has the reasons. Our types: person, organisation, group (of people:
nations, faiths, supporters), place, venue (building, facility), weapon, vehicle, event, quantity
(and money).
"""

from collections.abc import Mapping
from dataclasses import dataclass

TYPES = (
    "person", "organisation", "group", "place", "venue", "weapon", "vehicle", "event", "quantity",
)  # fmt: skip
NONE = "none"


@dataclass(frozen=True)
class Scheme:
    """One corpus in our terms.

    `types` gives for each label of the corpus the types that it may be. With `NONE` among them
    it may be no entity at all, and an empty set means that the words count as unmarked.
    `complete` are the types that the corpus marks wherever they stand, under whichever label: an
    unmarked word is none of these, but it may be one of the others.
    """

    types: Mapping[str, frozenset[str]]
    complete: frozenset[str]

    def of(self, label: str) -> frozenset[str]:
        """The types that a label may be; none for a label that isn't known."""
        return self.types.get(label, frozenset())


def _scheme(types: Mapping[str, str], complete: str) -> Scheme:
    sets = {label: frozenset(names.split()) for label, names in types.items()}
    return Scheme(sets, frozenset(complete.split()))


ENTITIES = {
    "gum": _scheme(
        {
            "person": "person",
            "people": "group",
            "demonym": "group",
            "organization": "organisation",
            "place": "place venue",
            "event": "event",
            "object": "vehicle weapon venue none",
            "abstract": "event organisation group none",
            "animal": "",
            "plant": "",
            "substance": "weapon none",
            "time:DATE": "",
            "time:TIME": "",
            "time:DURATION": "",
            "time:SET": "",
        },
        "person organisation group place venue event",
    ),
    "re3d": _scheme(
        {
            "Person": "person",
            "Organisation": "organisation group place",
            "Location": "place venue",
            "Nationality": "group",
            "MilitaryPlatform": "vehicle weapon",
            "Vehicle": "vehicle",
            "Weapon": "weapon",
            "Quantity": "quantity",
            "Money": "quantity",
            "Temporal": "",
            "CommsIdentifier": "",
            "Coordinate": "",
            "DocumentReference": "",
            "Frequency": "",
            "Url": "",
        },
        "person organisation group place venue weapon vehicle quantity",
    ),
    "wikigold": _scheme(
        {
            "PER": "person",
            "ORG": "organisation",
            "LOC": "place venue",
            "MISC": "group event vehicle weapon none",
        },
        "person organisation group place venue event",
    ),
    "politics": _scheme(
        {
            "person": "person",
            "politician": "person",
            "organisation": "organisation",
            "politicalparty": "organisation",
            "country": "place",
            "location": "place venue",
            "election": "event",
            "event": "event",
            "misc": "group event venue vehicle weapon none",
        },
        "person organisation group place venue event",
    ),
}
