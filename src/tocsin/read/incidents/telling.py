"""From a text and what is known of it to its incidents, each with all that the article tells.

1. `triggers`: the words that tell of incidents. 2. `mentions`: what each tells, if anything.
3. `gathering`: which are of one incident. 4. Here: which of these are worth an entry; kind,
status, when, where, by, against, weapon and figures of each.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from tocsin.read.figures import Counted, best
from tocsin.read.incidents.gathering import ATTACKS, Gathered, apart, gather
from tocsin.read.incidents.mentions import Mention, mentions
from tocsin.read.incidents.parties import Named, Party, parties
from tocsin.read.incidents.scene import Scene, Site, between
from tocsin.read.incidents.triggers import HARM, kind, triggers
from tocsin.read.known import names as known_names
from tocsin.read.people import people, person
from tocsin.read.sentences import Range, containing
from tocsin.records import Figure, Incident, Part, Place, When, identify
from tocsin.records.base import span
from tocsin.records.incident import FigureKind, PartRole, Status

Country = Callable[[str], str]  # ISO 3166 code → name
_COUNTS: dict[str, frozenset[str]] = {
    "killed": ATTACKS
    | {"strike", "clash", "raid", "accident", "abuse", "kidnapping", "protest", "bodies", HARM},
    "wounded": ATTACKS | {"strike", "clash", "raid", "accident", "abuse", "protest", HARM},
    "detained": frozenset({"arrest", "crackdown", "court", "release", "raid"}),
    "held": frozenset({"kidnapping", "hostage_taking", "release"}),
    "missing": ATTACKS | {"accident", "kidnapping", "strike"},
    "displaced": ATTACKS | {"clash", "strike", "accident"},
    "perpetrators": ATTACKS | {"kidnapping"},
}
_DETAILS = 2  # of time, place, parties, figures and headline that a vague incident needs
_OFTEN = 3  # mentions of which one needs no detail
_SURELY = 1.5  # from here on, of −3 to 3, something surely happened
_NEAR = 2  # sentences that a figure may stand away from the trigger of its incident


@dataclass(slots=True)
class Told:
    """A gathered incident with its parties and figures."""

    gathered: Gathered
    parties: list[Party] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """What tells of it."""
        return self.gathered.mentions


def incidents(
    article_id: str, scene: Scene, country: Country
) -> tuple[tuple[Incident, ...], tuple[Figure, ...]]:
    """The incidents of an article and its figures, both in the order of the text.

    Args:
        article_id: goes into the ids.
        scene: the text and what is known of it.
        country: the name of a country, by its code.
    """
    found = mentions(scene, triggers(scene.text, scene.marks.triggers))
    named = _named_in(scene)
    taking_part: dict[int, list[Party]] = {}
    for mention in found:
        low = max(mention.sentence[0], mention.start - _NEARBY)
        high = min(mention.sentence[1], mention.trigger.end + _NEARBY)
        sources = [(s.source.start, s.source.end) for s in scene.said(mention.start) if s.source]
        those = parties(
            scene.text,
            mention,
            _starting(scene.marks.roles, low, high),
            _starting(named, low, high),
            sources,
        )
        taking_part[mention.start] = those
        # "Passengers" and "two people" may be the same; names that differ are others.
        mention.against = frozenset(
            p.name
            for p in those
            if p.role == "against" and _is_name(p.name) and not _is_nation(p.name)
        )
        mention.by = frozenset(
            p.name for p in those if p.role == "by" and p.worded and _is_name(p.name)
        )
    told = [
        Told(one, [p for m in one.mentions for p in taking_part[m.start]]) for one in gather(found)
    ]
    owners = _shared_out(scene, told, scene.counted)
    persons = frozenset(entity.name for entity in scene.entities if entity.kind == "person")
    for one in told:
        for number in (*_lone(scene, one), *_single(scene, one, persons)):
            one.counted.append(number)
            owners[number] = one
    kept = [one for one in told if _worth(scene, one)]
    main = _main(kept)
    made = {id(one): _incident(article_id, scene, one, main, country) for one in kept}
    figures = tuple(
        _figure(article_id, scene, number, owners, made)
        for number in sorted(owners, key=lambda number: (number.start, number.end))
        if _is_told(number, owners, made)
    )
    ordered = sorted(made.values(), key=lambda one: one.trigger.start)
    return tuple(ordered), figures


def _is_name(words: str) -> bool:
    """Whether words name somebody in particular: "Islamist gunmen" may be anybody's."""
    last = words.split()[-1]
    return words[:1].isupper() and not people(last) and not person(last)


