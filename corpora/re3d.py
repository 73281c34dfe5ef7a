"""re3d, relationship and entity extraction for defence: 98 documents on Syria and Iraq (Dstl 2017).

Get it from https://github.com/dstl/re3d; each folder has a licence of its own (CC BY, CC BY-SA,
OGL, public domain; `BBC Online` CC BY-NC, so that training must not read it). Layout read here:
`FOLDER/documents.json` and `FOLDER/entities.json`, one JSON object a line.

Every mark is given, its confidence as value: pronouns, "the camp", and with confidence 0 the
guesses of a program that lie inside a marked phrase. `names` picks what is of use to a reader of
names.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora.gum import TITLES
from corpora.marked import Mark, Text, held_out

NOT_FOR_TRAINING = "BBC Online"

_SURE = 0.5
_NAMED = frozenset(("Person", "Organisation", "Location", "Nationality"))
_THINGS = frozenset(("MilitaryPlatform", "Vehicle", "Weapon", "Quantity", "Money"))
_ARTICLE = re.compile(
    r"(?:the|an?|this|that|these|those|its?|our|their|his|her|your|my|all|many|most|local|young)\s+",
    re.I,
)
_WORD = re.compile(r"\S+")
_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "&",
        "de",
        "la",
        "du",
        "van",
        "von",
        "bin",
        "ibn",
        "wa",
    )
)
_NO_NAME = re.compile(
    r"(?:I|We|You|He|She|It|They|Us|Me|Our|Its?|This|That|These|Those|There|Here|All|One|Some|Who|"
    r"Members|Families|People|Leaders|Ministers|Governments|Friends|Parties|Countries|Forces)\b"
)
_NO_THING = re.compile(
    r"(?:an?|the|this|these|(?:.* )?(?:air)?(?:strikes?|attacks?|bombardments?))", re.I
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def texts(data: Path, split: str) -> Iterator[Text]:
    """The documents of a split, ordered by folder and id.

    "train" and "dev" are parted by `held_out` over all folders but `BBC Online`, which is "bbc".
    Name is the document's id, label its folder, group its title without a leading date: daily
    reports that repeat each other are one group. Raises FileNotFoundError where there is none.
    """
    if split not in ("train", "dev", "bbc"):
        raise ValueError(f"no split {split}: train, dev or bbc")
    folders = sorted(path.parent for path in data.glob("*/documents.json"))
    if not folders:
        raise FileNotFoundError(f"no folder with documents.json in {data}")
    for folder in folders:
        if (folder.name == NOT_FOR_TRAINING) != (split == "bbc"):
            continue
        for text in _folder(folder):
            if split == "bbc" or held_out(text.group) == (split == "dev"):
                yield text


def names(text: Text) -> tuple[Mark, ...]:
    """The marks that name something, cut down to the name, and named things; none overlap.

    - Person, Organisation, Location, Nationality, of any confidence: leading articles and a
      person's titles are cut off; what is left counts if all its words are capitalised, small
      words as in "Army of the East" apart, and it is no pronoun or "Members of …".
    - MilitaryPlatform, Vehicle, Weapon, Quantity, Money, which may be common nouns ("rifle"): only
      those that a person marked (confidence of a half at least), without the article.
    - The longest wins, then the surer one.

    Times and identifiers are left out.
    """
    candidates = [cut for mark in text.marks if (cut := _cut(text.text, mark))]
    kept: list[Mark] = []
    for mark in sorted(candidates, key=lambda m: (m.start - m.end, -_sure(m), m.start, m.label)):
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def _folder(folder: Path) -> Iterator[Text]:
    marks: dict[str, list[Mark]] = {}
    for entity in _lines(folder / "entities.json"):
        mark = Mark(entity["type"], entity["begin"], entity["end"], float(entity["confidence"]))
        marks.setdefault(entity["documentId"], []).append(mark)
    for document in sorted(_lines(folder / "documents.json"), key=lambda d: str(d["_id"])):
        found = sorted(marks.get(document["_id"], []), key=lambda m: (m.start, -m.end, m.label))
        group = re.sub(r"^[A-Z][a-z]+ \d+: ", "", document["title"])
        yield Text(
            document["_id"], document["text"], tuple(found), labels=(folder.name,), group=group
        )


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def _sure(mark: Mark) -> float:
    return mark.value if isinstance(mark.value, float) else 1.0


def _cut(text: str, mark: Mark) -> Mark | None:
    start, end = _edges(text, mark.start, mark.end)
    if start >= end or not _whole(text, start, end):
        return None
    if mark.label in _THINGS:
        if ", " in text[start:end]:  # a list, whose members have marks of their own
            return None
        thing = _sure(mark) >= _SURE and not _NO_THING.fullmatch(text, start, end)
        return Mark(mark.label, start, end, mark.value) if thing else None
    if mark.label == "Person":
        start = _untitled(text, start, end)
    elif mark.label == "Location":
        end = start + len(text[start:end].partition(",")[0])
    if mark.label not in _NAMED or not _name(text[start:end]):
        return None
    return Mark(mark.label, start, end, mark.value)


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles before and without blanks, stops and "'s" behind."""
    while match := _ARTICLE.match(text, start, end):
        start = match.end()
    while start < end and not (text[start].isalnum() or text[start] in "$£€"):
        start += 1
    span = text[start:end].rstrip(' \n\t,;:"”(')
    span = re.sub(r"['’]s$", "", span)
    return start, start + len(span)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the span begins and ends with whole words."""
    return not (
        (start > 0 and text[start - 1].isalnum() and text[start].isalnum())
        or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
        or re.match(r"[-–][A-Z]", text[end : end + 2])
    )


def _untitled(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind the last title; `end` where nothing but titles is."""
    for word in reversed(list(_WORD.finditer(text, start, end))):
        if word[0].lower().rstrip(".,") in TITLES:
            return min(end, word.end() + 1)
    return start


def _name(span: str) -> bool:
    """Whether all words are a name's."""
    words = _WORD.findall(span)
    if (
        not words
        or "\n" in span
        or _NO_NAME.match(span)
        or _MONTH.fullmatch(span)
        or not span[0].isalnum()
    ):
        return False
    if words[0].lower() in _SMALL or words[-1].lower() in _SMALL:
        return False
    return all(word.lower() in _SMALL or _capital(word) for word in words)


def _capital(word: str) -> bool:
    """Whether a word is written as names are: "Orr", "al-Orr", "’Orr", "2nd"."""
    bare = re.sub(r"^(?:al|ad|an|as|ash|at|az|el|ul|bin)[-‐]", "", word.lstrip("(\"'“‘’"))
    return bare[:1].isupper() or bare[:1].isdigit()
