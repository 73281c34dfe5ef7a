"""Names of people, as they are typed: what is one, and which two are the same.

That another looks at what somebody wrote is worth nothing if a second spelling is another. So
names are compared by letters and digits alone, and one that mixes scripts whose letters look alike
("Аnn" with a Cyrillic А) is none: UTS 39, Unicode Security Mechanisms, calls what is allowed here
highly restrictive. Two names of one script each can still look alike; who somebody is, a name
doesn't prove.
"""

import unicodedata

LONGEST = 100  # characters

# Scripts that are written together, and with others (UTS 39, 5.2).
_EAST_ASIAN = frozenset({"Cjk", "Hiragana", "Katakana", "Hangul", "Bopomofo"})
# Nobody sees them, and scripts need them: non-joiner and joiner.
_JOINERS = "\u200c\u200d"
# Letters and marks that show nothing: fillers of Hangul, a joiner of graphemes, vowels of Khmer,
# selectors of variants.
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)


def person(said: str) -> str:
    """A name as it is kept: composed, with single spaces.

    Raises ValueError, "problem; remedy", where it has no letter, more than one line, over 100
    characters, something that nobody sees, or letters of scripts that aren't written together.
    """
    trimmed = said.strip()
    if not any(map(str.isalpha, trimmed)):
        raise ValueError("a name needs a letter; write it out")
    if len(trimmed) > LONGEST:
        raise ValueError(f"a name has {LONGEST} characters at most; write a shorter one")
    if any(_hidden(sign) for sign in unicodedata.normalize("NFKC", trimmed)):
        raise ValueError("a name is one line, of what can be seen; type it anew")
    mixed = _scripts(trimmed)
    if len(mixed) > 1:
        told = " and ".join(sorted(mixed))
        raise ValueError(f"“{trimmed}” mixes {told} letters; write it in one script")
    return " ".join(unicodedata.normalize("NFC", trimmed).split())


def same(one: str, other: str) -> bool:
    """Whether two names are one, but for case, spaces, points and how they are encoded."""
    return _key(one) == _key(other)


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(
        sign for sign in folded if unicodedata.category(sign)[0] in "LNM" and sign not in _UNSEEN
    )


def _hidden(sign: str) -> bool:
    return sign in _UNSEEN or not (sign.isprintable() or sign in _JOINERS)


def _scripts(name: str) -> set[str]:
    """The scripts of a name's letters, but for those that are written together with others."""
    letters = (sign for sign in unicodedata.normalize("NFKC", name) if sign.isalpha())
    named = (unicodedata.name(one, "?") for one in letters if unicodedata.category(one) != "Lm")
    return {one.split()[0].capitalize() for one in named} - _EAST_ASIAN