def _is_nation(words: str) -> bool:
    """Whether words name a country or its people, of which many suffer many things."""
    known = known_names()
    forms = words, words.removesuffix("s")
    return any(form in known.demonyms or form in known.countries for form in forms)


def _named_in(scene: Scene) -> list[Named]:
    """Every mention of every entity, in order."""
    found = [Named(m.start, m.end, entity) for entity in scene.entities for m in entity.mentions]
    return sorted(found, key=lambda named: (named.start, named.end))


_NEARBY = 200  # characters around a trigger in which its parties begin


class _Starting(Protocol):
    @property
    def start(self) -> int: ...


_S = TypeVar("_S", bound=_Starting)


def _starting(found: Sequence[_S], low: int, high: int) -> Sequence[_S]:
    """What begins in a stretch, of things in the order of the text."""
    first = bisect_left(found, low, key=lambda one: one.start)
    return found[first : bisect_left(found, high, key=lambda one: one.start)]


# Figures


def _shared_out(
    scene: Scene, told: Sequence[Told], counted: Iterable[Counted]
) -> dict[Counted, Told]:
    """Each figure to the incident that tells nearest of such a thing."""
    owners: dict[Counted, Told] = {}
    every = (_Spot(m.start, m.trigger.end, one) for one in told for m in one.mentions)
    spots = sorted(every, key=lambda spot: spot.start)
    may_have = {id(one): _may_have(one) for one in told}
    for number in counted:
        unit = containing(scene.units, number.start)
        low = max(scene.units[max(0, unit - _NEAR)][0], number.start - _REACH)
        high = min(scene.units[unit][1], number.end + _REACH)
        best_, cost = None, float("inf")
        for spot in _starting(spots, low, high):
            if number.kind not in may_have[id(spot.told)]:
                continue
            away = float(max(spot.start - number.end, number.start - spot.end, 0))
            away += 1000 * (unit - containing(scene.units, spot.start))
            if away < cost:
                best_, cost = spot.told, away
        if best_ is not None:
            best_.counted.append(number)
            owners[number] = best_
    return owners


def _lone(scene: Scene, told: Told) -> list[Counted]:
    """One perpetrator, where an attack has no other number and its doer is "a student" or "he"."""
    if told.gathered.unreal or any(n.kind == "perpetrators" for n in told.counted):
        return []
    for mention in told.mentions:
        low = max(mention.sentence[0], mention.start - _SUBJECT)
        doer = _ONE_DOER.search(scene.text, low, mention.start)
        words = scene.text[mention.start : mention.trigger.end].lower()
        if mention.topic not in ATTACKS or doer is None or not _ACTS.search(words):
            continue
        noun = doer.group("noun")
        if noun is None or person(noun.lower()):
            return [Counted("perpetrators", 1, 1, doer.start(), doer.end(), False, False)]
    return []


def _single(scene: Scene, told: Told, persons: frozenset[str]) -> list[Counted]:
    """One killed, hurt or held, one doer, where a single person is named and no number is told."""
    if told.gathered.unreal:
        return []
    found = []
    for role, kind_ in _ones(scene, told):
        those = [party for party in told.parties if party.role == role]
        named = {party.name for party in those if party.name in persons}
        others = {party.name for party in those} - named
        # "Orla Venn, a gang leader": a description beside a name is the same person's.
        one = len(named) == 1 or (not named and len(others) == 1)
        if one and all(_is_singular(p, persons) and _is_alone(scene.text, p) for p in those):
            found.append(Counted(kind_, 1, 1, those[0].start, those[0].end, True, False))
    return found


