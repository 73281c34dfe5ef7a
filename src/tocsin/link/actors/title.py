"""What an actor is called: the fullest name that is in common use for it."""

from collections import Counter
from collections.abc import Sequence

from tocsin.link.actors.bodies import body
from tocsin.link.actors.known import country_of
from tocsin.link.actors.match import profile
from tocsin.link.actors.named import Named, bare_forms
from tocsin.read.names import split_title

_COMMON = 0.25  # share of the names that must have a form


def title(members: Sequence[Named]) -> str:
    """The name that a group of names shows.

    The full name of a well-known actor; else, of the names that a quarter of the members have, the
    one of most words, titles left out; of equals the most usual. Their order doesn't matter.
    Raises ValueError where there are no members.
    """
    full = Counter(name for member in members if (name := profile(member).known.surely))
    if full:
        return max(full, key=lambda name: (full[name], name))
    used = Counter(_shown(member) for member in members)
    common = [name for name in used if used[name] >= _COMMON * len(members)] or list(used)
    return max(common, key=lambda name: (_fullness(name), used[name], name))


def _shown(member: Named) -> str:
    """A member's name without article, owner and titles."""
    bare = bare_forms(member.name)[-1 if member.kind == "person" else 0]
    for form in member.forms:
        owner = bare.removesuffix(f" {form}")
        whose = owner != bare and owner.endswith(("'s", "’s")) and country_of(owner) is None
        if whose and body(form).specific:
            bare = form  # "the Courier's Ilse Korb"
            break
    return split_title(bare)[1] if member.kind == "person" else bare


def _fullness(name: str) -> tuple[bool, bool, int]:
    """No initials, no headline's capitals ("KORB Ilse Korb"), many words."""
    loud = any(word.isupper() and len(word) > _LOUD for word in name.split())
    return not body(name).acronym, not loud, len(name.split())


_LOUD = 3  # letters up to which a word in capitals may be initials
