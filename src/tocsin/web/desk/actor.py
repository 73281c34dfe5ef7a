"""An actor: who goes by a name, what else they are called, what they say and are accused of."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.asking import Question
from tocsin.desk.views import ActorFile
from tocsin.errors import NotFoundError
from tocsin.web.desk import judging
from tocsin.web.desk.looking import looked, shown

_FEW = 8  # of each list, which the page leads to


def find(request: Request) -> Response:
    """Everybody of a name; the only one at once."""
    look = looked(request, ("name",))
    name = look.given.get("name", "")
    found = look.desk.actor(name, as_of=look.as_of) if name else []
    if len(found) == 1:
        return RedirectResponse(look.to("actors", found[0].id), 307)
    return shown(look, "actors.html", name=name, found=found)


def show(request: Request, id_: str) -> Response:
    """The page of one."""
    look = looked(request)
    file = look.desk.show(id_, as_of=look.as_of)
    if not isinstance(file, ActorFile):
        raise NotFoundError(id_, "is no actor of this desk")
    if file.id != id_:
        return RedirectResponse(look.to("actors", file.id), 307)
    asked = Question(actor=file.id)
    parts = {
        name: fetch(asked, as_of=look.as_of, limit=_FEW)
        for name, fetch in (
            ("incidents", look.desk.incidents),
            ("statements", look.desk.statements),
            ("blame", look.desk.blame),
            ("warned", look.desk.warnings),
        )
    }
    return shown(
        look, "actor.html", file=file, parts_of=parts, named=judging.named(look, file.judgements)
    )
