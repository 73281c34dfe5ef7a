"""Who asks, what they may do, and the desk with them sitting at it.

Routes of the desk depend on `forms.sent`, and begin with `seat`: it refuses whoever isn't signed
in, may not do what they ask, or sends a form that isn't the desk's.
"""

from typing import Literal, NamedTuple

from fastapi import Request

from tocsin.desk import roles
from tocsin.desk.accounts import Person, folded
from tocsin.desk.desk import Desk
from tocsin.desk.roles import Act, Scope
from tocsin.warn.warning import Marking
from tocsin.web.accounts import cookies, forms, loopback, peers

# What scripts send with what they ask by themselves, which is no sign that anybody sits there.
ALONE = "X-Tocsin-Alone"

Refusal = Literal["no accounts", "not signed in", "not allowed", "not the desk's form"]


class UnseatedError(Exception):
    """Somebody isn't let at the desk."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Caller(NamedTuple):
    """Who asks.

    Attributes:
        person: who it is; without an account where the desk has none.
        scopes: what the key opens by which they ask; None of a browser.
        secret: what their forms are bound to; "" of a key, which sends none.
        session: the id of their session, if any.
    """

    person: Person
    scopes: tuple[Scope, ...] | None = None
    secret: str = ""
    session: str = ""


def caller(request: Request) -> Caller | None:
    """Who asks; None where nobody is signed in. Found out once a request."""
    if not hasattr(request.state, "caller"):
        request.state.caller = _caller(request)
    found: Caller | None = request.state.caller
    return found


def signed_in(request: Request) -> Person | None:
    """Likewise, the person alone."""
    found = caller(request)
    return found.person if found else None


def allowed(request: Request, act: Act) -> bool:
    """Whether who asks may do something."""
    found = caller(request)
    return found is not None and roles.may(found.person.role, act, found.scopes)


def sees(request: Request, marking: Marking, *by: str) -> bool:
    """Whether who asks sees a warning so marked, which people of these names had a hand in."""
    found = signed_in(request)
    return found is not None and roles.sees(found.role, marking, own=found.name in by)


def seat(request: Request, act: Act = "look") -> Desk:
    """The desk, with whoever asks sitting at it to do something. Raises UnseatedError."""
    found = caller(request)
    if found is None:
        known = _desk(request).accounts.known()
        raise UnseatedError("not signed in" if known else "no accounts")
    check_form(request, found)
    if not roles.may(found.person.role, act, found.scopes):
        raise UnseatedError("not allowed")
    return _desk(request).seated(found.person.name)


def still(request: Request) -> bool:
    """Whether who asked may look at the desk even now: a stream outlasts a session or a key."""
    before, now = caller(request), _caller(request)
    if before is None or now is None or now.person.account != before.person.account:
        return False
    return roles.may(now.person.role, "look", now.scopes)


def check_form(request: Request, found: Caller) -> None:
    """That a request which changes something is the desk's own form. Raises UnseatedError."""
    by_key = found.scopes is not None
    if forms.changes(request) and not by_key and not forms.fits(request, found.secret):
        raise UnseatedError("not the desk's form")


def mark(request: Request) -> str:
    """What forms for whoever asks bear in the hidden field `forms.FIELD`."""
    found = caller(request)
    return forms.mark(found.secret) if found and found.secret else ""


def _caller(request: Request) -> Caller | None:
    given = request.headers.get("Authorization")
    if given is not None:
        return _by_key(request, given)
    if not _desk(request).accounts.known():
        return _alone(request)
    return _by_session(request)


def _by_key(request: Request, given: str) -> Caller | None:
    scheme, _, secret = given.partition(" ")
    if scheme.casefold() != "bearer":
        return None
    opened = _desk(request).keys.find(secret.strip())
    return Caller(opened.person, scopes=opened.scopes) if opened else None


def _alone(request: Request) -> Caller | None:
    """Whoever sits at this machine, where nobody has an account."""
    if not (request.app.state.inside and loopback.here(request)):
        return None
    desk = _desk(request)
    person = Person(account="", name=desk.by or desk.settings.name, role="admin")
    return Caller(person, secret=request.app.state.forms)


def _by_session(request: Request) -> Caller | None:
    token = cookies.given(request, "session")
    used = ALONE not in request.headers and not hasattr(request.state, "alone")
    signed = _desk(request).sessions.find(token, used=used) if token else None
    if signed is None:
        return None
    if signed.session.way == "proxy" and folded(peers.named(request) or "") != (
        signed.person.account
    ):
        return None  # the proxy has signed them out, or somebody else in
    return Caller(signed.person, secret=token, session=signed.session.id)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
