"""The card of the weights: data, licences, recipe, scores; written from what the steps noted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from training.config import Config
from training.layers import LAYERS
from training.sources import SOURCES

Noted = Mapping[str, Mapping[str, Any]]


def card(
    config: Config, notes: Noted, measured: Sequence[Mapping[str, Any]], remark: str = ""
) -> str:
    """The page, in Markdown.

    Args:
        config: the run's settings.
        notes: what the steps noted, by step.
        measured: results of `python -m evaluation … --json` with these weights.
        remark: what readers must know of this run.
    """
    parts = (
        _what(notes),
        _data(notes),
        _settings(config, notes),
        _scores(measured),
        _beware(remark),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _what(notes: Noted) -> Iterator[str]:
    outputs = notes["export"]["outputs"]
    yield "# The reading network\n"
    yield "This page is written by `python -m training card`; don't edit it.\n"
    yield (
        "all-MiniLM-L6-v2 (Apache-2.0: 6 layers, 384 wide, uncased) with embeddings of surface "
        "features (capitals, quotation marks, paragraphs) beside the word pieces, fine-tuned with "
        "all heads at once. One linear layer feeds them:\n"
    )
    for layer in LAYERS:
        how = "BIO tags and a CRF" if layer.chained else "one type a word"
        yield f"- **{layer.name}**: {', '.join(layer.types)} ({how})"
    yield "- **labels** of sentences and texts: attention over their words, one sigmoid a label"
    yield "- **factuality** of a word, −3 to 3"
    yield "- **links**: which source, content or role belongs to which cue or trigger\n"
    yield "int8 by dynamic quantisation, run by ONNX Runtime. SHA-256 of what ships:\n"
    for name, sha in outputs.items():
        yield f"- `{name}` {sha}"


def _data(notes: Noted) -> Iterator[str]:
    yield "\n## Data\n"
    yield "| corpus | teaches | texts | left out | licence | from | SHA-256 |"
    yield "|---|---|---|---|---|---|---|"
    counts = notes["examples"]["counts"]
    for corpus, sha in notes["examples"]["inputs"].items():
        source, count = SOURCES[corpus], counts[corpus]
        out = ", ".join(
            f"{n} {reason.removeprefix('left out: ')}"
            for reason, n in count.items()
            if reason != "texts"
        )
        yield (
            f"| {corpus} | {source.teaches} | {count.get('texts', 0)} | {out or 'nothing'} | "
            f"{source.licence} | {source.where} | {sha[:12]} |"
        )
    yield (
        "\nSplits are by document, and by event where several articles tell one; "
        "`corpora/NAME.py` says how. The dev splits took no part in training."
    )


def _settings(config: Config, notes: Noted) -> Iterator[str]:
    yield "\n## Recipe\n"
    yield "`make train DATA=dir` (see docs/dev/training.md) with these settings:\n"
    for name, value in config.as_dict().items():
        yield f"- {name}: {value}"
    yield "\nLoss of each head, a word, by epoch:\n"
    log = notes["train"]["log"]
    heads = [name for name in log[-1] if name not in ("epoch", "seconds")]
    yield f"| epoch | minutes | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 2) + "|"
    for entry in log:
        values = " | ".join(f"{entry.get(head, 0):.4f}" for head in heads)
        yield f"| {entry['epoch']} | {entry['seconds'] / 60:.0f} | {values} |"


def _scores(measured: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "\n## Scores\n"
    yield "Of the int8 weights, each by `python -m evaluation NAME --data DIR`:\n"
    yield "| evaluation | data, split (items) | figure | here | published |"
    yield "|---|---|---|---|---|"
    for result in measured:
        where = f"{result['data']}, {result['split']} ({result['items']})"
        for name, value in result["figures"].items():
            if isinstance(value, int | float):
                pair = result["published"].get(name)
                beside = f"{pair[0]} ({pair[1]})" if pair else ""
                yield f"| {result['benchmark']} | {where} | {name} | {value:.2f} | {beside} |"


def _beware(remark: str) -> Iterator[str]:
    yield "\n## Beware\n"
    if remark:
        yield remark
    yield "English news. One run, one seed; no checkpoint was chosen by a dev split."
    yield (
        "MUC-4 is Latin America around 1990, SATP and the police sentences are India, GVDB is the "
        "United States: what an incident looks like elsewhere, the heads have hardly seen."
    )
