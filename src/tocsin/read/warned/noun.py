"""Warnings told by the noun, in the article's own words: "a warning from Washington of an attack".

Givers stand behind it ("from", "by"), before it ("the American warnings", "the embassy's alert")
or are the subject of the verb that gives it. Without a giver it is no telling.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.read.known import names as known_names
from tocsin.read.sentences import Range
from tocsin.read.warned.danger import is_danger, is_doer, is_political
from tocsin.read.warned.parties import EACH, country_of, is_public, receivers_of
from tocsin.read.warned.scene import (
    GONE,
    LOOK,
    NAME,
    OPENING,
    Scene,
    Told,
    canonical,
    clause_in,
    lies_within,
    phrase_in,
    subject_of,
)
from tocsin.read.warned.words import HARM, ORGAN, VIOLENCE

HEAD = re.compile(r"\b(?P<head>warnings?|alerts?|advisor(?:y|ies)|tip-?offs?)\b(?!-)", re.I)
NO_WARNING = re.compile(
    r"\s+(?:signs?|shots?|systems?|sirens?|lights?|labels?|letters?|tracks?|levels?|bells?|"
    r"stories)\b",
    re.I,
)
_ON_ALERT = re.compile(r"\b(?:on|high|red|full|maximum|amber|orange)[\s-]+(?:\w+\s+)?$", re.I)
_VERBAL = r"(?:was|were|is|are|be|been|has|have|had|as|by|in|of|for|and|who|which|that|after)\b"
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|another|any|no|this|that|these|those|its|their|his|her|such|several|many|"
    r"repeated|despite|ignored|issued?|given|gave|multiple|previous|earlier|two|three|dire|"
    r"stark)|[’']s?)"
    rf"\s+(?:(?!{_VERBAL})[\w“”\"'‘’.-]+\s+){{0,4}}$",
    re.I,
)
_GIVES = re.compile(
    r"\b(?:given|gave|gives|giving|issu(?:ed|es|ing)|sent|sends|put out|post(?:ed|ing)|"
    r"publish(?:ed|ing)|releas(?:ed|ing)|sound(?:ed|ing)|pass(?:ed|ing) on|repeat(?:ed|ing)|"
    r"renew(?:ed|ing)|deliver(?:ed|ing))\s+(?:[\w“”\"'‘’-]+\s+){0,4}$",
    re.I,
)
_GETS = re.compile(
    r"\b(?:receiv(?:ed|es|ing)|got|gets|(?:was|were|been) (?:given|"
    r"sent))\s+(?:[\w“”\"'‘’-]+\s+){0,4}$",
    re.I,
)
_MODIFIER = re.compile(r"\s+(?P<how>from|by|to|for|of|about|that|against|over)\s+", re.I)
_THREAT_END = re.compile(
    r"[;:!?\n”,]|(?<!(?-i:[A-Z]))\.|\s[–—]\s|\s(?:from|which|who|when|while|before|because|but|"
    r"was|were|has|have|had|did|"
    r"went|said|to|and \w+ed)\b",
    re.I,
)
_POSSESSOR = re.compile(
    rf"(?P<who>(?:(?:[Tt]he\s+)?(?:{NAME}\s+){{0,4}}{NAME}|\b[Tt]he\s+(?:[\w-]+\s+){{0,3}}[\w-]+))"
    rf"[’']s?\s+(?:(?!{_VERBAL}|(?:the|an?|this|that|\w+ed)\b)[\w“”\"'‘’-]+\s+){{0,4}}$"
)
_PRONOUN_OWN = re.compile(r"^(?:his|her|its|their)\s+(?:own\s+)?(?P<body>.+)$", re.I)
_QUALITY = re.compile(
    r"travel|security|repeated|specific|earlier|previous|prior|stark|dire|urgent|credible|public|"
    r"private|"
    r"clear|advance|detailed|\w*friendly|helpful|terror|terrorism|attack|bomb|new|latest|fresh|"
    r"own|official",
    re.I,
)

DISMISSES = re.compile(
    r"\b(?:ignor(?:ed|ing|es?)|dismiss(?:ed|ing|es)?|reject(?:ed|ing|s)?|brush(?:ed|ing)? (?:off|"
    r"aside)|"
    r"shrugg(?:ed|ing) off|scoff(?:ed|ing)? at|mock(?:ed|ing)|ridicul(?:ed|ing)|play(?:ed|"
    r"ing) down|"
    r"downplay(?:ed|ing)|belittl(?:ed|ing)|blast(?:ed|ing)|slamm(?:ed|ing)|denounc(?:ed|ing)|"
    r"disregard(?:ed|ing)?|(?:fail(?:ed|ing)|refus(?:ed|ing)|neglect(?:ed|ing)) to (?:act|heed|"
    r"respond|"
    r"pass on|take)|(?:did|had) not (?:act|acted|heed|heeded)|took no (?:notice|action))\b",
    re.I,
)


def is_noun(scene: Scene, match: re.Match[str]) -> bool:
    """Whether "warning" is the noun: in the plural, or with a word before it that says so."""
    word = match.group().lower()
    if word in ("warnings", "alerts", "advisories", "advisory") or word.startswith("tip"):
        return word != "tipped off"
    if word not in ("warning", "alert"):
        return False
    before = scene.before(match.start())
    return bool(_DETERMINED.search(before)) or _adjective_giver(scene, match.start()) is not None


def noted(scene: Scene, taken: Sequence[Range]) -> Iterator[Told]:
    """The warnings told by the noun; `taken` are the ranges, in order, that were judged before."""
    for match in HEAD.finditer(scene.text):
        if lies_within(taken, match.start()) or NO_WARNING.match(scene.text, match.end()):
            continue
        if not is_noun(scene, match) or _ON_ALERT.search(scene.before(match.start())):
            continue
        yield from _by_noun(scene, match)


@dataclass(frozen=True)
class Noun:
    """The noun with what stands around it: who gives, who is told, of what."""

    start: int
    end: int
    givers: tuple[Range, ...]
    to: Range | None
    danger: Range | None


def noun_at(scene: Scene, match: re.Match[str]) -> Noun:
    """The noun that `HEAD` matched, and what stands around it."""
    low, high = scene.unit(match.start())
    givers: list[Range] = []
    to: Range | None = None
    danger: Range | None = None
    end = match.end()
    high = min(high, match.end() + 2 * LOOK)
    for _ in range(4):
        found = _MODIFIER.match(scene.text, end, high)
        if found is None:
            break
        how = found.group("how").lower()
        if how in ("of", "about", "that", "against", "over"):
            stop = _THREAT_END.search(scene.text, found.end(), high) if how != "that" else None
            part = (
                found.end(),
                stop.start() if stop else clause_in(scene.text, found.end(), high)[1],
            )
            danger = danger or (part if part[1] > part[0] else None)
        else:
            part = phrase_in(scene.text, found.end(), high)
            if part[0] >= part[1]:
                break
            if how in ("from", "by"):
                givers += _each(scene.text, part)
            else:
                to = to or part
        end = max(part[1], found.end())
    begin = match.start()
    gets = _GETS.search(scene.before(match.start())) if givers and not to else None
    if gets:
        to = subject_of(scene, match.start() - len(gets.group()))
        begin = to[0] if to else begin
    if not givers:
        giver = _giver_before(scene, match.start())
        if giver:
            givers, begin = [giver], min(giver[0], begin)
    return Noun(max(begin, low), end, tuple(givers), to, danger)


def _each(text: str, part: Range) -> list[Range]:
    """The givers that "and" joins."""
    found, start = [], part[0]
    for joint in EACH.finditer(text, *part):
        found.append((start, joint.start()))
        start = joint.end()
    return [*found, (start, part[1])]


def _giver_before(scene: Scene, offset: int) -> Range | None:
    """Who gives a warning, where the words before it say so."""
    before = scene.before(offset)
    low = offset - len(before)
    adjective = _adjective_giver(scene, offset)
    if adjective:
        return adjective
    owner = _POSSESSOR.search(before)
    if owner:
        return low + owner.start("who"), low + owner.end("who")
    gives = _GIVES.search(before)
    if gives is None or _GETS.search(before):
        return None
    return subject_of(scene, low + gives.start()) or _sentence_opener(scene, low + gives.start())


def _sentence_opener(scene: Scene, offset: int) -> Range | None:
    """The subject of the sentence, for a second verb: "It closed the pier and issued…"."""
    low, _ = scene.unit(offset)
    if offset - low > 2 * LOOK or not re.search(r"\band\s+(?:\w+\s+)?$", scene.text[low:offset]):
        return None
    found = OPENING.match(scene.text, low, offset)
    return found.span("who") if found else None


def _adjective_giver(scene: Scene, offset: int) -> Range | None:
    """A country's adjective, a body or an organ right before the noun: "U.S. embassy alert"."""
    before = scene.before(offset)
    words = list(re.finditer(r"[\w.&’'-]+", before))[-5:]
    start = None
    for number, word in enumerate(words):
        gap = before[word.end() : words[number + 1].start()] if number + 1 < len(words) else ""
        if re.search(r"[,;:()]", gap):
            start = None
            continue
        bare = re.sub(r"[’']s?$", "", word.group())
        known = known_names()
        if (
            country_of(bare)
            or bare in known.organisations
            or known.seated(bare)
            or (ORGAN.fullmatch(bare) and (start is not None or number == len(words) - 1))
        ):
            start = word.start() if start is None else start
        elif start is not None and not _QUALITY.fullmatch(bare):
            start = None
    if start is None:
        return None
    end = start
    for word in words:
        if word.start() >= start and not _QUALITY.fullmatch(word.group()):
            end = word.end()
    low = offset - len(before)
    return low + start, low + end


