"""Tocsin: a warning desk. Reads public news and keeps every claim tied to its sentence.

    import tocsin

    reading = tocsin.read("page.html")
    for statement in reading.statements:
        print(statement.speaker, statement.act, [span.text for span in statement.content])

A desk keeps what was read in many pages, and links it:

    from tocsin.collect import pages

    with tocsin.open("tocsin.db", by="Mira Doval") as desk:
        for outcome in desk.add(pages(["archive"])):
            print(outcome)
        for row in desk.incidents(as_of="2026-03-20").rows:
            print(row.day, row.dossier.kind, row.dossier.figures)

The rooms are `tocsin.collect`, `tocsin.clean`, `tocsin.read` and `tocsin.link`; `tocsin.desk` is
where they meet; the nouns are in `tocsin.records`, what can go wrong in `tocsin.errors`. Importing
this package loads none of them.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from tocsin.desk.desk import Desk
    from tocsin.records import Page, Reading

    __version__: str

__all__ = ["__version__", "open", "read"]


def read(
    source: str | os.PathLike[str] | Page, *, published: str | None = None, threads: int = 1
) -> Reading:
    """Read one page: its article, who said what in it, and who and what it names.

    Args:
        source: A file's path, an http or https address, `-` for standard input, or a `Page`
            that was had otherwise. A folder holds many pages: go through
            `tocsin.collect.pages([folder])` and read each.
        published: The day the article came out (`YYYY-MM-DD`) where the caller knows better
            than the page.
        threads: How many cores reading may use; the answer stays the same.

    Returns:
        The article with its statements and entities; every span is an offset into
        `reading.article.text`.

    Raises:
        FetchError: The page can't be had: missing, refused, too large, too slow.
        CleanError: The page is there but holds no article that can be read.
            Both are a `tocsin.errors.SourceError` with `source`, `problem` and `remedy`.
    """
    from tocsin.clean import clean
    from tocsin.collect import load
    from tocsin.read import read as read_article
    from tocsin.records import Page

    page = source if isinstance(source, Page) else load(source)
    return read_article(clean(page, published=published), threads=threads)


def open(  # noqa: A001 - what a desk is, as a file: `tocsin.open`
    where: str | os.PathLike[str], *, by: str = "", create: bool = True
) -> Desk:
    """Open a desk: a record of what was read, with all that can be done with it.

    Args:
        where: An SQLite file's path, or a `postgresql://` address.
        by: Who sits at the desk; stands beside everything that is added or judged.
        create: Whether a file may be made where there is none.

    Returns:
        The desk, which closes itself at the end of a `with`.

    Raises:
        DeskError: It can't be opened, or was made by a newer Tocsin: a `tocsin.errors.TocsinError`
            with `desk`, `problem` and `remedy`.
    """
    from os import fspath

    from tocsin.desk.desk import Desk

    return Desk(fspath(where), by=by, create=create)


_read_page = read  # under a name that no room takes


class ReadRoom(ModuleType):
    """The class of the module `tocsin.read`, so that calling the module reads a page.

    The room `tocsin.read` and the function `tocsin.read` share a name, and Python puts the
    module in the function's place as soon as anything imports it. The module takes this class
    and so can be called as well: `tocsin.read("page.html")` means the same before and after.
    """

    def __call__(
        self,
        source: str | os.PathLike[str] | Page,
        *,
        published: str | None = None,
        threads: int = 1,
    ) -> Reading:
        """Read one page, as the function `tocsin.read` does."""
        return _read_page(source, published=published, threads=threads)


if not TYPE_CHECKING:  # else every misspelt `tocsin.name` would pass the type checker

    def __getattr__(name: str) -> str:
        """`__version__`, looked up only when asked for: that takes longer than the import."""
        if name == "__version__":
            from importlib.metadata import version

            return version("tocsin")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
