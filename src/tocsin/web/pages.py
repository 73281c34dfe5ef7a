"""Pages: templates filled, everything in them escaped."""

from functools import cache
from http import HTTPStatus

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from tocsin.web.filters import FILTERS, harmless


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("tocsin.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    return made


def page(template: str, status: int = 200, **words: object) -> HTMLResponse:
    """A template, filled with these."""
    return HTMLResponse(_templates().get_template(template).render(**words), status)


def problem(status: int, said: str, remedy: str, desk: str) -> HTMLResponse:
    """What went wrong, for people, and what they can do; `desk` is its name."""
    phrase = HTTPStatus(status).phrase
    return page("problem.html", status, said=said, remedy=remedy, phrase=phrase, desk=desk)
