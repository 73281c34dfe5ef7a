"""The dictionary form of a word, and the head of a phrase, as far as a baseline needs them.

Regular endings by rule, the irregular verbs of news by table. A form need be no word ("injur"):
it is only compared with others.
"""

from collections.abc import Sequence

_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "beat beaten",
        "begin began begun",
        "break broke broken",
        "bring brought",
        "buy bought",
        "catch caught",
        "choose chose chosen",
        "come came",
        "do did done does",
        "drive drove driven",
        "fall fell fallen",
        "fight fought",
        "find found",
        "flee fled",
        "fly flew flown flies",
        "get got gotten",
        "give gave given",
        "go went gone goes",
        "have had has",
        "hear heard",
        "hold held",
        "keep kept",
        "kneel knelt",
        "know knew known",
        "lay laid",
        "lead led",
        "leave left",
        "lose lost",
        "make made",
        "meet met",
        "pay paid",
        "plead pled",
        "ride rode ridden",
        "rise rose risen",
        "run ran",
        "say said",
        "see saw seen",
        "sell sold",
        "send sent",
        "shake shook shaken",
        "shoot shot",
        "sink sank sunk",
        "speak spoke spoken",
        "stand stood",
        "steal stole stolen",
        "strike struck stricken",
        "take took taken",
        "tell told",
        "think thought",
        "throw threw thrown",
        "win won",
        "write wrote written",
        "be was were been is are am",
        "die died dies dying",
        "man men",
        "woman women",
    )
    for form in forms.split()
}
# Behind the head of a phrase that tells of an event: "broke out", "death of a man".
_PARTICLES = frozenset(
    (
        *("about", "against", "at", "away", "by", "back", "down", "for", "from", "in", "into"),
        *("of", "off", "on", "out", "over", "through", "to", "under", "up", "upon", "with"),
    )
)
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lsz")  # "killed", "pressed", "buzzed"
_SHORTEST = 3


def lemma(word: str) -> str:
    """A word in small letters and without its ending: "shoots", "shot", "Shooting" → "shoot"."""
    plain = word.lower()
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if plain.endswith("ss"):
        return plain
    for ending, instead in _ENDINGS:
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) >= _SHORTEST and _VOWELS & set(stem):
            known = _IRREGULAR.get(stem) or _IRREGULAR.get(f"{stem}e")
            return known or _undoubled(stem) + instead
    return plain.removesuffix("e") if len(plain) > _SHORTEST else plain


def _undoubled(stem: str) -> str:
    """Without the letter that an ending doubles ("robb") or the "e" that it drops ("fire")."""
    if stem[-1] == stem[-2] and stem[-1] not in _KEPT_DOUBLE | _VOWELS:
        return stem[:-1]
    return stem.removesuffix("e")


def head(words: Sequence[str]) -> int:
    """The number of a phrase's head: the word before its first particle, else its last word."""
    for number, word in enumerate(words):
        if number and word.lower() in _PARTICLES:
            return number - 1
    return len(words) - 1
