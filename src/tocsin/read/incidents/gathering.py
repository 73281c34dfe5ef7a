"""Mentions of one incident together, those of others apart.

Mentions are taken in the order of the text. Each joins the incident that fits it best, or begins a
new one. It fits where the topics go together and nothing speaks against it: no other day, no other
town, no other victims, no other number of dead. What speaks for it: the same sentence, the same
day or place, that it speaks of something told already ("the attack"), and that the incident is
the headline's. "Another attack", "in 2013" in news of a day, speak for a new one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tocsin.read.incidents.mentions import Mention
from tocsin.read.incidents.scene import Site
from tocsin.read.incidents.triggers import HARM
from tocsin.records import Place, When

ATTACKS = frozenset(
    {"bombing", "shooting", "stabbing", "ramming", "arson", "assault", "hostage_taking",
     "assassination"}
)  # fmt: skip
# What "attack" and "killed" may be told of, beside their own; in one sentence also the nearer.
_WIDER = {"assault": ATTACKS | {"strike", "chemical", HARM}, HARM: ATTACKS | {"strike", "accident"}}
_NEARER = {
    "assault": frozenset({"clash", "kidnapping", "hijacking", "robbery"}),
    HARM: frozenset(
        {"clash", "raid", "abuse", "kidnapping", "protest", "arrest", "bodies", "upheaval"}
    ),
}
_TOGETHER = (
    ATTACKS,
    frozenset({"bombing", "strike"}),
    frozenset({"kidnapping", "hostage_taking"}),
    frozenset({"invasion", "upheaval"}),
    frozenset({"arrest", "crackdown"}),
)
_UNREAL = ("foiled", "planned", "threatened")
_AREAS = 500.0  # kilometres from an area's middle where it surely ends
_APART = 60.0  # kilometres between towns that can't be one place
_LARGE = ("country", "area", "region", "continent", "water", "land", "county")
_LEAST = 1.2  # what must speak for a mention to join an incident


_OPEN = 40  # incidents told last that a mention may still be of; the first two always
_KNOWN = 12  # mentions of an incident, the first, that others are compared with


@dataclass(slots=True)
class Gathered:
    """The mentions of one incident, in order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def known(self) -> list[Mention]:
        """The first of its mentions, by which it is known."""
        return self.mentions[:_KNOWN]

    @property
    def topics(self) -> Counter[str]:
        """How often each topic is told."""
        return Counter(mention.topic for mention in self.mentions)

    @property
    def times(self) -> list[When]:
        """The times that are told."""
        return [m.when for m in self.known if m.when is not None and not m.said]

    @property
    def sites(self) -> list[Site]:
        """The sites that are told, those that are surely its own if there are any."""
        told = [m for m in self.known if m.site is not None]
        told = [m for m in told if m.placed] or told
        return [site for m in told for site in (m.site, *m.also) if site is not None]

    @property
    def title(self) -> bool:
        """Whether the headline tells of it."""
        return any(mention.title for mention in self.known)

    @property
    def lead(self) -> bool:
        """Whether the headline or the first sentences tell of it."""
        return any(mention.lead for mention in self.known)

    @property
    def unreal(self) -> bool:
        """Whether it has not come to pass."""
        return all(mention.status in _UNREAL for mention in self.known)


def gather(found: Sequence[Mention]) -> list[Gathered]:
    """The incidents that mentions tell of, in the order of their first mentions."""
    incidents: list[Gathered] = []
    for mention in found:
        low = max(0, len(incidents) - _OPEN)
        fitting = [(_fit(one, mention), n) for n, one in enumerate(incidents) if n < 2 or n >= low]
        best = max(((fit, n) for fit, n in fitting if fit is not None), default=None)
        if best is not None and best[0] >= _LEAST:
            incidents[best[1]].mentions.append(mention)
        else:
            incidents.append(Gathered([mention]))
    return incidents


