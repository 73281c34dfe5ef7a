"""Doing what the commands that list were asked: rows from the desk, in a form, to their place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from tocsin.cli.desk.sitting import at
from tocsin.cli.output import WrongUsageError, stream
from tocsin.cli.terminal import coloured, columns, complain
from tocsin.desk import moments
from tocsin.desk.asking import Question
from tocsin.desk.desk import ROWS, Desk
from tocsin.desk.exchange.forms import BLAME, INCIDENTS, STATEMENTS, WARNINGS, Form
from tocsin.desk.views import List
from tocsin.store import files
from tocsin.wording.lists import (
    bulletins,
    case,
    entries,
    graded,
    json,
    judgement,
    markdown,
    recipients,
    surge,
    text,
    watched,
)
from tocsin.wording.lists import words as worded
from tocsin.wording.lists.sheet import Entry

Name = Literal[
    "incidents",
    "statements",
    "blame",
    "warnings",
    "timeline",
    "stories",
    "search",
    "actors",
    "judgements",
    "grades",
    "watches",
    "proposals",
    "surges",
    "cases",
    "recipients",
    "bulletins",
]

# Rows that are fetched together where all are wanted.
_STEP = 200


@dataclass(frozen=True)
class Request:
    """What the user asked of a list."""

    name: Name
    desk: str
    asked: Mapping[str, str | None]
    as_of: str | None = None
    form: str = "text"
    limit: int | None = None
    after: str | None = None
    all: bool = False
    out: str | None = None
    words: tuple[str, ...] = ()

    @property
    def wanted(self) -> int | None:
        """So many rows, None for all: a file for programs says nothing of what it lacks."""
        if self.limit is not None or self.all:
            return self.limit
        return ROWS if self.form in ("text", "markdown") else None


class Walk:
    """The rows of a list, a page after the other; `next` is then where it goes on, if it does."""

    def __init__(
        self,
        fetch: Callable[[int, str | None], List[Any]],
        wanted: int | None,
        after: str | None = None,
    ) -> None:
        self._fetch = fetch
        self._wanted = wanted
        self.next = after
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        while True:
            left = _STEP if self._wanted is None else min(_STEP, self._wanted - self.count)
            page = self._fetch(left, self.next)
            self.next = page.next
            for row in page.rows:
                self.count += 1
                yield row
            if page.next is None or self.count == self._wanted:
                return


def run(request: Request) -> None:
    """Do it."""
    with at(request.desk) as desk:
        if request.limit is not None and request.all:
            raise WrongUsageError("--limit and --all can't both be", "give one of them")
        walk = Walk(_fetching(desk, request), request.wanted, request.after)
        with stream(request.out, files(request.desk)) as out:
            for piece in _pieces(desk, request, walk):
                out.write(piece.encode("utf-8", "replace"))
        if walk.next and request.form not in ("text", "markdown", "json"):
            complain(_more(walk, request))


def _fetching(desk: Desk, request: Request) -> Callable[[int, str | None], List[Any]]:
    if request.name == "actors":
        return lambda _limit, _after: List(
            rows=tuple(desk.actor(request.words[0], as_of=request.as_of)), next=None
        )
    if request.name == "surges":
        asked = Question(**request.asked)
        return lambda _limit, _after: List(rows=desk.surges(asked, as_of=request.as_of), next=None)
    lists: Mapping[str, Callable[..., List[Any]]] = {
        "incidents": desk.incidents,
        "statements": desk.statements,
        "blame": desk.blame,
        "warnings": desk.warnings,
        "timeline": desk.timeline,
        "stories": desk.stories,
        "search": partial(desk.search, list(request.words)),
        "judgements": lambda _asked, **page: desk.judgements(**page),
        "grades": lambda _asked, as_of, **_page: List(rows=desk.grades(as_of=as_of), next=None),
        "watches": lambda _asked, as_of, **_page: List(rows=desk.watches(as_of=as_of), next=None),
        "proposals": lambda _asked, as_of, **_page: List(
            rows=desk.proposals(as_of=as_of), next=None
        ),
        "cases": lambda _asked, as_of, **_page: List(rows=desk.cases.list(as_of=as_of), next=None),
        "recipients": lambda _asked, as_of, **_page: List(
            rows=desk.directory.list(as_of=as_of), next=None
        ),
        "bulletins": lambda _asked, as_of, **_page: List(
            rows=desk.warn.list(as_of=as_of), next=None
        ),
    }
    found = lists[request.name]
    asked = Question(**request.asked)

    def fetch(limit: int, after: str | None) -> List[Any]:
        try:
            return found(asked, as_of=request.as_of, limit=limit, after=after)
        except ValueError as error:
            if after != request.after or after is None:
                raise
            problem = f"--after {after!r} is no place in this list"
            raise WrongUsageError(problem, "take it from where the list before ended") from error

    return fetch


_ENTRIES: Mapping[Name, Callable[[Any], Entry]] = {
    "incidents": entries.incident,
    "statements": entries.statement,
    "blame": entries.blame,
    "warnings": entries.warning,
    "timeline": entries.moment,
    "stories": entries.story,
    "search": entries.match,
    "actors": entries.actor,
    "judgements": judgement.entry,
    "grades": graded.entry,
    "watches": watched.watch,
    "proposals": watched.proposal,
    "surges": surge.entry,
    "cases": case.entry,
    "recipients": recipients.entry,
    "bulletins": bulletins.entry,
}
_FORMS: Mapping[str, Mapping[str, Form[Any]]] = {
    "incidents": INCIDENTS,
    "statements": STATEMENTS,
    "blame": BLAME,
    "warnings": WARNINGS,
}
# What a row of a list is called.
_NOUNS: Mapping[Name, str] = {
    "incidents": "incident",
    "statements": "statement",
    "blame": "word of blame",
    "warnings": "warning",
    "timeline": "moment",
    "stories": "story",
    "search": "article",
    "actors": "actor",
    "judgements": "judgement",
    "grades": "grade",
    "watches": "watch",
    "proposals": "proposal",
    "surges": "count",
    "cases": "case",
    "recipients": "recipient",
    "bulletins": "warning",
}


def _pieces(desk: Desk, request: Request, walk: Walk) -> Iterator[str]:
    if request.form == "json":
        return json.rows(walk, lambda: walk.next)
    if request.form in ("text", "markdown"):
        return _for_people(desk, request, walk)
    rows: Iterable[Any] = walk
    if request.name == "incidents":  # which these forms give with their accounts and sources
        rows = (desk.incident(row.id, as_of=request.as_of) for row in walk)
    return _FORMS[request.name][request.form](rows)


def _for_people(desk: Desk, request: Request, walk: Walk) -> Iterator[str]:
    rows = map(_ENTRIES[request.name], walk)
    if request.form == "markdown":
        yield from markdown.entries(rows)
        yield markdown.note(_ending(desk, request, walk))
        return
    yield from text.entries(rows, columns(request.out), colour=coloured(request.out))
    ending = _ending(desk, request, walk)
    yield text.note(ending) if walk.count else f"{ending}\n"


def _ending(desk: Desk, request: Request, walk: Walk) -> str:
    """The last line: how many there were and how to go on, or why there was nothing."""
    if walk.count == 0:
        return _nothing(desk, request)
    if walk.next:
        return _more(walk, request)
    return f"{_counted(walk, request)}.{_CLOSING.get(request.name, '')}"


_CLOSING: Mapping[Name, str] = {
    "proposals": " People decide: take one up with `tocsin case open ID`, or settle it with "
    "`tocsin decide ID taken|dismissed`; nothing is sent.",
    "cases": " `tocsin case show ID` opens one.",
    "recipients": " `tocsin recipients show ID` opens one.",
}


def _more(walk: Walk, request: Request) -> str:
    return f"{_counted(walk, request)}; there are more: --after {walk.next}, or --all"


def _counted(walk: Walk, request: Request) -> str:
    noun = _NOUNS[request.name]
    if walk.count > 1 and request.name == "blame":
        return f"{walk.count} words of blame"
    return worded.counted(walk.count, noun)


_CALLED = {"actor": "nobody", "place": "no place", "source": "no outlet or host"}


def _nothing(desk: Desk, request: Request) -> str:
    """That there is nothing, and why, if that can be told."""
    began = desk.began()
    none = {"blame": "No blame", "timeline": "Nothing"}.get(
        request.name, f"No {worded.counted(2, _NOUNS[request.name]).removeprefix('2 ')}"
    )
    if began is None:
        return f"{none}: the desk is empty. Fill it with `tocsin add`."
    if request.as_of and moments.moment(request.as_of) < began:
        first = worded.moment(began)
        return f"{none}: the desk knew nothing yet; its first entry is of {first}."
    about = {"actor": request.words[0]} if request.name == "actors" else request.asked
    unknown = desk.unknown(Question(**about), as_of=request.as_of)
    if unknown is not None:
        what, name = unknown
        return f"{none}: {_CALLED[what]} is called “{name}” at this desk."
    if request.name == "proposals" and _all_over(desk, request):
        return f"{none}: no watch runs any more; `tocsin watches` says which are due for review."
    asked = request.words or any(request.asked.values())
    return f"{none} that fit what was asked." if asked else f"{none}."


def _all_over(desk: Desk, request: Request) -> bool:
    """Whether there are watches, and all of them are closed or have expired."""
    rows = desk.watches(as_of=request.as_of)
    return bool(rows) and all(row.closed is not None or row.assessment.review_due for row in rows)
