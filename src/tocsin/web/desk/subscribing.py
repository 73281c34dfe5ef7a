"""What is done about sources from their pages: added, changed, paused, removed, taken of lists."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePath
from typing import Annotated

from fastapi import File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from tocsin.desk import hosts, sources
from tocsin.desk.desk import Desk
from tocsin.desk.sources import Listed
from tocsin.errors import SourceError, TocsinError
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, Several
from tocsin.web.desk import fields, remedies, sourceform
from tocsin.web.desk.looking import looked, shown
from tocsin.web.desk.sourceform import Written
from tocsin.web.desk.sources import ASKED, FORMS

_Upload = Annotated[UploadFile | None, File()]
_Sent = Annotated[Written, Form()]
_TOLD = 200  # lines of a list that are told one by one
_KIND = "what lies there"
_ENDINGS: Mapping[str, sources.Form] = {
    ".opml": "opml",
    ".xml": "opml",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
}


def add(request: Request, sent: _Sent) -> Response:
    """Collect from somewhere."""
    desk = seating.seat(request, "judge")
    fields.one_of(sent.kind, ASKED, _KIND)
    wishes = dict(sourceform.wishes(sent))
    return _to(desk.sources.add(str(wishes.pop("address")), **wishes).id)


def change(request: Request, id_: str, sent: _Sent) -> Response:
    """Collect otherwise."""
    desk = seating.seat(request, "judge")
    row = desk.sources.show(id_).row
    changed = sourceform.changes(sent, row.subscription)
    if "kind" in changed:
        fields.one_of(sent.kind, ASKED, _KIND)
    return _to(desk.sources.change(row.id, **changed).id)


def pause(request: Request, id_: str, why: Said = "") -> Response:
    """Ask a source no more for now."""
    return _to(seating.seat(request, "judge").sources.pause(id_, why=why.strip()).id)


def resume(request: Request, id_: str) -> Response:
    """Ask a paused source again."""
    return _to(seating.seat(request, "judge").sources.resume(id_).id)


def remove(request: Request, id_: str, why: Said = "") -> Response:
    """Collect from a source no more."""
    seating.seat(request, "judge").sources.remove(id_, why=why)
    return RedirectResponse("/sources", 303)


def take(request: Request, address: Several) -> Response:
    """Collect from what is ticked in the starter set."""
    desk = seating.seat(request, "judge")
    if not address:
        raise TocsinError("nothing is ticked", "go back and tick what to collect from")
    return _became(request, desk.sources.take(address))


def load(request: Request, file: _Upload = None, text: Said = "", written: Said = "") -> Response:
    """Collect from all that a list names, which is uploaded or pasted."""
    desk = seating.seat(request, "judge")
    name = PurePath(file.filename or "").name if file else ""
    content = file.file.read() if file and name else text.encode()
    if bool(name) == bool(text.strip()):
        raise TocsinError("one list is loaded at a time", "choose a file, or paste its text")
    form = _form(written, name)
    told = desk.sources.load(content, form, name or "the text", folders=False)
    return _became(request, told)


def _form(said: str, name: str) -> sources.Form:
    found = _ENDINGS.get(PurePath(name).suffix.lower())
    if said or found is None:
        return fields.one_of(said, FORMS, "what it is written as")
    return found


def _became(request: Request, told: tuple[Listed | SourceError, ...]) -> Response:
    """What came of each line of a list; 422 where something is wrong and nothing was taken."""
    wrong = [one for one in told if isinstance(one, SourceError)]
    taken = [one for one in told if isinstance(one, Listed)]
    new = [one.source for one in taken if one.what == "new"][:_TOLD]
    look = looked(request)
    return shown(
        look,
        "imported.html",
        422 if wrong and not taken else 200,
        counts=Counter(one.what for one in taken),
        new=new,
        inside=_inside(look.desk, new),
        wrong=[(one.source, one.problem, remedies.here(one.remedy)) for one in wrong[:_TOLD]],
        more=len(wrong[_TOLD:]),
    )


def _inside(desk: Desk, names: Collection[str]) -> list[str]:
    """Those of these names whose addresses won't be asked, as they aren't public."""
    if desk.settings.collect.private:
        return []
    found = [row for row in desk.sources.list() if row.name in names]
    return [row.name for row in found if hosts.inside(row.subscription.address)]


def _to(id_: str) -> Response:
    return RedirectResponse(f"/sources/{id_}", 303)


DEEDS: Mapping[str, Callable[..., Response]] = {
    "/sources": add,
    "/sources/starter": take,
    "/sources/import": load,
    "/sources/{id_}/change": change,
    "/sources/{id_}/pause": pause,
    "/sources/{id_}/resume": resume,
    "/sources/{id_}/remove": remove,
}
