"""How a request looks at the desk: as of when, what it asks of a list, and from where on.

All of it lives in the address, by the names of the command line's options, so that a view can be
kept and sent. What an address asks is checked before the desk is.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Request
from starlette.responses import HTMLResponse, StreamingResponse

from tocsin.desk import asking, moments
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.desk.roles import Act
from tocsin.desk.views import List, Reference
from tocsin.errors import TocsinError
from tocsin.records import Span
from tocsin.warn.warning import Marking
from tocsin.web import paging
from tocsin.web.accounts import seating
from tocsin.web.desk import remedies
from tocsin.web.guarding import policy
from tocsin.web.pages import page
from tocsin.wording.lists.sheet import Place

_Row = TypeVar("_Row")

LONGEST = 200  # characters of anything that is asked
_DIGITS = 9  # of a number of rows
_POLICY = policy("script-src 'self'", "connect-src 'self'")


@dataclass(frozen=True)
class Look:
    """A request's view of the desk.

    Attributes:
        desk: whose it is.
        mark: what forms of its page bear (`tocsin.web.accounts.forms`).
        path: the page.
        given: what is asked, by the names of `Question` and others of the page; nothing empty.
        as_of: the moment as of which the desk is seen, as it was asked; None is now.
        after: where a list goes on.
        request: who asks.
    """

    desk: Desk
    mark: str
    path: str
    given: Mapping[str, str]
    as_of: str | None
    after: str | None
    request: Request

    def may(self, act: Act) -> bool:
        """Whether who looks may do something on this page; nobody does anything in the past."""
        return self.as_of is None and seating.allowed(self.request, act)

    def sees(self, marking: Marking, *by: str) -> bool:
        """Whether who looks sees a warning so marked, which these people had a hand in."""
        return seating.sees(self.request, marking, *by)

    @property
    def question(self) -> Question:
        """What is asked of a list."""
        known = {name: self.given.get(name) for name in Question.__struct_fields__}
        return Question(**known)

    @property
    def moment(self) -> str:
        """The moment at which the desk is seen, as it writes moments."""
        return moments.moment(self.as_of) if self.as_of else self.desk.now()

    @property
    def base(self) -> str:
        """The address of the desk: as its settings have it, else under which it is asked."""
        return self.desk.settings.url or str(self.request.base_url).rstrip("/")

    @property
    def begin(self) -> int:
        """Behind how many rows a page goes on whose rows are counted. Raises TocsinError."""
        after = self.after or "0"
        if not (after.isascii() and after.isdigit() and len(after) <= _DIGITS):
            raise paging.nowhere(after)
        return int(after)

    def to(self, *steps: str, **asked: str | int | None) -> str:
        """The address of another page of the desk, seen as of the same moment."""
        return _address("/" + "/".join(quote(one, safe="") for one in steps), asked, self.as_of)

    def here(self, **changes: str | None) -> str:
        """The address of this page, with what is asked changed; from its beginning, unless said."""
        return _address(self.path, {**self.given, **changes}, self.as_of)

    def beside(self, form: str) -> str:
        """The address of the same list as filtered, in another form: "csv"."""
        return _address(f"{self.path}.{form}", self.given, self.as_of)

    def now(self) -> str:
        """The address of this page as the desk is now."""
        return _address(self.path, self.given, None)

    def sentence(self, source: Reference, span: Span | None = None) -> str:
        """The address of words in the text of an article."""
        at = f"#s{span.start}" if span else ""
        return self.to("articles", source.article, version=source.version) + at

    def stands(self, place: Place) -> str:
        """Likewise, of words that the desk quotes."""
        at = self.to("articles", place.article, version=place.version)
        return f"{at}#s{place.span.start}"

    def fetched(self, fetch: Callable[..., List[Any]], limit: int) -> List[Any]:
        """A page of a list of the desk's. Raises TocsinError where `after` is no place in it."""
        return paging.fetched(fetch, self.question, self.as_of, limit, self.after)

    def part(self, rows: Sequence[_Row], name: Callable[[_Row], str], limit: int) -> List[_Row]:
        """The rows on a page of a list that the desk gives whole; it goes on after one's `name`.

        Raises TocsinError where `after` is no place in it.
        """
        return paging.part(rows, name, limit, self.after)


def _address(path: str, asked: Mapping[str, str | int | None], as_of: str | None) -> str:
    words = {name: value for name, value in asked.items() if value not in (None, "")}
    query = urlencode({**words, **({"as_of": as_of} if as_of else {})})
    return f"{path}?{query}" if query else path


def looked(
    request: Request,
    names: Collection[str] = (),
    known: Mapping[str, Collection[str]] | None = None,
) -> Look:
    """How a request looks at the desk.

    Args:
        request: the request.
        names: what can be asked of the page beside `as_of` and `after`; all else is passed over.
        known: by such names the words that are known.

    Raises:
        TocsinError: what is asked is no day, no moment or no such word, or too long; or the desk
            is to be seen as of a moment that is still to come.
    """
    sent = {name: " ".join(value.split()) for name, value in request.query_params.items()}
    for name, value in sent.items():
        _check(name, value, (known or {}).get(name))
    if as_of := sent.get("as_of"):
        _check_past(as_of, request.state.desk.now())
    request.state.extent = None if sent.get("as_of") else request.state.desk.extent()
    return Look(
        desk=request.state.desk,
        mark=seating.mark(request),
        path=request.url.path,
        given={name: sent[name] for name in names if sent.get(name)},
        as_of=sent.get("as_of") or None,
        after=sent.get("after") or None,
        request=request,
    )


def _check(name: str, value: str, known: Collection[str] | None) -> None:
    if len(value) > LONGEST:
        raise TocsinError(f"{name} is too long", f"say it in {LONGEST} characters")
    if value:
        asking.check(name, value, known)


def _check_past(as_of: str, now: str) -> None:
    try:
        moments.past(as_of, now)
    except ValueError as error:
        problem = f"“{as_of}” is no moment"
        raise TocsinError(problem, "write it like 2024-03-22 or 2024-03-22T18:30Z") from error


def shown(look: Look, template: str, status: int = 200, **words: object) -> HTMLResponse:
    """A page of the desk; its scripts are the desk's own, and it works without them."""
    name = look.desk.settings.name
    extent = getattr(look.request.state, "extent", None)  # from where live updates go on
    given = {"look": look, "desk": name, "by": look.desk.by, "extent": extent}
    made = page(f"desk/{template}", status, **given, **words)
    made.headers["Content-Security-Policy"] = _POLICY
    return made


def tabled(name: str, lines: Iterable[str]) -> StreamingResponse:
    """A table of a list as CSV, called by its name."""
    return StreamingResponse(
        lines,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def problem(
    request: Request, status: int, said: str, remedy: str, sent: Sequence[tuple[str, str]] = ()
) -> HTMLResponse:
    """What went wrong at the desk, for those who sit at it.

    `sent` are the fields of a form, given back so that nothing written is lost.
    """
    person, desk = seating.signed_in(request), request.app.state.desk
    sitting = desk.seated(person.name) if person else desk
    look = Look(sitting, seating.mark(request), request.url.path, {}, None, None, request)
    told, todo = (one[:1].upper() + one[1:] for one in (said, remedies.here(remedy)))
    phrase = HTTPStatus(status).phrase
    return shown(look, "problem.html", status, said=told, remedy=todo, phrase=phrase, sent=sent)
