"""Warnings among the statements: the reporting word warns, or somebody is told of a plan.

A state's organ that tells people to keep away from a danger warns, too, and so does a body that
voices the fear that somebody named will do harm.
"""

import re

from tocsin.read.sentences import Range
from tocsin.read.warned.danger import (
    FEAR,
    FIRST_PERSON,
    OWN,
    PLANNED,
    is_danger,
    is_doer,
    is_political,
)
from tocsin.read.warned.noun import HEAD, noun_at
from tocsin.read.warned.parties import NOBODY, is_public, receivers_of, state_of
from tocsin.read.warned.scene import GONE, LOOK, Scene, Told
from tocsin.read.warned.words import AVOID, CONSEQUENCES, DOER, HARM, ORGAN, PERIL, VIOLENCE
from tocsin.records import Statement
from tocsin.records.base import Span

_WARNS = re.compile(
    r"\b(?:fore)?warn(?:s|ed|ing|ings)?\b|\b(?:caution|alert)(?:s|ed|ing)?\b|\btipp\w+ off\b", re.I
)
_TELLS = re.compile(
    r"\b(?:told|tell|tells|telling|inform\w*|notif\w+|tipp?\w* off|brief(?:s|ed|ing)|pass\w* on|"
    r"shar(?:ed|es|ing)|sent)\b",
    re.I,
)
_WARN_YOU = re.compile(
    r"\b(?:must|(?:have|want|wish|need|write|am writing) to|hereby) (?:warn|alert) you\b", re.I
)
_NOUN_CUE = re.compile(r"\bwarnings?$", re.I)
_LONGEST_EVIDENCE = 600  # characters
_PASSIVE_CUE = re.compile(
    r"\b(?:was|were|been|being|be|got)\s+(?:\w+ly\s+)?(?:\w+ed\b|told\b)", re.I
)
# "Such events", "the information": the danger was told before.
SPOKEN_OF_BEFORE = re.compile(
    r"\b(?:such|these|those|the (?:information|threat|intelligence))\b", re.I
)
_KEEPS_AWAY = re.compile(rf"(?:{AVOID.pattern})|\bto leave\s+(?:the\s+)?(?-i:[A-Z])", re.I)
_TOO_LATE = re.compile(
    r"\b(?:in the wake of|after|following)\s+(?:the|an?|this|that)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:shootings?|attacks?|blasts?|bombings?|explosions?|stabbings?)\b",
    re.I,
)
_BOTH = re.compile(r"\bboth (?:sides|parties|governments|armies|camps|countries)$", re.I)
_GERUND = re.compile(r"\w+ing$")
# "Issued an alert saying that…, and told citizens to avoid crowds": they are told the first, too.
_ADVISED = re.compile(
    r"\b(?:told|telling|urg(?:ed|ing)|advis(?:ed|ing)|warn(?:ed|ing))\s+"
    r"(?P<who>(?:[\w.’'-]+\s+){0,3}(?:citizens|nationals|residents|people|travell?ers|tourists)|"
    r"[A-Z]\w+ns)\b"
)
# "Warned [the government] of Varnia": of whom, not of what.
_OF_PLACE = re.compile(
    r"(?<=government)\s+of\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?"
    r"|(?:(?<=residents)|(?<=citizens)|(?<=nationals)|(?<=people))\s+(?:of|in)\s+(?:[a-z]+ern\s+)?"
    r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?"
)


def stated(scene: Scene) -> tuple[list[Told], list[Range]]:
    """The warnings among the statements, and where all cues that warn or tell of danger stand."""
    found, cues = [], []
    for statement in scene.statements:
        if statement.cue is None or not statement.content:
            continue
        told = _of_statement(scene, statement)
        if told or (_WARNS.search(statement.cue.text) and not _elsewhere(scene, statement.cue)):
            cues.append((statement.cue.start, statement.cue.end))
        if told:
            found.append(told)
            cues.append((told.start, told.end))
    return found, cues


