"""An alert of the Common Alerting Protocol as an article: its words, and what it says in fields.

Versions 1.0, 1.1 and 1.2 (OASIS). What isn't as the standard has it is read as far as it goes, for
it is a source and not a message to the desk; `tocsin.warn.cap` is strict. Stages: 1 the safe tree;
2 what is no news refused; 3 one info, in English if there is one; 4 its words, each element's in
paragraphs; 5 these found in the source; 6 the facts.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from tocsin.clean import elements
from tocsin.clean.align import segments
from tocsin.clean.body import Body, joined
from tocsin.clean.facts import Facts
from tocsin.clean.fold import folded, one_line, shortened
from tocsin.clean.visible import compact
from tocsin.collect.document import CAP, Node, RefusedError, node, tree
from tocsin.errors import CleanError
from tocsin.records import AlertFacts, Page, Segment, Sourced
from tocsin.records.article import Message
from tocsin.records.base import span

_DECLARATION = re.compile(r"^[\s\ufeff]*(?:<\?xml\b[^>]*\?>)?")
# Tags have no place in CAP (§3.3.3), and many senders write them all the same.
_INLINE = re.compile(r"</?(?:a|abbr|b|em|font|i|small|span|strong|sub|sup|u)\b[^<>]*>", re.I)
_BREAK = re.compile(
    r"\n\s*\n|\n(?=[^\S\n]*[*•\-–][^\S\n])|</?(?:br|div|h[1-6]|hr|li|ol|p|ul)\b[^<>]*>", re.I
)
# How far behind the paragraph before it one may begin: tags stand between them.
_REACH = 4000

_UNREAL = {
    "Exercise": "is an alert for an exercise",
    "System": "is an alert for the systems that pass alerts on",
    "Test": "is a test alert",
    "Draft": "is the draft of an alert",
}
_ANSWERS = {
    "Ack": "is the receipt of an alert, from machine to machine",
    "Error": "is the rejection of an alert, from machine to machine",
}
_MESSAGES: dict[str, Message] = {"Alert": "Alert", "Update": "Update", "Cancel": "Cancel"}

# An element, and its paragraphs.
Said = tuple[Node, list[str]]


def read(page: Page, source: str) -> tuple[Body, Facts, AlertFacts]:
    """The alert on `page`, whose text is `source`: its body, and what it says of itself.

    Raises CleanError where it is hostile or broken, and where it is no news: an exercise, a test,
    a draft, an answer between machines, or no words for people.
    """
    root = _root(page, source)
    message = _message(page, root)
    info = _info(root)
    said = list(_said(root, info))
    if not said:
        problem = "is an alert without words for people"
        raise CleanError(page.source, problem, "give the sender's page about it")
    text, ranges = joined([paragraph for _, paragraphs in said for paragraph in paragraphs])
    by_element = list(_by_element(said, ranges))
    runs = _segments(text, by_element, source)
    areas = [at for element, places in by_element if element.name == "areaDesc" for at in places]
    told = AlertFacts(
        message=message,
        event=_sourced(info, "event"),
        areas=tuple(span(text, *at) for at in areas),
        audience=_sourced(info, "audience"),
        begins=_moment(info, "onset") or _moment(info, "effective"),
        ends=_moment(info, "expires"),
        over=_over(info),
    )
    return Body(text, runs, ()), _facts(root, info), told


def _root(page: Page, source: str) -> Node:
    try:
        root = node(tree(_DECLARATION.sub("", source).encode("utf-8", "replace")))
    except RefusedError as error:
        raise CleanError(page.source, error.problem, error.remedy) from error
    if root.name != "alert" or root.namespace not in CAP:
        problem = f"is no alert but XML of another kind: its root is <{root.name[:40]}>"
        raise CleanError(page.source, problem, "give the alert itself, or an HTML page")
    return root


def _message(page: Page, root: Node) -> Message:
    """What kind of message it is; raises CleanError where that is no news."""
    status, kind = root.said("status"), root.said("msgType")
    if status in _UNREAL or kind in _ANSWERS:
        element = f"status {status}" if status in _UNREAL else f"msgType {kind}"
        problem = f"{_UNREAL.get(status) or _ANSWERS[kind]} ({element}), and no news"
        raise CleanError(page.source, problem, "leave it out")
    if status != "Actual" or kind not in _MESSAGES:
        name, value = ("status", status) if status != "Actual" else ("msgType", kind)
        told = f"its {name} is “{shortened(value, 40)}”" if value else f"it has no {name}"
        problem = f"is an alert that doesn't say what it is: {told}"
        raise CleanError(page.source, problem, "see `tocsin cap check` for what is wrong with it")
    return _MESSAGES[kind]


def _info(root: Node) -> Node | None:
    """The first info in English, else the first; no language means English (§3.2.2)."""
    infos = root.all("info")
    english = (one for one in infos if (one.said("language") or "en").lower().startswith("en"))
    return next(english, infos[0] if infos else None)


def _said(root: Node, info: Node | None) -> Iterator[Said]:
    """The elements with words for people, in the order in which people want them.

    What repeats the headline or what was described is left out; an area always stands.
    """
    known: set[str] = set()
    for element in _elements(root, info):
        paragraphs = _paragraphs(element.text)
        if element.name != "areaDesc":
            paragraphs = [one for one in paragraphs if folded(one) not in known]
        known.update(map(folded, paragraphs))
        if paragraphs:
            yield element, paragraphs


def _elements(root: Node, info: Node | None) -> Iterator[Node]:
    if info is None:
        yield from root.all("note")[:1]
        return
    headline = info.all("headline")[:1] if info.said("headline") else info.all("event")[:1]
    yield from headline
    for name in ("description", "instruction"):
        yield from info.all(name)[:1]
    for area in info.all("area"):
        yield from area.all("areaDesc")[:1]
    yield from info.all("senderName")[:1]


def _paragraphs(words: str) -> list[str]:
    """The paragraphs of a text: the lines of most senders are broken for teletypes."""
    plain = _INLINE.sub("", words)
    return [line for part in _BREAK.split(plain) if (line := one_line(part))]


def _by_element(
    said: Sequence[Said], ranges: Sequence[tuple[int, int]]
) -> Iterator[tuple[Node, Sequence[tuple[int, int]]]]:
    """The elements with the places of their paragraphs in the text."""
    first = 0
    for element, paragraphs in said:
        yield element, ranges[first : first + len(paragraphs)]
        first += len(paragraphs)


def _segments(
    text: str, said: Sequence[tuple[Node, Sequence[tuple[int, int]]]], source: str
) -> tuple[Segment, ...]:
    """Where the text stands in the source."""
    places = elements.places(source)
    found: list[Segment] = []
    for element, ranges in said:
        if element.path not in places:
            continue
        stream = elements.stream(source, *places[element.path])
        cursor, parts = 0, []
        for start, end in ranges:
            words = compact(text[start:end])
            at = stream.compact.find(words, cursor, cursor + len(words) + _REACH)
            parts.append([((0, len(words)), (at, at + len(words)))] if at >= 0 else [])
            cursor = max(at, cursor) + len(words)
        found += segments(text, ranges, parts, stream, source)
    return tuple(found)


def _facts(root: Node, info: Node | None) -> Facts:
    """What the alert says of itself, as far as an article has a place for it."""
    outlet = _sourced(info, "senderName") or _sourced(root, "sender")
    if outlet is not None:  # CAP sets no bound; no other outlet has a longer name either
        outlet = Sourced(value=shortened(outlet.value), where=outlet.where, at=outlet.at)
    language = _sourced(info, "language")
    if language is not None:
        code = language.value.partition("-")[0].lower()
        language = Sourced(value=code, where=language.where, at=language.at)
    return Facts(
        title=_sourced(info, "headline"),
        outlet=outlet,
        declared=language,
        published=_moment(root, "sent"),
    )


def _sourced(within: Node | None, name: str) -> Sourced | None:
    """The words of an element on one line, with its path; None where it has none."""
    element = within.one(name) if within else None
    words = one_line(_INLINE.sub("", element.text)) if element else ""
    return Sourced(value=words, where="markup", at=element.path) if element and words else None


def _moment(within: Node | None, name: str) -> Sourced | None:
    """The time in an element, ISO 8601; None where it is none."""
    said = _sourced(within, name)
    try:
        moment = datetime.fromisoformat(said.value) if said else None
    except ValueError:
        return None
    if said is None or moment is None:
        return None
    value = moment.replace(microsecond=0).isoformat()
    return Sourced(value=value, where=said.where, at=said.at)


def _over(info: Node | None) -> Sourced | None:
    """Whether nothing has to be done any more (§3.2.2: AllClear, Past)."""
    for name, value in (("responseType", "AllClear"), ("urgency", "Past")):
        for element in info.all(name) if info else ():
            if element.text.strip() == value:
                return Sourced(value=value, where="markup", at=element.path)
    return None
