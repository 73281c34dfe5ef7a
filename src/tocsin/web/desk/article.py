"""An article: its text with all that was read in it, its furniture folded, its versions."""

from collections.abc import Iterator
from typing import NamedTuple

from fastapi import Request
from markupsafe import Markup
from starlette.responses import Response

from tocsin.errors import TocsinError
from tocsin.read.sentences import containing, sentences
from tocsin.records import Reading, Span
from tocsin.web.desk.looking import looked, shown
from tocsin.wording.formats import common
from tocsin.wording.formats.marking import Marks


class Sentence(NamedTuple):
    """A sentence with its marks, and where it begins."""

    start: int
    marked: Markup


def show(request: Request, id_: str) -> Response:
    """The page."""
    look = looked(request, ("version",))
    text = look.desk.text(id_, _number(look.given.get("version")), as_of=look.as_of)
    return shown(
        look,
        "article.html",
        text=text,
        reading=text.reading,
        last=text.versions[-1].source.version,
        paragraphs=list(_paragraphs(text.reading)),
        facts=[(name, one, common.origin(one)) for name, one in common.facts(text.reading.article)],
        times=common.told(text.reading),
        places=common.placed(text.reading),
        starts=_Starts(text.reading),
    )


def _number(version: str | None) -> int | None:
    if version is None:
        return None
    if not (version.isascii() and version.isdigit()):
        raise TocsinError(f"“{version}” is no version", "versions are numbered from 1 on")
    return int(version)


def _paragraphs(reading: Reading) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, with all that was read in them marked.

    What stands before a sentence and behind the last one is white space, but for what pages lose.
    """
    marks = Marks(reading)
    parts = sentences(reading.article.text)
    for start, end in marks.layout.paragraphs:
        within = [one for one in parts if start <= one[0] < end] or [(start, end)]
        # Made by the forms of the brief, which escape every word of the page.
        yield [Sentence(low, Markup(marks.words(low, high))) for low, high in within]  # noqa: S704


class _Starts:
    """Where the sentence begins that words stand in."""

    def __init__(self, reading: Reading) -> None:
        self._parts = sentences(reading.article.text)

    def __call__(self, words: Span) -> int:
        return self._parts[containing(self._parts, words.start)][0]
