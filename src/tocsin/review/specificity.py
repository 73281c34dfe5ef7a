"""How specific a warning was, rung by rung; afterwards that is argued over.

"Too general" and "it named the hall" are both said of warnings after an attack. A rung holds the
words that the text has for it, and nothing where it has none.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from tocsin.records import Reading, Record, Span, Warned
from tocsin.warn.warning import Draft

Rung = Literal["who", "method", "target", "where", "when", "how known", "what is asked"]


class Step(Record, frozen=True):
    """A rung, and the words that a warning has for it, or none.

    `named`: a target by its name, rather than as one of many ("a concert hall").
    """

    rung: Rung
    words: str
    named: bool = False


def said(ladder: Iterable[Step]) -> frozenset[Rung]:
    """The rungs of which a warning says something."""
    return frozenset(step.rung for step in ladder if step.words)


# Of a draft that we wrote


def of_draft(text: Draft) -> tuple[Step, ...]:
    """The ladder of a warning of the desk's own, by its parts."""
    return (
        Step(rung="who", words=text.actor),
        Step(rung="method", words=text.hazard),
        Step(rung="target", words=text.who),
        Step(rung="where", words=text.where),
        Step(rung="when", words=text.when),
        Step(rung="how known", words=text.basis),
        Step(rung="what is asked", words=" ".join(text.do)),
    )


# Of a warning that an article tells

_METHOD = re.compile(
    r"\b(?:bomb\w*|explosi\w+|shoot\w*|gun\w*|rifle\w*|knife|knives|stabb\w*|vehicle|ramming|"
    r"hostage\w*|kidnap\w*|arson|drone\w*|rocket\w*|missile\w*|poison\w*|suicide)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:intelligence|intercept\w+|informants?|phone calls?|documents? (?:found|seized)|"
    r"because [^.;]+|according to [^.;]+)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:(?:to )?(?:stay|keep) (?:away|clear|indoors|inside)(?: from [^,.;]+)?|"
    r"(?:to )?avoid [^,.;]+|not to [^,.;]+|(?:to )?(?:guard|close|cancel|postpone|evacuate|leave) "
    r"[^,.;]+)",
    re.IGNORECASE,
)
_PARTS = frozenset(["group", "organisation", "person"])


def of_warned(reading: Reading, warned: Warned) -> tuple[Step, ...]:
    """The ladder of a warning that an article tells, by the sentence that tells it."""
    text = warned.sentence.text
    return (
        Step(rung="who", words=", ".join(_who(reading, warned))),
        Step(rung="method", words=_match(_METHOD, text)),
        Step(rung="target", words=warned.target or "", named=_is_named(reading, warned)),
        Step(rung="where", words=", ".join(_where(reading, warned))),
        Step(rung="when", words=_when(reading, warned)),
        Step(rung="how known", words=_match(_KNOWN, text)),
        Step(rung="what is asked", words=_match(_ASKED, text)),
    )


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _who(reading: Reading, warned: Warned) -> Iterator[str]:
    """Those named in what is warned of, but for who warns and who is warned."""
    apart = {warned.from_, *warned.to}
    for one in reading.entities:
        named = any(mention.begins_in(warned.sentence) for mention in one.mentions)
        if named and one.kind in _PARTS and one.name in warned.threat and one.name not in apart:
            yield one.name


def _is_named(reading: Reading, warned: Warned) -> bool:
    """Whether the target is called by the name of a house or a place where people meet."""
    target = warned.target or ""
    return any(one.kind == "venue" and one.name in target for one in reading.entities)


_CAPITAL = re.compile(r"\bthe (?:capital|city|country)\b", re.IGNORECASE)


def _where(reading: Reading, warned: Warned) -> Iterator[str]:
    """Places of the sentence, and "the capital"; not those that who warns is called by."""
    for one in reading.entities:
        place = one.kind in ("place", "venue") and one.name not in warned.from_
        if place and any(_tells(mention, warned.sentence) for mention in one.mentions):
            yield one.name
    if capital := _CAPITAL.search(warned.sentence.text):
        yield capital[0]


def _tells(mention: Span, sentence: Span) -> bool:
    """Whether a place is named as where it would be: behind "in", "at" or "near"."""
    if not mention.begins_in(sentence):
        return False
    before = sentence.text[: mention.start - sentence.start].rstrip().lower()
    return re.search(r"\b(?:in|at|near|around|on)(?: the)?$", before) is not None


def _when(reading: Reading, warned: Warned) -> str:
    """The words for when it would come, not for when it was warned of."""
    if warned.when:
        return next((one.span.text for one in reading.times if one.value == warned.when), "")
    told = [
        one.span.text
        for one in reading.times
        if one.span.begins_in(warned.sentence) and one.kind == "duration"
    ]
    return told[0] if told else ""
