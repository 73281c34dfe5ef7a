"""Who asks: signing in and out, and what every page and form of the desk has to ask first."""

import secrets
from collections.abc import Callable

from fastapi import FastAPI

from tocsin.web.accounts import refusing, signing
from tocsin.web.accounts.oidc import routes as oidc
from tocsin.web.accounts.seating import UnseatedError

__all__ = ["install"]


def install(app: FastAPI, clock: Callable[[], float]) -> None:
    """Give an application these pages, and words for those whom it refuses.

    `clock` gives seconds that never run backwards.
    """
    app.state.forms = secrets.token_urlsafe(32)  # what forms are bound to where nobody signs in
    app.include_router(signing.router(clock))
    app.include_router(oidc.router(clock))
    app.add_exception_handler(UnseatedError, refusing.refused)
