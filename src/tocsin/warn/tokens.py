"""Tokens of links by which a warning is answered: signed, expiring, for this one purpose.

A token names a message, its case and when it expires, under an HMAC-SHA256 (RFC 2104) cut to 128
bits (§5: no less than half) with a key that is derived from the desk's secret for this purpose
alone. Whoever holds it may answer as the recipient of that message and see what it says: it is
what a key to a door is, and no proof of who turns it.

Opening a page must change nothing, for mail scanners and previews open links too. An answer is
therefore sent from a form, and each form carries a mark that fits the record as it was when the
page was made (`mark`): once an answer was taken, or the warning updated, no earlier form fits any
more. So a form that is sent twice is refused, without anything being kept of those made.
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tocsin.records import Record
from tocsin.warn.warning import Warning

SHORTEST = 32  # bytes of a secret: no fewer than the hash gives (RFC 2104 §3)
LONGEST = 512  # letters of what is looked at as a token at all
# How long after a warning's time ran out it can still be answered.
GRACE = timedelta(days=1)

_VERSION = 1
_PURPOSES = {1: "answer"}  # by the byte that stands for it
_KEY = 4  # bytes by which the secret is found
_EXPIRY = 5  # bytes of seconds since 1970
_MAC = 16
_PACKED = 0x80  # of a length: the name is written in half as many bytes
_LETTERS = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{2})+", re.ASCII)


class TokenError(ValueError):
    """A token that opens nothing; `claim` is what it says where it is known to be ours."""

    def __init__(self, problem: str, claim: "Claim | None" = None) -> None:
        super().__init__(f"{problem}; ask who sent the warning for a new link")
        self.problem = problem
        self.claim = claim


class ForgedError(TokenError):
    """It was never made by this desk, or with a secret that is no longer in use."""


class AlteredError(TokenError):
    """It was made by this desk, it seems, and isn't as it was made."""


class OtherPurposeError(TokenError):
    """It was made for something else."""


class ExpiredError(TokenError):
    """Its time ran out."""


class Claim(Record, frozen=True):
    """What a token stands for: the ids of a message and of its case, and until when it opens it."""

    delivery: str
    case: str
    expires: datetime


def secrets(text: str) -> tuple[str, ...]:
    """The secrets of a setting, parted by spaces: the first signs, the others open what they did.

    Raises ValueError where one is too short, and where there is none.
    """
    found = tuple(text.split())
    if not found or any(len(one.encode()) < SHORTEST for one in found):
        raise ValueError(
            f"a secret of the desk has fewer than {SHORTEST} bytes; "
            "make one with `openssl rand -hex 32` and set it as `secret`"
        )
    return found


def until(warning: Warning) -> datetime:
    """Until when the links of a warning open it."""
    return warning.text.expires + GRACE


def link(base: str, secret: str, delivery: str, case: str, expires: datetime) -> str:
    """The address at which a message is answered.

    Args:
        base: the address of the desk's web page.
        secret: as the desk's settings have it, see `secrets`.
        delivery: id of the message.
        case: id of its case.
        expires: from when on it opens nothing.
    """
    return f"{base.rstrip('/')}/answer/{token(secrets(secret)[0], delivery, case, expires)}"


def token(secret: str, delivery: str, case: str, expires: datetime) -> str:
    """The token of a message."""
    seconds = int(expires.timestamp()).to_bytes(_EXPIRY)
    said = bytes((_VERSION, 1)) + _key_id(secret) + seconds + _name(delivery) + _name(case)
    return urlsafe_b64encode(said + _mac(secret, "answer link", said)).rstrip(b"=").decode()


def opened(token: str, secrets: Sequence[str], now: datetime) -> Claim:
    """What a token stands for.

    Raises ForgedError, AlteredError, OtherPurposeError or ExpiredError: all are TokenErrors.
    """
    said, mac = _parted(token)
    key = said[2 : 2 + _KEY]
    known = [one for one in secrets if hmac.compare_digest(_key_id(one), key)]
    if not known:
        raise ForgedError("this link was not made by this desk")
    if not any(hmac.compare_digest(_mac(one, "answer link", said), mac) for one in known):
        raise AlteredError("this link is not as it was sent")
    claim = _read(said)
    if _PURPOSES.get(said[1]) != "answer":
        raise OtherPurposeError("this link is for something else", claim)
    if claim.expires <= now:
        raise ExpiredError("the time of this link ran out", claim)
    return claim


def mark(secret: str, token: str, *seen: str | int) -> str:
    """The mark of a form that shows what was `seen`; it fits no other token and nothing later."""
    said = "\n".join((token, *map(str, seen))).encode()
    return urlsafe_b64encode(_mac(secret, "answer form", said)[:12]).decode()


def fits(given: str, secrets: Sequence[str], token: str, *seen: str | int) -> bool:
    """Whether a mark is that of a form which shows this."""
    marks = [mark(one, token, *seen) for one in secrets]
    return any(hmac.compare_digest(one.encode(), given.encode()) for one in marks)


def hashed(token: str) -> str:
    """What is written down of a token that was refused: never the token, which may open a page."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _mac(secret: str, purpose: str, said: bytes) -> bytes:
    """A key for each purpose, so that what one signs is nothing to another."""
    key = hmac.digest(secret.encode(), f"tocsin {purpose} 1".encode(), "sha256")
    return hmac.digest(key, said, "sha256")[:_MAC]


def _key_id(secret: str) -> bytes:
    return _mac(secret, "key id", b"")[:_KEY]


def _name(id_: str) -> bytes:
    """An id behind its length; hashes are written in half as many bytes."""
    packed = _HEXADECIMAL.fullmatch(id_) is not None
    written = bytes.fromhex(id_) if packed else id_.encode()
    if not 0 < len(written) < _PACKED:
        raise ValueError(f"{id_!r} is no id; give one of the record's")
    return bytes((len(written) | _PACKED * packed,)) + written


def _parted(token: str) -> tuple[bytes, bytes]:
    """What a token says, and its HMAC. Raises ForgedError where no token is written so."""
    forged = ForgedError("this is no link of a warning")
    if len(token) > LONGEST or not _LETTERS.fullmatch(token) or len(token) % 4 == 1:
        raise forged
    whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    same = urlsafe_b64encode(whole).rstrip(b"=").decode() == token
    if not same or len(whole) < 2 + _KEY + _EXPIRY + _MAC or whole[0] != _VERSION:
        raise forged
    return whole[:-_MAC], whole[-_MAC:]


def _read(said: bytes) -> Claim:
    """What is under a signature that fits, so that it is whole."""
    at = 2 + _KEY
    seconds = int.from_bytes(said[at : at + _EXPIRY])
    names, at = [], at + _EXPIRY
    while at < len(said):
        length = said[at] & ~_PACKED
        written = said[at + 1 : at + 1 + length]
        names.append(written.hex() if said[at] & _PACKED else written.decode())
        at += 1 + length
    delivery, case = names
    return Claim(delivery=delivery, case=case, expires=datetime.fromtimestamp(seconds, UTC))
