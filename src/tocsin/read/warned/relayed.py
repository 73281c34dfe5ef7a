"""Warnings passed on: "shared the information with the Kremlin"."""

import re
from collections.abc import Iterator, Sequence

from tocsin.read.known import government
from tocsin.read.sentences import Range
from tocsin.read.warned.danger import PLAN, is_danger, is_doer, is_political
from tocsin.read.warned.parties import is_public, receivers_of, state_of
from tocsin.read.warned.scene import (
    LOOK,
    NOT_YET,
    PASSIVE,
    REMEMBERED,
    Scene,
    Told,
    canonical,
    clause_in,
    phrase_in,
    speaker_around,
    subject_of,
)
from tocsin.read.warned.words import HARM, PERIL, VIOLENCE

_RELAY = re.compile(
    r"\b(?:shar(?:ed|es|ing)|pass(?:ed|es|ing)|relay(?:ed|s|ing)|convey(?:ed|s|ing)|"
    r"forward(?:ed|s|ing)|hand(?:ed|s|ing)|gave|gives?|given|giving|sent|sending|provided|"
    r"deliver(?:ed|ing)|"
    r"issued|issuing)\s+(?:on\s+|over\s+|along\s+)?"
    r"(?P<what>(?:[\w“”\"'’-]+\s+){0,4}?"
    r"(?P<head>information|intelligence|warnings?|alerts?|advisor(?:y|ies)|tip-?offs?|"
    r"messages?))\s+"
    r"(?:on\s+|over\s+)?(?:(?P<of>(?:of|about|on|that)\s+[^.;:\n]{1,100}?)\s+)?"
    r"(?:to|with)\s+(?P<who>(?!be\b)[^,.;:\n“”]{2,90})",
    re.I,
)
_CLAUSE_OPENS = re.compile(r"\b(?:and|but|while|who|which)\b,?\s+|[;:–—]\s+")
NEAR = 3  # sentences in which a danger told is still meant
_BEHIND = re.compile(
    r",?\s+(?:about|of|that|on|saying|warning|telling|which said)\s+(?:of\s+|that\s+)?", re.I
)


def relayed(scene: Scene, stated: Sequence[Told]) -> Iterator[Told]:
    """Intelligence and warnings given to somebody: "shared the information with the Kremlin"."""
    for match in _RELAY.finditer(scene.text):
        told = _of_relay(scene, match, stated)
        if told:
            yield told


def _of_relay(scene: Scene, match: re.Match[str], stated: Sequence[Told]) -> Told | None:
    start, end = match.start(), match.end()
    before = scene.before(start)
    if NOT_YET.search(before) or PASSIVE.search(before):
        return None
    receivers = phrase_in(scene.text, match.start("who"), match.end("who"))
    end = receivers[1]
    subject = subject_of(scene, start)
    giver = scene.named(*subject) if subject else speaker_around(scene, start)
    if giver is None or is_doer(giver):
        return None
    danger = match.span("of") if match.group("of") else _behind(scene, end)
    if not _dangerous(scene, match.group("head"), danger, start, stated):
        return None
    to = receivers_of(canonical(scene, receivers), giver)
    if not to:
        return None
    country = state_of(giver)
    if country and any(name.startswith("Government of ") for name in to):
        giver = government(country)
    begin = subject[0] if subject else _clause(scene, start)
    return Told(
        giver=giver,
        to=to,
        start=begin,
        end=end,
        danger=danger,
        rank=1,
        reason=f"“{' '.join(match.group('what').split())}” passed on",
        public=is_public(to, ""),
    )


def _behind(scene: Scene, offset: int) -> Range | None:
    """The danger told behind those who are told: "to Varnia about a planned attack"."""
    high = min(scene.unit(offset - 1)[1], offset + 2 * LOOK)
    found = _BEHIND.search(scene.text, offset, min(high, offset + 60))
    if found is None or found.end() >= high:
        return None
    part = clause_in(scene.text, found.end(), high)
    return part if PERIL.search(scene.text, *part) else None


def _dangerous(
    scene: Scene, head: str, danger: Range | None, start: int, stated: Sequence[Told]
) -> bool:
    """Whether what is passed on is a danger: by its own words or by those before it."""
    around = scene.words(scene.around(start))
    if danger:
        return is_danger(scene.words(danger), around, told=True)
    recent = scene.number(start) - NEAR
    if any(t.start < start and scene.number(t.start) >= recent for t in stated[-REMEMBERED:]):
        return True
    if is_political(around):
        return False
    if head.lower().startswith(("warning", "alert", "tip")):
        return bool(HARM.search(around))
    return bool(VIOLENCE.search(around) and PLAN.search(around) and head.lower() != "messages")


def _clause(scene: Scene, offset: int) -> int:
    """Where the clause begins that holds an offset."""
    before = scene.before(offset)
    opens = 0
    for match in _CLAUSE_OPENS.finditer(before):
        opens = match.end()
    return offset - len(before) + opens
