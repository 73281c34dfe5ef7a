"""The words of a text that tell of incidents, and what kind each is by itself.

The lexicon is `triggers.toml`. The network's head for triggers, which learnt from few and other
texts, adds attacks and deaths that the lexicon has no words for.
"""

import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from tocsin.read.tagged import Tagged
from tocsin.records.incident import IncidentKind

HARM = "harm"  # killed, wounded: of an incident that other words may name
_HEADS = 0.8  # probability from which the network's own triggers are taken
_KINDS = {"death": HARM, "injury": HARM}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an incident; `topic` is a kind, a part of kind "other", or `HARM`."""

    start: int
    end: int
    topic: str


def triggers(text: str, tagged: Sequence[Tagged] = ()) -> list[Trigger]:
    """The triggers of a text, in order; none overlap.

    Args:
        text: the article's text.
        tagged: what the network's head for triggers found there.
    """
    found = list(_lexical(text))
    taken = [(one.start, one.end) for one in found]
    heads = [
        Trigger(t.start, t.end, _KINDS.get(t.label, t.label))
        for t in tagged
        if t.probability >= _HEADS and _KINDS.get(t.label, t.label) in {"assault", HARM}
    ]
    found += [t for t in heads if not any(a < t.end and t.start < b for a, b in _near(taken, t))]
    return sorted(found, key=lambda t: t.start)


_LETTER = re.compile(r"\b\w")


def _lexical(text: str) -> Iterator[Trigger]:
    """The lexicon's words, from left to right."""
    end = 0
    for letter in _LETTER.finditer(text):
        words = _words().get(letter.group().lower())
        if words is None or letter.start() < end:
            continue
        match = words.pattern.match(text, letter.start())
        if match is None:
            continue
        end = match.end()
        first = (match.lastindex or 1) - 1
        if _fits(text, match, words.topics[first]):
            yield Trigger(match.start(), _end(match), words.topics[first])
            continue
        # What the first topic's surroundings forbid may still be of another.
        for topic, pattern in words.each[first + 1 :]:
            match = pattern.match(text, letter.start())
            if match is not None and _fits(text, match, topic):
                end = match.end()
                yield Trigger(match.start(), _end(match), topic)
                break


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())


def _fits(text: str, match: re.Match[str], topic: str) -> bool:
    """Whether the words around a match let it be of its topic: a film is shot too."""
    unless, only = _around()[topic]
    low, high = max(0, match.start() - _AROUND), match.end() + _AROUND
    if unless and unless.search(text, low, high):
        return False
    return only is None or bool(only.search(text, low, high))


def _near(taken: list[tuple[int, int]], trigger: Trigger) -> Iterable[tuple[int, int]]:
    return (r for r in taken if abs(r[0] - trigger.start) < _LONGEST)


_LONGEST = 200  # characters
_AROUND = 80  # characters before and behind a word that tell what it is about


def means(words: str) -> IncidentKind | None:
    """The kind that an attack has by the means that its words name; None if they name none."""
    for kind, pattern in _means().items():
        if pattern.search(words):
            return kind
    return None


def kind(topic: str) -> IncidentKind:
    """The kind of incident that a topic is of."""
    return cast(IncidentKind, "assault" if topic == HARM else _table()[topic].get("kind", topic))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that may begin with one letter.

    A group a topic, the topics of the groups, and the pattern of each topic by itself.
    """

    pattern: re.Pattern[str]
    topics: list[str]
    each: list[tuple[str, re.Pattern[str]]]


@cache
def _words() -> dict[str, _Words]:
    """All words of all topics, by the letter that they begin with: tried one by one, they cost."""
    by_letter: dict[str, dict[str, list[str]]] = {}
    for topic, table in _table().items():
        for word in table["words"]:
            for letter in opening(word):
                by_letter.setdefault(letter, {}).setdefault(topic, []).append(word)
    return {letter: _compiled(topics) for letter, topics in by_letter.items()}


def _compiled(topics: dict[str, list[str]]) -> _Words:
    groups = [f"({'|'.join(words)})" for words in topics.values()]
    each = [(topic, _bounded(group)) for topic, group in zip(topics, groups, strict=True)]
    return _Words(_bounded("|".join(groups)), list(topics), each)


def _bounded(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?:\b|(?<=\s))", re.I)


def opening(word: str) -> set[str]:
    """The letters that a word of the lexicon may begin with: of "(?:car )?bomb" c and b."""
    word = re.sub(r"^(?:\(\?<[!=][^)]*\))+", "", word)
    if not word.startswith("(?:"):
        letters = set(string.digits) if word.startswith("\\d") else {word[0].lower()}
        optional = word[1:2] in ("?", "*")
        return letters | opening(word[2:]) if optional else letters
    end = _closing(word)
    letters = set().union(*(opening(branch) for branch in _branches(word[3:end])))
    optional = word[end + 1 : end + 2] in ("?", "*") or word[end + 1 : end + 3] == "{0"
    return letters | opening(word[end + 1 :].lstrip("?*{0,123}")) if optional else letters


def _closing(word: str) -> int:
    """Where the bracket that a word begins with closes."""
    depth = 0
    for at, sign in enumerate(word):
        escaped = at > 0 and word[at - 1] == "\\"
        depth += (sign == "(" and not escaped) - (sign == ")" and not escaped)
        if depth == 0:
            return at
    raise ValueError(f"a bracket stays open in {word}")


def _branches(inner: str) -> list[str]:
    """The alternatives of a bracket, those of brackets within it left together."""
    found, depth = [""], 0
    for sign in inner:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found


@cache
def _around() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """What mustn't stand around a topic's words, and what must."""

    def words(written: str | None) -> re.Pattern[str] | None:
        return re.compile(rf"\b(?:{written})", re.I) if written else None

    return {topic: (words(t.get("unless")), words(t.get("only"))) for topic, t in _table().items()}


@cache
def _means() -> dict[IncidentKind, re.Pattern[str]]:
    return {
        cast(IncidentKind, kind): re.compile(rf"\b(?:{'|'.join(table['means'])})\b", re.I)
        for kind, table in _table().items()
        if table["means"]
    }


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("tocsin.read.incidents").joinpath("triggers.toml").read_text("utf-8")
    return tomllib.loads(text)
