"""From tagged spans to who or what fills each role: every mention of one filler together.

Two mentions of a role are one filler if they are the same words (articles, case and blanks aside),
if one is a name that stands whole in a longer one ("Munn" in "Ronald Munn"), if one is made of the
other's initials ("Marsh Front" and "MF"), or if it is an abbreviation in brackets behind it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from tocsin.read.tagged import Tagged

# What of a name stands for it where there is no room: any of its words; only those with its head
# ("the Ministry" for "Ministry of Waters", and "Waters" is something else); or none.
Shortened = Literal["any", "head", "never"]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role.

    `start` and `end` are the best mention, the one to show: the most probable, of about equals the
    longest, of these the first; `text` is how it is written and `probability` its own. `mentions`
    are all, in order.
    """

    text: str
    start: int
    end: int
    probability: float
    mentions: tuple[tuple[int, int], ...]


_WORD = re.compile(r"\w[\w’'.-]*\w|\w")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9.-]{1,9}")
_LEADING = frozenset({"a", "an", "the"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "del", "la", "los", "las", "y"})
# Behind one of these a name tells more of what its head is: "Front for the Marsh".
_BEHIND_HEAD = frozenset({"of", "for", "in", "at", "on", "de", "del", "du", "des", "against"})
_MOST = 12  # words of a short name: every run of so many words in each longer one is looked up
_NO_RULES: Mapping[str, Shortened] = MappingProxyType({})


def fillers(
    text: str,
    tagged: Iterable[Tagged],
    least: float = 0.5,
    shortened: Mapping[str, Shortened] = _NO_RULES,
) -> dict[str, list[Filler]]:
    """The fillers of each role in the order of their first mentions.

    Spans less probable than `least` are left out; a role that nothing fills isn't there.
    `shortened` says of a role how longer names are shortened there, by default to "any" words.
    """
    by_role: dict[str, list[Tagged]] = {}
    for span in sorted(tagged, key=lambda t: (t.start, t.end)):
        if span.probability >= least and _words(_text(text, span)):
            by_role.setdefault(span.label, []).append(span)
    return {
        role: _merged(text, spans, shortened.get(role, "any")) for role, spans in by_role.items()
    }


def key(string: str) -> Key:
    """What is equal for the same words: lower case, no leading article, possessive or stops."""
    return _lower(_words(string))


def _merged(text: str, spans: Sequence[Tagged], shortened: Shortened) -> list[Filler]:
    written: dict[Key, list[Tagged]] = {}
    for span in spans:
        written.setdefault(key(_text(text, span)), []).append(span)
    # The longest first, so that what a short name may mean is there when its turn comes.
    groups: list[list[Tagged]] = []
    known = _Known(shortened)
    for same in sorted(written.values(), key=lambda s: -len(_text(text, s[0]))):
        names = list(dict.fromkeys(_text(text, span) for span in same))
        meant = known.meant(text, names, same)
        if meant:
            number = _nearest({n: groups[n] for n in meant}, same[0])
            groups[number].extend(same)
        else:
            number = len(groups)
            groups.append(same)
        known.add(number, names, same)
    for group in groups:
        group.sort(key=lambda t: t.start)
    return [_filler(text, group) for group in sorted(groups, key=lambda g: g[0].start)]


@dataclass(slots=True)
class _Known:
    """The names so far, by all that may stand for them: the numbers of their groups.

    Looked up rather than compared with each: a list of ten thousand names is read as well.
    """

    shortened: Shortened
    parts: dict[Key, dict[int, None]] = field(default_factory=dict)  # a set in order
    initials: dict[str, dict[int, None]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def add(self, number: int, names: Iterable[str], spans: Iterable[Tagged]) -> None:
        """Note what may stand for some names of a group."""
        for name in names:
            words = _words(name)
            for part in _parts(words, self.shortened):
                self.parts.setdefault(part, {})[number] = None
            for letters in _initials(words):
                self.initials.setdefault(letters, {})[number] = None
        for span in spans:
            self.ends[span.end] = number

    def meant(self, text: str, names: Iterable[str], spans: Iterable[Tagged]) -> list[int]:
        """The groups that a name, in its several spellings, may be short for."""
        found: dict[int, None] = {}
        for name in names:
            words = _words(name)
            if words[0][0].isupper() and words[-1][0].isupper():
                found |= self.parts.get(_lower(words), {})
            if _is_abbreviation(words):
                found |= self.initials.get(_letters(words[0]), {})
        for span in spans:
            found |= self._before_bracket(text, span)
        return sorted(found)

    def _before_bracket(self, text: str, span: Tagged) -> dict[int, None]:
        """Whose name "(FML)" stands behind: initials in another tongue."""
        if not _ABBREVIATION.fullmatch(_text(text, span)):
            return {}
        return {
            self.ends[end]: None
            for end in range(span.start - 3, span.start)
            if end in self.ends and text[end : span.start].strip() in {"(", "["}
        }


def _nearest(groups: Mapping[int, list[Tagged]], span: Tagged) -> int:
    """Whom a short name means of several: who was named last before it, else first after it."""
    before = [n for n, g in groups.items() if g[0].start < span.start]
    if before:
        return max(before, key=lambda n: max(t.start for t in groups[n] if t.start < span.start))
    return min(groups, key=lambda n: groups[n][0].start)


def _filler(text: str, group: Sequence[Tagged]) -> Filler:
    # Rounded, as one mention is no better than another for a percent or two.
    best = max(group, key=lambda t: (round(t.probability, 1), t.end - t.start, -t.start))
    mentions = tuple((t.start, t.end) for t in group)
    return Filler(_text(text, best), best.start, best.end, best.probability, mentions)


def _text(text: str, span: Tagged) -> str:
    return text[span.start : span.end]


def _parts(words: Sequence[str], shortened: Shortened) -> Iterable[Key]:
    """The runs of words that a name may be shortened to; they begin and end with capitals."""
    if shortened == "never":
        return
    head = _head(words) if shortened == "head" else None
    capital = [word[0].isupper() for word in words]
    lower = _lower(words)
    for first, opens in enumerate(capital):
        for last in range(first, min(len(words), first + _MOST)):
            if opens and capital[last] and (head is None or first <= head <= last):
                yield lower[first : last + 1]


def _head(words: Sequence[str]) -> int:
    """Which word says what something is: "Ministry" of "Interior Ministry of Varnia"."""
    behind = [n for n, word in enumerate(words) if word.lower() in _BEHIND_HEAD and n]
    return min(behind, default=len(words)) - 1


def _is_abbreviation(words: Sequence[str]) -> bool:
    letters = _letters(words[0])
    return len(words) == 1 and letters.isupper() and 2 <= len(letters) <= 8


def _letters(word: str) -> str:
    return re.sub(r"[^\w]", "", word)


def _initials(words: Sequence[str]) -> set[str]:
    capitals = [word for word in words if word[0].isupper()]
    return {
        "".join(word[0] for word in capitals),
        "".join(word[0] for word in capitals if word.lower() not in _SMALL),
    }


def _lower(words: Iterable[str]) -> Key:
    """The words to compare: "U.S" is "US"."""
    return tuple(word.lower().replace(".", "") for word in words)


def _words(string: str) -> list[str]:
    """The words without a leading article or a trailing possessive."""
    words = [re.sub(r"[’']s$", "", word) for word in _WORD.findall(string)]
    return words[1:] if len(words) > 1 and words[0].lower() in _LEADING else words
