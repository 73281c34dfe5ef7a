"""A story: the articles on one developing event."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.views import StoryFile
from tocsin.errors import NotFoundError, TocsinError
from tocsin.web.desk import judging
from tocsin.web.desk.looking import looked, shown

_SHOWN = 100  # articles on a page


def show(request: Request, id_: str) -> Response:
    """The page."""
    look = looked(request)
    file = look.desk.show(id_, as_of=look.as_of)
    if not isinstance(file, StoryFile):
        raise NotFoundError(id_, "is no story of this desk")
    if file.id != id_:
        return RedirectResponse(look.to("stories", file.id), 307)
    here = file.articles[look.begin : look.begin + _SHOWN]
    if not here:
        raise TocsinError("the story has no articles there", "begin at its first page")
    return shown(
        look, "story.html", file=file, here=here, named=judging.named(look, file.judgements)
    )
