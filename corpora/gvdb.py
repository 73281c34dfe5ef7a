"""Gun Violence Database: news of shootings in the US, with who, where, when and with what.

Pavlick et al. (EMNLP 2016) in the tokenised form of Ebner et al. (ACL 2020), re-released with
permission; get it from https://github.com/pitrack/arglinking (folder `splits`). Layout read
here: `dev.json` (and `test.json`), one article a line, with `dev.tsv` beside it for `outcomes`.

Of each fact the corpus marks one place in the text. All other places where the same name, city or
location is written with a capital are marked here too, as whole words, but for a city within a
longer name ("Los Angeles Times"); a clock time or "a gun" may stand elsewhere for something else
and is left. People told of without a name ("a man", "the suspect") are never marked.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.marked import Mark, Text, held_out
from corpora.muc4 import occurrences

# The corpus's label → our role. Left out: ages and races, which are marked as a bare "28" or
# "black", and the number of shots, which is no weapon.
ROLES = {
    "SHO-NAME": "perpetrator",
    "VIC-NAME": "victim",
    "CIR-WEAPON": "instrument",
    "DAT-CITY": "place",
    "DAT-LOC": "place",
    "DAT-CLOCK": "time",
    "DAT-TIME": "time",
}
IGNORED = frozenset({"CIR-NUM-SHOTS", "SHO-AGE", "SHO-RACE", "VIC-AGE", "VIC-RACE"})
_EVERYWHERE = frozenset({"SHO-NAME", "VIC-NAME", "DAT-CITY", "DAT-LOC"})
_BOUND_LEFT = frozenset([*".,;:!?)]}%…”", "''", "...", ".."])
_BOUND_RIGHT = frozenset([*"([{$#£€“@", "``"])
_PREFIXES = frozenset({"anti", "co", "ex", "mid", "neo", "non", "post", "pre", "pro", "trans"})
_CLITIC = re.compile(r"(?:['’`](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)|n['’`]t|N['’`]T|'|’)\Z")
_LONGER_NAME = re.compile(r" [A-Z]")  # "Los Angeles Times" is no place
_EDGES = " \t\n.,;:!?\"'“”‘’()[]-–—|"


@dataclass(frozen=True)
class Joined:
    """A text made of tokens, and where each token lies in it."""

    text: str
    offsets: tuple[tuple[int, int], ...]


def joined(sentences: Sequence[Sequence[str]]) -> Joined:
    """Tokens put together as people write: "Ind . (" is no "Ind. (".

    A straight quotation mark opens or closes by turns: over the whole text where they are even in
    number, else in each sentence anew. A hyphen binds unless a capital follows ("shot - CBS").
    Sentences are parted by a blank.
    """
    text = ""
    offsets = []
    even = sum(word == '"' for sentence in sentences for word in sentence) % 2 == 0
    opened = False
    glued = True
    for sentence in sentences:
        opened = opened and even
        for number, word in enumerate(sentence):
            around = sentence[max(0, number - 1) : number + 2]
            binds = len(around) == 3 and _binds(*around)
            if not (glued or binds or _leans_left(word, number, opened)):
                text += " "
            offsets.append((len(text), len(text) + len(word)))
            text += word
            if word == '"':
                opened = not opened
            glued = binds or word in _BOUND_RIGHT or (word == '"' and opened)
    return Joined(text, tuple(offsets))


def _leans_left(word: str, number: int, opened: bool) -> bool:
    if word == '"':
        return opened
    return word in _BOUND_LEFT or (number > 0 and _CLITIC.match(word) is not None)


def _binds(before: str, word: str, after: str) -> bool:
    """Whether a hyphen or slash stands within a word."""
    if word == "/":
        return True
    return word == "-" and (not after[:1].isupper() or before.lower() in _PREFIXES)


def texts(data: Path, split: str) -> Iterator[Text]:
    """The articles of a split with the roles that their words play.

    "train" and "dev" part `dev.json` by event, as one shooting is told in several articles; "test"
    is all of `test.json`. A mark's `value` is the corpus's own label. Raises FileNotFoundError,
    naming the file that isn't there.
    """
    path = data / ("test.json" if split == "test" else "dev.json")
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for article, group in zip(articles, _groups(articles), strict=True):
        if split == "test" or held_out(group) == (split == "dev"):
            yield _text(article, group)


def _text(article: dict[str, Any], group: str) -> Text:
    whole = joined(article["full_text"])
    marks: list[Mark] = []
    for start, end, label, *_ in article["spans"]:
        if label in ROLES:
            found = _trimmed(whole.text, whole.offsets[start][0], whole.offsets[end - 1][1])
            marks.append(Mark(ROLES[label], *found, label))
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: m.start - m.end):
        if mark.start < mark.end and not any(_overlap(mark, other) for other in kept):
            kept.append(mark)
    everywhere = [m for m in kept if m.value in _EVERYWHERE]
    names = [whole.text[m.start : m.end].lower() for m in everywhere]
    for start, end, number in occurrences(_lowered(whole.text), names):
        if not whole.text[start].isupper():
            continue
        if everywhere[number].label == "place" and _LONGER_NAME.match(whole.text, end):
            continue
        again = Mark(everywhere[number].label, start, end, everywhere[number].value)
        if not any(_overlap(again, other) for other in kept):
            kept.append(again)
    return Text(
        article["doc_key"],
        whole.text,
        tuple(sorted(kept, key=lambda m: m.start)),
        labels=("shooting",),
        group=group,
    )


def _lowered(text: str) -> str:
    """In small letters, each where its capital stands."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks and signs at the edges that hurried annotators took along."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    # The stop of "p.m." belongs to it.
    if re.search(r"\b[ap]\.m\Z", text[start:end], re.IGNORECASE) and text[end : end + 1] == ".":
        end += 1
    return start, end


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _groups(articles: Sequence[dict[str, Any]]) -> list[str]:
    """For each article its event: the first article that shares a name, or day and city."""
    events: list[int] = list(range(len(articles)))

    def root(number: int) -> int:
        while events[number] != number:
            number = events[number]
        return number

    first: dict[tuple[str, ...], int] = {}
    for number, article in enumerate(articles):
        for key in _keys(article):
            other = first.setdefault(key, number)
            low, high = sorted((root(number), root(other)))
            events[high] = low
    return [articles[root(number)]["doc_key"] for number in range(len(articles))]


