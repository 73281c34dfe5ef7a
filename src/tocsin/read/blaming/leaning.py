"""Charges that lean on others: claims doubted, enumerations that go on, those who join in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.read.blaming.charge import Charge, said, same, whole
from tocsin.read.blaming.deeds import deeds
from tocsin.read.blaming.sayings import teller
from tocsin.read.blaming.scene import Scene
from tocsin.records.incident import Stance

_UNTIED = re.compile(
    r"\bno\s+(?:\w+\s+){0,3}?(?:connections?|links?|ties?|affiliations?|evidence|indications?|signs?|"
    r"nexus)\b|(?:\b(?:not|never)|n[’']t)\s+(?:\w+\s+){0,2}(?:connected|linked|tied|affiliated)\s+"
    r"(?:to|with)\b",
    re.I,
)
_TIE = re.compile(r"\b(?:connect|link|tie|affiliat|involve|nexus)\w*\b", re.I)
_GROUPS = re.compile(
    r"\b(?:terror|terrorist|militant|extremist|jihadist|jihadi|islamist|insurgent|armed)\s+"
    r"(?:group|organi[sz]ation|network|movement|cell)s?\b",
    re.I,
)
_FALSE = re.compile(
    r"(?:\b(?:is|was|are|were|claim is)|\b(?:that|it)[’']s)\s+(?:\w+\s+)?"
    r"(?:fake|a lie|lies|false|untrue|nonsense|a fabrication|not true)\b",
    re.I,
)
_LONE_WOLF = re.compile(
    r"\b(?:was|is|been|be)\s+(?:an?|the)\s+(?:(?:work|act)\s+of\s+a\s+)?[“\"‘']?lone[- ]wolf\b",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:reportedly|allegedly|(?:is|are|was|were)\s+(?:also\s+)?"
    r"(?:reported|alleged)\s+to have)\b",
    re.I,
)
_GENERIC = re.compile(
    r"(?:(?:the|one|some|several|two|three|four|five|other|an?|same)\s+)*"
    r"(?:militants?|fighters?|jets?|(?:war)?planes?|aircraft|gunmen|troops|soldiers?|forces|"
    r"insurgents|rebels)",
    re.I,
)
_THE_CHARGE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing))\s+"
    r"(?:(?:the|those|these|all|such|this|that|both|any)\s+){0,2}"
    r"(?:accusation|allegation|claim|charge)s?\b(?!\s+(?:that|of|by|it)\b)",
    re.I,
)
_A_CHARGE = re.compile(
    r"\b(?:an?|which|accusations?|allegations?|claims?|charges?)\s+(?:charge|claim|accusation|allegation|that)?\s*"
    r"(?P<who>(?:the )?[A-Z][\w’'.-]{0,30}(?:\s[\w’'.-]{1,30}){0,3}?)\s+(?:has |have |had )?"
    r"(?:strongly |repeatedly )?(?:denies|deny|denied|rejects?|rejected|dismiss(?:es|ed))\b"
)
_TOGETHER = re.compile(
    r"(?:Together|Along) with (?P<who>[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,3})"
    r"(?:\s+and [^,]{1,40})?,"
)
_SPEAKS = frozenset(
    {"says", "believes", "denies", "rejects", "blames", "claims", "admits", "warns"}
)
_MANY = 20  # charges that may be meant by "the accusation"
_CLOSE = 40  # characters between "Together with Varnia," and who else says it
_LONGEST = 400  # characters of a statement that are looked at
_FOLLOWING = 10  # sentences behind a charge that may go on from it
_PLAIN = 3  # of them, such as say nothing of the kind


def leaning(scene: Scene, found: Sequence[Charge]) -> Iterator[Charge]:
    """Further charges, given those found so far."""
    claims = {c.accused: c for c in found if c.stance == "claims"}
    yield from _doubted(scene, claims)
    yield from _going_on(scene, [c for c in found if c.stance == "blames"])
    yield from _denied(scene, found)
    for charge in found:
        yield from _together(scene, charge)


def _doubted(scene: Scene, claims: Mapping[str, Charge]) -> Iterator[Charge]:
    """A claim rejected ("no connection to any such group", "that's fake"), or a lone wolf named."""
    claimants = tuple(claims)
    for statement in scene.statements:
        by = teller(scene, statement) if statement.act in _SPEAKS else None
        if by is None or not statement.content:
            continue
        for content in statement.content:
            low, high = content.start, min(content.end, content.start + _LONGEST)
            accused = _untied(scene, low, high, claimants) or _faked(scene, low, high, claimants)
            for name in by.names:
                if accused and not same(name, accused):
                    claim, reason = claims[accused], "rejects their claim"
                    yield Charge(accused, name, "rejects", low, high, reason, answers=claim)
                if _LONE_WOLF.search(scene.text, low, high):
                    yield Charge("a lone wolf", name, "blames", low, high, "a lone wolf")


def _denied(scene: Scene, found: Sequence[Charge]) -> Iterator[Charge]:
    """The charge denied in "Varnia denied the accusation": the last one before, if it is near."""
    blames = sorted((c for c in found if c.stance == "blames"), key=lambda c: c.start)
    starts = [charge.start for charge in blames]
    for pattern in (_THE_CHARGE, _A_CHARGE):
        for match in pattern.finditer(scene.text):
            if pattern is _THE_CHARGE and not said(scene, match.start()):
                continue
            low, _ = scene.near(match.start(), _PLAIN, 0)
            last = bisect_left(starts, match.start())
            before = [c for c in blames[max(0, last - _MANY) : last] if c.start >= low]
            who = match.span("who") if pattern is _A_CHARGE else None
            by = scene.parties.called(*who) if who else scene.by(*match.span())
            for name in by:
                own = [c for c in before if same(c.accused, name)] or before
                if own and own[-1].by != name:
                    stance: Stance = "denies" if same(own[-1].accused, name) else "rejects"
                    where = match.span() if who else whole(scene, *match.span())
                    yield Charge(
                        own[-1].accused,
                        name,
                        stance,
                        *where,
                        "denies the charge before it",
                        answers=own[-1],
                    )


def _untied(scene: Scene, low: int, high: int, claimants: Sequence[str]) -> str | None:
    untied = _UNTIED.search(scene.text, low, high)
    if untied is None or not _TIE.search(scene.text, untied.start(), high):
        return None
    named = scene.parties.first_named(untied.end(), high, claimants)
    groups = len(claimants) == 1 and _GROUPS.search(scene.text, untied.end(), high)
    return named or (claimants[0] if groups else None)


def _faked(scene: Scene, low: int, high: int, claimants: Sequence[str]) -> str | None:
    false = _FALSE.search(scene.text, low, high)
    return scene.parties.first_named(low, high, claimants) if false else None


def _going_on(scene: Scene, blames: Sequence[Charge]) -> Iterator[Charge]:
    """An enumeration that goes on: "The militants reportedly shot three more"."""
    starts = sorted({scene.unit(charge.start)[0] for charge in blames})
    for at, start in enumerate(starts):
        here = [c for c in blames if scene.unit(c.start)[0] == start]
        accused = {c.accused for c in here}
        if len(accused) == 1 and scene.parties.is_person(here[-1].by):
            limit = starts[at + 1] if at + 1 < len(starts) else len(scene.text)
            yield from _further(scene, here[-1], limit)


def _further(scene: Scene, charge: Charge, limit: int) -> Iterator[Charge]:
    plain = 0
    behind = scene.unit(charge.end - 1)[1]
    for low, high in scene.within(behind, len(scene.text), _FOLLOWING):
        statement = scene.told((low + high) // 2)
        if low >= limit or plain > _PLAIN:
            return
        if statement is None and not _REPORTED.search(scene.text, low, high):
            plain += 1
            continue
        by = scene.speaker(statement) if statement else charge.by
        for deed in deeds(scene.text, low, high):
            generic = _GENERIC.fullmatch(scene.text[slice(*deed.doer)].strip('“”" '))
            named = statement is None and charge.accused in scene.parties.done_by(*deed.doer)
            if by and not deed.negated and not deed.owned and (generic or named):
                yield replace(
                    charge, by=by, start=deed.start, end=deed.end, reason="goes on", tells=True
                )


def _together(scene: Scene, charge: Charge) -> Iterator[Charge]:
    """In "Together with Varnia, the ministry rejected" Varnia did, too."""
    low = scene.unit(charge.start)[0]
    others = _TOGETHER.match(scene.text, low, charge.start)
    if others is None or charge.start - others.end() > _CLOSE:
        return
    for name in scene.parties.done_by(*others.span("who")):
        own = same(name, charge.accused)
        if name != charge.by and not (own and charge.stance == "blames"):
            stance = "denies" if own and charge.stance == "rejects" else charge.stance
            yield replace(charge, by=name, stance=stance, reason=f"{charge.reason}, together")
