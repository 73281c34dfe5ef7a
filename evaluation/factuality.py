"""How certain an event is, −3 to 3, on the development sets of UDS-IH2 and MEANTIME.

Each event is given; what counts is the value at its words. `mae` is the mean absolute error, in
units of the scale (0 is perfect, and not a percentage), `r` Pearson's correlation times 100, 0
where either side never changes. `constant_mae` is what the best single value would score: nine
tenths of MEANTIME are 3, so there only r tells much.

Published figures are on the test splits; none stands here until somebody has checked it against
its paper (Jiang and de Marneffe, TACL 2021; Rudinger et al., NAACL 2018).
"""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from corpora.factuality import CORPORA, texts
from evaluation.result import Result
from tocsin.read.network import shipped

PUBLISHED: dict[str, tuple[float, str]] = {}
NAMES = dict(zip(CORPORA, ("uds", "meantime"), strict=True))


def mae(marked: Sequence[float], predicted: Sequence[float]) -> float:
    """The mean absolute error; 0 for no events."""
    errors = [abs(a - b) for a, b in zip(marked, predicted, strict=True)]
    return sum(errors) / len(errors) if errors else 0.0


def correlation(marked: Sequence[float], predicted: Sequence[float]) -> float:
    """Pearson's r in percent; 0 where it isn't defined."""
    if len(marked) < 2 or len(set(marked)) == 1 or len(set(predicted)) == 1:
        return 0.0
    return 100 * statistics.correlation(marked, predicted)


def constant_mae(marked: Sequence[float]) -> float:
    """The error of always answering the median, the best single answer."""
    return mae(marked, [statistics.median(marked)] * len(marked)) if marked else 0.0


def measure(data: Path, split: str | None) -> Result:
    """Judge every event of a split ("dev" unless said otherwise) with the weights that ship."""
    split = split or "dev"
    began = time.perf_counter()
    figures: dict[str, float] = {}
    count = 0
    for corpus, name in NAMES.items():
        marked, predicted = _read(data, corpus, split)
        figures[f"{name}_mae"] = mae(marked, predicted)
        figures[f"{name}_constant_mae"] = constant_mae(marked)
        figures[f"{name}_r"] = correlation(marked, predicted)
        count += len(marked)
    return Result(
        benchmark="factuality",
        data=data.name,
        split=split,
        items=count,
        figures=figures,
        published=PUBLISHED,
        seconds=time.perf_counter() - began,
    )


def _read(data: Path, corpus: str, split: str) -> tuple[list[float], list[float]]:
    sentences = list(texts(data, corpus, split))
    marked, predicted = [], []
    read = shipped().read_all([sentence.text for sentence in sentences])
    for sentence, reading in zip(sentences, read, strict=True):
        for mark in sentence.marks:
            if isinstance(mark.value, float):
                marked.append(mark.value)
                predicted.append(reading.factuality(mark.start, mark.end))
    return marked, predicted
