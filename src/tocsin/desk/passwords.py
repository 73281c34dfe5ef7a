"""Passwords: which will do, and how they are kept.

By NIST SP 800-63B-4 §3.1.1: long, of any letters, never of prescribed kinds, compared after NFKC.
Kept by Argon2id with the parameters of RFC 9106 §4 for where memory is scarce.
"""

import unicodedata
from functools import cache
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from tocsin.errors import TocsinError

SHORTEST = 15  # characters, where a password is all that is asked
LONGEST = 200  # beyond that hashing costs the desk more than it costs whoever sends it
_KINDS = 5  # different characters, at the least

HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)  # memory in KiB
# Each takes 64 MiB: strangers who try to sign in mustn't fill the memory.
_AT_ONCE = BoundedSemaphore(4)


def check(password: str, *names: str) -> None:
    """That a password will do for somebody of these names. Raises TocsinError."""
    said = _folded(password)
    if not SHORTEST <= len(said) <= LONGEST:
        problem = f"the password has {len(said)} characters, of {SHORTEST} to {LONGEST}"
        raise TocsinError(problem, "take a sentence, or some words that don't belong together")
    bare = said.casefold()
    for name in names:
        bare = bare.replace(_folded(name).casefold(), "")
    if len(set(bare)) < _KINDS:
        raise TocsinError("the password is easily guessed", "take words that nobody would guess")


def hashed(password: str) -> str:
    """The hash by which a password is kept."""
    with _AT_ONCE:
        return HASHER.hash(_bytes(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is that of a hash. Where there is none it takes as long, and isn't."""
    said = _bytes(password)
    with _AT_ONCE:
        try:
            HASHER.verify(kept or _nobodys(), said)
        except VerifyMismatchError:
            return False
    return kept is not None


@cache
def _nobodys() -> str:
    return HASHER.hash(token_urlsafe())


def _bytes(password: str) -> bytes:
    return _folded(password).encode("utf-8", "surrogatepass")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