def _of_statement(scene: Scene, statement: Statement) -> Told | None:
    cue = statement.cue
    if cue is None or statement.negated or statement.modality or GONE.search(cue.text):
        return None
    if _elsewhere(scene, cue):
        return None
    content = statement.content[0]
    to = _addressees(scene, statement)
    reason = _why(scene, statement, content.text, to)
    if reason is None or is_doer(statement.speaker) or NOBODY.match(statement.speaker):
        return None
    parts = [p for p in (statement.source, cue, statement.addressee, content) if p is not None]
    parts = [p for p in parts if abs(p.start - cue.start) <= _LONGEST_EVIDENCE]
    if content not in parts:
        parts.append(content)
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    if HARM.search(content.text) is None and SPOKEN_OF_BEFORE.search(content.text):
        danger = None
    else:
        fear = None if _WARNS.search(cue.text) else FEAR.search(content.text)
        danger = (content.start + (fear.start("doer") if fear else 0), content.end)
        you = _WARN_YOU.search(content.text)
        if you and you.end() + 3 < len(content.text):
            danger = (content.start + you.end(), content.end)
        who = statement.addressee
        if who and content.start <= who.start <= content.start + 4 and who.end + 3 < content.end:
            danger = (who.end, content.end)  # "warned [the police of their fears]"
    return Told(
        giver=statement.speaker,
        to=to,
        start=start,
        end=max(min(end, start + _LONGEST_EVIDENCE), cue.end),
        danger=danger,
        rank=0,
        reason=reason,
        public=is_public(to, content.text),
    )


def _elsewhere(scene: Scene, cue: Span) -> bool:
    """Whether the words around a cue, not the statement's source, say who warns.

    "Police were warned by", "a warning from".
    """
    if _PASSIVE_CUE.search(cue.text):
        return True
    if _NOUN_CUE.search(cue.text) is None:
        return False
    nouns = list(HEAD.finditer(scene.text, cue.start, cue.end))
    return bool(nouns and noun_at(scene, nouns[-1]).givers)


def _why(scene: Scene, statement: Statement, content: str, to: tuple[str, ...]) -> str | None:
    """What makes a statement a warning, or None."""
    cue = statement.cue.text if statement.cue else ""
    around = scene.words(scene.around(statement.cue.start)) if statement.cue else ""
    if _WARNS.search(cue):
        if _NOUN_CUE.search(cue) and not to and content.startswith("to "):
            return None  # "its warning to launch": what it will do itself
        if statement.act == "threatens" and not CONSEQUENCES.search(content):
            return None
        return f"“{cue}” of a danger" if is_danger(content, around, told=bool(to)) else None
    you = _WARN_YOU.search(content) if to else None
    if you and is_danger(content[you.end() :], around, told=True):
        return f"warns {', '.join(to)} in so many words"
    told_plan = to and _TELLS.search(cue) and PLANNED.search(content)
    if told_plan and is_danger(content, around, told=True):
        return f"“{cue}” {', '.join(to)} of a plan"
    if _advice(scene, statement, content, to):
        return f"“{cue}” {', '.join(to)} to keep away"
    fear = FEAR.search(content)
    if fear and statement.act in ("says", "warns", "believes") and not statement.quoted:
        spoken = not FIRST_PERSON.search(content) and not OWN.match(fear.group("doer"))
        named = DOER.search(fear.group("doer")) or re.search(r"[A-Z]", fear.group("doer"))
        if spoken and named and VIOLENCE.search(content[fear.end() :]):
            return f"voices “{fear.group()}”"
    return None


def _advice(scene: Scene, statement: Statement, content: str, to: tuple[str, ...]) -> bool:
    """Whether a state's organ tells people to keep away from a danger told there or just before."""
    source = statement.source.text if statement.source else ""
    organ = state_of(statement.speaker) or ORGAN.search(source)
    if not (is_public(to, "") and to and _KEEPS_AWAY.search(content) and organ):
        return False
    if _TOO_LATE.search(content):
        return False
    start, end = statement.sentence.start, statement.sentence.end
    low = max(scene.units[max(0, scene.number(start) - 1)][0], start - 2 * LOOK)
    around = scene.text[low : min(end, start + 4 * LOOK)]
    danger = HARM.search(around) or PERIL.search(content)
    return bool(danger) and not is_political(around)


def _addressees(scene: Scene, statement: Statement) -> tuple[str, ...]:
    if statement.to is None or statement.addressee is None or _GERUND.match(statement.to):
        found = _ADVISED.search(statement.content[0].text)
        return receivers_of(found.group("who"), statement.speaker) if found else ()
    if _BOTH.search(scene.text, max(0, statement.addressee.start - 5), statement.addressee.end):
        sides = scene.words((statement.addressee.start, statement.addressee.end))
        return (f"both {sides.removeprefix('both ')}",)
    of = _OF_PLACE.match(scene.text, statement.addressee.end)
    if of is None:
        return receivers_of(statement.to, statement.speaker)
    whole = scene.named(statement.addressee.start, of.end()) or statement.to
    return receivers_of(whole, statement.speaker)
