"""Time expressions on TimeBank and AQUAINT, whole articles, scored as in TempEval-3.

`strict_f1` wants the very characters, `relaxed_f1` any overlap, `type_f1` an overlap and the
right type of DATE, TIME, DURATION and SET, `value_f1` an overlap and the very value of TIMEX3.
They are of what the program gives, which are the rules of `read.times`; `head_…` are of the
network's head for times, which gives no values. `chars_per_second_core` is of the rules. Each
marked and each found expression counts once: those that agree are paired first, then what
overlaps, in the order of the text. The creation time of an article isn't in its text and doesn't
count.

The published figures are on TempEval-3's platinum set and its systems could train on all of
TimeBank and AQUAINT; "dev" here is a third of these articles that is kept out of training and of
the writing of rules, "train" the rest.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from corpora.marked import Mark
from corpora.timeml import TYPES, Dated, texts
from evaluation.result import Result
from tocsin.read.network import shipped
from tocsin.read.times import timex3
from tocsin.read.times.expressions import expressions
from tocsin.read.times.points import Point

PUBLISHED = {
    "strict_f1": (81.3, "HeidelTime, TempEval-3 platinum"),
    "relaxed_f1": (90.3, "HeidelTime, TempEval-3 platinum"),
    "type_f1": (82.1, "HeidelTime, TempEval-3 platinum"),
    "value_f1": (77.6, "HeidelTime, TempEval-3 platinum"),
}
_TAGGER = "a BERT-base tagger has strict 80.7, relaxed 90.1 on TempEval-3 platinum, without values"


class Found(Protocol):
    """What the scoring needs of a found expression."""

    @property
    def label(self) -> str: ...  # noqa: D102

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True)
class Timex:
    """An expression as TIMEX3 has it; a head that gives no values leaves `value` empty."""

    label: str
    start: int
    end: int
    value: str = ""


@dataclass
class Tally:
    """Counts over articles, by how much is right."""

    strict: int = 0
    relaxed: int = 0
    typed: int = 0
    valued: int = 0
    found: int = 0
    marked: int = 0

    def add(self, found: Iterable[Found], marked: Iterable[Mark]) -> None:
        """Count the expressions found in one article against those marked."""
        found, marked = list(found), list(marked)
        self.found += len(found)
        self.marked += len(marked)
        for one, other in paired(found, marked):
            self.relaxed += 1
            self.strict += (one.start, one.end) == (other.start, other.end)
            self.typed += one.label == other.label
            self.valued += getattr(one, "value", None) == other.value

    def figures(self) -> dict[str, float]:
        """The F1 in percent; 0 where nothing is right."""
        total = self.found + self.marked
        counts = {
            "strict": self.strict,
            "relaxed": self.relaxed,
            "type": self.typed,
            "value": self.valued,
        }
        return {f"{k}_f1": 200 * n / total if total else 0.0 for k, n in counts.items()}


def paired(found: Sequence[Found], marked: Sequence[Mark]) -> list[tuple[Found, Mark]]:
    """Which found expression stands for which marked one; each at most once."""
    pairs: list[tuple[Found, Mark]] = []
    free, left = list(found), list(marked)
    for same in (True, False):
        for mark in list(left):
            for one in free:
                if _same(one, mark) if same else _overlap(one, mark):
                    pairs.append((one, mark))
                    free.remove(one)
                    left.remove(mark)
                    break
    return pairs


def _same(one: Found, mark: Mark) -> bool:
    return (one.start, one.end) == (mark.start, mark.end)


def _overlap(one: Found, mark: Mark) -> bool:
    return one.start < mark.end and mark.start < one.end


def measure(data: Path, split: str | None) -> Result:
    """Read every article of a split ("dev" unless said otherwise) with the weights that ship."""
    split = split or "dev"
    began = time.perf_counter()
    articles = list(texts(data, split))
    marked = [[mark for mark in article.marks if mark.label in TYPES] for article in articles]
    by_rule, spent = _by_rule(articles)
    rules, head = Tally(), Tally()
    for found, gold in zip(by_rule, marked, strict=True):
        rules.add(found, gold)
    readings = shipped().read_all([article.text for article in articles])
    for reading, gold in zip(readings, marked, strict=True):
        head.add(reading.times, gold)
    by_head = {f"head_{name}": figure for name, figure in head.figures().items()}
    del by_head["head_value_f1"]
    characters = sum(len(article.text) for article in articles)
    return Result(
        benchmark="times",
        data=data.name,
        split=split,
        items=rules.marked,
        figures={
            **rules.figures(),
            "chars_per_second_core": characters / spent if spent else 0.0,
            **by_head,
        },
        published=PUBLISHED,
        seconds=time.perf_counter() - began,
        notes=(f"{len(articles)} articles, {rules.found} expressions found", _TAGGER),
    )


def _by_rule(articles: Sequence[Dated]) -> tuple[list[list[Timex]], float]:
    """What the rules find in each article, and the seconds of processor time that they took."""
    found, spent = [], 0.0
    for article in articles:
        began = time.process_time()
        expressed = expressions(article.text, _published(article))
        spent += time.process_time() - began
        found.append(
            [
                Timex(timex3.kind(e.meaning), e.start, e.end, timex3.value(e.meaning))
                for e in expressed
            ]
        )
    return found, spent


def _published(article: Dated) -> Point | None:
    try:
        return Point(date.fromisoformat(article.created[:10]))
    except ValueError:
        return None
