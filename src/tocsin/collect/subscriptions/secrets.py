"""Secrets in addresses, left out of what others will read."""

import re
from urllib.parse import urlsplit

REDACTED = "REDACTED"

# Parameters by which private feeds know their reader.
_SECRET = re.compile(
    r"(?:(?:access|auth|api|feed|user|private|rss)[_-]?)?(?:key|token|secret|auth|hash|sig|signature)"
    r"|pass(?:word|wd)?|pwd|session(?:id)?|sid|jwt|code",
    re.IGNORECASE,
)
# What follows these in a path is known to the reader alone.
_BEFORE = re.compile(r"(?<=/)(private|token|secret|key|auth)/([^/?#]+)", re.IGNORECASE)
_PARAMETER = re.compile(r"([^&=?;]+)=([^&;]*)")


def redacted(address: str) -> str:
    """The address with its user, password, tokens and keys replaced by `REDACTED`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if not parts.scheme:
        return address
    user, _, place = parts.netloc.rpartition("@")
    path = _BEFORE.sub(rf"\1/{REDACTED}", parts.path)
    query = _PARAMETER.sub(_hidden, parts.query)
    netloc = f"{REDACTED}@{place}" if user else parts.netloc
    if (netloc, path, query) == (parts.netloc, parts.path, parts.query):
        return address
    return parts._replace(netloc=netloc, path=path, query=query).geturl()


def _hidden(parameter: re.Match[str]) -> str:
    secret = _SECRET.fullmatch(parameter[1]) and parameter[2]
    return f"{parameter[1]}={REDACTED}" if secret else parameter[0]
