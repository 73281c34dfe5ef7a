"""A draft or a warning: what it says, how far it has come, who heard it, and all that was done."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.bulletins import Bulletin, DraftFile, WarningFile
from tocsin.desk.followup import FollowUp
from tocsin.errors import NotFoundError
from tocsin.warn import answers, deeds
from tocsin.warn.case import Said
from tocsin.warn.drafting import parts
from tocsin.warn.evidence import Evidence
from tocsin.warn.warning import Draft, Warning
from tocsin.web import veil
from tocsin.web.answering import preview
from tocsin.web.desk import warnings
from tocsin.web.desk.looking import Look, looked, shown
from tocsin.wording.formats import common
from tocsin.wording.lists import logged

_SHOWN = 100  # of those who are to hear a warning
_TO_BE_SENT = ("waiting", "put off", "in doubt", "to be tried again")
_FEW = 200  # of those of whom one is chosen from a list


def show(request: Request, id_: str) -> Response:
    """The page of either."""
    look = looked(request, ("all",), {"all": ("1",)})
    file = warnings.opened(look, id_)
    if file.row.id != id_:
        return RedirectResponse(look.to("warnings", file.row.id), 307)
    return _draft(look, file) if isinstance(file, DraftFile) else _warning(look, file)


def _draft(look: Look, file: DraftFile) -> Response:
    now = look.as_of is None
    return shown(
        look,
        "draft.html",
        **_common(look, file, file.text),
        unfit=look.desk.warn.unfit(file.row.id) if now else "",
        unready=look.desk.warn.unready(file.row.id) if now else "",
    )


def _warning(look: Look, file: WarningFile) -> Response:
    told = look.desk.warn.follow_up(file.row.id, as_of=look.as_of)
    every = "all" in look.given
    return shown(
        look,
        "warning.html",
        **_common(look, file, file.warning.text),
        told=told,
        heard=told.heard if every else told.heard[:_SHOWN],
        counts=_counts(told),
        now=datetime.fromisoformat(look.moment),
        heard_of=sum(one.addressed for one in told.heard),
        replies=[(reply, f"{reply}: {meaning}") for reply, meaning in answers.REPLIES.items()],
        silent=silent(look) if _waits(look, told) else "",
    )


def _common(look: Look, file: DraftFile | WarningFile, text: Draft) -> dict[str, Any]:
    """What both pages show."""
    names = _names(look)
    done = _done(look, file.row)
    return {
        "file": file,
        "row": file.row,
        "text": text,
        "parts_of": parts(text),
        "names": names,
        "places": _places(look, text.evidence),
        "seen": _seen(look, file),
        "history": [(said, logged.told(said.deed, _called(done, names))) for said in done],
    }


def _names(look: Look) -> dict[str, str]:
    """What everybody who is written down is called."""
    rows = look.desk.directory.list(as_of=look.as_of)
    return {one.recipient.id: one.recipient.name for one in rows}


def _places(look: Look, evidence: Sequence[Evidence]) -> dict[Evidence, str]:
    """The addresses of the sentences that it rests on."""
    found = look.desk.cases.places(evidence, as_of=look.as_of)
    return {one: look.sentence(place, one.sentence) for one, place in found.items()}


def _seen(look: Look, file: DraftFile | WarningFile) -> frozenset[str]:
    """The ids of those that who looks may see, and that this one leads to."""
    leads = (
        [file.refers, file.replaces, file.replaced]
        if isinstance(file, DraftFile)
        else [file.followed, *file.warning.refers]
    )
    seen = set()
    for one in filter(None, leads):
        try:
            seen.add(warnings.opened(look, one).row.id)
        except NotFoundError:
            continue
    return frozenset(seen)


def _done(look: Look, row: Bulletin) -> list[Said]:
    """What was done, without what who looks may not see."""
    history = look.desk.warn.history(row.id, as_of=look.as_of)
    return veil.seen(look.desk, look.sees, row.case, history, look.as_of)


def _called(done: Sequence[Said], names: dict[str, str]) -> dict[str, str]:
    """What ids in deeds are called."""
    called = dict(names)
    for said in done:
        match said.deed:
            case (
                deeds.Drafted(id=id_, text=text) | deeds.Issued(warning=Warning(id=id_, text=text))
            ):
                called[id_] = common.quoted(text.headline)
    return called


def _counts(told: FollowUp) -> dict[str, int]:
    """How many of those whom it is for have answered what, and how many were reached."""
    meant = [one for one in told.heard if one.addressed]
    replies: dict[str, int] = {}
    for one in meant:
        reply = one.holds.answer.reply if one.holds else ""
        replies[reply] = replies.get(reply, 0) + 1
    silent_ = replies.pop("", 0)
    return {**replies, **({"no answer that holds": silent_} if silent_ else {})}


def _waits(look: Look, told: FollowUp) -> bool:
    """Whether anything is to be sent already."""
    messages = (message for one in told.heard for message in one.messages)
    now = datetime.fromisoformat(look.moment)
    return any(one.state in _TO_BE_SENT for one in messages) or any(
        one.at <= now for one in told.coming or ()
    )


def silent(look: Look) -> str:
    """That nobody shows that messages go out, since when; "" where one does, or of the past."""
    after = timedelta(minutes=look.desk.settings.heartbeat.after)
    found = look.desk.heart.silence(after) if look.as_of is None else None
    if found is None:
        return ""
    since = f" since {logged.moment(found.since)}" if found.since else ""
    return f"No `tocsin run` has shown a sign of life{since}: what is to be sent waits for one."


# What goes out


def previewed(request: Request, id_: str) -> Response:
    """What each channel carries to one of those whom it is for, and its CAP message."""
    look = looked(request, ("to",))
    file = warnings.opened(look, id_)
    made = look.desk.warn.preview(file.row.id, as_of=look.as_of)
    people = made.warning.text.recipients
    to = look.given.get("to") or next(iter(people), "")
    names = _names(look)
    samples = look.desk.warn.samples(file.row.id, to, as_of=look.as_of) if to else ()
    return shown(
        look,
        "previewed.html",
        row=file.row,
        made=made,
        draft=isinstance(file, DraftFile),
        to=to,
        name=names.get(to, to),
        choices=[(one, names.get(one, one)) for one in people] if len(people) <= _FEW else [],
        samples=samples,
    )


def page(request: Request, id_: str) -> Response:
    """The page that the link in their messages leads to, as one of them would see it."""
    look = looked(request, ("to",))
    file = warnings.opened(look, id_)
    to = look.given.get("to", "")
    made = look.desk.warn.answer_page(file.row.id, to, as_of=look.as_of)
    return preview(look.desk, made, look.to("warnings", file.row.id, "preview", to=to))


def alert(request: Request, id_: str) -> Response:
    """The CAP message of a warning, byte by byte as it was issued."""
    look = looked(request)
    file = warnings.opened(look, id_)
    if isinstance(file, DraftFile):
        raise NotFoundError(id_, "is a draft, which wasn't issued", "look at its preview")
    return Response(look.desk.warn.cap(file.row.id), media_type="application/cap+xml")
