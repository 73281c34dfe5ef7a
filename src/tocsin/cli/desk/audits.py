"""Doing what `tocsin audit` was asked."""

from pathlib import Path

import typer

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.output import stream
from tocsin.cli.terminal import coloured, columns
from tocsin.desk import auditing
from tocsin.desk.auditing import Audit, Head
from tocsin.errors import SourceError
from tocsin.store import files
from tocsin.wording.lists import json, logged, markdown, text
from tocsin.wording.lists.words import counted
from tocsin.wording.safe import one_line


def check(desk: str, head: str | None, file: str | None) -> int:
    """Check the ledger of a desk, or a file; print a line a fault, and give how many there are."""
    noted = auditing.head(head) if head else None
    found = _of_file(file, noted) if file else _of_desk(desk, noted)
    for fault in found.faults:
        typer.echo(one_line(f"{fault.thing} {fault.id}: {fault.problem}"))
    if not found.faults:
        checked = counted(found.head.number, "line")
        since = "" if noted else "; note this head elsewhere, and give it with --head next time"
        typer.echo(f"all well: {checked} checked, head {found.head.words}{since}")
    return len(found.faults)


def _of_desk(desk: str, noted: Head | None) -> Audit:
    with at(desk) as opened:
        return opened.audit.verify(noted)


def _of_file(file: str, noted: Head | None) -> Audit:
    with told():
        try:
            return auditing.exported(Path(file).read_bytes().splitlines(), noted)
        except OSError as error:
            problem = f"can't be read ({error.strerror or type(error).__name__})"
            raise SourceError(file, problem, "name what `tocsin audit export` wrote") from error
        except ValueError as error:
            raise SourceError(file, str(error), "name what `tocsin audit export` wrote") from error


def put(desk: str, case: str | None, as_of: str | None, form: str, out: str | None) -> None:
    """Print the log."""
    with at(desk) as opened, stream(out, files(desk)) as place:
        lines = opened.audit.log(case, as_of=as_of)
        if form == "json":
            pieces = json.rows(lines, lambda: None)
        elif form == "markdown":
            pieces = markdown.entries(logged.entries(lines))
        else:
            colour = coloured(out)
            pieces = text.entries(logged.entries(lines), columns(out), colour=colour)
        for piece in pieces:
            place.write(piece.encode("utf-8", "replace"))
        if form == "text":
            ending = f"{counted(len(lines), 'line')}." if lines else "Nothing was done yet."
            place.write((text.note(ending) if lines else f"{ending}\n").encode())
