"""Doing what `tocsin argue` was asked: a person's change to a table, and how shares moved by it."""

from collections.abc import Iterator
from dataclasses import dataclass

import typer

from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.assess.hypotheses.table import Table
from tocsin.cli.desk.sitting import at
from tocsin.cli.output import WrongUsageError
from tocsin.wording.lists.hypotheses import share
from tocsin.wording.safe import one_line

_WHOLE = "give one of --origin, --note and --prior; --low and --high go with the first two"


@dataclass(frozen=True)
class Request:
    """What the user wants to change."""

    desk: str
    by: str | None
    incident: str
    hypothesis: str
    why: str
    origin: str | None
    note: str | None
    low: float | None
    high: float | None
    prior: float | None


def run(request: Request) -> None:
    """Do it."""
    with at(request.desk, by=request.by) as desk:
        change = _change(request, desk.by)
        before = desk.weigh(request.incident).table
        id_ = desk.edit(request.incident, change)
        for line in _moved(before, desk.weigh(request.incident).table):
            typer.echo(one_line(line))
        typer.echo(f"to take it back: tocsin undo {id_} --why …")


def _change(request: Request, by: str) -> Edit:
    """The change that is asked for. Raises WrongUsageError where it can't be."""
    given = [one for one in (request.origin, request.note, request.prior) if one is not None]
    banded = request.low is not None or request.high is not None
    if len(given) > 1 or (banded and (not given or request.prior is not None)):
        raise WrongUsageError("these can't all be meant", _WHOLE)
    if not by:
        raise WrongUsageError("a change needs a name", "say --by NAME")
    try:
        return _made(request, by)
    except ValueError as error:
        raise WrongUsageError(str(error), "see `tocsin argue --help`") from error


def _made(request: Request, by: str) -> Edit:
    name, why = request.hypothesis, request.why
    if request.prior is not None:
        return Prior(by=by, why=why, hypothesis=name, share=request.prior)
    if request.origin is not None:
        return Ratio(by=by, why=why, hypothesis=name, origin=request.origin, band=_band(request))
    if request.note is not None:
        return Note(by=by, why=why, text=request.note, bands={name: _band(request)})
    return Proposal(by=by, why=why, hypothesis=name)


def _band(request: Request) -> Band:
    if request.low is None:
        raise ValueError("how much it is worth isn't said: --low is missing")
    return Band(low=request.low, high=request.low if request.high is None else request.high)


def _moved(before: Table, after: Table) -> Iterator[str]:
    """The share of each hypothesis before and after, with its band."""
    for one in after.hypotheses:
        now, former = after.shares[one.name], before.shares.get(one.name)
        told = share(now, moved=after.moved)
        if former is None:
            yield f"{one.name}: new → {told}"
        elif former != now:
            yield f"{one.name}: {share(former, moved=before.moved)} → {told}"
    if after.shares == before.shares:
        yield "no share moved"
