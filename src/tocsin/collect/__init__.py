"""The room that gets pages: from files, folders, archives, addresses and standard input.

`pages(sources)` is the whole way; `expand` and `load` are its two halves, for a caller that
wants to know how many pages there are before it gets the first. What is collected from again
and again is in `subscriptions`, one poll of it in `polling`; `feeds` reads what tells of pages.
"""

from tocsin.collect.addresses import fetch
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.sources import STDIN, expand, is_address, load, pages

__all__ = ["LIMITS", "STDIN", "Limits", "expand", "fetch", "is_address", "load", "pages"]