def _fit(incident: Gathered, mention: Mention) -> float | None:
    """How well a mention fits an incident; None where something speaks against it."""
    near = any(m.sentence == mention.sentence for m in incident.mentions[-3:])
    alike = _alike(incident, mention, near=near)
    if alike is None or (mention.status in _UNREAL) != incident.unreal:
        return None
    # "Attacks in the market of Orlec, which killed nine": the dead are where the attack was.
    harmed = near and mention.topic == HARM
    if _other_time(incident, mention) or (not harmed and _other_site(incident, mention)):
        return None
    campaign = mention.topic == "strike" and _is_campaign(incident, mention.site)
    if not near and not campaign and _is_other(incident, mention):
        return None
    same_time = _same_time(incident.times, mention.when)
    fit = alike
    fit += 2.0 * near
    fit += 1.0 * mention.definite
    fit += 0.5 * (mention.topic == HARM and not mention.counted)
    fit += 1.5 * same_time + 1.0 * _same_count(incident, mention)
    fit += 0.7 * _same_site(incident.sites, mention.site)
    if mention.named and not (near or incident.title or incident.sites):
        fit -= 1.0  # "the Orlec attack" in news of another
    fit += 1.0 * campaign
    fit += 0.7 * incident.title + 0.5 * incident.lead
    fit += 0.3 * min(len(incident.mentions), 4) / 4
    if not mention.definite and not near:
        fit -= 0.4 * (not incident.lead)
        fit -= 1.5 * mention.other
        fit -= 1.5 * (mention.coarse and not same_time)
    # The further back, the less; what the article begins with is on the reader's mind throughout.
    span = 8000 if incident.title or incident.lead else 4000
    fit -= min(mention.start - incident.mentions[-1].start, 4000) / span
    return fit


def _alike(incident: Gathered, mention: Mention, *, near: bool) -> float | None:
    topics = {m.topic for m in incident.known}
    topic = mention.topic
    if near and ((topic == "accident" and topics & ATTACKS) or "accident" in topics & {topic}):
        return 0.8  # the bomber's car crashed
    if topic in topics and (topic != HARM or near or _same_count(incident, mention)):
        return 1.0
    if topic in _WIDER:
        if topics & _WIDER[topic]:
            return 0.8
        return 0.6 if near and topics & _NEARER[topic] else None
    if topics <= _WIDER.keys() and any(
        topic in _WIDER[generic] or (near and topic in _NEARER[generic]) for generic in topics
    ):
        return 0.8
    if any(topic in group and topics & group for group in _TOGETHER):
        return 0.5
    return None


def _other_time(incident: Gathered, mention: Mention) -> bool:
    """Whether a mention gives a day that none of an incident's overlaps."""
    days = {m.day for m in incident.known if m.day}
    if mention.day and days and mention.day not in days:
        return True
    if mention.when is None or mention.said:
        return False
    times = incident.times
    return bool(times) and not any(overlap(time, mention.when) for time in times)


def _same_time(times: Iterable[When], time: When | None) -> bool:
    return time is not None and any(overlap(time, other) for other in times)


def overlap(a: When, b: When) -> bool:
    """Whether two times may be of one day; where one has no year, by month and day."""
    if a.earliest and a.latest and b.earliest and b.latest:
        return a.earliest <= b.latest and b.earliest <= a.latest
    if (a.earliest is None and a.latest is None) or (b.earliest is None and b.latest is None):
        one, other = (a.value or "")[4:].split("T")[0], (b.value or "")[4:].split("T")[0]
        return one.startswith(other) or other.startswith(one)
    first, last = (a.earliest or date.min, b.earliest or date.min), (a.latest, b.latest)
    return first[0] <= (last[1] or date.max) and first[1] <= (last[0] or date.max)


def _other_site(incident: Gathered, mention: Mention) -> bool:
    """Whether a mention's site can't be where the incident was."""
    sites = incident.sites
    if mention.site is None or not mention.placed or not sites:
        return False
    if mention.topic == "strike" and _is_campaign(incident, mention.site):
        return False
    # Where a building is, is only known by what stands near it.
    towns = [site for site in sites if not _large(site) and not site.venue]
    known = [site for site in towns if site.place is not None]
    return all(apart(mention.site, other) for other in known or towns or sites)


