"""When a danger is due and when the warning of it was given, where the text tells in so many words.

The day on which somebody speaks of a warning is not the day on which it was given.
"""

import re
from collections.abc import Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.scene import LOOK, Scene, Told
from tocsin.read.warned.words import PAPER
from tocsin.records import When

_NEAR = 2  # sentences that go on about a warning without a word for it
_FAR = 30  # sentences in which the words for what it came in still mean this one
_AS_TIME = re.compile(
    r"\s+as\s+(?:the|a|its)\s+(?:(?:most|likely|probable|possible|expected|planned)\s+){0,2}"
    r"(?:times?|dates?|days?|moment|target)\b",
    re.I,
)
_FOR_TIME = re.compile(
    r"\b(?:planned|expected|due|likely|probably|possibly|scheduled|set|feared)\s+(?:for|on|in|during|"
    r"over|at)\s+(?:the\s+)?$",
    re.I,
)
_TELLS_TIME = re.compile(
    r"\b(?:gave|named|set|mentioned|spoke of|pointed to|predicted)\s+(?:the\s+)?$", re.I
)
_AFTER = re.compile(r"\b(?:after|before|since|although|though|despite|until)\s+$", re.I)
_AWAY = re.compile(r"\b(?:after|before|until|when)\b", re.I)
_UNKNOWN = re.compile(r"X{4}-XX-XX")


def window(scene: Scene, told: Told, danger: Range, behind: int) -> str | None:
    """When a danger is due, as EDTF: by its own words, else by what is told of the same warning.

    `behind` is where the next warning is told of.
    """
    for part in (danger, *(other.danger for other in told.again if other.danger)):
        dated = _dated(scene, *part)
        if dated:
            return dated[0].value
    first = scene.number(told.start)
    last = min(first + _FAR, len(scene.units) - 1)
    for time in _dated(scene, danger[1], min(behind, scene.units[last][1])):
        if _is_due(scene, time, first):
            return time.value
    return None


def _is_due(scene: Scene, time: When, first: int) -> bool:
    """Whether words around a time say that it is when the danger was expected."""
    low, high = scene.unit(time.span.start)
    if scene.number(time.span.start) - first > _NEAR and not PAPER.search(
        scene.text, max(low, time.span.start - 2 * LOOK), min(high, time.span.end + LOOK)
    ):
        return False
    if _AS_TIME.match(scene.text, time.span.end, high):
        return True
    before = scene.before(time.span.start)
    return bool(_FOR_TIME.search(before) or _TELLS_TIME.search(before))


def given(scene: Scene, told: Told, danger: Range) -> str | None:
    """When a warning was given, as EDTF: beside who gave it, in its sentence, or just before."""
    for start, end in _places(scene, told):
        dated = [t for t in _dated(scene, start, end) if not _outside(scene, t, told, danger)]
        if dated:
            at = told.origin[0] if told.origin and start <= told.origin[0] < end else told.start
            here = [t for t in dated if scene.around(at)[0] <= t.span.start]
            near = min(here, key=lambda t: abs(t.span.start - at)) if here else dated[-1]
            return near.value
    return next((value for t in told.again if (value := given(scene, t, t.danger or danger))), None)


def _places(scene: Scene, told: Told) -> Sequence[Range]:
    """Where to look: the sentence that names the giver; the telling's own, from the line on."""
    low, high = scene.around(told.start)
    line = scene.text.rfind("\n", max(0, told.start - 4 * LOOK), told.start) + 1
    begin = max(line, told.start - 4 * LOOK)
    if _AFTER.search(scene.text, max(0, told.start - 12), told.start):
        low = begin = told.start  # "on Monday, a week after they warned": Monday is another day
    own = [(low, max(high, told.end)), (begin, max(high, told.end))]
    return [scene.around(told.origin[0]), *own] if told.origin else own


def _outside(scene: Scene, time: When, told: Told, danger: Range) -> bool:
    """Whether a time is the danger's, or that of somebody's speaking of the warning."""
    at = time.span.start
    if danger[0] <= at < danger[1]:
        return True
    same = scene.number(at) == scene.number(told.start)
    if same and at >= told.end and _AWAY.search(scene.text, told.end, min(at, told.end + 3 * LOOK)):
        return True
    for one in scene.spoken(at):
        inner = one.content[0].start if one.content else 0
        first = min(p.start for p in (one.source, one.cue) if p) if one.source or one.cue else inner
        frames = any(p.start <= told.start < p.end for p in one.content) or told.origin
        own = one.cue and told.start <= one.cue.start < told.end
        if frames and not own and first <= at < inner:
            return True
    return False


def _dated(scene: Scene, start: int, end: int) -> list[When]:
    """The days and hours told between two offsets."""
    times = scene.times_in(start, end) if end > start else []
    return [
        t for t in times if t.kind in ("date", "time") and t.value and not _UNKNOWN.match(t.value)
    ]
