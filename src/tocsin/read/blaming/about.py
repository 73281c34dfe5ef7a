"""Which incident a charge is about.

The one whose words stand in the charge itself; else the nearest in its sentence that its words
fit; else the article's main incident if that fits, so that "the attack" finds it; else the nearest
around or before that does. Words that tell of a deed themselves mean no other. What nobody is
blamed for (an arrest, a trial) is left out.
"""

import re
from collections.abc import Sequence

from tocsin.read.blaming.charge import Charge, same
from tocsin.read.blaming.deeds import HARMS
from tocsin.read.blaming.scene import Scene
from tocsin.records.incident import Incident

_HELD = frozenset({"arrest", "court", "release", "protest"})
_ARMED = frozenset(
    {"bombing", "shooting", "stabbing", "ramming", "arson", "assault", "hostage_taking"}
) | {"assassination"}
# What the words of a charge can mean; the first that fits.
_SORTS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.I), kinds)
    for words, kinds in (
        (r"air ?-?strikes?|air raids?|shell(?:ed|ing)|bombard|missiles?|rockets?|mortars?|jets?\b|"
         r"war ?planes?|drones?", frozenset({"strike", "bombing"})),
        (r"tortur|ill-treat|mistreat|beat(?:en|ings?)\b|detention|disappear|abuse|dragged|raped?\b",
         frozenset({"abuse"})),
        (r"kidnap|abduct|hostage|seized", frozenset({"kidnapping", "hostage_taking"})),
        (r"assassinat", frozenset({"assassination", "shooting", "bombing", "assault"})),
        (r"hack|cyber", frozenset({"cyberattack"})),
        (r"stabb|knife", frozenset({"stabbing", "assault"})),
        (r"bomb|explo|blast|blew|detonat", frozenset({"bombing", "strike", "assault"})),
        (r"shoot|shot|gun(?:fire|man|men)|opened fire", frozenset({"shooting", "assault"})),
        (r"strikes?\b|struck", frozenset({"strike", "bombing"})),
        (r"attack|assault|kill|murder|massacre|atroc|slaughter|outrage|ambush",
         _ARMED | {"strike", "kidnapping", "clash"}),
        (r"launch|fired", frozenset({"strike", "other", "shooting"})),
        (r"crash|downing|downed", frozenset({"accident", "strike", "other"})),
    )
)  # fmt: skip
_AWAY = 200  # characters of a charge's sentence that may tell of harm
_AROUND = 3  # sentences around a charge whose words are still near


class About:
    """Finds the incident of each charge in one article."""

    def __init__(self, scene: Scene, incidents: Sequence[Incident]) -> None:
        self._scene = scene
        self._incidents = incidents
        self._main = max((i for i in incidents if i.kind not in _HELD), key=_weight, default=None)
        self._places = sorted(
            (m.start, m.end, number)
            for number, incident in enumerate(incidents)
            for m in {(s.start, s.end): s for s in (incident.trigger, *incident.mentions)}.values()
        )

    def incident(self, charge: Charge) -> Incident | None:
        """The incident that a charge is about, if any fits."""
        if charge.answers is not None:
            return self.incident(charge.answers)
        found = self._told(charge)
        if found is None or not found.by or self._did(charge, found):
            return found
        # Somebody else is told to have done that: what the accused did may be told, too.
        theirs = [
            i for i in self._fitting(self._incidents, self._sorts(charge)) if self._did(charge, i)
        ]
        return theirs[0] if len(theirs) == 1 else found

    def _did(self, charge: Charge, incident: Incident) -> bool:
        """Whether the article has the accused for an incident's doer."""
        return any(same(charge.accused, name) for name in incident.by)

    def _told(self, charge: Charge) -> Incident | None:
        sorts = self._sorts(charge)
        low, high = self._scene.unit(charge.start)[0], self._scene.unit(charge.end - 1)[1]
        own = self._between(charge.start, charge.end)
        fits = self._fitting(own, sorts) or [i for i in own if i.kind not in _HELD]
        if fits:
            return fits[0] if len(fits) == 1 else self._nearest(fits, charge)
        here = self._fitting(self._between(low, high), sorts)
        if here:
            return self._nearest(here, charge)
        return None if charge.tells else self._meant(charge, sorts)

    def may_be_unnamed(self, charge: Charge) -> bool:
        """Whether a charge without an incident still speaks of harm done."""
        low, high = self._scene.unit(charge.start)[0], self._scene.unit(charge.end - 1)[1]
        low, high = max(low, charge.start - _AWAY), min(high, charge.end + _AWAY)
        sure = charge.stance in ("claims", "admits") or charge.answers is not None
        return sure or bool(HARMS.search(self._scene.text, low, high))

    def _meant(self, charge: Charge, sorts: frozenset[str]) -> Incident | None:
        """The main incident if it fits, else the nearest before that does."""
        main = self._main
        if main is not None and (not sorts or main.kind in sorts):
            return main
        first, last = self._scene.near(charge.start, _AROUND, 1)
        near = self._fitting(self._between(first, last), sorts)
        if near:
            return self._nearest(near, charge)
        before = self._fitting(self._between(0, charge.start), sorts)
        if before:
            return before[-1]
        return None if sorts else main

    def _sorts(self, charge: Charge) -> frozenset[str]:
        words = self._scene.text[charge.start : charge.end]
        return next((kinds for pattern, kinds in _SORTS if pattern.search(words)), frozenset())

    def _between(self, low: int, high: int) -> list[Incident]:
        """The incidents told of in `[low, high)`, in the order of the text."""
        numbers = dict.fromkeys(n for start, end, n in self._places if start < high and low < end)
        return [self._incidents[n] for n in numbers]

    def _fitting(self, found: Sequence[Incident], sorts: frozenset[str]) -> list[Incident]:
        return [i for i in found if i.kind not in _HELD and (not sorts or i.kind in sorts)]

    def _nearest(self, found: Sequence[Incident], charge: Charge) -> Incident:
        """Of several the one told of nearest to the charge."""
        middle = (charge.start + charge.end) // 2

        def away(incident: Incident) -> int:
            spans = (incident.trigger, *incident.mentions)
            return min(max(s.start - middle, middle - s.end, 0) for s in spans)

        return min(found, key=away)


def _weight(incident: Incident) -> tuple[int, int, int, int]:
    """How much an incident is what its article is about."""
    low, high = incident.figures.get("killed", (None, None))
    done = incident.status in ("happened", "alleged")
    return done, len(incident.mentions), low or high or 0, -incident.trigger.start
