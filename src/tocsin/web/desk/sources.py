"""Sources: what the desk collects from and how that goes; one of them; lists of them, in and out.

Whoever may judge changes them. Folders of the machine are for those who sit at the machine itself,
and addresses with their keys for those who manage the desk.
"""

from collections.abc import Callable, Sequence
from typing import get_args

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.grades import LETTER_WORDS, LETTERS
from tocsin.collect.canonical import host
from tocsin.collect.subscriptions import KINDS, Kind
from tocsin.desk.desk import ROWS
from tocsin.desk.sources import Form
from tocsin.desk.sourcing import SourceRow
from tocsin.web.accounts import seating
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.desk import sourceform
from tocsin.web.desk.looking import Look, looked, shown
from tocsin.wording.lists import sources as wording
from tocsin.wording.lists.sheet import plain

FIELDS = {"name": "Name, address or group", "state": "Which"}
_CHOICES = {"state": ("with notices", "paused")}
# What can be asked again and again, from anywhere.
ASKED: tuple[Kind, ...] = tuple(one for one in KINDS if one not in ("folder", "archive"))
_KINDS: dict[Kind, str] = {
    "feed": "feed: RSS, Atom, JSON Feed, sitemap",
    "alerts": "alerts: CAP",
    "page": "page: a single one",
    "index": "index: a page whose links are followed",
    "list": "list: an address in each line",
}
FORMS: tuple[Form, ...] = get_args(Form)
_TYPES: dict[Form, str] = {
    "opml": "text/x-opml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def show(request: Request) -> Response:
    """The page of all, those first of which something is to be said."""
    look = looked(request, FIELDS, _CHOICES)
    rows = _found(look)
    return _page(
        look,
        "sources.html",
        fields=FIELDS,
        choices=_CHOICES,
        found=look.part(rows, lambda row: row.id, ROWS),
        forms=FORMS,
        grades=[("", "not said"), *((one, f"{one}: {LETTER_WORDS[one]}") for one in LETTERS)],
    )


def _found(look: Look) -> Sequence[SourceRow]:
    rows = [one for one in look.desk.sources.list(as_of=look.as_of) if _fits(one, look)]
    return sorted(rows, key=lambda row: not row.notices)


def _fits(row: SourceRow, look: Look) -> bool:
    one, state = row.subscription, look.given.get("state")
    words = f"{one.name or ''} {one.address} {one.group or ''}".casefold()
    fits = {"with notices": bool(row.notices), "paused": one.paused}
    return look.given.get("name", "").casefold() in words and (state is None or fits[state])


def open_(request: Request, id_: str) -> Response:
    """The page of one."""
    look = looked(request)
    file = look.desk.sources.show(id_, as_of=look.as_of)
    row = file.row
    if row.id != id_:
        return RedirectResponse(look.to("sources", row.id), 307)
    outlet = row.health.outlet if row.health else None
    called = outlet or row.subscription.name or host(row.subscription.address)
    return _page(
        look,
        "source.html",
        file=file,
        row=row,
        outlet=called,
        written=sourceform.written(row.subscription),
        wished=[plain(one) for one in (wording.interval(file), *wording.wishes(file))],
        versions=[plain(wording.version(one).head) for one in reversed(file.versions)],
        polls=[plain(wording.poll(one).head) for one in file.polls],
    )


def given(form: Form) -> Callable[[Request], Response]:
    """The lists in a form: those that are asked for, as `import_` takes them."""

    def give(request: Request) -> Response:
        look = looked(request, (*FIELDS, "secrets"), {**_CHOICES, "secrets": ("1",)})
        secrets = "secrets" in look.given
        if secrets and not seating.allowed(request, "manage"):
            raise UnseatedError("not allowed")
        content = look.desk.sources.give(
            form, only=[row.id for row in _found(look)], secrets=secrets, as_of=look.as_of
        )
        named = f'attachment; filename="sources.{form}"'
        return Response(content, media_type=_TYPES[form], headers={"Content-Disposition": named})

    return give


def shipped(request: Request) -> Response:
    """The starter set, to take from."""
    look = looked(request)
    return shown(look, "starter.html", shipped=look.desk.sources.shipped())


def import_(request: Request) -> Response:
    """Where a list is given."""
    return shown(looked(request), "importing.html", written=[(one, one.upper()) for one in FORMS])


def _page(look: Look, template: str, **words: object) -> Response:
    return shown(look, template, 200, kinds=[(one, _KINDS[one]) for one in ASKED], **words)


PAGES: dict[str, Callable[..., Response]] = {
    "/sources": show,
    **{f"/sources.{form}": given(form) for form in FORMS},
    "/sources/starter": shipped,
    "/sources/import": import_,
    "/sources/{id_}": open_,
}
