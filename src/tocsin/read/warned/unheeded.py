"""Dismissals of a warning that call it by what it came in, or "it": "the letter was filed".

A denial that there ever was a warning dismisses it, too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.noun import DISMISSES
from tocsin.read.warned.scene import LOOK, Scene, Told
from tocsin.read.warned.words import PAPER

_NEAR = 6  # sentences in which "the letter" still is that warning
_FAR = 30  # sentences in which "any such warning" is
_MEANT = 5  # sentences in which "it" may stand for the letter
_THE = re.compile(
    r"\b(?:the|that|this|these|those|its|their|such)\s+(?:[\w-]+\s+){0,2}?"
    rf"(?P<head>{PAPER.pattern})",
    re.I,
)
_IDLE = re.compile(
    r"[^.;:\n]{0,100}?\b(?:was|were|been|being|lay|went)\s+(?:[^.;:\n]{0,40}?\s)?[“\"]?"
    r"(?P<deed>not (?:heeded|acted (?:up)?on|taken seriously|passed on|answered)|ignored|dismissed|"
    r"disregarded|shelved|set aside|filed away|overlooked|unheeded|unanswered|unread|forgotten)\b",
    re.I,
)
_IT = re.compile(
    rf"(?:{DISMISSES.pattern}|\b(?:shelved|discounted|overlooked|filed|laughed off|set aside)\b)"
    r"\s+(?:it|them)\b(?:\s+(?:aside|off|away))?",
    re.I,
)
_ASIDE = re.compile(r"\b(?:set|put|brushed|swept|waved)\s+(?:it|them)\s+aside\b", re.I)
_OTHER = re.compile(
    r"\b(?:accusations?|allegations?|claims?|charges?|suggestions?|ideas?|proposals?|offers?|"
    r"criticism|demands?|rumou?rs?|calls? for|appeals?|requests?|verdict|plan|bill)\b",
    re.I,
)
_NEGATED = re.compile(r"(?:\bnot|n[’']t|\bnever|\bwithout)\s+(?:to\s+)?$", re.I)
_DENIED = re.compile(
    r"\b(?:any|such|the|a|that|this)\s+(?:[\w-]+\s+){0,3}?(?:warnings?|alerts?|tip-?offs?|letters?|"
    r"messages?)\b",
    re.I,
)


def unheeded(scene: Scene, found: Sequence[Told]) -> Iterator[tuple[int, Range, str]]:
    """The number of the warning that is dismissed, the sentence that says so, and its words."""
    starts = [told.start for told in found]
    for match in _THE.finditer(scene.text):
        high = scene.around(match.start())[1]
        idle = _IDLE.match(scene.text, match.end(), high)
        number = _last(scene, match.start(), starts, _NEAR)
        if idle and number is not None and not found[number].public:
            yield number, scene.around(match.start()), idle.group("deed")
    for pattern in (_IT, _ASIDE):
        for match in pattern.finditer(scene.text):
            number = _last(scene, match.start(), starts, _FAR)
            negated = _NEGATED.search(scene.before(match.start()))
            if number is not None and not negated and _is_paper(scene, match.start()):
                yield number, scene.around(match.start()), match.group()
    for one in scene.statements:
        if one.act not in ("denies", "rejects") or one.cue is None or not one.content:
            continue
        said = _DENIED.search(one.content[0].text[:LOOK])
        number = _last(scene, one.cue.start, starts, _FAR)
        if said and number is not None and not found[number].public:
            yield number, scene.around(one.cue.start), f"{one.cue.text} {said.group()}"


def _last(scene: Scene, offset: int, starts: Sequence[int], far: int) -> int | None:
    """The last warning told of before an offset, if within so many sentences."""
    number = bisect_right(starts, offset) - 1
    if number < 0 or scene.number(offset) - scene.number(starts[number]) > far:
        return None
    return number


def _is_paper(scene: Scene, offset: int) -> bool:
    """Whether "it" stands for what a warning came in: the last thing before that it may mean."""
    low = scene.units[max(0, scene.number(offset) - _MEANT)][0]
    low = max(low, offset - 6 * LOOK)
    last = [
        max((m.start() for m in pattern.finditer(scene.text, low, offset)), default=-1)
        for pattern in (PAPER, _OTHER)
    ]
    return last[0] > last[1]
