"""Forms that only pages of the desk can send (against cross-site request forgery).

Each form has a hidden field with a mark that is made of a secret which other sites can't know: of
the session's, before there is one of a cookie's. Nothing of it is kept. Browsers tell besides where
a request comes from (Fetch Metadata); that alone is no defence, as not all of them do.
"""

import hmac
from base64 import urlsafe_b64encode

from fastapi import HTTPException, Request

FIELD = "form"
HEADER = "X-Tocsin-Form"  # for scripts, which send no form
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})


def mark(secret: str) -> str:
    """The mark of forms that are bound to a secret."""
    made = hmac.digest(secret.encode(), b"tocsin form 1", "sha256")
    return urlsafe_b64encode(made).rstrip(b"=").decode()


async def sent(request: Request) -> None:
    """Note the mark that a request bears; all routes of the desk depend on this."""
    if request.method not in _SAFE:
        given = await request.form()
        if any(isinstance(value, str) and "\0" in value for value in given.values()):
            raise HTTPException(422)  # PostgreSQL keeps no text that holds this
        marks = request.headers.getlist(HEADER) or given.getlist(FIELD)
        request.state.form = str(marks[0]) if len(marks) == 1 else ""


def changes(request: Request) -> bool:
    """Whether a request may change something."""
    return request.method not in _SAFE


def fits(request: Request, secret: str) -> bool:
    """Whether a request that changes something was sent from a page bound to the secret.

    Where nobody has noted its mark it wasn't.
    """
    told = request.headers.get("Sec-Fetch-Site", "none")
    given = getattr(request.state, FIELD, "")
    same = hmac.compare_digest(given.encode("utf-8", "replace"), mark(secret).encode())
    return bool(secret) and told in _OWN and same
