"""Warnings told by the verb "warn" where no statement was found, as within other people's words."""

import re
from collections.abc import Iterator, Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.danger import is_danger, is_doer
from tocsin.read.warned.noun import is_noun
from tocsin.read.warned.parties import is_public, receivers_of
from tocsin.read.warned.scene import (
    LOOK,
    NOT_YET,
    PASSIVE,
    Scene,
    Told,
    canonical,
    clause_in,
    lies_within,
    subject_of,
)

_VERB = re.compile(r"\b(?:(?:fore)?warn(?:s|ed|ing)|alert(?:ed|ing)|tipped off|notified)\b", re.I)
_NO_OBJECT = r"(?:of|about|that|against|to|on|in|by|at|not|over|after|when|as|and|for)\b"
_LISTED = r"(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])[\w.]*){0,3}"
_OBJECT = re.compile(
    rf"\s+(?:(?P<to>(?!{_NO_OBJECT})(?:(?:the\s+)?{_LISTED},\s+){{0,4}}[^,.;:\n“”\"]{{1,60}}?)\s+)?[“”\"]{{0,2}}"
    r"(?P<how>of|about|that|against|not to|to)\s+(?P<what>[^;\n“”\"]{3,200})",
    re.I,
)
_BY = re.compile(
    r"\s+(?:\w+ly\s+)?by\s+(?P<who>[^,.;:\n]{2,80}?)\s+(?=(?:of|about|that|to)\b)", re.I
)
_QUOTED_AS = re.compile(r"\b(?:quoted|reported|cited|heard) as\s+$", re.I)
_PRONOUNS = frozenset({"me", "it", "him", "her", "them", "us", "you"})


def voiced(scene: Scene, taken: Sequence[Range]) -> Iterator[Told]:
    """Such warnings: "the army was quoted as warning Varnia of repercussions".

    `taken` are the ranges, in order, that were judged before.
    """
    for match in _VERB.finditer(scene.text):
        if lies_within(taken, match.start()) or is_noun(scene, match):
            continue
        told = _by_verb(scene, match)
        if told:
            yield told


def _by_verb(scene: Scene, match: re.Match[str]) -> Told | None:
    high = scene.unit(match.start())[1]
    before = scene.before(match.start())
    passive = PASSIVE.search(before) and not _QUOTED_AS.search(before)
    subject = subject_of(scene, match.start())
    if NOT_YET.search(before) or subject is None:
        return None
    begin, after = subject[0], match.end()
    giver, to = subject, None
    if passive:
        by = _BY.match(scene.text, after, min(high, after + LOOK))
        if by is None:
            return None
        giver, to, after = by.span("who"), subject, by.end() - 1
    found = _OBJECT.match(scene.text, after, min(high, after + 2 * LOOK))
    if found is None:
        return None
    if found.group("to"):
        to = found.span("to")
    name = scene.named(*giver)
    if name is None or is_doer(name):
        return None
    if to and scene.words(to).lower() in _PRONOUNS:
        to = None
    receivers = _told(scene, to, name) if to else ()
    danger = clause_in(scene.text, found.start("what"), found.end("what"))
    if found.group("how").lower() == "to" and not receivers:
        return None
    words = (
        f"not to {scene.words(danger)}" if found.group("how") == "not to" else scene.words(danger)
    )
    if not is_danger(words, scene.words(scene.around(match.start())), told=bool(receivers)):
        return None
    return Told(
        giver=name,
        to=receivers,
        start=begin,
        end=danger[1],
        danger=danger,
        rank=2,
        reason=f"“{match.group()}” of a danger",
        public=is_public(receivers, words),
    )


def _told(scene: Scene, to: Range, giver: str) -> tuple[str, ...]:
    """Who is told; several where a list names them."""
    words = scene.words(to)
    return receivers_of(words if "," in words else canonical(scene, to), giver)
