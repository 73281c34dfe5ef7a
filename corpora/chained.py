"""The one form in which corpora of events told in many articles are read.

An article's text is put together from the corpus's tokens, and every token keeps its place in it,
so that a range of tokens is a range of characters and the other way round.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.gvdb import joined
from corpora.marked import Range

_CLITIC = re.compile(r"(?:s|t|re|ve|ll|d|m)\Z", re.IGNORECASE)
_SEPARATORS = frozenset(",.:")
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True)
class Mention:
    """Words that tell of an event; all mentions with the same `chain` tell of the same one.

    `head` is the word that carries the meaning and `lemma` its dictionary form, where the corpus
    gives them.
    """

    start: int
    end: int
    chain: str
    head: Range | None = None
    lemma: str | None = None


@dataclass(frozen=True)
class Document:
    """An article with the events that are marked in it.

    `published` is an ISO 8601 date, None where the corpus doesn't give it; so is `title`, with
    which the text begins. `subtopic` names the articles that tell of one main event, `topic` those
    of one theme; no chain leaves its topic. `checked` are the sentences in which all mentions are
    marked.
    """

    name: str
    topic: str
    subtopic: str
    published: str | None
    title: str | None
    text: str
    tokens: tuple[Range, ...]
    sentences: tuple[Range, ...]
    checked: tuple[Range, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Written:
    """A text and where in it each token of each sentence stands."""

    text: str
    offsets: tuple[tuple[Range, ...], ...]

    @property
    def tokens(self) -> tuple[Range, ...]:
        """Where each token stands, in order."""
        return tuple(token for sentence in self.offsets for token in sentence)

    @property
    def sentences(self) -> tuple[Range, ...]:
        """From the first to the last character of each sentence; one without a token is none."""
        return tuple((s[0][0], s[-1][1]) for s in self.offsets if s)


def written(paragraphs: Sequence[Sequence[Sequence[str]]]) -> Written:
    """Paragraphs of sentences of tokens as people write them, with a blank line between two."""
    parts: list[str] = []
    offsets: list[tuple[Range, ...]] = []
    start = 0
    for sentences in paragraphs:
        text, places = _paragraph(sentences)
        offsets += [tuple((a + start, b + start) for a, b in sentence) for sentence in places]
        parts.append(text)
        start += len(text) + 2
    return Written("\n\n".join(parts), tuple(offsets))


def _paragraph(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[Range]]]:
    """One paragraph, and where each token of each sentence stands in it.

    The spacing is worked out on the curly quotation marks that stand in for straight ones.
    """
    quoted = _quoted(sentences)
    bound = [_bound(sentence) for sentence in quoted]
    whole = joined([["".join(words) for words in sentence] for sentence in bound])
    starts = iter(start for start, _ in whole.offsets)
    places: list[list[Range]] = []
    for pieces in bound:
        places.append([])
        for words in pieces:
            at = next(starts)
            for word in words:
                places[-1].append((at, at + len(word)))
                at += len(word)
    text = list(whole.text)
    for sentence, ranges in zip(sentences, places, strict=True):
        for token, (start, end) in zip(sentence, ranges, strict=True):
            text[start:end] = token
    return "".join(text), places


def _quoted(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The tokens with each lone straight quotation mark curled, open and closed by turns.

    Marks that the corpus left on a word count too: after `"We` the next one closes.
    """
    opened = False
    curled: list[list[str]] = []
    for sentence in sentences:
        curled.append([])
        for word in sentence:
            lone = word == '"'
            curled[-1].append(("”" if opened else "“") if lone else word)
            if word.count('"') % 2:
                opened = not opened if lone else word.startswith('"')
    return curled


def _bound(sentence: Sequence[str]) -> list[list[str]]:
    """Tokens that were one word, as "5 , 000", "3 : 30", "a . m" and "’ s" were, put together."""
    words: list[list[str]] = []
    for number, token in enumerate(sentence):
        before = sentence[max(0, number - 2) : number]
        after = sentence[number + 1 : number + 2]
        if words and (
            (len(before) == 2 and _one_word(before[0], before[1], token))
            or (before and after and _one_word(before[-1], token, after[0]))
            or (before and before[-1] in _APOSTROPHES and _CLITIC.match(token))
            or (token in _APOSTROPHES and after and _CLITIC.match(after[0]))
        ):
            words[-1].append(token)
        else:
            words.append([token])
    return words


def _one_word(before: str, sign: str, after: str) -> bool:
    """Whether a sign stands within a number, a time or an abbreviation."""
    if sign not in _SEPARATORS:
        return False
    if sign == "." and len(before) == len(after) == 1 and before.isalpha() and after.isalpha():
        return True
    if not (before[-1:].isdigit() and after.isdigit()):
        return False
    return sign != "," or (len(after) == 3 and len(before.strip("$£€")) <= 3)
