"""The way to the provider and back, which only the browser that left may finish.

A cookie holds a secret, when they left, and where they wanted to. What goes to the provider is made
of these by HMAC, so that nothing is kept here: an answer counts where its `state` is that of this
browser's cookie (against login CSRF, RFC 9700 §4.7), the ID token bears its nonce, and the code is
given out for its PKCE verifier alone (RFC 7636).
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple

LONGEST = 600  # seconds
_LONGEST_ADDRESS = 1500  # a browser holds some 4,000 bytes a cookie


class Trip(NamedTuple):
    """One way there and back.

    Attributes:
        secret: which only this browser knows.
        left: when, in seconds since 1970.
        wanted: the desk's own address that they wanted to see.
    """

    secret: str
    left: int
    wanted: str

    @property
    def cookie(self) -> str:
        """What the browser shall hold."""
        return f"{self.secret}.{self.left}.{_letters(self.wanted.encode())}"

    @property
    def state(self) -> str:
        """What the provider gives back with its answer."""
        return self._made("state")

    @property
    def nonce(self) -> str:
        """What the ID token has to bear."""
        return self._made("nonce")

    @property
    def verifier(self) -> str:
        """What shows that whoever redeems the code is who asked for it."""
        return self._made("verifier")

    @property
    def challenge(self) -> str:
        """What is told of it beforehand (S256, RFC 7636 §4.2)."""
        return _letters(hashlib.sha256(self.verifier.encode()).digest())

    def _made(self, what: str) -> str:
        told = f"tocsin oidc {what} 1\n{self.left}\n{self.wanted}"
        return _letters(hmac.digest(self.secret.encode(), told.encode(), "sha256"))


def begun(wanted: str, now: float) -> Trip:
    """A new one, at a moment in seconds since 1970."""
    kept = wanted if len(wanted) <= _LONGEST_ADDRESS else "/"
    return Trip(secrets.token_urlsafe(32), int(now), kept)


def held(cookie: str, now: float) -> Trip | None:
    """The one that a browser holds; None where it holds none, or for too long."""
    secret, _, rest = cookie.partition(".")
    left, _, wanted = rest.partition(".")
    try:
        found = Trip(secret, int(left), urlsafe_b64decode(wanted + "==").decode())
    except ValueError:
        return None
    return found if secret and 0 <= int(now) - found.left <= LONGEST else None


def _letters(made: bytes) -> str:
    return urlsafe_b64encode(made).rstrip(b"=").decode()
