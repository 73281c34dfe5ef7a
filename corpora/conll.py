"""Corpora in columns: Wikigold (Balasuriya et al. 2009) and CrossNER politics (Liu et al. 2021).

Get Wikigold from https://figshare.com/articles/dataset/5462500 (CC BY 4.0) and CrossNER from
https://github.com/zliucr/CrossNER (MIT). Layout read here:
`wikigold/CONLL-format/data/wikigold.conll.txt` (word and tag with a blank between, tags `I-ORG`;
an empty line behind each sentence, `-DOCSTART-` before each document) and `politics/train.txt`,
`politics/dev.txt` (with a tab between, tags `B-election`, `I-election`).

The words are put together as they were probably written. Labels are those of the corpus.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from corpora.marked import Mark, Text, held_out

WIKIGOLD = Path("wikigold/CONLL-format/data/wikigold.conll.txt")

Tagged = tuple[str, str]

_TO_THE_LEFT = frozenset((",", ".", ";", ":", "!", "?", ")", "]", "%", "...", ".."))
_TO_THE_RIGHT = frozenset(("(", "[", "$", "£", "€", "#"))
_CLITIC = re.compile(r"(?:['’](?:s|d|re|ve|ll|m)|n['’]t)", re.I)
_DOUBLE = frozenset(('"', "``", "''"))
_APOSTROPHES = ("'", "’")


def texts(data: Path, corpus: str, split: str) -> Iterator[Text]:
    """The texts of `corpus` ("wikigold" or "politics") in a split ("train" or "dev").

    Wikigold's are documents, parted by `held_out`; politics' are sentences, parted by file; group
    is the document or the sentence. Raises FileNotFoundError for what is missing, ValueError for
    another corpus or split.
    """
    if corpus not in ("wikigold", "politics") or split not in ("train", "dev"):
        raise ValueError(f"no split {split} of {corpus}: train or dev of wikigold or politics")
    path = data / (WIKIGOLD if corpus == "wikigold" else f"politics/{split}.txt")
    blocks = _documents(path) if corpus == "wikigold" else [[s] for s in _sentences(path)]
    number = 0
    for sentences in blocks:
        if not sentences:
            continue
        number += 1
        name = f"{corpus}-{number:03}" if corpus == "wikigold" else f"{corpus}-{split}-{number:03}"
        if corpus == "wikigold" and held_out(name) != (split == "dev"):
            continue
        text, marks = joined(sentences)
        yield Text(name, text, tuple(marks), group=name)


def joined(sentences: Sequence[Sequence[Tagged]]) -> tuple[str, list[Mark]]:
    """Sentences of words with tags become a running text with marks.

    A mark begins at `B-`, and at `I-` behind a word without a tag or with one of another label.
    """
    text = ""
    marks: list[Mark] = []
    for words in sentences:
        text += " " if text else ""
        blanks = spaced([word for word, _ in words])
        before = "O"
        for (word, tag), blank in zip(words, blanks, strict=True):
            text += " " if blank else ""
            start = len(text)
            text += word
            label = tag[2:]
            if tag != "O":
                goes_on = tag[0] == "I" and before != "O" and before[2:] == label
                first = marks.pop().start if goes_on else start
                marks.append(Mark(label, first, len(text)))
            before = tag
    return text, marks


def spaced(words: Sequence[str]) -> list[bool]:
    """Whether a blank stands before each word of a sentence."""
    if not words:
        return []
    quotes = _quotes(words)
    blanks = [False]
    for number, (before, word) in enumerate(pairwise(words), 1):
        blanks.append(
            not (
                word in _TO_THE_LEFT
                or before in _TO_THE_RIGHT
                or _CLITIC.fullmatch(word)
                or quotes.get(number) == "closes"
                or quotes.get(number - 1) == "opens"
                or "/" in (word, before)
                or (before in _APOSTROPHES and word == "s")
            )
        )
    return blanks


def _quotes(words: Sequence[str]) -> dict[int, str]:
    """Which quotation marks open and which close.

    Double ones take turns. A single one opens where another follows before which no "s" stands,
    and closes what was opened; else it is an apostrophe, which stands with the word before.
    """
    found: dict[int, str] = {}
    double = single = False
    for number, word in enumerate(words):
        if word in _DOUBLE:
            found[number] = "closes" if double else "opens"
            double = not double
        elif word in _APOSTROPHES:
            if single:
                found[number] = "closes"
                single = False
            elif _opens(words, number):
                found[number] = "opens"
                single = True
            else:
                found[number] = "closes"
    return found


def _opens(words: Sequence[str], number: int) -> bool:
    """Whether a single quotation mark opens a quotation that a later one closes."""
    if number and (words[number - 1].endswith("s") or words[number + 1 : number + 2] == ["s"]):
        return False
    return any(
        word in _APOSTROPHES and words[later + 1 : later + 2] != ["s"]
        for later, word in enumerate(words[number + 1 :], number + 1)
    )


def _documents(path: Path) -> list[list[list[Tagged]]]:
    documents: list[list[list[Tagged]]] = [[]]
    for sentence in _sentences(path):
        if sentence[0][0] == "-DOCSTART-":
            documents.append([])
            sentence = sentence[1:]
        if sentence:
            documents[-1].append(sentence)
    return documents


def _sentences(path: Path) -> list[list[Tagged]]:
    sentences: list[list[Tagged]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        word, _, tag = line.strip().replace("\t", " ").rpartition(" ")
        if word:
            sentences[-1].append((word, tag))
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]