def _is_campaign(incident: Gathered, site: Site | None) -> bool:
    """Whether an incident is of strikes all over the country that a site is in."""
    return site is not None and any(
        m.many
        and m.site is not None
        and m.site.place is not None
        and m.site.place.kind == "country"
        and (site.place is None or site.place.country == m.site.place.country)
        for m in incident.known
    )


def _large(site: Site) -> bool:
    return site.place is not None and site.place.kind in _LARGE


def apart(a: Site, b: Site) -> bool:
    """Whether two sites are different ones, neither of which holds the other."""
    one, other = a.place, b.place
    if one is None or other is None:
        known = one or other
        if a.venue or b.venue or (known is not None and known.kind in _LARGE):
            return False
        return a.name not in b.name and b.name not in a.name
    if one.country and other.country and one.country != other.country:
        return True
    if one.kind in _LARGE or other.kind in _LARGE:
        areas = [p.name if p.kind == "area" else p.area for p in (one, other)]
        if "area" not in (one.kind, other.kind):
            return False
        return areas[0] != areas[1] if None not in areas else kilometres(one, other) > _AREAS
    return kilometres(one, other) > _APART or (
        one.kind == other.kind == "town" and one.name != other.name
    )


def _same_site(sites: Iterable[Site], site: Site | None) -> bool:
    return site is not None and any(site.name == other.name for other in sites)


def kilometres(a: Place, b: Place) -> float:
    """The distance of two points on a sphere of the earth's mean radius (haversine)."""
    low, high = math.radians(a.latitude), math.radians(b.latitude)
    across = math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    half = math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * across
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _is_other(incident: Gathered, mention: Mention) -> bool:
    """Whether other people did it, suffered it or were killed."""
    return _other_victims(incident, mention) or _other_count(incident, mention)


def _other_victims(incident: Gathered, mention: Mention) -> bool:
    """Whether both tell who suffered it or who did it, and these are others."""
    if any(m.term and mention.term and m.term != mention.term for m in incident.known):
        return True
    did = frozenset[str]().union(*(m.by for m in incident.known))
    if mention.by and did and not mention.by & did:
        return True
    suffered = frozenset[str]().union(*(m.against for m in incident.known))
    if mention.definite or not (mention.against and suffered):
        return False
    return not mention.against & suffered


def _other_count(incident: Gathered, mention: Mention) -> bool:
    """Whether both tell how many were killed, and these numbers can't be of one incident.

    A smaller number without a day or another place is a part of those whom the article is about.
    """
    if mention.definite:
        return False
    known = [n for m in incident.known for n in m.counted if _is_toll(n.kind, n.part_of)]
    told = [n for n in mention.counted if _is_toll(n.kind, n.part_of) and not n.revised]
    if incident.lead and mention.when is None and _within(mention.site, incident.sites):
        most = max((n.low or n.high or 0 for n in known), default=0)
        told = [n for n in told if (n.low or n.high or 0) > most]
    return bool(known and told) and not any(
        _compatible(a.low, a.high, b.low, b.high) for a in known for b in told
    )


def _within(site: Site | None, sites: Sequence[Site]) -> bool:
    """Whether a site is none, or may be where an incident with such sites was."""
    return site is None or any(not apart(site, other) for other in sites)


def _is_toll(kind: str, part_of: bool) -> bool:
    return kind == "killed" and not part_of


def _same_count(incident: Gathered, mention: Mention) -> bool:
    """Whether both tell the very same number of killed, of several."""
    tolls = {
        (n.low, n.high) for m in incident.known for n in m.counted if _is_toll(n.kind, n.part_of)
    }
    told = {(n.low, n.high) for n in mention.counted if _is_toll(n.kind, n.part_of)}
    return any((low or high or 0) > 1 for low, high in tolls & told)


_NEARLY = 1.25  # by how much tolls of one incident may differ


def _compatible(low: int | None, high: int | None, other: int | None, to: int | None) -> bool:
    """Whether two ranges may be two reports of one toll."""
    a, b = low or high or 0, other or to or 0
    if not a or not b:
        return a == b
    return (
        max(a, b) <= _NEARLY * min(a, b)
        or (to is None and other is not None and a >= other)
        or (high is None and low is not None and b >= low)
    )
