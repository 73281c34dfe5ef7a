"""The table of common words: `python -m training.commonwords --data DIR --keep-out GOLD`.

Inverse document frequencies of stems in some 2,600 English news articles, of those that stand in
at least one of a hundred, for `tocsin.link.incidents.rarity`. What is marked for measuring is left
out.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora import gvdb, muc4, polnear
from tocsin.link.incidents.rarity import all_stems
from training.lessons import shingles

TABLE = Path("src/tocsin/link/incidents/common.tsv")
_SHARE = 100  # one article in so many
_DECIMALS = 1
_COPIED = 20  # runs of eight words in common with a text that is kept out


def articles(data: Path) -> Iterator[str]:
    """The texts that are counted."""
    for split in ("train", "dev"):
        yield from (document.text for document in polnear.documents(data / "polnear", split))
    yield from (text.text for text in muc4.texts(data / "muc4", "train"))
    yield from (text.text for text in gvdb.texts(data / "gvdb", "train"))


def kept_out(folder: Path) -> set[tuple[str, ...]]:
    """The runs of words of all texts that are marked for measuring."""
    return {run for path in folder.rglob("*.txt") for run in shingles(path.read_text("utf-8"))}


def copied(text: str, kept: set[tuple[str, ...]]) -> bool:
    """Whether a text is one of those that are kept out, or a copy."""
    return len(shingles(text) & kept) >= _COPIED


def common(texts: Iterable[str]) -> dict[str, float]:
    """The weight of each common stem, the commonest first."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(["", *all_stems(text)])  # "" counts the texts
    number = counted.pop("")
    weights = {
        word: round(math.log(number / count), _DECIMALS)
        for word, count in counted.items()
        if count * _SHARE >= number
    }
    return dict(sorted(weights.items(), key=lambda item: (item[1], item[0])))


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--keep-out", type=Path, required=True, help="texts marked for measuring")
    parser.add_argument("--table", type=Path, default=TABLE, help="what to write")
    options = parser.parse_args()
    kept = kept_out(options.keep_out)
    weights = common(text for text in articles(options.data) if not copied(text, kept))
    lines = "".join(f"{word}\t{weight}\n" for word, weight in weights.items())
    options.table.write_text(lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
