"""What becomes of a draft and of a warning: approved, sent back, issued, ended, answered."""

from collections.abc import Callable, Mapping

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.bulletins import DraftFile
from tocsin.errors import NotFoundError, TocsinError
from tocsin.warn import answers
from tocsin.warn.answers import Answer, AnswerError
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk import warning, warnings
from tocsin.web.desk.looking import looked, shown


def approve(request: Request, id_: str, hastened: Said = "") -> Response:
    """Approve a draft as it stands; `hastened` is why there is no time for a second person."""
    desk = seating.seat(request, "approve")
    desk.warn.approve(_visible(request, id_), hastened=hastened)
    return _back(id_)


def send_back(request: Request, id_: str, why: Said = "") -> Response:
    """Send a draft back to who wrote it."""
    desk = seating.seat(request, "approve")
    desk.warn.send_back(_visible(request, id_), why=why)
    return _back(id_)


def ask(request: Request, id_: str) -> Response:
    """The last question before a draft is issued: to whom, how many, by what, marked how."""
    seating.seat(request, "issue")
    look = looked(request)
    if look.as_of:
        raise TocsinError("nothing is issued in the past", "go back to now, and issue it there")
    file = warnings.opened(look, id_)
    if not isinstance(file, DraftFile):
        raise NotFoundError(id_, "is a warning, which was issued already", "see what became of it")
    made = look.desk.warn.preview(file.row.id)
    at_once = [one for one in made.reach if one.step == 1]
    return shown(
        look,
        "issuing.html",
        file=file,
        row=file.row,
        text=made.warning.text,
        made=made,
        told=[one for one in at_once if one.recipient],
        untold=[one for one in at_once if not one.recipient],
        later=[one for one in made.reach if one.step > 1 and one.recipient],
        errors=[one for one in file.findings if one.severity == "error"],
        unready=look.desk.warn.unready(file.row.id),
        silent=warning.silent(look),
    )


def issue(request: Request, id_: str, despite: Said = "") -> Response:
    """Issue a draft; `despite` is why, where the linter has found errors."""
    desk = seating.seat(request, "issue")
    made = desk.warn.issue(_visible(request, id_), despite=despite)
    return _back(made.row.id)


def end(request: Request, id_: str, over: Said = "", why: Said = "") -> Response:
    """End a warning: the danger has passed ("over"), or it is taken back ("withdrawn")."""
    desk = seating.seat(request, "issue")
    if over not in ("over", "withdrawn"):
        raise TocsinError("it isn't said how it ends", "choose an all-clear, or to take it back")
    made = desk.warn.cancel(_visible(request, id_), why=why, over=over == "over")
    return _back(made.row.id)


def answer(
    request: Request,
    id_: str,
    recipient: Said = "",
    reply: Said = "",
    by: Said = "",
    what: Said = "",
    until: Said = "",
    why: Said = "",
) -> Response:
    """Write down what somebody answered by other ways than their link."""
    desk = seating.seat(request, "judge")
    meant = _visible(request, id_)
    try:
        given = Answer(
            reply=answers.reply(reply),
            by=by,
            what=what,
            until=answers.until(until, "UTC"),
            why=why,
        )
        desk.answering.record(meant, recipient, given)
    except AnswerError as error:
        raise TocsinError(error.problem, error.remedy) from error
    return _back(id_)


def _visible(request: Request, id_: str) -> str:
    """The id of a draft or a warning. Raises NotFoundError where who asks may not see it."""
    return warnings.opened(looked(request), id_).row.id


def _back(id_: str) -> Response:
    return RedirectResponse(f"/warnings/{id_}", 303)


DEEDS: Mapping[str, Callable[..., Response]] = {
    "approve": approve,
    "return": send_back,
    "issue": issue,
    "end": end,
    "answer": answer,
}
