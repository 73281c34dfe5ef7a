"""Reading: an article in, a reading out. Pure functions and one small trained network."""

import sys
from datetime import date

import tocsin
from tocsin.read.entities import entities
from tocsin.read.network import shipped
from tocsin.read.statements import statements
from tocsin.read.times.whens import whens
from tocsin.records import Article, Reading

__all__ = ["read"]


def read(article: Article, *, threads: int = 1) -> Reading:
    """Read an article with the weights that ship, on so many cores.

    The same article gives the same reading every time, whatever is read beside it.
    """
    network = shipped(threads)
    marks = network.read(article.text)
    return Reading(
        article=article,
        statements=statements(article.id, article.text, marks.statements, marks.attributed),
        entities=entities(article.id, article.text, marks.entities),
        times=whens(article.id, article.text, _day(article)),
        model=network.name,
    )


def _day(article: Article) -> date | None:
    """The day on which an article says that it appeared, if it tells the day."""
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.value[:10])
    except ValueError:
        return None


# `tocsin.read` is this room and the library's main function; see `tocsin.ReadRoom`.
sys.modules[__name__].__class__ = tocsin.ReadRoom