def _is_singular(party: Party, persons: frozenset[str]) -> bool:
    """Whether a party is a person by name, or told of as one: "a suicide bomber"."""
    return party.name in persons or (party.worded and person(party.name.split()[-1].lower()))


def _is_alone(text: str, party: Party) -> bool:
    """Whether a party is one person by itself: no "Venn regime", no "Venn and two others"."""
    row = _AND.match(text, party.end) or _AND_BEFORE.search(
        text, max(0, party.start - 8), party.start
    )
    return not row and not _RULE.search(text, party.start, party.end + 20)


def _ones(scene: Scene, told: Told) -> Iterator[tuple[PartRole, FigureKind]]:
    """Who may be counted as one, by the role that they play: of kinds without a number."""
    topics, known = told.gathered.topics.keys(), {n.kind for n in told.counted}
    if topics & ATTACKS and "perpetrators" not in known:
        yield "by", "perpetrators"
    words = " ".join(scene.text[m.start : m.trigger.end].lower() for m in told.mentions)
    held = topics & {"arrest", "court"} and not topics & ATTACKS and not _FREE.search(words)
    if held and not known & {"detained", "held"}:
        yield "against", "detained"
    if topics & _COUNTS["killed"] and not known & {"killed", "wounded"}:
        if _KILLS.search(words):
            yield "against", "killed"
        elif _HURTS.search(words):
            yield "against", "wounded"


