"""What the told did: dismissed a warning or heeded it, where a sentence says so.

A sentence about "the warnings" is tied to those of the giver that it names, else to the last before
it. Whoever is told and then tells others has heeded.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tocsin.read.sentences import Range
from tocsin.read.warned.noun import DISMISSES, NO_WARNING, noun_at
from tocsin.read.warned.parties import side_of
from tocsin.read.warned.relayed import NEAR
from tocsin.read.warned.scene import LOOK, REMEMBERED, Scene, Told
from tocsin.read.warned.unheeded import unheeded
from tocsin.records import Statement
from tocsin.records.incident import Response

_DISMISSED = re.compile(
    r"\s+(?:[^,.;:\n]{0,60}?\s)?(?:(?:was|were|had been|have been|been|"
    r"being)\s+(?:\w+ly\s+)?(?:ignored|"
    r"dismissed|disregarded|not (?:heeded|acted on|taken seriously)|brushed aside|played down|"
    r"rejected|mocked|shelved|set aside|filed away|overlooked|discounted|left unanswered)|"
    r"lay unanswered|went unheeded|fell on deaf ears|a provocation|blackmail)\b",
    re.I,
)
_INACTION = re.compile(
    r"\b(?:refus\w+|fail\w+|declin\w+) to (?:take (?:any )?(?:action|measures|steps|precautions)|"
    r"act|close|evacuate|guard|protect|search|cancel|call off|increase security|warn)\b"
    r"|\bno (?:action|measures|precautions|steps) (?:(?:was|were|had been) )?taken\b|"
    r"\bdid nothing\b"
    r"|\bunguarded\b|\b(?:no|without(?: any)?) (?:additional|extra|more) (?:guards?|police\w*|"
    r"officers?|soldiers?|troops|patrols?|security|protection)\b|\bno guards?\b"
    r"|\bnot (?:one|a single) (?:police\w*|guard|officer|soldier|patrol)\b"
    r"|\bnobody (?:had )?(?:acted|closed|came|guarded|searched)\b",
    re.I,
)
_ADVICE = r"(?:warnings?|alerts?|tip-?offs?|information|intelligence|threats?|advice)"
_HEEDS = re.compile(
    rf"\b(?:(?:acted|acting) (?:up)?on|heeded|heeding)\s+(?:[^,.;:\n]{{0,40}}?\s)?{_ADVICE}\b"
    rf"|\b(?:took|taken)\s+(?:[^,.;:\n]{{0,40}}?\s)?{_ADVICE}\s+(?:very\s+)?seriously\b",
    re.I,
)
_MEASURES = re.compile(
    r"\b(?:evacuated|tighten(?:ed|ing) security|stepp(?:ed|ing) up (?:security|patrols)|"
    r"security (?:\w+ )?(?:was|has been|had been|were) (?:\w+ )?(?:tightened|stepped up|increased|"
    r"reinforced|boosted)|rais(?:ed|ing) (?:its|the|their) (?:\w+ )?(?:alert|threat) level|"
    r"call(?:ed|ing) off|cancell?(?:ed|ing)|deploy(?:ed|ing) (?:extra|additional|more)|"
    r"clos(?:ed|ing) (?:its|the|their) (?:embass|consulate|border|schools?|airport))\w*",
    re.I,
)
_SPOKEN = re.compile(r"\b(?:warnings?|alerts?|tip-?offs?|intelligence|information)\b", re.I)
_NEGATED = re.compile(r"(?:\bnot|n[’']t|\bnever|\bwithout)\s+(?:to\s+)?$", re.I)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|this|that|its|such|any|earlier|previous)\s+(?:[\w“”\"-]+\s+){0,3}$", re.I
)
Answer = tuple[Response, Range, str]


def answers_to(scene: Scene, found: Sequence[Told]) -> dict[int, Answer]:
    """What the told did, by the number of the warning."""
    answers: dict[int, Answer] = {}
    if not found:
        return answers
    starts = [told.start for told in found]
    for statement in scene.statements:
        _answered_in_words(scene, statement, found, starts, answers)
    for match in _SPOKEN.finditer(scene.text):
        _answered_beside(scene, match, found, starts, answers)
    for number, sentence, words in unheeded(scene, found):
        answers.setdefault(number, ("dismissed", sentence, f"“{words}”"))
    for number, told in enumerate(found):
        if number not in answers:
            answer = (
                _chain(scene, told, found[number + 1 : number + 4])
                or _near(scene, told, _MEASURES, "heeded")
                or _near(scene, told, _INACTION, "dismissed")
            )
            if answer:
                answers[number] = answer
    return answers


def _answered_in_words(
    scene: Scene,
    statement: Statement,
    found: Sequence[Told],
    starts: Sequence[int],
    answers: dict[int, Answer],
) -> None:
    """The told themselves reject what they were told: "called it blackmail"."""
    if statement.act not in ("rejects", "denies", "condemns") or statement.cue is None:
        return
    start = statement.cue.start
    number = bisect_right(starts, start) - 1
    if number < 0 or scene.number(start) - scene.number(found[number].start) > NEAR:
        return
    told = found[number]
    speaker = side_of(statement.speaker) or statement.speaker
    if number in answers or speaker not in {side_of(n) or n for n in told.to}:
        return
    sentence = (statement.sentence.start, statement.sentence.end)
    answers[number] = ("dismissed", sentence, f"{statement.speaker} {statement.act}")


def _answered_beside(
    scene: Scene,
    match: re.Match[str],
    found: Sequence[Told],
    starts: Sequence[int],
    answers: dict[int, Answer],
) -> None:
    """A verb of dismissing or heeding beside the word "warning"."""
    if NO_WARNING.match(scene.text, match.end()):
        return
    judged = _judged(scene, match)
    if judged is None:
        return
    response, words = judged
    unit = scene.around(match.start())
    noun = match.group().lower().startswith(("warn", "alert", "tip"))
    givers = noun_at(scene, match).givers if noun else ()
    names = [name for giver in givers if (name := scene.named(*giver))]
    for number in _meant(scene, match.start(), names, found, starts, named=bool(givers)):
        earlier = answers.get(number)
        if earlier is None or (earlier[1][0] < found[number].start <= unit[0]):
            answers[number] = (response, unit, f"“{words}”")


def _judged(scene: Scene, match: re.Match[str]) -> tuple[Response, str] | None:
    """What a sentence says was done about the warning that a word in it names."""
    low, high = scene.around(match.start())
    heeded = _HEEDS.search(scene.text, max(low, match.start() - 80), match.end() + 20)
    before = scene.text[max(low, match.start() - LOOK) : match.start()]
    if heeded and not _NEGATED.search(scene.text[low : heeded.start()]):
        return "heeded", heeded.group()
    for verb in DISMISSES.finditer(before):
        between = before[verb.end() :]
        if not re.search(r"[.;:]", between) and not _NEGATED.search(before[: verb.start()]):
            return "dismissed", verb.group()
    passive = _DISMISSED.match(scene.text, match.end(), min(high, match.end() + LOOK))
    if passive:
        return "dismissed", passive.group().strip()
    idle = _INACTION.search(scene.text, low, high)
    if idle and match.group().lower().startswith(("warn", "alert", "intel")):
        return "dismissed", idle.group()
    return None


def _meant(
    scene: Scene,
    offset: int,
    names: Sequence[str],
    found: Sequence[Told],
    starts: Sequence[int],
    *,
    named: bool,
) -> Iterator[int]:
    """The warnings that a mention means: those of the giver that it names, else the last before."""
    keys = {side_of(name) or name.lower() for name in names}
    near = bisect_right(starts, offset)
    first = max(0, near - REMEMBERED)
    candidates = range(first, min(len(found), near + 2))
    own = [n for n in candidates if found[n].start <= offset < found[n].end]
    if own:
        yield from own
    matching = [n for n in candidates if (found[n].state or found[n].giver.lower()) in keys]
    private = [n for n in matching if not found[n].public]
    if keys and private:
        yield from (n for n in private if n not in own)
    elif not own and not named and _DEFINITE.search(scene.before(offset)):
        yield from range(max(first, near - 1), near)


def _chain(scene: Scene, told: Told, later: Sequence[Told]) -> Answer | None:
    """Who was told and then told others has heeded."""
    for other in later:
        near = scene.number(other.start) - scene.number(told.start) <= 2
        receivers = {side_of(n) or n for n in told.to}
        passes = (side_of(other.giver) or other.giver) in receivers
        if near and passes and other.giver != told.giver and other.start >= told.end:
            return "heeded", (other.start, other.end), "the told warned others"
    return None


def _near(scene: Scene, told: Told, pattern: re.Pattern[str], response: Response) -> Answer | None:
    """What is told of in the warning's own sentence behind it, or in the next."""
    number = scene.number(max(told.end - 1, told.origin[0] if told.origin else 0))
    high = scene.units[min(number + 1, len(scene.units) - 1)][1]
    found = pattern.search(scene.text, told.end, min(high, told.end + 3 * LOOK))
    if found is None or "\n" in scene.text[told.end : found.start()]:
        return None
    if _NEGATED.search(scene.text[max(0, found.start() - 12) : found.start()]):
        return None
    return response, scene.around(found.start()), f"“{found.group()}”"
