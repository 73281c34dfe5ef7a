"""What those see who aren't let at the desk."""

from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import Desk
from tocsin.web.accounts import forms
from tocsin.web.accounts.seating import Refusal, UnseatedError
from tocsin.web.pages import page, problem

_WORDS: dict[Refusal, tuple[int, str, str]] = {
    "no accounts": (404, "There is nothing here", "Open the link in the message again, whole."),
    "not signed in": (401, "You aren't signed in", "Sign in, and try again."),
    "not allowed": (403, "You may not do this", "Ask an admin of this desk if you should."),
    "not the desk's form": (403, "This form is too old", "Go back, load the page again, send it."),
}


async def refused(request: Request, error: Exception) -> Response:
    """The page of an UnseatedError; who wants to look at something is led to sign in.

    A desk without accounts that is asked from elsewhere is there for recipients alone.
    """
    refusal: Refusal = error.refusal if isinstance(error, UnseatedError) else "not allowed"
    desk: Desk = request.app.state.desk
    if refusal == "no accounts" and request.url.path == "/":
        return page("front.html", desk=desk.settings.name)
    browser = "Authorization" not in request.headers
    if refusal == "not signed in" and browser and not forms.changes(request):
        query = f"?{request.url.query}" if request.url.query else ""
        wanted = quote(request.url.path + query, safe="")
        return RedirectResponse(f"/sign-in?next={wanted}", 303)
    status, said, remedy = _WORDS[refusal]
    response = problem(status, said, remedy, desk.settings.name)
    if refusal == "not signed in" and not browser:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
