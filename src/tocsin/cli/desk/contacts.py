"""Recipients as people write them: files that are all checked before any is kept."""

from collections.abc import Sequence
from pathlib import Path

import typer

from tocsin.cli.desk.drafts import text_of
from tocsin.cli.desk.sitting import at, told
from tocsin.desk.refusing import refusing
from tocsin.errors import TocsinError
from tocsin.warn.directory import flaw, parsed, tabled
from tocsin.warn.people import Recipient
from tocsin.wording.safe import one_line


def write(files: Sequence[str], where: str, *, by: str | None) -> None:
    """Keep the recipients of files in the desk at `where`, and say of each what became of it."""
    with told():
        people = _read(files)
    with at(where, by=by, create=True) as desk:
        became = desk.directory.keep(people.values(), ", ".join(files))
        for id_, what in became.items():
            doubt = flaw(people[id_])
            typer.echo(one_line(f"{id_}: {what}{f'; {doubt}' if doubt else ''}"))


def _read(files: Sequence[str]) -> dict[str, Recipient]:
    """The recipients of all files, by id. Raises TocsinError of the first that won't do."""
    found: dict[str, Recipient] = {}
    homes: dict[str, str] = {}
    for file in files:
        text = text_of(file, "recipients")
        with refusing():
            people = (tabled if Path(file).suffix.lower() == ".csv" else parsed)(text, file)
        for one in people:
            if one.id in found:
                problem = f"{file}: {one.id}: {homes[one.id]} has it as well"
                raise TocsinError(problem, "keep it in one of them")
            found[one.id], homes[one.id] = one, file
    return found
