"""The baseline that linkers are measured against: the same lemma in sentences that are alike.

Two marked mentions of one topic are held to be the same event where their heads have the same
lemma, or the lemma of one stands in the words of the other ("shoot" in "shooting"), and their
sentences share more than 15 % of their words (Jaccard index of the words in small letters, without
signs and the commonest words); whatever hangs together over such pairs is one event.

After LH of Ahmed et al. (Findings of ACL 2023), and short of it in three ways: no pairs of lemmas
learned from a training set ("buy" and "acquire"); sentences compared without the commonest words,
and one bound for both corpora, where theirs count all words and have a bound for each; lemmas where
the corpus gives none by `evaluation.lemmas`, where theirs come from spaCy.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from corpora.chained import Document, Mention
from corpora.marked import Range
from evaluation.clusters import components
from evaluation.lemmas import head, lemma

ALIKE = 0.15
_COMMON = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has"),
        *("have", "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or", "she"),
        *("that", "the", "their", "they", "this", "to", "was", "were", "who", "with", "s", "t"),
    )
)

Key = tuple[str, int, int]  # the document's name, and where in it a mention stands


@dataclass(frozen=True)
class _Told:
    """A mention as the rule sees it."""

    key: Key
    lemma: str
    words: str
    sentence: frozenset[str]


def by_lemma(documents: Iterable[Document]) -> list[set[Key]]:
    """All marked mentions, grouped by the rule."""
    topics: defaultdict[str, list[_Told]] = defaultdict(list)
    for document in documents:
        topics[document.topic] += _told(document)
    links = [
        (one.key, other.key)
        for told in topics.values()
        for one, other in combinations(told, 2)
        if _same(one, other)
    ]
    return components((one.key for told in topics.values() for one in told), links)


def head_of(document: Document, mention: Mention) -> Range:
    """Where the word stands that carries a mention's meaning."""
    if mention.head:
        return mention.head
    tokens = [t for t in document.tokens if mention.start <= t[0] and t[1] <= mention.end]
    return tokens[head([document.text[a:b] for a, b in tokens])]


def _told(document: Document) -> Iterator[_Told]:
    sentences = [(*s, _words(document.text[s[0] : s[1]])) for s in document.sentences]
    for mention in document.mentions:
        start, end = head_of(document, mention)
        yield _Told(
            (document.name, mention.start, mention.end),
            (mention.lemma or lemma(document.text[start:end])).lower(),
            document.text[mention.start : mention.end].lower(),
            next(words for low, high, words in sentences if low <= mention.start < high),
        )


def _words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.lower())) - _COMMON


def _same(one: _Told, other: _Told) -> bool:
    named = one.lemma == other.lemma or one.lemma in other.words or other.lemma in one.words
    return named and _likeness(one.sentence, other.sentence) > ALIKE


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    either = one | other
    return len(one & other) / len(either) if either else 0.0
