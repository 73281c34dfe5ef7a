"""When two names mean the same, as the marking guide lets a scorer see it.

Names of people and bodies are the same but for case, articles and "Government of", or when they
share half of their words; names of places when one holds the other, too. Parties, besides, are
the same when one is a country and the other its government or embassy, or one a group and the
other its branch: the group's name with a dash, a bracket, a comma or "in" behind it.
"""

import re

from tocsin.read.places.folding import fold

_HALF = 0.5
_BRANCH = re.compile(r"\s*[–—,(-]|\s+in\s", re.IGNORECASE)
_OF_STATE = re.compile(
    r"(?:government|embassy) of (?P<state>.+?)(?: in .+)?"
    r"|(?P<owner>.+?)(?:['’]s)? (?:government|embassy)(?: in .+)?",
    re.IGNORECASE,
)


def same_name(a: str, b: str) -> bool:
    """Whether two canonical names mean the same."""
    first, second = name_words(a), name_words(b)
    if not first or not second:
        return a.lower() == b.lower()
    return len(first & second) / len(first | second) >= _HALF


def name_words(name: str) -> set[str]:
    """The words of a name in lower case, without articles and "Government of"."""
    plain = re.sub(r"^(?:government|embassy) of ", "", name.lower().replace("’", "'"))
    return set(re.findall(r"\w+", plain)) - {"the", "a", "an", "of", "s"}


def same_place(a: str, b: str) -> bool:
    """Whether two names of places mean the same: alike, or one holds the other."""
    first, second = fold(a), fold(b)
    return first in second or second in first or same_name(a, second)


def same_party(a: str, b: str) -> bool:
    """Whether two canonical names mean the same party."""
    return same_name(a, b) or _state(a) == _state(b) or _branch(a, b) or _branch(b, a)


def _state(name: str) -> str:
    """The country of a government or embassy; another name is its own."""
    match = _OF_STATE.fullmatch(name.strip())
    return fold((match.group("state") or match.group("owner")) if match else name)


def _branch(group: str, name: str) -> bool:
    """Whether a name is that of a branch of the group."""
    group, name = group.strip().lower(), name.strip().lower()
    return bool(group) and name.startswith(group) and bool(_BRANCH.match(name, len(group)))
