"""Who gave a warning that is told from the side of who got it.

Farther on the text tells it of what it came in ("the letter, sent by", "the tip-off came from"),
or somebody recalls it ("Varnia had warned them"), also without saying of what.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.read.sentences import Range
from tocsin.read.warned.danger import is_doer
from tocsin.read.warned.noun import noun_at
from tocsin.read.warned.parties import NOBODY, receivers_of, side_of
from tocsin.read.warned.scene import (
    LOOK,
    NAME,
    NOT_YET,
    REMEMBERED,
    Scene,
    Told,
    phrase_in,
    subject_of,
)
from tocsin.read.warned.words import PAPER, SOURCE

_REACH = 3  # sentences in which it may be told who gave it
_LONGEST = 8 * LOOK
_SENT = (
    r"(?:sent|issued|given|passed|delivered|written|signed|relayed|handed|forwarded|shared|provided|"
    r"supplied|conveyed|came|come|originated|made|compiled|prepared|phoned in)"
)
_SENT_BY = re.compile(
    rf"\b(?:(?:the|that|this|these|those|its|one|a|an)\s+(?:[\w-]+\s+){{0,2}}?{PAPER.pattern}|it|they),?"
    r"\s+(?:(?:which|that|had|has|have|was|were|been|is)\s+){0,3}(?:\w+ly\s+)?"
    rf"{_SENT}\s+(?:[^,.;:\n]{{0,40}}?\s)?(?:by|from)\s+(?P<who>[^,.;:\n]{{2,90}})",
    re.I,
)
_HAD_SENT = re.compile(
    rf"\b(?:sent|issued|gave|given|passed on|delivered|wrote|written|relayed|shared|provided|"
    rf"supplied|handed over|forwarded)\s+(?:the|that|this|its|those|these)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"{PAPER.pattern}",
    re.I,
)
_WARNING = re.compile(r"\b(?:warnings?|alerts?|tip-?offs?|tips?|letters?)\b", re.I)
_OF = re.compile(
    r"\s+of\s+(?P<near>(?:the\s+)?(?:neighbou?ring\s+|nearby\s+)?)[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?"
)
_NEIGHBOURING = re.compile(r"\s+of\s+(?:the\s+)?(?:neighbou?ring|nearby)\s+")
_HAD_WARNED = re.compile(
    r"\b(?:had|has|have)\s+(?:(?:\w+ly|already|also|twice|once)\s+)?(?:fore)?(?:warned|alerted|"
    rf"tipped off)\s+(?P<to>(?:(?:the|its|their)\s+)?(?:{NAME}(?:\s+{NAME}){{0,4}}"
    r"(?:\s+(?:authorities|government|police|officials|ministry|army|military|intelligence|services?))?|[a-z’'-]+))",
)
_LETTER = re.compile(
    r"(?:(?:an?|the|one|this|that|another|his|her|its|their)\s+)?(?:[\w-]+\s+){0,2}(?:letter|message|"
    r"note|cable|memo|dossier|e-?mail|telegram|tip-?off|tip|call|dispatch|document)s?",
    re.I,
)
_PRONOUNS = frozenset({"them", "him", "her", "it", "us", "me", "you"})


def giver_of(scene: Scene, offset: int, to: Sequence[str]) -> tuple[str, Range] | None:
    """The giver and the words that name it, in the rest of the sentence or the next ones."""
    last = min(scene.number(offset - 1) + _REACH, len(scene.units) - 1)
    high = min(scene.units[last][1], offset + _LONGEST)
    for who in sorted(_named_after(scene, offset, high)):
        name = _source(scene, who, to)
        if name:
            return name, who
    return None


def _named_after(scene: Scene, offset: int, high: int) -> Iterator[Range]:
    """The words that may name who gave it."""
    for match in _SENT_BY.finditer(scene.text, offset, high):
        start, end = phrase_in(scene.text, match.start("who"), match.end("who"))
        of = _OF.match(scene.text, end, high)
        yield start, of.end() if of else end
    for match in _HAD_SENT.finditer(scene.text, offset, high):
        subject = subject_of(scene, match.start())
        if subject and not NOT_YET.search(scene.before(match.start())):
            yield subject
    for match in _WARNING.finditer(scene.text, offset, high):
        yield from noun_at(scene, match).givers


def _source(scene: Scene, who: Range, to: Sequence[str]) -> str | None:
    """The name of somebody who can give a warning and isn't who got it."""
    words = scene.words(who)
    name = scene.named(*who)
    if _NEIGHBOURING.search(words):
        name = re.sub(r"^(?:[Tt]he|[Ii]ts)\s+", "", _NEIGHBOURING.sub(" of ", words))
    if name is None or NOBODY.match(name) or is_doer(name) or PAPER.fullmatch(name):
        return None
    if not SOURCE.search(name) and not any(word[:1].isupper() for word in name.split()):
        return None
    return None if _key(name) in {_key(receiver) for receiver in to} else name


def _key(name: str) -> str:
    return (side_of(name) or name).lower().removeprefix("the ")


def authored(scene: Scene, found: Iterable[Told]) -> Iterator[Told]:
    """The tellings, by who wrote it where a letter is said to warn; left out if nothing tells."""
    for told in found:
        if _LETTER.fullmatch(told.giver) is None:
            yield told
            continue
        origin = giver_of(scene, told.end, told.to)
        if origin:
            yield replace(told, giver=origin[0], origin=origin[1])


def traced(scene: Scene, got: Iterable[Told], found: Sequence[Told]) -> Iterator[Told]:
    """Tellings by who got them, each with its giver; those whose giver nothing tells are left out.

    `found` are the other tellings: the same addressee was told once.
    """
    recalled: list[Told] | None = None
    for told in got:
        if told.giver:
            yield told
            continue
        if recalled is None:
            recalled = [*(other for other in found if not other.public), *_recalled(scene)]
        giver = _recalled_by(scene, told, recalled)
        if giver:
            yield replace(told, giver=giver, reason=f"{told.reason}, recalled by {giver}")


def _recalled(scene: Scene) -> Iterator[Told]:
    """Where somebody had warned somebody, of whatever it was."""
    for match in _HAD_WARNED.finditer(scene.text):
        subject = subject_of(scene, match.start())
        name = scene.named(*subject) if subject else None
        if subject is None or name is None or is_doer(name):
            continue
        words = match.group("to")
        to = () if words in _PRONOUNS else receivers_of(scene.named(*match.span("to")) or "", name)
        if to or words in _PRONOUNS:
            yield Told(name, to, subject[0], match.end(), None, 3, "recalled")


def _recalled_by(scene: Scene, told: Told, recalled: Sequence[Told]) -> str | None:
    """Who had warned those that got a warning, if it is told of them alone or close by."""
    got = {_key(name) for name in told.to}
    near = scene.number(told.start)
    for other in recalled[: 4 * REMEMBERED]:
        close = abs(scene.number(other.start) - near) <= _REACH
        alike = bool(got & {_key(name) for name in other.to})
        nameless = not other.to or not any(side_of(name) for name in told.to)
        if _key(other.giver) not in got and (alike or (close and nameless)):
            return other.giver
    return None
