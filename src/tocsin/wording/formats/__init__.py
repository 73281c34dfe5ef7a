"""The forms in which readings are printed; each module makes a string of a reading."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tocsin.records import Reading


@dataclass(frozen=True)
class Form:
    """How a reading is written alone, and as one part of several in one file."""

    suffix: str
    alone: Callable[[Reading], str]
    part: Callable[[Reading], str]
    opening: str = ""
    between: str = ""
    closing: str = ""
    nothing: str = ""


def form(name: str, *, width: int = 80, colour: bool = False) -> Form:
    """The form of that name; `width` and `colour` are for the terminal and bear on text only.

    Loads one format's module and no other: HTML has no use for a terminal library.
    """
    return _text(width, colour) if name == "text" else _OTHERS[name]()


def _text(width: int, colour: bool) -> Form:
    from tocsin.wording.formats import text

    render = partial(text.render, width=width, colour=colour)
    return Form(".txt", alone=render, part=render, between=text.rule(width))


def _markdown() -> Form:
    from tocsin.wording.formats import markdown

    return Form(".md", alone=markdown.render, part=markdown.render, between="\n---\n\n")


def _json() -> Form:
    from tocsin.wording.formats import json

    return Form(
        ".json",
        alone=json.render,
        part=json.element,
        opening="[\n",
        between=",\n",
        closing="\n]\n",
        nothing="[]\n",
    )


def _html() -> Form:
    from tocsin.wording.formats import html

    return Form(
        ".html",
        alone=html.render,
        part=html.part,
        opening=html.opening("Several articles"),
        closing=html.closing(),
        nothing=html.opening("Nothing could be read") + html.closing(),
    )


_OTHERS = {"markdown": _markdown, "json": _json, "html": _html}
