"""A mention: the words that tell of an incident, with when, where and how many their sentence says.

What speaks of something told already ("the attack") takes neither time nor place from its sentence
unless they stand right beside it: "police said on Monday that the attack …".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.read.figures import Counted
from tocsin.read.incidents.scene import Scene, Site, between
from tocsin.read.incidents.status import status
from tocsin.read.incidents.triggers import HARM, Trigger, means
from tocsin.read.sentences import Range
from tocsin.records import When
from tocsin.records.incident import Status

_DEFINITE = re.compile(
    r"\b(?:(?:the|this|these|those|his|her|its|their|such an?)\s+"
    r"(?:(?!had|has|have|was|were|is|are|will|who|which|that)[\w’'-]+\s+){0,2}|that\s+"
    r"|[\w-]+[’']s\s+(?:[\w-]+\s+)?)$",
    re.I,
)
_INDEFINITE = re.compile(
    r"\b(?:an?|another|two|three|several|many|other|new|fresh|one)\s+(?:[\w-]+\s+){0,2}$", re.I
)
_OTHER = re.compile(
    r"\b(?:another|other|earlier|previous(?:ly)?|separate(?:ly)?|similar|past|second|third|also|"
    r"elsewhere|already|since then|in a different)\b[^.;:]{0,60}$",
    re.I,
)
_LED = re.compile(
    r"\b(?:in|at|near|outside|inside|across|within|around|of|on|into|targeting|hit|hits|struck)"
    r"\s+(?:the\s+|an?\s+)?(?:(?!(?:for|with|to|by|and|that|who)\b)[\w’'-]+\s+){0,3}$",
    re.I,
)
# "30 km south of Orlec" isn't Orlec.
_RELATIVE = re.compile(
    r"\b(?:(?:north|south|east|west)\w*\s+of|(?:km|kilomet\w+|miles)(?:\s+\([^)]*\))?\s+(?:from|of))\s+$"
)
# "A citizen of Varnia" is anywhere.
_OF_BODY = re.compile(
    r"\b(?:citizens?|nationals?|natives?|residents?|presidents?|governments?|ministers?|leaders?|kings?|"
    r"people|embass(?:y|ies)|ambassadors?|universit(?:y|ies)|bank|governors?|mayors?|bishops?|"
    r"archbishops?|members?|rulers?|state) of\s+(?:the\s+)?$",
    re.I,
)
_SEIZED = re.compile(r"(?:seiz|defus|disarm)", re.I)  # a bomb, before it went off
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")  # "ten from Orlec" may have died anywhere
_PLOTTED = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|assaults?|killings?|murders?|massacres?|shootings?)\s+"
    r"(?:(?:was|were|had|has|have|been|be|is|are)\s+){1,3}(?:\w+ly\s+)?$"
)
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][\w. ]{1,20})?(?:\s*\([^)]{1,20}\))?\s*(?:—|–|-|--|:)\s")
_SO_FAR = re.compile(r"\b(?:by|as of|until|so far)\s+(?:late\s+|early\s+)?$", re.I)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|tweeted|wrote|according to)\b[^,.;]{0,20}$",
    re.I,
)
_WHICH = re.compile(
    r",?\s*(?:which|that)\s+(?:took place|happened|occurred|began|came)\b[^.;:]*$",
    re.I,
)
_WINDOW = 240  # characters around a trigger in which its time and place begin
_FAR = 140  # characters between a trigger and the time or place that is its own
_BESIDE = 30  # characters behind a definite trigger in which they are
_REPORTED = 40  # characters between a cue and the time at which something was said
_LEAD = 30
_COARSE = ("month", "season", "quarter", "half", "year", "decade", "century")


@dataclass(slots=True)
class Mention:
    """One telling of an incident.

    `topic` is the trigger's, or what its sentence says of the means. `when` and `site` are those
    of the sentence that stand nearest; `also`: further sites in one row with it ("in Orlec and
    Tessel"); `said`: the time is that of what was said, not surely of
    what was done; `placed`: the site surely is the trigger's. `definite`: it speaks of something
    told already. `other`: its words set it apart ("another attack"). `title`: it stands in the
    headline; `lead`: there or in the sentences right behind it. `counted` are figures of its
    sentence, `day` is the weekday or "today" in an article without a date. `many`: the trigger is
    a plural.
    """

    trigger: Trigger
    sentence: Range
    paragraph: int
    status: Status
    sure: float
    topic: str
    when: When | None
    said: bool
    site: Site | None
    also: tuple[Site, ...]
    placed: bool
    definite: bool
    other: bool
    title: bool
    lead: bool
    counted: tuple[Counted, ...]
    day: str | None
    many: bool
    term: str | None
    against: frozenset[str] = field(default_factory=frozenset)
    by: frozenset[str] = field(default_factory=frozenset)

    @property
    def start(self) -> int:
        """Where its trigger begins."""
        return self.trigger.start

    @property
    def named(self) -> bool:
        """Whether its site is its name: "the Orlec attack"."""
        return self.site is not None and 0 < self.trigger.start - self.site.span.end <= 2

    @property
    def coarse(self) -> bool:
        """Whether it gives a month, a year or the like as its time: news has days."""
        return self.when is not None and self.when.precision in _COARSE


def mentions(scene: Scene, found: Sequence[Trigger]) -> list[Mention]:
    """The mentions of incidents among triggers, in order: what is denied or supposed is none."""
    breaks = [match.start() for match in re.finditer(r"\n+", scene.text)]
    told = (_mention(scene, trigger, breaks) for trigger in found)
    return [mention for mention in told if mention is not None]


def _mention(scene: Scene, trigger: Trigger, breaks: Sequence[int]) -> Mention | None:
    if trigger.topic == HARM and scene.subhead(trigger.start):
        return None  # "Club fire: 12 dead" over what tells of it
    unit = scene.unit(trigger.start)
    sure = scene.marks.factuality(trigger.start, trigger.end)
    title = trigger.end <= scene.headline
    if title:  # a headline has no tense that the network could judge
        sure = max(sure, 0.5)
    how = status(scene.text, unit[0], trigger.start, trigger.end, sure)
    if how is None:
        return None
    if trigger.topic == "plot" and _PLOTTED.search(scene.text, unit[0], trigger.start):
        return None  # who was behind what is told of
    if trigger.topic == "plot" and how == "happened":
        how = "foiled" if _SEIZED.match(scene.text, trigger.start) else "planned"
    before = scene.text[max(unit[0], trigger.start - 60) : trigger.start]
    verb = _is_verb(scene.text, trigger)
    definite = not verb and bool(_DEFINITE.search(before)) and not _INDEFINITE.search(before)
    when, said = _when(scene, unit, trigger, definite=definite)
    site, placed = _site(scene, unit, trigger, definite=definite)
    return Mention(
        trigger=trigger,
        sentence=unit,
        paragraph=bisect_left(breaks, trigger.start),
        status=how,
        sure=sure,
        topic=_topic(scene.text, unit, trigger),
        when=when,
        said=said,
        site=site,
        also=_in_a_row(scene, unit, site) if site else (),
        placed=placed,
        definite=definite,
        other=bool(_OTHER.search(before)),
        title=title,
        lead=trigger.start <= scene.lead,
        counted=tuple(scene.figures(unit)),
        many=scene.text[trigger.start : trigger.end].endswith("s"),
        day=None if definite else _day(scene, unit, trigger),
        term=_term(scene.text, unit, trigger),
    )


def _topic(text: str, unit: Range, trigger: Trigger) -> str:
    """The trigger's topic; of an attack or harm that of the means named around it."""
    murder = _MURDER.match(text, trigger.start)
    if trigger.topic not in ("assault", HARM) or murder:
        return trigger.topic
    around = text[max(unit[0], trigger.start - _FAR) : min(unit[1], trigger.end + _FAR)]
    means_ = means(around)
    # "Died in the crash" is told of an accident; an attacker's car may crash.
    return trigger.topic if means_ is None or (means_, trigger.topic) == _CRASHED else means_


_CRASHED = ("accident", "assault")
# What names its kind well enough, whatever else its sentence speaks of.
_MURDER = re.compile(r"(?:murder|execut|behead|lynch|summary|mass|extrajudicial|atrocit)", re.I)
_TERM = re.compile(
    r"\b(life|death|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|twenty-five|thirty)(?:[- ](?:years?|months?))?[- ](?:sentence|in (?:prison|jail)|"
    r"imprisonment|prison|penalty)",
    re.I,
)


_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh)\s+(?:[\w-]+\s+){0,2}$", re.I
)


