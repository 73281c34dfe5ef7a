"""Words as accounts are compared by them, and how much it says that two of them share one.

What is rare says more: the weight of a word is its inverse document frequency (Spärck Jones, 1972)
in some two thousand news articles. The table holds the words that stand in at least one article
of a hundred; `python -m training.commonwords` makes it.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from tocsin.read.places.folding import fold

# Forms that no ending tells of, of verbs that news of violence is full of.
_IRREGULAR = {
    "shot": "shoot", "shots": "shoot", "died": "die", "dies": "die", "dying": "die",
    "struck": "strike", "fled": "flee", "held": "hold", "slain": "slay", "slew": "slay",
    "fought": "fight", "hit": "hit", "hitting": "hit", "hits": "hit", "men": "man",
    "women": "woman", "children": "child", "wives": "wife", "lives": "life", "bodies": "body",
    "blew": "blow", "blown": "blow", "stole": "steal", "stolen": "steal", "drove": "drive",
    "broke": "break", "broken": "break", "caught": "catch", "sought": "seek", "found": "find",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s")
_SHORTEST = 3  # letters that an ending must leave
_KEPT = 50_000


def stems(text: str) -> tuple[str, ...]:
    """The content words of a text without their endings, in order, each once; numbers as written.

    Words that stand in more than a quarter of all articles are no content words.
    """
    return tuple(word for word in all_stems(text) if rarity(word) >= _CONTENT)


def all_stems(text: str) -> dict[str, None]:
    """All words without their endings, in order, each once."""
    return dict.fromkeys(stem(word) for word in _WORD.findall(fold(text)))


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """A folded English word without its ending: "shootings" and "shot" are "shoot"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            bare = word[: -len(ending)]
            if ending == "ies":
                return bare + "y"
            if ending == "s" and bare[-1] in "su":  # "glass", "virus"
                return word
            if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "lsz":
                return bare[:-1]  # "stabbed"
            return bare.removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


def rarity(word: str) -> float:
    """How much a stem says: its inverse document frequency, at most `RAREST`."""
    return _common().get(word, RAREST)


@cache
def _common() -> dict[str, float]:
    lines = files("tocsin.link.incidents").joinpath("common.tsv").read_text("utf-8").splitlines()
    return {word: float(weight) for word, weight in (line.split("\t") for line in lines)}


RAREST = 5.0  # a little above log(100), of what stands in fewer than one article of a hundred
_CONTENT = 1.3  # log(3.7): in more than a quarter of all articles stand mostly function words
