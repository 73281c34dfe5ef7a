"""Warnings told by their likeness to another: "Britain and Canada issued similar alerts"."""

import re
from collections.abc import Iterator, Sequence

from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.sentences import Range
from tocsin.read.warned.danger import is_doer
from tocsin.read.warned.parties import NOBODY
from tocsin.read.warned.relayed import NEAR
from tocsin.read.warned.scene import LOOK, NOT_YET, REMEMBERED, Scene, Told, phrase_in

_WARNINGS = r"(?:\w+\s+){0,2}(?:warnings?|alerts?|advisor(?:y|ies)|notices?|advice|messages)\b"
_ISSUED = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)|also|later|both|all|then|since)\s+){0,3}(?:issued|sent(?: out)?|posted|"
    r"published|gave|given|put out|released|made)\s+(?:(?:a|an|the|their|its|own|very)\s+){0,2}"
    rf"(?:similar|same|identical|like|comparable)\s+{_WARNINGS}"
)
_CAME = re.compile(
    rf"\b(?:[Ss]imilar|[Ii]dentical|[Cc]omparable|[Tt]he same)\s+{_WARNINGS}\s+"
    r"(?:(?:was|were|has|have|had|also|been|later)\s+){0,3}(?:issued|sent(?: out)?|posted|"
    r"published|given|put out|released|came)\s+(?:by|from)\s+(?P<who>[^.;:\n]{2,120})"
)
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
_GOES_ON = re.compile(r",\s+(?:and\s+)?(?=(?:the\s+)?[A-Z])")
_CLAUSE = re.compile(r"[;:“”\"(]|\b(?:while|but|after|before|when)\b|\s[–—-]\s")
_SMALL = re.compile(r"^(?:the|both)\s+", re.I)
_SHARED = re.compile(r"^(?P<whose>[A-Z]\w+)\s+(?P<body>(?:[a-z]+\s+)?\w+?)(?P<many>ies|s)$")


def similar(scene: Scene, found: Sequence[Told]) -> Iterator[Told]:
    """Such warnings, one for each giver, where another was told right before.

    `found` are the tellings of the other kinds.
    """
    before = sorted(found, key=lambda told: told.start)
    for pattern in (_ISSUED, _CAME):
        for match in pattern.finditer(scene.text):
            model = _model(scene, match.start(), before)
            if model is None or NOT_YET.search(scene.before(match.start())):
                continue
            start, end = _givers(scene, match)
            for name in _each(scene, start, end):
                yield Told(
                    giver=name,
                    to=(),
                    start=min(start, match.start()),
                    end=max(match.end() if pattern is _ISSUED else end, match.start() + 1),
                    danger=model.danger,
                    rank=2,
                    reason=f"“similar” to that of {model.giver}",
                    public=model.public,
                )


def _model(scene: Scene, offset: int, found: Sequence[Told]) -> Told | None:
    """The last warning told of before an offset, if close by."""
    near = [told for told in found if told.end <= offset]
    if not near or scene.number(offset) - scene.number(near[-1].start) > NEAR:
        return None
    return near[-1]


def _givers(scene: Scene, match: re.Match[str]) -> Range:
    """The words that name who gave them: behind "by", or what the clause begins with."""
    if "who" in match.groupdict():
        first = phrase_in(scene.text, match.start("who"), match.end("who"))
        start, end = first
        while True:  # a list goes on behind its commas
            joint = _GOES_ON.match(scene.text, end)
            if joint is None or joint.end() >= match.end("who"):
                return start, end
            end = phrase_in(scene.text, joint.end(), match.end("who"))[1]
    low = max(scene.unit(match.start())[0], match.start() - LOOK)
    for stop in _CLAUSE.finditer(scene.text, low, match.start()):
        low = stop.end()
    end = match.start()
    while end > low and scene.text[end - 1] in " ,":
        end -= 1
    while low < end and scene.text[low] in " ,\n":
        low += 1
    return low, end


def _each(scene: Scene, start: int, end: int) -> Iterator[str]:
    """Each of those that a list names: "The French and Dutch embassies" are two embassies."""
    parts: list[Range] = []
    low = start
    for joint in _JOINT.finditer(scene.text, start, end):
        parts.append((low, joint.start()))
        low = joint.end()
    parts.append((low, end))
    words = [_SMALL.sub("", scene.words(part)) for part in parts]
    if not words[0][:1].isupper() or len(parts) > REMEMBERED:
        return
    demonyms = known_names().demonyms
    shared = _SHARED.match(words[-1])
    if shared and len(words) > 1 and all(word in demonyms for word in words[:-1]):
        body = shared.group("body") + ("y" if shared.group("many") == "ies" else "")
        for whose in (*words[:-1], shared.group("whose")):
            country = demonyms.get(whose)
            yield government(country) if body == "government" and country else f"{whose} {body}"
        return
    for part, word in zip(parts, words, strict=True):
        name = scene.named(*part) if word[:1].isupper() else None
        if name and not NOBODY.match(name) and not is_doer(name):
            yield name
