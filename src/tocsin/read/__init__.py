"""Reading: an article in, a reading out. Pure functions and one small trained network."""

import sys

import tocsin
from tocsin.read.entities import entities
from tocsin.read.network import shipped
from tocsin.read.statements import statements
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
        model=network.name,
    )


# `tocsin.read` is this room and the library's main function; see `tocsin.ReadRoom`.
sys.modules[__name__].__class__ = tocsin.ReadRoom
