"""Who asks: the name by which servers know the reader, with a way to reach those behind it."""

import re

import tocsin

# The product's name, by which robots.txt speaks to it (RFC 9309, 2.2.1).
PRODUCT = "Tocsin"

_ANONYMOUS = "news reader; see the project's README"
# What would end the comment of a header, or the header.
_UNSAFE = re.compile(r"[^\x21-\x7e]|[()\\]")


def user_agent(contact: str | None = None) -> str:
    """What is sent as User-Agent. `contact` is an address, of mail or of the web, of the desk.

    An honest name lets a server's keeper ask for less rather than block.
    """
    reach = _UNSAFE.sub("", contact or "")
    return f"{PRODUCT}/{tocsin.__version__} ({f'+{reach}' if reach else _ANONYMOUS})"