def _by_noun(scene: Scene, match: re.Match[str]) -> Iterator[Told]:
    noun = noun_at(scene, match)
    around = scene.words(scene.around(match.start()))
    if not noun.givers or not _noun_dangerous(scene, noun, around):
        return
    if GONE.search(scene.before(match.start())[-40:]):
        return
    reader, begin = _dismisser(scene, match.start())
    for giver in noun.givers:
        name = scene.named(*giver)
        own = _PRONOUN_OWN.match(scene.words(giver))
        if name is None or is_doer(name):
            continue
        to = receivers_of(canonical(scene, noun.to), name) if noun.to else ()
        if not to and reader:
            to = (reader,)
        yield Told(
            giver=re.sub(r"['’]s own ", "'s ", name),
            to=to,
            start=min(begin, noun.start),
            end=max(noun.end, max(b for _, b in noun.givers)),
            danger=noun.danger,
            rank=3,
            reason=f"“{match.group()}” of {name}",
            public=is_public(to, ""),
            own=own.group("body") if own else None,
        )


def _noun_dangerous(scene: Scene, noun: Noun, around: str) -> bool:
    if noun.danger:
        return is_danger(scene.words(noun.danger), around, told=noun.to is not None)
    if is_political(around):
        return False
    if re.search(
        r"\b(?:travel|security|terror\w*|bomb|attack)\s+(?:warning|alert|advisor)", around, re.I
    ):
        return True
    if HARM.search(around):
        return True
    number = scene.number(noun.start)
    low = scene.units[max(0, number - 2)][0]
    low = max(low, scene.text.rfind("\n", max(0, low - 1), noun.start) + 1, noun.start - 4 * LOOK)
    return bool(VIOLENCE.search(scene.text, low, noun.start))


def _dismisser(scene: Scene, offset: int) -> tuple[str | None, int]:
    """Who dismisses the warning named at an offset, and where the words that say so begin."""
    before = scene.before(offset)
    low = offset - len(before)
    verb = None
    for found in DISMISSES.finditer(before):
        verb = found
    if verb is None or re.search(r"[.;:]", before[verb.end() :]):
        return None, offset
    at = low + verb.start()
    actor = subject_of(scene, at)
    last = bisect_right(scene.actors, (at, 0)) - 1
    if actor is None and last >= 0:
        start, end = scene.actors[last]
        if start >= low and end <= at and not re.search(r"[.;:,]", scene.text[end:at]):
            actor = (start, end)
    if actor is None:
        return None, at
    return scene.named(*actor), actor[0]
