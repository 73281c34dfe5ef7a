"""Reading: an article in, a reading out. Pure functions and one small trained head."""

import sys

import tocsin
from tocsin.read.statements import statements
from tocsin.read.tagger import shipped
from tocsin.records import Article, Reading

__all__ = ["read"]


def read(article: Article) -> Reading:
    """Read an article with the weights that ship.

    The same article gives the same reading every time: one thread, no chance.
    """
    head = shipped()
    found = statements(article.id, article.text, head.tag(article.text))
    return Reading(article=article, statements=found, model=head.name)


# `tocsin.read` is this room and the library's main function; see `tocsin.ReadRoom`.
sys.modules[__name__].__class__ = tocsin.ReadRoom
