"""Whole briefs against articles marked by hand: `--data` is a folder like `gold/dev`.

The program reads each article's file as a user would, and its spans are mapped back to the
file. `furniture_f1`: characters (white space aside) outside the article proper, over all files.
A statement found matches a marked one when the contents share half the words of the shorter;
each matches at most one, best overlap first, an overlapping cue and the same speaker weighing
in. Right either way, as the marking guide says: marked statements that the notes call weak, a
statement split in two, or joined with its neighbour, where the speaker is the same; what is
found in the headline. Of the
matched: the speaker is right when the canonical names are the same but for case, articles and
"Government of", or share half of their words; the act when it is the marked one or one the
notes admit; the addressee when both have none or the same.

`time_value_f1`: dates and clock times with their very value. `place_f1`: mentions of places, right
where they share a word with a marked one and are of its country, and the gazetteer's name or the
words themselves are much like its name. Peoples are left out, and names that stand for governments
may be marked or not.

Incidents, their figures, warnings and blame: `evaluation.happened`.

No published figure is comparable: nobody else gives acts or addressees.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import happened
from evaluation.leniency import Leniency, leniency
from evaluation.names import same_name, same_place
from evaluation.result import Result
from evaluation.share import percent
from tocsin.clean import clean
from tocsin.read import read
from tocsin.records import Article, Page, Reading

_HALF = 0.5
_OVERLAPPING_CUE = 1.0
_SAME_SPEAKER = 0.3


@dataclass(frozen=True)
class Found:
    """A statement for matching: its words are the offsets in the file at which they begin."""

    words: frozenset[int]
    cue: frozenset[int]
    speaker: str
    act: str
    to: str | None


def word_starts(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the words in some spans of a text begin."""
    return frozenset(a + m.start() for a, b in spans for m in re.finditer(r"\w+", text[a:b]))


