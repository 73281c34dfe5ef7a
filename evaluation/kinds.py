"""What kinds of incident a text tells of: SATP, InSight Crime, the India police events.

Each text is read by itself and the labels of its corpus held to apply whose probability is at
least a half. `example_f1` is that of ConfliBERT's own `example_based.py`: the mean, over the texts
that have a label marked or predicted, of 2·|both| / (|marked| + |predicted|). A text without a
label that gets none isn't counted, though it is right; one without a label that gets one counts
as 0. It so leans neither on the many texts without labels nor on the frequent labels. `micro_f1`
adds up all decisions, `macro_f1` is the mean of the labels' own F1, 0 for a label that is never
right.

Published figures (Hu et al., NAACL 2022) are on the test splits; none stands here until somebody
has checked it against the paper.
"""

import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from corpora.kinds import LABELS, texts
from evaluation.result import Result
from evaluation.share import percent
from tocsin.read.network import shipped

PUBLISHED: dict[str, tuple[float, str]] = {}
NAMES = {
    "satp_all": "satp_all",
    "satp_relevant": "satp_relevant",
    "insightCrime": "insightcrime",
    "IndiaPoliceEvents_sents": "ipe_sentence",
}
THRESHOLD = 0.5

Pairs = Sequence[tuple[Collection[str], Collection[str]]]


def example_f1(pairs: Pairs) -> float:
    """Percentage for pairs of marked and predicted labels; 0 where no text has any."""
    scores = [
        2 * len(set(marked) & set(predicted)) / (len(marked) + len(predicted))
        for marked, predicted in pairs
        if marked or predicted
    ]
    return percent(sum(scores), len(scores))


def micro_f1(pairs: Pairs) -> float:
    """Percentage over all labels of all texts."""
    right = sum(len(set(marked) & set(predicted)) for marked, predicted in pairs)
    total = sum(len(marked) + len(predicted) for marked, predicted in pairs)
    return 200 * right / total if total else 0.0


def label_f1(pairs: Pairs, labels: Sequence[str]) -> dict[str, float]:
    """Percentage by label."""
    return {
        label: micro_f1([({label} & set(m), {label} & set(p)) for m, p in pairs])
        for label in labels
    }


def held(probabilities: Mapping[str, float], labels: Sequence[str]) -> frozenset[str]:
    """Those of the labels that are probable enough."""
    return frozenset(label for label in labels if probabilities.get(label, 0.0) >= THRESHOLD)


def measure(data: Path, split: str | None) -> Result:
    """Label every text of a split ("dev" unless said otherwise) with the weights that ship."""
    split = split or "dev"
    began = time.perf_counter()
    figures: dict[str, float] = {}
    parts: dict[str, dict[str, float]] = {}
    count = 0
    for corpus, name in NAMES.items():
        pairs = _read(data, corpus, split)
        by_label = label_f1(pairs, LABELS[corpus])
        figures[f"{name}_example_f1"] = example_f1(pairs)
        figures[f"{name}_micro_f1"] = micro_f1(pairs)
        figures[f"{name}_macro_f1"] = sum(by_label.values()) / len(by_label)
        parts[f"{name}_f1"] = by_label
        count += len(pairs)
    return Result(
        benchmark="kinds",
        data=data.name,
        split=split,
        items=count,
        figures=figures,
        published=PUBLISHED,
        seconds=time.perf_counter() - began,
        parts=parts,
    )


def _read(data: Path, corpus: str, split: str) -> Pairs:
    marked = list(texts(data, corpus, split))
    read = shipped().read_all([text.text for text in marked])
    return [
        (text.labels, held(reading.labels(0, len(text.text)), LABELS[corpus]))
        for text, reading in zip(marked, read, strict=True)
    ]