def _keys(article: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for _, _, label, string, _ in article["spans"]:
        words = " ".join(string.split()).strip(_EDGES).lower()
        if label in {"SHO-NAME", "VIC-NAME"} and " " in words:
            yield ("name", words)
        elif label == "DAT-CITY":
            yield ("city", words, article["date"])


def outcomes(data: Path, split: str) -> dict[str, frozenset[str]]:
    """What befell the victims of each article's shooting: "killed", "injured", both or nothing.

    By the names of `texts`. From the form that annotators filled in (`dev.tsv`, `test.tsv`), not
    from marks in the text; who was taken to hospital counts as injured. The two files number the
    articles differently, so they are matched by how they begin; what has no match is left out.
    """
    path = data / ("test.tsv" if split == "test" else "dev.tsv")
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    csv.field_size_limit(2**27)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        forms = {_opening(row["Full text"]): json.loads(row["Json"]) for row in rows}
    openings = {text.name: _opening(text.text) for text in texts(data, split)}
    return {
        name: _outcome(forms[opening]) for name, opening in openings.items() if opening in forms
    }


def _opening(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()[:60]


def _outcome(form: dict[str, Any]) -> frozenset[str]:
    said = {what for victim in form["victim-section"] for what in victim.get("victim-was", ())}
    return frozenset("killed" if what == "killed" else "injured" for what in said)
