"""Words by which stories are told apart: in their base form, each weighed by its rarity in news.

The weights come from a table that ships (`background.txt`, made by `training/background.py`): in
how many articles of the corpora that we train on a word stands. They never depend on what an
archive holds, so that a placement is the same whatever came before it.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import filterfalse

TABLE = "background.txt"

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’'][sS]\b")
_LEAST_FREQUENT = 3  # in fewer articles a word may be a name or a slip: none to reduce others to


@dataclass(frozen=True)
class Background:
    """In how many of `articles` articles each base form stands."""

    articles: int
    frequency: Mapping[str, int]
    _bases: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def weight(self, base: str) -> float:
        """How much a base form tells, 0 to 1: that of the table's commonest 0, of an unknown 1.

        Inverse document frequency over its own highest value (Spärck Jones, 1972).
        """
        seen = self.frequency.get(base, 1)
        return max(0.0, math.log(_EVERYWHERE * self.articles / seen) / self._most)

    @cached_property
    def _most(self) -> float:
        return math.log(_EVERYWHERE * self.articles)

    def base(self, word: str) -> str:
        """The base form of a word in small letters: "launches" and "launching" → launch.

        Only to a form that the table knows; of several the most frequent.
        """
        known = self._bases.get(word)
        if known is None:
            known = self._bases[word] = base(word, self.frequency)
            if len(self._bases) > _REMEMBERED:
                self._bases.clear()
        return known

    def terms(self, text: str) -> list[str]:
        """The base forms of a text's words in order; numbers and single letters left out."""
        return [self.base(word) for word in words(text)]


_EVERYWHERE = 0.25  # a word of one article in four tells nothing
_REMEMBERED = 100_000


def words(text: str) -> list[str]:
    """The words of a text in small letters, without accents and possessives."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text).lower())
    plain = "".join(filterfalse(unicodedata.combining, plain))
    return [w for w in _WORD.findall(plain) if len(w) > 1 and not w.isdigit()]


def base(word: str, frequency: Mapping[str, int]) -> str:
    """The base form of a word, as far as `frequency` knows it."""
    if len(word) < 4:
        return word
    forms = [f for f in _forms(word) if frequency.get(f, 0) >= _LEAST_FREQUENT]
    return max(forms, key=lambda form: (frequency[form], form)) if forms else word


def _forms(word: str) -> Iterable[str]:
    """What a word may be an inflected form of; at least three letters."""
    for ending, others in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) + len(others[0]) >= 3:
            yield from (stem + other for other in others)
            if ending in _DOUBLING and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
_DOUBLING = ("ed", "ing")


@cache
def background() -> Background:
    """The table that ships."""
    return parsed(files(__package__).joinpath(TABLE).read_text("utf-8"))


def parsed(table: str) -> Background:
    """A table as `written` wrote it. Raises ValueError where it is none."""
    heading, *lines = [line for line in table.splitlines() if not line.startswith("#")]
    frequency = {}
    for line in lines:
        seen, _, listed = line.partition("\t")
        frequency.update(dict.fromkeys(listed.split(), int(seen)))
    return Background(int(heading), frequency)


def written(known: Background, heading: str) -> str:
    """A table as text: a comment, the number of articles, and a line a frequency with its words."""
    by_frequency: dict[int, list[str]] = {}
    for word, seen in sorted(known.frequency.items()):
        by_frequency.setdefault(seen, []).append(word)
    lines = [f"{seen}\t{' '.join(listed)}" for seen, listed in sorted(by_frequency.items())]
    return "\n".join([f"# {heading}", str(known.articles), *lines]) + "\n"