_KILLS = re.compile(
    r"\b(?:kill(?:ed|ing)|murder|assassinated|assassination of|slay|slain|shot (?:dead|to death)|"
    r"behead|gunned down|stabbed to death|lynch|death)"
)
_FREE = re.compile(r"\b(?:acquitt|fined|charged|testif|took the stand|not guilty)")
_HURTS = re.compile(r"\b(?:wound|injur|hurt)")
_RULE = re.compile(r"(?:[’']s?)?\s+(?:regime|government|forces|army|militia)\b")
_AND = re.compile(r"\s*(?:,\s*)?and\s|,\s*[A-Z][\w’'-]+ [A-Z]")
_AND_BEFORE = re.compile(r"\band\s+$")
_SUBJECT = 80  # characters
_ONE_DOER = re.compile(
    r"\b(?:(?:an?|one|the)\s+(?:lone\s+)?(?:[\w-]+\s+){0,3}?(?P<noun>[\w-]+)|he|she)"
    r"(?:\s+(?:had|has|then|also|later|reportedly|allegedly))?\s+$",
    re.I,
)
_ACTS = re.compile(
    r"^(?!.*\bwas\b)(?:kill|shoot|shot|open|gun|stab|drove|ramm|unleash|attack|murder|"
    r"blew|detonat|storm|burst|spray|behead|bomb|execut|ambush|set fire|go)"
)
_REACH = 700  # characters between a figure and what it is of


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an incident is told."""

    start: int
    end: int
    told: Told


def _may_have(told: Told) -> frozenset[str]:
    """The kinds of figures that an incident of such topics has."""
    if all(m.status in ("planned", "threatened") for m in told.mentions):
        return frozenset()
    topics = told.gathered.topics.keys()
    return frozenset(kind_ for kind_, of in _COUNTS.items() if of & topics)


def _is_told(number: Counted, owners: Mapping[Counted, Told], made: Mapping[int, Incident]) -> bool:
    return number in owners and id(owners[number]) in made


def _figure(
    article_id: str,
    scene: Scene,
    number: Counted,
    owners: Mapping[Counted, Told],
    made: Mapping[int, Incident],
) -> Figure:
    unit = scene.units[containing(scene.units, number.start)]
    speaker, when = _giver(scene, number), _as_of(scene, unit)
    return Figure(
        id=identify("figure", article_id, number.start, number.end, number.kind),
        kind=number.kind,
        low=number.low,
        high=number.high,
        span=span(scene.text, number.start, number.end),
        sentence=span(scene.text, *unit),
        by=speaker,
        as_of=when,
        incident=made[id(owners[number])].id,
        part_of=number.part_of,
        revised=number.revised,
    )


def _giver(scene: Scene, number: Counted) -> str | None:
    """Who gave a figure: the speaker of the innermost content that holds it."""
    holding = [
        (content.end - content.start, statement.speaker)
        for statement in scene.said(number.start)
        for content in statement.content
        if content.start < number.end and number.start < content.end
    ]
    return min(holding)[1] if holding else None


def _as_of(scene: Scene, unit: Range) -> str | None:
    """The day by which a sentence says that it was so ("by Tuesday", "as of 3 May")."""
    for time in between(scene.times, *unit):
        if time.kind == "date" and _BY.search(scene.text, unit[0], time.span.start):
            return time.value
    return None


_BY = re.compile(r"\b(?:by|as of|until)\s+(?:late\s+|early\s+)?$", re.I)


# Incidents


def _worth(scene: Scene, told: Told) -> bool:
    """Whether an incident is told with enough to be logged."""
    topics, many = told.gathered.topics, len(told.mentions)
    real = [m for m in told.mentions if m.status not in ("planned", "threatened")]
    roles = {party.role for party in told.parties} & {"by", "against"}
    details = sum(
        (
            any(mention.when is not None or mention.day for mention in told.mentions),
            bool(told.gathered.sites),
            bool(roles),
            bool(told.counted),
            told.gathered.title,
        )
    )
    if all(mention.trigger.topic == HARM for mention in told.mentions):
        killed = any(n.kind == "killed" and max(n.low or 0, n.high or 0) > 1 for n in told.counted)
        killed = killed or any(_is_killing(scene, mention) for mention in told.mentions)
        return killed and details >= _DETAILS
    if not real:
        return details >= 1
    if "nuclear_test" in topics:
        return True  # few things are as well known
    vague = set(topics) <= {"assault", HARM} and real[0].status != "foiled"
    if vague and many == 1:
        # "The attack in Orlec" is known by its place.
        placed = any(m.placed and m.site and _exact(m.site) > 0 for m in real)
        return placed or details >= _DETAILS + (not told.counted)
    if many >= _OFTEN and not vague:
        return True
    surely = many > 1 or max(m.sure for m in real) >= _SURELY
    return details >= (1 if surely else _DETAILS)


def _is_killing(scene: Scene, mention: Mention) -> bool:
    """Whether somebody killed: people die and are hurt of much that is no incident."""
    words = scene.text[mention.start : mention.trigger.end].lower()
    return words.startswith(("kill", "slay", "slain")) and bool(mention.against or mention.counted)


def _main(told: Sequence[Told]) -> Told | None:
    """The incident that the article is about: the headline's, else the one told most."""
    return max(told, key=lambda one: (one.gathered.title, len(one.mentions)), default=None)


def _incident(
    article_id: str, scene: Scene, told: Told, main: Told | None, country: Country
) -> Incident:
    topic, why = _topic(told)
    trigger = _best(told, topic)
    status = _status(told)
    site = _site(scene, told, trigger)
    if site is None and main is not None and topic in ATTACKS:
        site = _site(scene, main, main.mentions[0])
    time, where = _time(told), _where(scene, _all_of(told, site), country)
    suffered = _named(told, "against")
    return Incident(
        id=identify("incident", article_id, trigger.start, trigger.trigger.end),
        kind=kind(topic),
        status=status,
        when=time.value if time else None,
        where=where,
        by=tuple(name for name in _named(told, "by") if name not in suffered),
        against=suffered,
        weapon=_named(told, "weapon"),
        figures=_figures(scene, told),
        trigger=span(scene.text, *_shown(scene, trigger)),
        mentions=tuple(
            span(scene.text, m.start, m.trigger.end)
            for m in sorted(told.mentions, key=lambda m: m.start)
        ),
        parts=_parts(scene, told, time, site),
        certainty=round(trigger.sure, 2),
        reasons=(why, f"{status}: {_words_before(scene, trigger)}"),
    )


