"""Words of names as they are compared, and the ways in which one name is spelled.

Three grades: the same (`words`), the same but for what transliteration leaves open ("Sergey" and
"Sergei", `sounded`), and alike by their consonants ("Mohammed" and "Muhammad", `alike`).
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from tocsin.read.places.folding import fold

_GAPS = re.compile(r"[\s/–—\u00ad-]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
# Letters and their pairs that transliterations put for each other.
_SOUNDS = (("ph", "f"), ("ck", "k"), ("tch", "ch"), ("x", "ks"), ("y", "i"), ("w", "v"))
_LOOSE = (("kh", "k"), ("gh", "k"), ("dh", "d"), ("q", "k"), ("g", "k"))
_NEAR_VOWELS = ({"a", "e"}, {"e", "i"}, {"o", "u"})
_LONG = 4  # consonants that are enough by themselves
_SHORT = 3
_LIKE = 0.79  # how alike short names of as many letters must be

_KEPT = 100_000  # names and words that are remembered


@lru_cache(_KEPT)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens part them, points and accents are gone."""
    parts = (_POSSESSIVE.sub("", part) for part in _GAPS.split(name))
    return tuple(folded for part in parts if (folded := fold(part)))


@lru_cache(_KEPT)
def sounded(word: str) -> str:
    """A folded word without what transliterations differ in: "sergey" and "sergei" are one."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(_KEPT)
def consonants(word: str) -> str:
    """The consonants of a folded word, near ones as one: "qaddafi" and "gadhafi" are "kdf"."""
    loose = sounded(word)
    for letters, sound in _LOOSE:
        loose = loose.replace(letters, sound)
    loose = _DOUBLED.sub(r"\1", loose)
    return loose[:1] * bool(_VOWELS.match(loose)) + _VOWELS.sub("", loose)


@lru_cache(_KEPT)
def alike(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two spellings, by their consonants.

    The last letters must both be consonants or the same, as "Mario" is not "Maria".
    """
    a, b = sounded(one), sounded(other)
    if a == b:
        return True
    skeleton = consonants(one)
    if skeleton != consonants(other) or len(skeleton) < _SHORT:
        return False
    if a[-1] != b[-1] and (_VOWELS.match(a[-1]) or _VOWELS.match(b[-1])):
        return False
    if not _same_vowels(a, b):
        return False
    near = len(a) == len(b) and OSA.normalized_similarity(a, b) >= _LIKE
    return len(skeleton) >= _LONG or near


def _same_vowels(one: str, other: str) -> bool:
    """Whether vowels differ only as transliterations do; where one has more, nobody can tell."""
    a, b = _VOWELS.findall(one), _VOWELS.findall(other)
    return len(a) != len(b) or all(
        x == y or {x, y} in _NEAR_VOWELS for x, y in zip(a, b, strict=True)
    )


@lru_cache(_KEPT)
def slipped(one: str, other: str) -> bool:
    """Whether two long folded words differ by one slip of the pen, the first letter aside."""
    if min(len(one), len(other)) < _LIKELY or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


_LIKELY = 7  # letters of a word in which a slip is likelier than another word
