"""Checking pages, and the articles that they are of."""

from collections.abc import Iterator

from tocsin.desk.verifying.fault import Fault
from tocsin.store import View, articles, auditing
from tocsin.store.packing import DamagedError, digest


def check(view: View) -> Iterator[Fault]:
    """Raw pages are what their names say, pages and articles what their ids say, and all read."""
    sound: dict[str, bool] = {}
    for name, size, content in articles.contents(view):
        if content is None:
            yield Fault(thing="raw page", id=name, problem="is damaged")
        elif digest(content) != name or len(content) != size:
            yield Fault(thing="raw page", id=name, problem="isn't the page of that hash")
        sound[name] = content is not None
    for id_, name in articles.page_ids(view).items():
        if name not in sound:
            yield Fault(thing="page", id=id_, problem="its raw page is missing")
        elif sound[name]:
            yield from _page(view, id_)
    yield from _articles(view)


def _page(view: View, id_: str) -> Iterator[Fault]:
    try:
        page = articles.kept_page(view, id_)
    except DamagedError:
        yield Fault(thing="page", id=id_, problem="is damaged")
        return
    if page.id != id_:
        yield Fault(thing="page", id=id_, problem="isn't the page of that id")


def _articles(view: View) -> Iterator[Fault]:
    for one in auditing.subjects(view):
        if articles.article_id(one.address) != one.id:
            yield Fault(thing="article", id=one.id, problem="isn't the article of that id")
        if not one.paged:
            yield Fault(thing="article", id=one.id, problem="has no page")
        if not one.read:
            yield Fault(thing="article", id=one.id, problem="has no reading")