def match(marked: Sequence[Found], found: Sequence[Found]) -> dict[int, int]:
    """Number of the marked statement → number of the found one, one to one, best first."""
    candidates = []
    for i, gold in enumerate(marked):
        for j, ours in enumerate(found):
            shared = len(gold.words & ours.words)
            if shared and shared / min(len(gold.words), len(ours.words)) >= _HALF:
                weight = shared / len(gold.words | ours.words)
                weight += _OVERLAPPING_CUE * bool(gold.cue & ours.cue)
                weight += _SAME_SPEAKER * same_name(gold.speaker, ours.speaker)
                candidates.append((weight, i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def score(
    marked: Sequence[Found],
    found: Sequence[Found],
    headline: frozenset[int],
    lenient: Leniency,
    article: str,
) -> Counter[str]:
    """Counts of one article; see the module for what counts."""
    counts: Counter[str] = Counter()
    matched = match(marked, found)
    taken = set(matched.values())
    for j, ours in enumerate(found):
        if j in taken:
            counts["found_right"] += 1
            counts["found"] += 1
        elif not _excused(ours, marked, headline):
            counts["found"] += 1
    for i, gold in enumerate(marked):
        if i not in matched:
            counts["marked"] += not (lenient.is_weak(article, i) or _joined(gold, found))
            continue
        ours = found[matched[i]]
        counts["marked"] += 1
        counts["matched"] += 1
        counts["speaker"] += same_name(gold.speaker, ours.speaker)
        counts["act"] += ours.act in {gold.act} | lenient.acts[article][i]
        counts["to"] += same_name(gold.to, ours.to) if gold.to and ours.to else gold.to == ours.to
    return counts


def _excused(ours: Found, marked: Sequence[Found], headline: frozenset[int]) -> bool:
    """Part of a marked statement by the same speaker, or all in the headline."""
    split = any(
        len(gold.words & ours.words) >= _HALF * len(ours.words)
        and same_name(gold.speaker, ours.speaker)
        for gold in marked
    )
    return split or ours.words <= headline


def _joined(gold: Found, found: Sequence[Found]) -> bool:
    """Whether a statement was found as one with another that the same speaker made."""
    return any(
        len(gold.words & ours.words) >= _HALF * len(gold.words)
        and same_name(gold.speaker, ours.speaker)
        for ours in found
    )


@dataclass(frozen=True)
class Told:
    """A date or clock time: where its words begin, and its value in EDTF."""

    words: frozenset[int]
    value: str


def score_times(marked: Sequence[Told], found: Sequence[Told]) -> Counter[str]:
    """Counts of one article: right is a time that shares a word with a marked one of its value."""
    left, right = list(marked), 0
    for ours in found:
        same = [gold for gold in left if gold.words & ours.words and gold.value == ours.value]
        if same:
            left.remove(same[0])
            right += 1
    return Counter(time_right=right, times_found=len(found), times_marked=len(marked))


@dataclass(frozen=True)
class Lies:
    """A mention of a place: where its words begin, the place's name and ISO 3166 country.

    `written` are the words themselves; `acts` is true where they stand for a government.
    """

    words: frozenset[int]
    name: str
    country: str | None
    written: str = ""
    acts: bool = False


def score_places(marked: Sequence[Lies], found: Sequence[Lies]) -> Counter[str]:
    """Counts of one article: right is a place that shares a word with a marked one that it is."""
    left, right, counted = list(marked), 0, 0
    for ours in found:
        same = [gold for gold in left if gold.words & ours.words and _same_place(gold, ours)]
        if same:
            left.remove(same[0])
            right += 1
        counted += bool(same) or not ours.acts
    return Counter(place_right=right, places_found=counted, places_marked=len(marked))


def _same_place(a: Lies, b: Lies) -> bool:
    """The same country, where both have one, and names of which one holds the other's words."""
    if a.country and b.country and a.country != b.country:
        return False
    return any(same_place(a.name, name) for name in (b.name, b.written) if name)


def figures(counts: Counter[str], furniture: Counter[str]) -> dict[str, float]:
    """Percentages from counts summed over articles."""

    def share(part: str, whole: str) -> float:
        return percent(counts[part], counts[whole])

    kept = furniture["found"] + furniture["marked"]
    times = counts["times_found"] + counts["times_marked"]
    places = counts["places_found"] + counts["places_marked"]
    return {
        "furniture_f1": 200 * furniture["right"] / kept if kept else 0.0,
        "statement_precision": share("found_right", "found"),
        "statement_recall": share("matched", "marked"),
        "speaker_accuracy": share("speaker", "matched"),
        "act_accuracy": share("act", "matched"),
        "addressee_accuracy": share("to", "matched"),
        "time_value_f1": 200 * counts["time_right"] / times if times else 0.0,
        "place_f1": 200 * counts["place_right"] / places if places else 0.0,
        **happened.figures(counts),
    }


def measure(data: Path, split: str | None) -> Result:
    """Read all marked articles in `data`."""
    marks = sorted(data.glob("*.json"))
    if not marks:
        raise FileNotFoundError(f"no marked articles (*.json) in {data}")
    lenient, right_too = leniency(data), happened.kinds_right_too(data)
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    furniture: Counter[str] = Counter()
    for path in marks:
        gold = json.loads(path.read_text("utf-8"))
        text_path = data / "articles" / f"{gold['id']}.txt"
        text = text_path.read_bytes().decode("utf-8")
        page = Page(source=str(text_path), content=text.encode(), media_type="text/plain")
        reading = read(clean(page, published=gold.get("published")))
        furniture += _furniture(gold, text, reading.article)
        counts += score(
            [_marked(text, s) for s in gold["statements"]],
            _found(text, reading),
            _headline(text, gold["body"]["start"]),
            lenient,
            gold["id"],
        )
        counts += score_times(_marked_times(text, gold), _found_times(text, reading))
        counts += score_places(_marked_places(text, gold), _found_places(text, reading))
        counts += happened.score(
            happened.marked(gold, partial(_words, text), right_too),
            happened.found(reading, partial(_words_on_page, text, reading.article)),
        )
    return Result(
        benchmark="brief",
        data=data.name,
        split=split,
        items=len(marks),
        figures=figures(counts, furniture),
        published={},
        seconds=time.perf_counter() - began,
        notes=(f"{counts['marked']} statements to find, {counts['found']} found",),
    )


def _marked(text: str, statement: dict[str, Any]) -> Found:
    cue = statement["cue"]
    return Found(
        word_starts(text, [(c["start"], c["end"]) for c in statement["content"]]),
        word_starts(text, [(cue["start"], cue["end"])]) if cue else frozenset(),
        statement["speaker"],
        statement["act"],
        statement["to"],
    )


def _found(text: str, reading: Reading) -> list[Found]:
    found = []
    for statement in reading.statements:
        content = [s for c in statement.content for s in _on_page(reading.article, c.start, c.end)]
        cue = statement.cue
        spans = _on_page(reading.article, cue.start, cue.end) if cue else []
        found.append(
            Found(
                word_starts(text, content),
                word_starts(text, spans),
                statement.speaker,
                statement.act,
                statement.to,
            )
        )
    return found


def _marked_times(text: str, gold: dict[str, Any]) -> list[Told]:
    spans = [(t["span"]["start"], t["span"]["end"], t["value"]) for t in gold.get("times", ())]
    return [Told(word_starts(text, [(a, b)]), value) for a, b, value in spans]


def _found_times(text: str, reading: Reading) -> list[Told]:
    """Dates and clock times: lengths and repetitions are not marked."""
    return [
        Told(word_starts(text, _on_page(reading.article, w.span.start, w.span.end)), w.value)
        for w in reading.times
        if w.kind in ("date", "time") and w.value is not None
    ]


def _marked_places(text: str, gold: dict[str, Any]) -> list[Lies]:
    return [
        Lies(word_starts(text, [(p["span"]["start"], p["span"]["end"])]), p["name"], p["country"])
        for p in gold.get("places", ())
    ]


def _found_places(text: str, reading: Reading) -> list[Lies]:
    """Places; peoples are unmarked, and so are most names that stand for governments."""
    return [
        Lies(
            word_starts(text, _on_page(reading.article, p.span.start, p.span.end)),
            p.name,
            p.country,
            p.span.text,
            p.stands_for is not None,
        )
        for p in reading.places
        if not p.people
    ]


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return word_starts(text, [(start, end)])


def _words_on_page(text: str, article: Article, start: int, end: int) -> frozenset[int]:
    return word_starts(text, _on_page(article, start, end))


def _on_page(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """Where a span of the cleaned text stands on the page, in pieces."""
    pieces = []
    for segment in article.segments:
        low, high = max(start, segment.start), min(end, segment.end)
        if low < high:
            shift = segment.page_start - segment.start
            pieces.append((low + shift, high + shift))
    return pieces


def _headline(text: str, start: int) -> frozenset[int]:
    line = text.find("\n", start)
    return word_starts(text, [(start, line if line >= 0 else len(text))])


def _furniture(gold: dict[str, Any], text: str, article: Article) -> Counter[str]:
    body = gold["body"]
    marked = set(range(body["start"])) | set(range(body["end"], len(text)))
    for span in gold["furniture"]:
        marked |= set(range(span["start"], span["end"]))
    kept: set[int] = set()
    for segment in article.segments:
        length = segment.end - segment.start
        kept |= set(range(segment.page_start, segment.page_start + length))
    inked = {i for i, sign in enumerate(text) if not sign.isspace()}
    found, right = inked - kept, (inked - kept) & marked
    return Counter(found=len(found), marked=len(inked & marked), right=len(right))
