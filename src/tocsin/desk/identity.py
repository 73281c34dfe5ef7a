"""Which article a page is of: pages of one address are versions of one article."""

import os

from tocsin.collect import STDIN
from tocsin.collect.canonical import canonical, host
from tocsin.records import Article, Page
from tocsin.store.packing import digest


def address_of(page: Page, article: Article) -> str:
    """The address that stands for the article on a page; for one without, where it came from.

    A page may give another address than the one it was fetched at as its own, but only at its own
    host: else any page could pass for a later version of any other. A page on standard input is
    known by its bytes.
    """
    own = article.canonical.value if article.canonical else None
    if page.address is None:
        if own is not None:
            return canonical(own)
        if page.source == STDIN:
            return f"sha256:{digest(page.content)}"
        return os.path.abspath(page.source)  # noqa: PTH100 - no links are followed
    if own is not None and host(own) == host(page.address):
        return canonical(own)
    return canonical(page.address)
