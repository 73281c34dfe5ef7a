"""A story: the articles on one developing event."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.views import StoryFile
from tocsin.errors import NotFoundError
from tocsin.web.desk.looking import looked, shown


def show(request: Request, id_: str) -> Response:
    """The page."""
    look = looked(request)
    file = look.desk.show(id_, as_of=look.as_of)
    if not isinstance(file, StoryFile):
        raise NotFoundError(id_, "is no story of this desk")
    if file.id != id_:
        return RedirectResponse(look.to("stories", file.id), 307)
    return shown(look, "story.html", file=file)