def _best(told: Told, topic: str) -> Mention:
    """The mention that tells best: of the incident's topic, outside the headline, with details."""
    return max(
        told.mentions,
        key=lambda m: (
            m.topic == topic,
            not m.title,
            (m.when is not None) + (m.site is not None) + bool(m.against),
            m.trigger.topic == topic,
            not m.definite,
            -m.start,
        ),
    )


def _topic(told: Told) -> tuple[str, str]:
    topics = told.gathered.topics
    ahead = all(m.status in ("planned", "foiled") for m in told.mentions)
    if ahead and topics.keys() <= _PLOTTED:
        return "plot", "plot: planned or foiled"
    own = Counter({topic: n for topic, n in topics.items() if topic not in ("assault", HARM)})
    if own:
        topic, number = own.most_common(1)[0]
        return topic, f"{kind(topic)}: told {number} times so"
    return "assault", "assault: nothing says of what kind"


# What is plotted; operations, trials and protests are planned.
_PLOTTED = ATTACKS | {"plot", "kidnapping", "hijacking", "upheaval", "chemical", HARM}


def _status(told: Told) -> Status:
    """What the article tells as a fact anywhere happened; else what most mentions say."""
    statuses = Counter(mention.status for mention in told.mentions)
    for status in ("happened", "alleged"):
        if statuses[status]:
            return status
    return statuses.most_common(1)[0][0]


def _time(told: Told) -> When | None:
    """The time that is told most exactly, and first; what was said then if there's no other."""
    times = told.gathered.times or [m.when for m in told.mentions if m.when is not None]
    return min(times, key=lambda t: _ROUGH.get(t.precision or "", _ROUGHEST), default=None)


_ROUGH = {"minute": 0, "hour": 0, "part of day": 0, "day": 0, "weekend": 1, "week": 2, "month": 3,
          "season": 4, "quarter": 4, "year": 5}  # fmt: skip
_ROUGHEST = 6


def _site(scene: Scene, told: Told, mention: Mention) -> Site | None:
    """The most exact site, of several the one told most; else the last before in its paragraph."""
    sites = told.gathered.sites
    names = Counter(site.name for site in sites)
    best = max(sites, key=lambda site: (_exact(site), names[site.name]), default=None)
    if best is not None and _exact(best) >= _VENUE:
        return best
    near = _before(scene, mention)
    if best is None or (near is not None and near.venue and _holds(best, near)):
        return near
    return best


def _holds(site: Site, venue: Site) -> bool:
    """Whether a town, area or country holds a venue."""
    if site.place is None or venue.place is None:
        return False
    return site.place.name in (venue.place.within, venue.place.area) or (
        site.place.kind == "country" and site.place.country == venue.place.country
    )


def _exact(site: Site) -> int:
    if site.venue or site.place is None:
        return _VENUE
    return _EXACT.get(site.place.kind, 0)


_VENUE = 5
_EXACT = {"venue": 5, "seat": 4, "district": 4, "town": 4, "capital": 4, "county": 3, "area": 2,
          "region": 1, "land": 1, "water": 1, "country": 1}  # fmt: skip


def _before(scene: Scene, mention: Mention) -> Site | None:
    """The last venue or town before a mention in its paragraph."""
    low = max(scene.text.rfind("\n", 0, mention.start), mention.start - _PARAGRAPH)
    near = [s for s in between(scene.sites, low + 1, mention.start) if _exact(s) >= _TOWN]
    venues = [site for site in near if site.venue]
    best = venues or near
    return best[-1] if best else None


_PARAGRAPH = 600  # characters back
_TOWN = 4


def _all_of(told: Told, site: Site | None) -> list[Site]:
    """A site with those that it stands in a row with, of its own sort: "in Orlec and Tessel"."""
    if site is None:
        return []
    rows = ((m.site, *m.also) for m in told.mentions if m.site is not None)
    row = next((row for row in rows if any(one.name == site.name for one in row)), ())
    return [site, *(one for one in row if _exact(one) == _exact(site) and apart(one, site))]


