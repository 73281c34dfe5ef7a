"""The pages on which a warning is answered: shown by GET, which changes nothing, taken by POST."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tocsin.desk.answering import AnswerPage, RefusedAnswerError
from tocsin.desk.desk import Desk
from tocsin.warn import answers
from tocsin.warn.answers import Answer, AnswerError
from tocsin.warn.deeds import Answered
from tocsin.warn.needed import moment
from tocsin.web.limiting import Limiter, asks_from
from tocsin.web.pages import page, problem

# In a minute, of a link; of what is no link of this desk, or an old one, for an address. All who
# work in a house may share one, and answer at the same time.
_LOOKS, _ANSWERS = 60, 10
_STATUS = {"unknown": 404, "expired": 410, "closed": 410, "used": 409}
_TOO_OFTEN = ("You have asked very often", "Wait a minute, then open the link once more.")


class Sent(NamedTuple):
    """A form, as it was sent."""

    reply: str = ""
    by: str = ""
    what: str = ""
    until: str = ""
    why: str = ""
    mark: str = ""


_NOTHING = Sent()


class Wrong(NamedTuple):
    """What was wrong with a form, and at which field; "" is the whole."""

    field: str
    said: str
    remedy: str


class _Pages:
    """What is shown and taken, and how often."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._looks = Limiter(_LOOKS, clock)
        self._answers = Limiter(_ANSWERS, clock)

    def show(self, request: Request, token: str) -> Response:
        """The page of a link."""
        desk = _desk(request)
        if not self._looks.allows(_key(desk, request, token)):
            return _often(desk)
        try:
            return _page(desk, token)
        except RefusedAnswerError as error:
            return _refused(desk, error)

    def take(
        self,
        request: Request,
        token: str,
        reply: Annotated[str, Form()] = "",
        by: Annotated[str, Form()] = "",
        what: Annotated[str, Form()] = "",
        until: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
        mark: Annotated[str, Form()] = "",
    ) -> Response:
        """An answer; who gave it is shown the page again, with what was recorded."""
        desk, sent = _desk(request), Sent(reply, by, what, until, why, mark)
        if not self._answers.allows(_key(desk, request, token)):
            return _often(desk)
        try:
            return self._taken(desk, token, sent)
        except RefusedAnswerError as error:
            if error.refusal == "used":
                return _page(desk, token, 409, sent, Wrong("", error.problem, error.remedy))
            return _refused(desk, error)

    def _taken(self, desk: Desk, token: str, sent: Sent) -> Response:
        try:
            zone = desk.answering.page(token).recipient.zone
        except RefusedAnswerError:
            zone = "UTC"  # it is refused below, which is written down
        try:
            desk.answering.answer(token, sent.mark, _answer(sent, zone))
        except AnswerError as error:
            return _page(desk, token, 422, sent, Wrong(error.field, error.problem, error.remedy))
        return RedirectResponse(f"/answer/{token}", 303)


def router(clock: Callable[[], float]) -> APIRouter:
    """The routes of these pages."""
    pages, made = _Pages(clock), APIRouter()
    address = "/answer/{token}"
    made.add_api_route(address, pages.show, methods=["GET", "HEAD"], response_class=HTMLResponse)
    made.add_api_route(address, pages.take, methods=["POST"], response_class=HTMLResponse)
    return made


def _answer(sent: Sent, zone: str) -> Answer:
    """The answer in a form. Raises AnswerError."""
    return Answer(
        reply=answers.reply(sent.reply),
        by=sent.by,
        what=sent.what,
        until=answers.until(sent.until, zone),
        why=sent.why,
    )


def _page(
    desk: Desk, token: str, status: int = 200, sent: Sent | None = None, wrong: Wrong | None = None
) -> Response:
    return _filled(desk, desk.answering.page(token), status, sent or _NOTHING, wrong)


def preview(desk: Desk, shown: AnswerPage, back: str) -> Response:
    """The page as a recipient would see it: its form can't be sent, and `back` leads from it."""
    return _filled(desk, shown, back=back)


def _filled(
    desk: Desk,
    shown: AnswerPage,
    status: int = 200,
    sent: Sent = _NOTHING,
    wrong: Wrong | None = None,
    back: str = "",
) -> Response:
    clock = _Clock(shown.recipient.zone)
    return page(
        "answer.html",
        status,
        desk=desk.settings.name,
        page=shown,
        text=shown.warning.text,
        replies=answers.REPLIES,
        sent=sent,
        wrong=wrong,
        back=back,
        follows=_follows(shown, clock),
        clock=clock,
        longest_name=answers.LONGEST_NAME,
        longest_text=answers.LONGEST_TEXT,
    )


class _Clock:
    """Moments in words, by the clock of who reads them."""

    def __init__(self, zone: str) -> None:
        try:
            self._zone = ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            self._zone = ZoneInfo("UTC")
        self.zone = self._zone.key

    def __call__(self, at: datetime) -> str:
        return moment(at.astimezone(self._zone))


def _follows(shown: AnswerPage, clock: _Clock) -> str:
    """What happens next, after the last answer."""
    if not shown.answers:
        return ""
    answer: Answered = shown.answers[-1].answer
    until = f"before {clock(answer.lasts)}" if answer.lasts else "about this"
    return {
        "received": f"You aren't asked again {until}; answer once more when you know what it means "
        "for you. Others may be asked meanwhile.",
        "understood": f"You aren't asked again {until}.",
        "acting": f"You aren't asked again {until}. Then say how it stands.",
        "disputed": f"The desk has your reason. You aren't asked again {until}; others may be.",
        "dismissed": f"The desk has your reason. You aren't asked again {until}; others may be.",
        "can't act": "The desk now asks whoever stands in for you or can protect you. "
        f"You aren't asked again {until}.",
    }[answer.reply]


def _refused(desk: Desk, error: RefusedAnswerError) -> Response:
    said, remedy = (one[:1].upper() + one[1:] for one in (error.problem, error.remedy))
    return problem(_STATUS[error.refusal], said, f"{remedy}.", desk.settings.name)


def _often(desk: Desk) -> Response:
    response = problem(429, *_TOO_OFTEN, desk.settings.name)
    response.headers["Retry-After"] = "60"
    return response


def _key(desk: Desk, request: Request, token: str) -> str:
    """By what it is counted how often somebody asks."""
    if desk.answering.mine(token):
        return f"link {hashlib.sha256(token.encode()).hexdigest()}"
    return f"from {asks_from(request)}"


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