def _term(text: str, unit: Range, trigger: Trigger) -> str | None:
    """What tells trials and tests apart: a sentence's length, "third", as written."""
    if trigger.topic == "nuclear_test":
        ordinal = _ORDINAL.search(text[max(unit[0], trigger.start - 40) : trigger.start])
        return ordinal.group(1).lower() if ordinal else None
    if trigger.topic != "court":
        return None
    around = text[max(unit[0], trigger.start - 20) : min(unit[1], trigger.end + 100)]
    match = _TERM.search(around)
    return match.group(1).lower() if match else None


def _when(
    scene: Scene, unit: Range, trigger: Trigger, *, definite: bool
) -> tuple[When | None, bool]:
    """The time of the sentence that is the trigger's, and whether it is that of a statement."""
    own: list[tuple[int, When]] = []
    said: list[tuple[int, When]] = []
    near = max(unit[0], trigger.start - _WINDOW), min(unit[1], trigger.end + _WINDOW)
    for time in between(scene.times, *near):
        if time.kind not in ("date", "time") or time.value in (None, "XXXX-XX-XX"):
            continue
        low, high = time.span.start, time.span.end
        if _is_attribute(scene.text, low, high, trigger):
            return time, False
        away = _away(low, high, trigger)
        if _of_its_ground(scene.text, low, trigger):
            continue
        if away > _FAR or (definite and not _is_beside(scene.text, trigger, low)):
            continue
        cues = [s.cue for s in scene.said(unit[0]) if s.cue]
        told = any(0 <= low - c.end < _REPORTED or 0 <= c.start - high < _REPORTED for c in cues)
        lead = scene.text[max(unit[0], low - _REPORTED) : low]
        told = told or bool(_SAID.search(lead) or _SO_FAR.search(lead))
        # "In December the agency said that …": the month is that of the deed.
        away += _ELSEWHERE * _other_clause(scene.text, low, high, trigger)
        (said if told and time.precision not in _COARSE else own).append((away, time))
    for times, reported in ((own, False), (said, True)):
        if times:
            return min(times, key=lambda pair: pair[0])[1], reported
    opens = next(iter(between(scene.times, unit[0], unit[0] + _OPENS)), None)
    if opens is not None and not definite and opens.value not in (None, "XXXX-XX-XX"):
        return (opens, True) if opens.kind in ("date", "time") else (None, False)
    return None, False


