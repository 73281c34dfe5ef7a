"""Rules on what each info block says: CAP v1.2 §3.2.2."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tocsin.collect.document import Node
from tocsin.warn.cap.forms import LANGUAGE, read_time
from tocsin.warn.cap.rules.rule import GOOGLE, Problem, Rule

_Find = Callable[[Node], Iterator[Problem]]


def _in_each(find: Callable[[Node, Node], Iterator[Problem]]) -> _Find:
    """`find` for each info block; it is given the alert too."""
    return lambda alert: (one for info in alert.all("info") for one in find(alert, info))


# RFC 3066 §2.2: a first part of two letters (ISO 639-1), three (ISO 639-2), i or x.
_PRIMARY = re.compile(r"([a-z]{2,3}|[ix](?=-))(-.*)?", re.IGNORECASE)


def language(info: Node) -> str:
    """The language of an info block, en-US where it names none (§3.2.2)."""
    return info.said("language") or "en-US"


def _language(_alert: Node, info: Node) -> Iterator[Problem]:
    node = info.one("language")
    tag = node.text.strip() if node else ""
    # What isn't even of the form is the schema's to say.
    if node and tag and not LANGUAGE.against(tag) and not _PRIMARY.fullmatch(tag):
        yield node, f"“{tag[:60]}” begins with no code of a language (en, fr, …)"


def _before(first: str, second: str, why: str) -> _Find:
    """Where `second` comes before `first`; `sent` stands outside of info."""

    def find(alert: Node, info: Node) -> Iterator[Problem]:
        reference = read_time(alert.said("sent") if first == "sent" else info.said(first))
        node = info.one(second)
        moment = read_time(node.text) if node else None
        if node and moment and reference and moment < reference:
            yield node, f"{second} ({node.text.strip()}) comes before {first}: {why}"

    return _in_each(find)


def _never_in_effect(_alert: Node, info: Node) -> Iterator[Problem]:
    effective, expires = read_time(info.said("effective")), read_time(info.said("expires"))
    node = info.one("effective")
    if node and effective and expires and effective > expires:
        yield node, "effective comes after expires: the alert would never hold"


def _onset_past(alert: Node, info: Node) -> Iterator[Problem]:
    sent, onset = read_time(alert.said("sent")), read_time(info.said("onset"))
    node = info.one("onset")
    begun = info.said("certainty") == "Observed" or info.said("urgency") in ("Past", "Immediate")
    if node and sent and onset and onset < sent and not begun:
        yield node, "onset comes before sent, and nothing says that it has begun"


def is_absolute(address: str) -> bool:
    """Whether `address` is a full, absolute URI (RFC 3986 §4.3)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    hosted = parts.scheme not in ("http", "https", "ftp") or bool(parts.netloc)
    return bool(parts.scheme) and hosted and not re.search(r"\s", address)


def _web(_alert: Node, info: Node) -> Iterator[Problem]:
    node = info.one("web")
    if node and node.text.strip() and not is_absolute(node.text.strip()):
        yield node, f"web “{node.text.strip()[:60]}” is no full address"


def _same_as_first(element: str, values: Callable[[Node], object], what: str) -> _Find:
    """Where another info says otherwise than the first."""

    def find(alert: Node) -> Iterator[Problem]:
        infos = alert.all("info")
        for info in infos[1:]:
            if values(info) != values(infos[0]):
                yield info.one(element) or info, f"{what} differ from those of the first info"

    return find


def _categories(info: Node) -> frozenset[str]:
    return frozenset(node.text for node in info.all("category"))


def _event_codes(info: Node) -> frozenset[tuple[str, str]]:
    return frozenset((n.said("valueName"), n.said("value")) for n in info.all("eventCode"))


def _events(alert: Node) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for info in alert.all("info"):
        node = info.one("event")
        if node and first.setdefault(language(info), node.text) != node.text:
            yield node, "event differs from that of an earlier info in the same language"


def _untranslated(alert: Node) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for info in alert.all("info"):
        primary = language(info).partition("-")[0].lower()
        for element in ("event", "headline", "description", "instruction"):
            node = info.one(element)
            text = node.text.strip() if node else ""
            if node and text and first.setdefault((element, text), primary) != primary:
                yield node, f"{element} is the same in two languages"


_LONGEST_HEADLINE = 140


def _headline_long(_alert: Node, info: Node) -> Iterator[Problem]:
    node = info.one("headline")
    length = len(node.text.strip()) if node else 0
    if node and length > _LONGEST_HEADLINE:
        yield node, f"headline has {length} characters; over {_LONGEST_HEADLINE} it may be cut"


def _repeated(element: str, other: str) -> _Find:
    def find(_alert: Node, info: Node) -> Iterator[Problem]:
        node = info.one(element)
        if node and node.text.strip() and node.text.strip() == info.said(other):
            yield node, f"{element} and {other} say the same"

    return _in_each(find)


def _unknown(_alert: Node, info: Node) -> Iterator[Problem]:
    for element in ("urgency", "severity", "certainty"):
        node = info.one(element)
        if node and node.text == "Unknown":
            yield node, f"an Unknown {element} tells nobody what to do"


_WANTED = (
    "description",
    "instruction",
    "responseType",
    "expires",
    "senderName",
    "web",
    "contact",
    "area",
)


def _wanted(alert: Node, info: Node) -> Iterator[Problem]:
    if alert.said("msgType") not in ("Alert", "Update"):
        return
    for element in _WANTED:
        node = info.one(element)
        if node is None or not (node.text.strip() or node.children):
            yield info, f"info has no {element}"


RULES = (
    Rule("language-code", "CAP 1.2 §3.2.2 language (RFC 3066)", "error", _in_each(_language)),
    Rule(
        "expires-before-sent",
        "CAP 1.2 §3.2.2 expires",
        "error",
        _before("sent", "expires", "the alert was over when it went out"),
    ),
    Rule(
        "effective-after-expires",
        "CAP 1.2 §3.2.2 effective, expires",
        "error",
        _in_each(_never_in_effect),
    ),
    Rule(
        "effective-before-sent",
        "CAP 1.2 §3.2.2 effective",
        "advice",
        _before("sent", "effective", "it can't have held before"),
    ),
    Rule(
        "expires-before-onset",
        "CAP 1.2 §3.2.2 onset, expires",
        "advice",
        _before("onset", "expires", "the alert ends before the event begins"),
    ),
    Rule("onset-past", "CAP 1.2 §3.2.2 onset", "advice", _in_each(_onset_past)),
    Rule("web-absolute", "CAP 1.2 §3.2.2 web", "error", _in_each(_web)),
    Rule(
        "categories-differ",
        GOOGLE,
        "advice",
        _same_as_first("category", _categories, "the categories"),
    ),
    Rule(
        "event-codes-differ",
        GOOGLE,
        "advice",
        _same_as_first("eventCode", _event_codes, "the event codes"),
    ),
    Rule("events-differ", GOOGLE, "advice", _events),
    Rule("untranslated", "CAP 1.2 §3.2.2 language", "advice", _untranslated),
    Rule("headline-long", f"{GOOGLE}; CAP 1.2 §3.2.2 headline", "advice", _in_each(_headline_long)),
    Rule("headline-repeated", GOOGLE, "advice", _repeated("headline", "description")),
    Rule("description-repeated", GOOGLE, "advice", _repeated("description", "instruction")),
    Rule("unknown", GOOGLE, "advice", _in_each(_unknown)),
    Rule("wanted", GOOGLE, "advice", _in_each(_wanted)),
)
