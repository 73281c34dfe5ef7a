"""Warnings told from the side of who got them: "had been warned of an attack", "got a tip-off".

Who gave them stands there ("from"), or a little farther on (see `origin`), or nowhere. What was
denied, asked after or never came is no warning.
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.danger import PLANNED, is_danger
from tocsin.read.warned.noun import HEAD, NO_WARNING, noun_at
from tocsin.read.warned.origin import giver_of
from tocsin.read.warned.parties import is_public, receivers_of
from tocsin.read.warned.scene import (
    LOOK,
    NOT_YET,
    Scene,
    Told,
    canonical,
    clause_in,
    lies_within,
    phrase_in,
    speaker_around,
    subject_of,
)
from tocsin.read.warned.words import HARM, PAPER

_GOT = re.compile(
    r"\b(?:receiv(?:ed|ing)|got|(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:given|sent|handed|passed|"
    r"shown))\s+(?P<words>(?:(?!(?:by|from|to|of|in|on|and)\b)[\w“”\"'’-]+\s+){0,5}?)"
    rf"(?P<head>{PAPER.pattern})",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:was|were|been|being|got)\s+(?:(?:\w+ly|also|first|already)\s+)?"
    r"(?P<verb>(?:fore)?warned|alerted|tipped off|told|informed|notified|briefed)"
    r"(?:,?\s+(?!(?:by|of|about|that|to)\b)[\w-]+(?:\s+(?!(?:by|of|about|that|to)\b)[\w-]+){0,4},?)?"
    r"\s+(?P<how>of|about|that|to)\s+",
    re.I,
)
_REACHED = re.compile(
    rf"(?P<head>{PAPER.pattern})(?:\s+(?:of|about|that)\s+(?P<of>[^.;:,\n“”\"]{{3,100}}?))?,?\s+"
    r"(?:(?:that|which)\s+)?(?:had\s+)?(?:first\s+)?(?:reached|(?:was|were|been)\s+(?:sent|"
    r"delivered|passed|addressed)(?:\s+on)?\s+to)\s+(?P<who>[^,.;:\n]{2,80})",
    re.I,
)
_SHORTEST = 3  # characters of a danger
_DETERMINED = re.compile(r"\b(?:an?|one|the|several|two|three|another)\s+(?:[\w-]+\s+){0,2}$", re.I)
_SPEAKS = re.compile(
    r"\b(?:spoke of|speaking of|warned of|warning of|warned that|warning that|told of|said that|"
    r"saying that|mentioned|named)\s+",
    re.I,
)
_SAYS = re.compile(r",?\s+(?:saying|which said|telling|warning)\s+(?:of|about|that)\s+", re.I)
_NONE = re.compile(r"\b(?:no|any|neither|nor|never)\b", re.I)
_DOUBTED = re.compile(r"\b(?:whether|if|unless|nobody|no one|none|neither)\b[^,;]{0,80}$", re.I)
_HAVING = re.compile(r"\b(?:having|to have)\s+$", re.I)
_WHO = re.compile(r"(?:^|[\s,])(?P<who>who|which|that)\s+(?:(?:had|has|have|already|also)\s+)*$")
_LEAD = re.compile(
    r"[\s,]+(?:(?:just|only|some|about|at least|more than|several|many)\s+)?"
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)\s+(?:few\s+)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)(?:\s+(?:before|earlier|ago|previously|in "
    r"advance|beforehand)\b.*)?$",
    re.I | re.S,
)
_BEFORE = re.compile(r"\s(?:before|earlier|ago|previously|in advance|beforehand)\b")
# What else comes in tells of a danger only if it is still ahead.
_SURE = re.compile(r"(?:fore)?warn|alert|tip(?:ped|-?off)|advisor", re.I)


def received(scene: Scene, taken: Sequence[Range]) -> Iterator[Told]:
    """Such warnings; the giver is empty where neither the words nor the next sentences tell.

    `taken` are the ranges, in order, that were judged before.
    """
    for pattern, reader in ((_GOT, _by_noun), (_TOLD, _by_verb), (_REACHED, _by_reaching)):
        for match in pattern.finditer(scene.text):
            if lies_within(taken, match.start()) or _undone(scene, match):
                continue
            told = reader(scene, match)
            if told:
                yield told


def _undone(scene: Scene, match: re.Match[str]) -> bool:
    """Whether somebody denies, asks or doubts that it came."""
    before = scene.before(match.start())
    if NOT_YET.search(before) or _DOUBTED.search(before):
        return True
    return any(
        (one.act in ("denies", "asks") or one.negated or one.modality)
        and any(part.start <= match.start() < part.end for part in one.content)
        for one in scene.spoken(match.start())
    )


def _by_noun(scene: Scene, match: re.Match[str]) -> Told | None:
    """They received a written warning of it."""
    head = PAPER.match(scene.text, match.start("head"))
    if head is None or _NONE.search(match.group("words")):
        return None
    if NO_WARNING.match(scene.text, head.end()):
        return None
    noun = noun_at(scene, head)
    if noun.givers and HEAD.fullmatch(head.group()):
        return None  # told by the noun
    danger, end = noun.danger, noun.end
    if danger is None:
        says = _SAYS.match(scene.text, end, scene.unit(match.start())[1])
        if says:
            danger = clause_in(scene.text, says.end(), _bound(scene, says.end()))
    given = scene.named(*noun.givers[0]) if noun.givers else None
    return _telling(scene, match, danger, max(end, head.end()), given, sure=head.group())


def _by_verb(scene: Scene, match: re.Match[str]) -> Told | None:
    """They had been warned of it."""
    verb, how = match.group("verb").lower(), match.group("how").lower()
    if how == "to" and verb != "alerted":
        return None
    high = _bound(scene, match.end())
    if high - match.end() < _SHORTEST:
        return None
    danger = clause_in(scene.text, match.end(), high)
    return _telling(scene, match, danger, danger[1], None, sure="" if how == "to" else verb)


def _by_reaching(scene: Scene, match: re.Match[str]) -> Told | None:
    """A tip-off that reached them spoke of it."""
    before = scene.before(match.start())
    determined = _DETERMINED.search(before)
    if determined is None:
        return None
    speaks = _SPEAKS.search(scene.text, match.start("who"), match.end("who"))
    stop = speaks.start() if speaks else match.end("who")
    receivers = phrase_in(scene.text, match.start("who"), stop)
    begin = match.start() - len(before) + determined.start()
    danger = match.span("of") if match.group("of") else None
    end = receivers[1]
    if danger is None:
        speaks = _SPEAKS.search(scene.text, end, _bound(scene, end))
        if speaks is None:
            return None
        danger = clause_in(scene.text, speaks.end(), _bound(scene, speaks.end()))
        end = danger[1]
    return _telling(
        scene, match, danger, end, None, sure=match.group("head"), to=receivers, begin=begin
    )


def _bound(scene: Scene, offset: int) -> int:
    return max(offset, min(scene.unit(offset - 1)[1], offset + 2 * LOOK))


def _telling(
    scene: Scene,
    match: re.Match[str],
    danger: Range | None,
    end: int,
    given: str | None,
    *,
    sure: str,
    to: Range | None = None,
    begin: int | None = None,
) -> Told | None:
    """The telling, if it is of a danger and says who was told."""
    who = to or _receiver(scene, match.start())
    name = canonical(scene, who) if who else (_admitting(scene, match.start()) or "")
    receivers = receivers_of(name, given or "")
    danger = _trimmed(scene, danger) if danger else None
    if not receivers or not _dangerous(scene, match, danger, sure):
        return None
    end = max(danger[1], to[1] if to else 0) if danger else end
    origin = None if given else giver_of(scene, end, receivers)
    reason = f"“{' '.join(match.group().split()[:4])}”"
    return Told(
        giver=given or (origin[0] if origin else ""),
        to=receivers,
        start=min(match.start() if begin is None else begin, who[0] if who else match.start()),
        end=end,
        danger=danger,
        rank=2,
        reason=f"{reason}, given by {origin[0]}" if origin else reason,
        public=is_public(receivers, ""),
        origin=origin[1] if origin else None,
    )


def _dangerous(scene: Scene, match: re.Match[str], danger: Range | None, sure: str) -> bool:
    around = scene.words(scene.around(match.start()))
    if danger:
        ahead = _SURE.match(sure) or PLANNED.search(scene.words(danger))
        return bool(ahead) and is_danger(scene.words(danger), around, told=True)
    return bool(_SURE.match(sure) and HARM.search(around) and is_danger(around, around, told=False))


def _receiver(scene: Scene, offset: int) -> Range | None:
    """Who got it: the subject, also where "who" or "which" stands for it."""
    subject = subject_of(scene, offset)
    if subject:
        return subject
    before = scene.before(offset)
    relative = _WHO.search(before)
    if relative is None:
        return None
    low = offset - len(before)
    return low + relative.start("who"), low + relative.end("who")


def _admitting(scene: Scene, offset: int) -> str | None:
    """Who speaks of "having received" it."""
    return speaker_around(scene, offset) if _HAVING.search(scene.before(offset)) else None


def _trimmed(scene: Scene, danger: Range) -> Range:
    """A danger without the words that tell how long before it was told of."""
    start, end = danger
    stop = _BEFORE.search(scene.text, start, end)
    if stop:
        end = stop.start()
    lead = _LEAD.search(scene.text, max(start, end - LOOK), end)
    end = lead.start() if lead else end
    return start, max(end, start + 1)