def _where(scene: Scene, sites: Sequence[Site], country: Country) -> tuple[str, ...]:
    """From the most specific names to the countries."""
    names: list[str] = []
    countries: list[str] = []
    for site in sites:
        place = site.place or _around(scene, site)
        names.append(site.name)
        if place is None:
            continue
        if site.place is None and _exact_place(place.kind) >= _TOWN:
            names.append(place.name)
        names += [name for name in (place.within, place.area) if name]
        if place.country:
            countries.append(country(place.country))
    return tuple(dict.fromkeys([*names, *countries]))


def _exact_place(kind_: str) -> int:
    return _EXACT.get(kind_, 0)


def _around(scene: Scene, site: Site) -> Place | None:
    """The place that the gazetteer knows and that stands nearest to a site that it doesn't."""
    known = [s.place for s in scene.sites if s.place is not None]
    return min(known, key=lambda p: abs(p.span.start - site.span.start), default=None)


def _named(told: Told, role: str) -> tuple[str, ...]:
    """The names in a role, each once; "two nurses" says all that "nurses" does."""
    names = list(dict.fromkeys(party.name for party in told.parties if party.role == role))
    return tuple(name for name in names if not any(other.endswith(f" {name}") for other in names))


def _figures(scene: Scene, told: Told) -> dict[FigureKind, tuple[int | None, int | None]]:
    """The best figures by kind; the guide calls those who are held detained."""
    kinds: dict[FigureKind, list[Counted]] = {}
    for number in told.counted:
        kinds.setdefault("detained" if number.kind == "held" else number.kind, []).append(number)
    return {each: best(_whole(scene, numbers)) for each, numbers in kinds.items()}


def _whole(scene: Scene, numbers: Sequence[Counted]) -> list[Counted]:
    """Without those told further on that fall far short of what the article begins with: parts."""
    first = max((n.low or 0 for n in numbers if n.start <= scene.lead), default=0)
    return [
        n
        for n in numbers
        if n.start <= scene.lead or n.revised or (n.high or n.low or 0) >= _PART * first
    ]


_PART = 0.85  # of the first number; two counts of one thing differ by less


def _parts(scene: Scene, told: Told, time: When | None, site: Site | None) -> tuple[Part, ...]:
    parts = [
        Part(role=p.role, name=p.name, span=span(scene.text, p.start, p.end)) for p in told.parties
    ]
    if time is not None and time.value is not None:
        parts.append(Part(role="when", name=time.value, span=time.span))
    if site is not None:
        parts.append(Part(role="where", name=site.name, span=site.span))
    return tuple(sorted(parts, key=lambda part: part.span.start))


_AUXILIARY = re.compile(
    r"(?:\b(?:an?|the|had|has|have|was|were|been|being|[\w-]+ly|deadly|mass|planning|preparing|to|of|"
    r"carried|out|series|wave|several|multiple|two|three)\s+){1,4}$",
    re.I,
)
_OBJECT = re.compile(
    r"(?:\s+(?!(?:and|but|who|which|that|when|after|before|while|as|because|if|said|says|told|where|"
    r"although|though|since|until|is|was|were|has|had|have|will|would)\b)[\w’'$-]+){1,8}"
)


def _shown(scene: Scene, mention: Mention) -> Range:
    """The trigger with what belongs to it: "had been detained in Orlec" for "detained"."""
    start, end = mention.start, mention.trigger.end
    before = _AUXILIARY.search(scene.text[max(mention.sentence[0], start - _SHOWN) : start])
    behind = _OBJECT.match(scene.text, end, min(mention.sentence[1], end + _SHOWN))
    start -= len(before.group()) if before else 0
    stop = behind.end() if behind else end
    if stop < len(scene.text) and scene.text[stop].isalnum():  # cut within a word
        stop = scene.text.rfind(" ", end, stop) if " " in scene.text[end:stop] else end
    return start, max(stop, end)


_SHOWN = 60  # characters to either side


def _words_before(scene: Scene, mention: Mention) -> str:
    """The words that lead up to a trigger, for the reader who wonders about its status."""
    low = max(mention.sentence[0], mention.start - 30)
    return f"“{scene.text[low : mention.trigger.end].strip()}”"
