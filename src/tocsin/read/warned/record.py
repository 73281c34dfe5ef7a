"""A telling made a record: what was warned of, what it is aimed at, when, and what was done."""

import re
from collections.abc import Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.answers import Answer
from tocsin.read.warned.due import given, window
from tocsin.read.warned.relayed import NEAR
from tocsin.read.warned.scene import Scene, Told
from tocsin.read.warned.stated import SPOKEN_OF_BEFORE
from tocsin.read.warned.words import CONSEQUENCES, PERIL, pattern_of
from tocsin.records import Warned, identify
from tocsin.records.base import span
from tocsin.records.incident import Response

_THING = (
    r"(?P<thing>(?!(?:for|by|on|in|at|of|to|and|but|with|from|as|within|over|if|when|soon|"
    r"again)\b|(?:the )?(?:attacks?|strikes?|an?y? time|any|moment|them|it|that|which)\b)"
    r"(?:(?!(?:that|which|who|was|were|is|are|has|had|have|"
    r"be)\b)[\w’'-]+\s+){0,5}?[\w’'-]+(?:\s+(?:in|of)\s+(?:the\s+)?"
    r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)?)"
)
_ENDS = (
    r"(?=[,.;:!?”\"]|\s(?:where|which|who|that|when|while|during|on|in|and|or|by|with|within|over|"
    r"before|after|because|as|for|using|from|since|at|if|near|would|could|was|were|is|are|has|"
    r"had|to)\b|$)"
)
_TARGETS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\buse\s+{_THING}\s+as\s+human\s+shields",
        rf"\btarget(?:ing|s|ed)?\s+(?:of\s+)?{_THING}{_ENDS}",
        rf"(?<![\w’'-]){_THING}\s+(?:could|may|might|would|will|was|were|is|are)\s+(?:soon\s+|"
        rf"also\s+)?be(?:ing)?\s+"
        r"(?:attacked|targeted|hit|bombed|struck|stormed)",
        rf"\b(?:attacks?|assaults?|strikes?|raids?|bombings?|violence|attacking)\s+(?:on|against|"
        rf"at|in)\s+"
        rf"{_THING}{_ENDS}",
        rf"\b(?:attack|attacking|bomb|strike|storm|hit|kill|invade|massacre)\s+{_THING}{_ENDS}",
        rf"\b(?:avoid|avoiding|clear of|away from|clear from)\s+(?:travell?ing\s+to\s+|"
        rf"all\s+travel\s+to\s+)?(?!such\b|these\b|the area){_THING}{_ENDS}",
    )
)
_SMALL = re.compile(r"^(?:the|an?|its|their|his|her|any|all|some)\s+", re.I)
_LONGEST_SENTENCE = 2_000  # characters
_LONGEST = 160  # characters of a threat that are kept
_DANGER_WORDS = re.compile(
    r"(?:\b(?:the|an?|its|their)\s+)?(?:(?!the\b|an?\b)[\w’'-]+\s+){0,2}?"
    + pattern_of("violence", "harm")
    + r"(?:\s+(?:launch|attack|strike|test)\w*)?"
    r"(?:\s+(?:on|against|in|at)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)?",
    re.I,
)
# "It was monitoring reports that extremists": how it was known, not what.
_HEARD = re.compile(
    r"^[^,.;:]{0,60}?\b(?:reports?|intelligence|information|evidence|indications?)\s+that\s+", re.I
)


def dangers_of(scene: Scene, found: Sequence[Told]) -> list[Range]:
    """What each warning warned of: its own words, else what was told before, else the sentence."""
    dangers: list[Range] = []
    for number, told in enumerate(found):
        own = told.danger
        if own and (told.rank < 3 or PERIL.search(scene.words(own))):
            if not SPOKEN_OF_BEFORE.search(scene.words(own)) or not dangers:
                dangers.append(own)
                continue
            own = None
        before = found[number - 1] if number else None
        near = before and scene.number(told.start) - scene.number(before.start) <= NEAR
        if before and (near or told.rank == 3):
            dangers.append(dangers[-1])
        else:
            dangers.append(own or _danger_around(scene, told) or (told.start, told.end))
    return dangers


def _danger_around(scene: Scene, told: Told) -> Range | None:
    """The words of the sentence that name a danger, outside the telling if there are any."""
    low, high = scene.around(told.start)
    found = _DANGER_WORDS.search(scene.text, low, high)
    return found.span() if found else None


def record_of(
    scene: Scene, article_id: str, told: Told, danger: Range, answer: Answer | None, behind: int
) -> Warned:
    """The warning that a telling tells of, its danger and its answer given.

    `behind` is where the next warning is told of.
    """
    text = scene.text
    response: Response = answer[0] if answer else "unknown"
    low, high = scene.unit(told.start)
    if high - low > _LONGEST_SENTENCE:  # no sentence but a list, or worse
        low, high = scene.around(told.start)
    reasons = (f"warning: {told.reason}", *((f"response: {answer[2]}",) if answer else ()))
    return Warned(
        id=identify("warned", article_id, told.start, told.end, told.giver, told.to),
        from_=told.giver,
        to=told.to,
        threat=_threat(scene, danger),
        target=_target(scene, told, danger),
        when=window(scene, told, danger, behind),
        given=given(scene, told, danger),
        response=response,
        answer=span(text, *answer[1]) if answer else None,
        evidence=span(text, told.start, told.end),
        sentence=span(text, min(low, told.start), max(high, told.end)),
        reasons=reasons,
    )


def _threat(scene: Scene, danger: Range) -> str:
    """The words of a danger, without what leads up to them and not too many."""
    words = " ".join(scene.words((danger[0], min(danger[1], danger[0] + 2 * _LONGEST))).split())
    heard = _HEARD.match(words)
    words = words[heard.end() :] if heard else words
    bare = re.sub(r"^[\W]*(?:(?:that|of|about|on|against)\s+)?", "", words).strip(" ,.;:“”\"'")
    if len(bare) > _LONGEST:
        bare = bare[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return bare or words


def _target(scene: Scene, told: Told, danger: Range) -> str | None:
    """What a danger is aimed at, in the article's words; of consequences, those who are told."""
    words = scene.words((danger[0], min(danger[1], danger[0] + 2 * _LONGEST)))
    if CONSEQUENCES.search(words):
        return told.to[0] if told.to else None
    for pattern in _TARGETS:
        found = pattern.search(words)
        if found:
            return _SMALL.sub("", " ".join(found.group("thing").split()))
    return None