_OPENS = 15  # characters from the start of a sentence at which a time is that of all it tells


def _day(scene: Scene, unit: Range, trigger: Trigger) -> str | None:
    """The nearest day of the sentence that can't be worked out, as written: "on Saturday"."""
    low, high = max(unit[0], trigger.start - _WINDOW), min(unit[1], trigger.end + _WINDOW)
    days = [t for t in between(scene.times, low, high) if t.value == "XXXX-XX-XX"]
    nearest = min(days, key=lambda t: _away(t.span.start, t.span.end, trigger), default=None)
    word = nearest.span.text.lower().split()[-1] if nearest else ""
    return word if word.endswith("day") else None


def _site(
    scene: Scene, unit: Range, trigger: Trigger, *, definite: bool
) -> tuple[Site | None, bool]:
    """The site of the sentence that is the trigger's, and whether it surely is."""
    best: Site | None = None
    cost, sure = float("inf"), False
    verb = _is_verb(scene.text, trigger)
    near = max(unit[0], trigger.start - _WINDOW), min(unit[1], trigger.end + _WINDOW)
    for site in between(scene.sites, *near):
        low, high = site.span.start, site.span.end
        away = float(_away(low, high, trigger))
        if _of_its_ground(scene.text, low, trigger):
            continue
        if away > _FAR or (low == unit[0] and _DATELINE.match(scene.text, high)):
            continue
        lead = scene.text[max(unit[0], low - _LEAD) : low]
        if _RELATIVE.search(lead) or _OF_BODY.search(lead) or _FROM.search(lead):
            continue
        led = bool(_LED.search(scene.text[max(unit[0], low - _LEAD) : low]))
        beside = (not verb and 0 <= trigger.start - high <= 2) or low - trigger.end == 1
        beside = beside or (led and _is_beside(scene.text, trigger, low))
        if (definite and not beside) or not (led or beside or trigger.end <= scene.headline):
            continue
        away += 0 if led or beside else 40
        away += 30 if high <= trigger.start and not beside else 0
        away += _EXTENT.get(site.place.kind, 0) if site.place else 0
        away += _ELSEWHERE * _other_clause(scene.text, low, high, trigger)
        if away < cost:
            best, cost, sure = site, away, beside or (led and away <= _LEAD * 2)
    return best, sure


