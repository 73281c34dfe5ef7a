"""How rare words are in news: `python -m training.background --data DIR --keep-out GOLD`.

Counts in how many articles of our corpora each word stands, and writes the table that
`tocsin.link.stories` weighs words by. Only numbers about words leave the corpora. Left out are
those on which linking is measured (newsevents, ECB+, Gun Violence Corpus), so that the measures say
what happens on news never counted, and texts marked for measuring. Nothing is drawn by chance: the
same corpora give the same table, byte for byte.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora import gum, gvdb, kinds, muc4, polnear, rams, timeml, wikievents
from tocsin.link.stories.words import Background, base, words, written
from training.lessons import shingles

TABLE = Path("src/tocsin/link/stories/background.txt")
HEADING = (
    "In how many articles of PolNeAR, GUM (news), MUC-4, GVDB, TimeBank, AQUAINT, RAMS, WikiEvents "
    "and InSight Crime a word stands; by training/background.py"
)
_LEAST = 2  # articles
_LONGEST = 20  # letters: beyond, addresses and words run together
_COPIED = 20  # runs of eight words in common with a text that is kept out


def texts(data: Path) -> Iterator[str]:
    """Whole articles, each once."""
    for split in ("train", "dev"):
        yield from {d.name: d.text for d in polnear.documents(data / "polnear", split)}.values()
        yield from (t.text for t in muc4.texts(data / "muc4", split))
        yield from (t.text for t in gvdb.texts(data / "gvdb", split))
        yield from (t.text for t in timeml.texts(data / "timeml", split))
        yield from (t.text for t in rams.texts(data / "rams", split))
        yield from (t.text for t in wikievents.texts(data / "wikievents", split))
        yield from (t.text for t in kinds.texts(data / "kinds", "insightCrime", split))
        for text in gum.texts(data / "gum", split):
            if "_news_" in text.name and not gum.NOT_FOR_TRAINING.intersection(text.labels):
                yield text.text


def counted(articles: Iterable[str], barred: set[tuple[str, ...]]) -> Background:
    """The table of some articles, those left out that share much with what is barred."""
    kept = [set(words(text)) for text in articles if len(shingles(text) & barred) < _COPIED]
    written_so = Counter(word for found in kept for word in found)
    frequent = {word: seen for word, seen in written_so.items() if seen >= _LEAST}
    bases = {word: base(word, frequent) for word in written_so}
    by_base = Counter(form for found in kept for form in {bases[word] for word in found})
    shown = {w: n for w, n in by_base.items() if n >= _LEAST and len(w) <= _LONGEST}
    return Background(len(kept), shown)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.background", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--keep-out", type=Path, required=True, help="texts marked for measuring")
    parser.add_argument("--to", type=Path, default=TABLE)
    options = parser.parse_args()
    barred = {
        run for path in options.keep_out.rglob("*.txt") for run in shingles(path.read_text("utf-8"))
    }
    known = counted(texts(options.data), barred)
    options.to.write_text(written(known, HEADING), encoding="utf-8")
    print(f"{len(known.frequency)} words of {known.articles} articles, {options.to}")


if __name__ == "__main__":
    main()
