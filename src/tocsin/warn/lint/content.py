"""Whether a warning says what a warning must: hazard, place, guidance, impact, source."""

import re
from collections.abc import Iterator

from tocsin.warn.alerts import is_language
from tocsin.warn.lint.finding import CAP, CLERY, CONTENT, DESK, Finding, advice, error
from tocsin.warn.lint.subject import Subject, found, words

_LONGEST_HEADLINE = 140
_MOST_ACTIONS = 7
_ALL_CLEAR = re.compile(r"\ball[- ]clear\b", re.IGNORECASE)


def hazard(subject: Subject) -> Iterator[Finding]:
    """A hazard that is named: nobody can keep out of the way of an "incident"."""
    draft = subject.draft
    named = re.findall(r"[^\W\d_]+", draft.hazard.casefold())
    known = words()
    if not named:
        remedy = 'name what is feared, as "bomb attack"'
        yield error("hazard", "nothing says what is feared", remedy, CONTENT)
    elif all(word in known.vague | known.around_vague for word in named):
        remedy = 'name what may happen, as "shooting attack"'
        yield error("hazard", f"“{draft.hazard}” names no hazard", remedy, CONTENT)
    elif not any(found(draft.headline, word) for word in named if word not in known.around_vague):
        remedy = f"say “{draft.hazard}” in it"
        yield advice("headline", "the headline doesn't name the hazard", remedy, CONTENT)


def headline(subject: Subject) -> Iterator[Finding]:
    """A headline that fits on a telephone and says something of its own."""
    draft, said = subject.draft, subject.draft.headline.strip()
    if not said:
        yield error("headline", "there is no headline", "say the whole in one line", CAP)
    if len(said) > _LONGEST_HEADLINE:
        what = f"the headline has {len(said)} characters, and may be cut after {_LONGEST_HEADLINE}"
        yield error("headline", what, "shorten it", f"{CAP} headline")
    if said and said in (draft.what.strip(), " ".join(draft.do).strip()):
        remedy = "let the headline say the whole in a line, and the text more"
        yield error("headline", "the headline says the same as the text", remedy, CAP)


def threat(subject: Subject) -> Iterator[Finding]:
    """What the threat is."""
    if not subject.draft.what.strip():
        yield error("what", "nothing says what the threat is", "describe it", CONTENT)


def impact(subject: Subject) -> Iterator[Finding]:
    """What it may do: without that, people don't know how far to go to be safe."""
    said = subject.draft.what.casefold()
    if said.strip() and not any(re.search(rf"\b{begun}", said) for begun in words().harm):
        remedy = 'say it, as "It could kill or badly injure many people."'
        yield error("what", "nothing says what it may do to people", remedy, CONTENT)


def location(subject: Subject) -> Iterator[Finding]:
    """Where: a place that readers can tell from others."""
    draft = subject.draft
    if not draft.where.strip():
        yield error("where", "nothing says where", "name the place, as exact as is known", CONTENT)
    mapped = any(area.circle or area.polygon for area in draft.area)
    if draft.scope == "public" and draft.where.strip() and not mapped:
        what = "no map shows where: telephones and maps leave out an alert without an area"
        yield advice("area", what, "add a circle or polygon, if it is known where", CAP)


def people(subject: Subject) -> Iterator[Finding]:
    """Who is at risk: readers have to know whether it is about them."""
    if not subject.draft.who.strip():
        remedy = "say who, as “people who go to concerts”"
        yield error("who", "nothing says who is at risk", remedy, CONTENT)


def source(subject: Subject) -> Iterator[Finding]:
    """How this is known, the sentences behind it, and whom to ask."""
    draft = subject.draft
    if not draft.basis.strip():
        remedy = "say from whom this is known, without blame"
        yield error("basis", "nothing says how this is known", remedy, CONTENT)
    if not draft.evidence:
        remedy = "attach what the case rests on"
        yield error("evidence", "no sentence is attached that it rests on", remedy, DESK)
    if not draft.assistance.strip():
        tell = advice if draft.shape == "emergency notification" else error
        remedy = "say whom to ask and how to report what one sees"
        yield tell("assistance", "nothing says whom to ask or where to report", remedy, CLERY)


def number(subject: Subject) -> Iterator[Finding]:
    """No more orders than people keep in mind."""
    if (given := len(subject.draft.do)) > _MOST_ACTIONS:
        what = f"{given} actions are more than people keep in mind"
        yield advice("do", what, f"keep the {_MOST_ACTIONS} that matter most", DESK)


def urgency(subject: Subject) -> Iterator[Finding]:
    """An emergency notification is of what is immediate."""
    draft = subject.draft
    if draft.shape == "emergency notification" and draft.urgency != "Immediate":
        remedy = "set urgency to Immediate, or give a timely warning"
        yield advice("urgency", "an emergency that isn't immediate is none", remedy, f"{CLERY}(e)")


def ending(subject: Subject) -> Iterator[Finding]:
    """An emergency notification is over when an all-clear comes, and says so."""
    told = any(_ALL_CLEAR.search(text) for _, text in subject.texts())
    if subject.draft.shape == "emergency notification" and not told:
        remedy = "say in “when” that it holds until you send the all-clear"
        yield error("when", "it promises no all-clear", remedy, f"{CLERY}(g)")


def language(subject: Subject) -> Iterator[Finding]:
    """A language that receivers know by its code."""
    if not is_language(code := subject.draft.language):
        yield error("language", f"“{code}” is no language's code", "write it like en or fr-CA", CAP)


RULES = (language, hazard, headline, threat, location, people, source, number, urgency)
ENGLISH = (impact, ending)