def _in_a_row(scene: Scene, unit: Range, site: Site) -> tuple[Site, ...]:
    """The sites joined to one by "and" or commas, to either side; none "between" two."""
    low, high = site.span.start - _FAR, site.span.end + _FAR
    row = between(scene.sites, max(unit[0], low), min(unit[1], high))
    at = row.index(site)
    first = last = at
    while first > 0 and _joined(scene.text, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _joined(scene.text, row[last], row[last + 1]):
        last += 1
    start = row[first].span.start
    if not any("and" in _gap(scene.text, row[n], row[n + 1]) for n in range(first, last)):
        return ()  # "Orlec, Varnia" is one place
    if scene.text[max(0, start - len("between ")) : start].lower() == "between ":
        return ()
    return tuple(one for one in row[first : last + 1] if one is not site)


def _gap(text: str, one: Site, other: Site) -> str:
    return text[one.span.end : other.span.start]


def _joined(text: str, one: Site, other: Site) -> bool:
    return bool(_ROW.fullmatch(_gap(text, one, other)))


_ROW = re.compile(r"\s*,?\s*(?:and\s+)?(?:(?:in|at|near|the|town|city|of)\s+){0,3}")
_ELSEWHERE = 60  # characters that a clause between counts for
_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|since|but|whereas|although|will|would|is to|are to)\b", re.I
)


def _other_clause(text: str, low: int, high: int, trigger: Trigger) -> bool:
    """Whether a time or place stands in another clause: "flew in 2003 after they attacked"."""
    between_ = text[high : trigger.start] if high <= trigger.start else text[trigger.end : low]
    return bool(_CLAUSE.search(between_))


def _of_its_ground(text: str, low: int, trigger: Trigger) -> bool:
    """Whether what stands at `low` is told of what somebody was arrested or tried for."""
    held = trigger.topic in ("arrest", "court") and low > trigger.end
    return held and bool(_GROUND.search(text, trigger.end, low))


_GROUND = re.compile(
    r"\b(?:in connection with|on suspicion of|suspected of|accused of|linked to|related to|"
    r"charged with|on charges|"
    r"(?:for|over|after|following)\s+(?:(?:his|her|their|the|an?|last|alleged)\s+)+"
    r"(?:[\w’'.-]+\s+){0,2}(?:attacks?|bombings?|blasts?|killings?|murders?|shootings?|deaths?|"
    r"roles?|part|involvement|plots?|crash))\b",
    re.I,
)


def _is_attribute(text: str, low: int, high: int, trigger: Trigger) -> bool:
    """Whether a time belongs to the trigger's noun: "the 17 September Orlec Bridge attack"."""
    if not 0 <= trigger.start - high <= _LEAD * 2:
        return False
    between = re.sub(r"^[’']s", "", text[high : trigger.start])  # "Sunday's bombing"
    led = re.search(r"\bthe\s+$", text[max(0, low - 6) : low], re.I)
    return len(between) <= 2 or (led is not None and bool(_NAMES.fullmatch(between)))


_NAMES = re.compile(r"\s+(?:(?:[A-Z][\w’'-]*|[a-z]{1,3}),?\s+)*")


def _is_beside(text: str, trigger: Trigger, start: int) -> bool:
    """Whether what starts there is told of the trigger itself: "the attack in Orlec, on 3 May"."""
    between = text[trigger.end : start]
    if not 0 <= start - trigger.end <= _FAR:
        return False
    return len(between) <= _BESIDE or bool(_WHICH.match(between))


def _is_verb(text: str, trigger: Trigger) -> bool:
    """Whether a trigger is a verb in the past: nothing that was told already."""
    return text[trigger.start : trigger.end].endswith("ed")


_EXTENT = {"country": 20, "area": 10, "region": 15, "continent": 60}


def _away(start: int, end: int, trigger: Trigger) -> int:
    return max(start - trigger.end, trigger.start - end, 0)
