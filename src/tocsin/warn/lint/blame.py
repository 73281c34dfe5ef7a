"""Whether a warning blames: who did it or will is for others to show, and nobody's safety needs it.

A private person who is named in public as the one who threatens may be harmed, may be the wrong
one, and can answer nowhere. So that never goes out; other blame is told to the drafter.
"""

import re
from collections.abc import Iterator

from tocsin.read.names import PARTICLE
from tocsin.warn.lint.finding import DESK, Finding, advice, error
from tocsin.warn.lint.subject import Subject, found, words

# Two capitalised words or more: "Ivo Dreck", "Émile Ajar", "Anna van der Belk".
_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_NAME = re.compile(
    rf"(?:\b(?P<the>[Tt]he) )?\b(?P<name>[{_UPPER}][\w'’-]+(?: {PARTICLE})*"
    rf"(?: [{_UPPER}][\w'’-]+)+)"
)
_HONOURED = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?P<name>[{_UPPER}][\w'’-]+)")


def blamed(subject: Subject) -> Iterator[Finding]:
    """Blame, and names beside it."""
    for field, sentence in subject.sentences():
        word = found(sentence, *words().blame)
        if not word:
            continue
        person = next(_persons(subject, sentence), "")
        if person and subject.draft.scope == "public":
            what = f"{person} is named in public as one who threatens"
            yield error(field, what, "leave the name out; the police may have it", DESK)
        else:
            yield advice(field, f"“{word}” blames", "leave out who did it or will", DESK)


def cited(subject: Subject) -> Iterator[Finding]:
    """Blame in the sentences that go with a public warning."""
    if subject.draft.scope != "public":
        return
    for number, one in enumerate(subject.draft.evidence, 1):
        quoted = one.sentence.text if one.sentence else one.says
        person = next(_persons(subject, quoted), "") if found(quoted, *words().blame) else ""
        if person:
            what = f"sentence {number} names {person} beside blame"
            yield error("evidence", what, "take it out, or narrow the scope", DESK)


def actor(subject: Subject) -> Iterator[Finding]:
    """Who threatens, named though people may not need that to act."""
    draft = subject.draft
    if draft.actor and draft.scope == "public":
        if any(_persons(subject, draft.actor)):
            remedy = "leave “actor” empty; the police may have it"
            yield error("actor", f"{draft.actor} is named in public", remedy, DESK)
        else:
            remedy = "leave it out unless people must know it to be safe"
            yield advice("actor", f"{draft.actor} is named in public", remedy, DESK)
    for name in subject.outlook.actors:
        for field, text in subject.texts():
            if field != "actor" and found(text, name):
                remedy = "leave it out, or put it in “actor” if people must know it to be safe"
                yield advice(field, f"{name} is named", remedy, DESK)


def _persons(subject: Subject, sentence: str) -> Iterator[str]:
    """Names that may be a private person's: of nobody who is warned, warns, or is a place."""
    public = _public(subject)
    for match in _HONOURED.finditer(sentence):
        yield match["name"]
    for match in _NAME.finditer(sentence):
        name = match["name"].casefold()
        is_group = match["the"] or words().groups & set(name.split())
        if not is_group and not any(name in known or known in name for known in public):
            yield match["name"]


def _public(subject: Subject) -> set[str]:
    """Names that stand in a warning by right."""
    draft = subject.draft
    told = [subject.directory[id_].name for id_ in subject.directory]
    sources = [one.source for one in draft.evidence]
    places = [*draft.where.split(","), *(area.area_desc for area in draft.area)]
    return {name.strip().casefold() for name in (*told, *sources, *places) if name.strip()}


RULES = (blamed, cited, actor)
