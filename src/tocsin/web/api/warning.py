"""Warnings: drafted, looked at by a second person, issued, updated and ended.

Whoever may not see a warning (TLP 2.0) finds none, whatever they ask of it.
"""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from tocsin.desk.bulletins import Bulletin, DraftFile, WarningFile
from tocsin.desk.desk import Desk
from tocsin.desk.followup import FollowUp
from tocsin.desk.previews import Preview, Sample
from tocsin.desk.views import List
from tocsin.records import Record
from tocsin.warn.case import Said
from tocsin.warn.drafting import written
from tocsin.warn.lint import Finding
from tocsin.warn.people import shown
from tocsin.warn.warning import Draft, Marking, Scope, Shape, Sunset
from tocsin.web import veil
from tocsin.web.api import fields, telling
from tocsin.web.api.fields import AsOf, Fields, Id, Moment, Name, Note, Page, Reason
from tocsin.web.api.lists import numbered, paged
from tocsin.web.api.operations import operation
from tocsin.web.veil import Sees

CAP = "application/cap+xml"


class Sketch(Fields, frozen=True):
    """What the desk is to write; what isn't said is as the shape has it."""

    shape: Shape = "timely warning"
    to: Annotated[tuple[Name, ...], Meta(max_length=500, description="All if none is named.")] = ()
    scope: Scope | None = None
    marking: Marking | None = None
    exercise: bool = False

    @property
    def overrides(self) -> dict[str, str]:
        """The fields that are given."""
        given = {"scope": self.scope, "marking": self.marking}
        return {name: value for name, value in given.items() if value is not None}


class Text(Fields, frozen=True):
    """What a draft says, and the id of the draft that it changes, if it changes one."""

    text: Draft
    replaces: Id | None = None


class CheckSent(Fields, frozen=True):
    """What a draft says."""

    text: Draft


class Addressed(Page, frozen=True, kw_only=True):
    """To whom."""

    recipient: Name


class Following(Fields, frozen=True):
    """Whether it renews the warning or downgrades it; else its words are as they are."""

    sunset: Sunset | None = None


class Ready(Record, frozen=True):
    """Why who asks can't approve it, and why it can't be issued; both empty where it can be."""

    unfit: str
    unready: str


class Approval(Fields, frozen=True):
    """Why it is approved alone, as there is no time for a second person; mostly nothing."""

    hastened: Note = ""


class Issue(Fields, frozen=True):
    """Why it is issued though the linter has found errors; mostly nothing."""

    despite: Note = ""


class Update(Reason, frozen=True):
    """What takes its place: other words, or the same until another moment."""

    text: Draft | None = None
    replaces: Id | None = None
    until: Moment | None = None


class Longer(Reason, frozen=True):
    """Until when."""

    until: Moment


class Cancel(Reason, frozen=True):
    """Whether the danger is over; else the warning is taken back as mistaken."""

    over: bool = True


def warnings(desk: Desk, sees: Sees, asked: Page) -> List[Bulletin]:
    """Drafts that weren't issued and all warnings, the newest first."""
    return paged(veil.bulletins(desk, sees, asked.as_of), asked, lambda one: one.id)


def warning(desk: Desk, sees: Sees, id_: Id, asked: AsOf) -> DraftFile | WarningFile:
    """A draft or a warning: what it says, what it rests on, who looked at it."""
    return veil.bulletin(desk, sees, id_, asked.as_of)


def cap(desk: Desk, sees: Sees, id_: Id) -> bytes:
    """The CAP 1.2 message of a warning, byte by byte as it was issued."""
    return desk.warn.cap(veil.bulletin(desk, sees, id_).row.id)


def history(desk: Desk, sees: Sees, id_: Id, asked: Page) -> List[Said]:
    """What was done about a draft or a warning, by whom and when, but for its messages."""
    meant = veil.bulletin(desk, sees, id_, asked.as_of).row
    done = desk.warn.history(meant.id, as_of=asked.as_of)
    shown_ = veil.seen(desk, sees, meant.case, done, asked.as_of)
    return numbered(shown_, asked)


def follow_up(desk: Desk, sees: Sees, id_: Id, asked: AsOf) -> FollowUp:
    """Who was told of a warning, who answered, and who is asked next."""
    meant = veil.bulletin(desk, sees, id_, asked.as_of).row.id
    made = desk.warn.follow_up(meant, as_of=asked.as_of)
    heard = (
        replace(one, messages=tuple(map(telling.addressed, one.messages))) for one in made.heard
    )
    return replace(made, heard=tuple(heard))


def preview(desk: Desk, sees: Sees, id_: Id, asked: AsOf) -> Preview:
    """What a draft would be if it were issued now, or a warning is, and who has it."""
    meant = veil.bulletin(desk, sees, id_, asked.as_of).row.id
    return desk.warn.preview(meant, as_of=asked.as_of)


def samples(desk: Desk, sees: Sees, id_: Id, asked: Addressed) -> List[Sample]:
    """The first messages of a draft or a warning to one whom it is for."""
    meant = veil.bulletin(desk, sees, id_, asked.as_of).row.id
    found = [
        replace(one, address=shown(one.channel, one.address))
        for one in desk.warn.samples(meant, asked.recipient, as_of=asked.as_of)
    ]
    return numbered(found, asked)


def readiness(desk: Desk, sees: Sees, id_: Id) -> Ready:
    """Whether a draft can be approved by who asks, and whether it can be issued."""
    meant = veil.bulletin(desk, sees, id_).row.id
    return Ready(unfit=desk.warn.unfit(meant), unready=desk.warn.unready(meant))


def next_words(desk: Desk, sees: Sees, id_: Id, asked: Following) -> Draft:
    """The words with which an update of a warning begins; nothing is kept."""
    return desk.warn.next_words(veil.bulletin(desk, sees, id_).row.id, asked.sunset)


def check(desk: Desk, id_: Id, sent: CheckSent) -> tuple[Finding, ...]:
    """What the linter has against words that aren't kept, errors first."""
    return desk.warn.check(id_, sent.text)


def findings(desk: Desk, sees: Sees, id_: Id, asked: Page) -> List[Finding]:
    """What the linter has against a draft now, errors first."""
    found = desk.warn.lint(veil.bulletin(desk, sees, id_).row.id)
    return numbered(found, asked)


def sketch(desk: Desk, id_: Id, sent: Sketch) -> Draft:
    """What the desk would write, of what case and watch tell; nothing is kept."""
    return desk.warn.sketch(
        id_, sent.shape, to=sent.to, exercise=sent.exercise, overrides=sent.overrides
    )


def draft(desk: Desk, id_: Id, sent: Sketch) -> DraftFile:
    """Keep what the desk writes as a draft."""
    return desk.warn.draft(
        id_, sent.shape, to=sent.to, exercise=sent.exercise, overrides=sent.overrides
    )


def edit(desk: Desk, sees: Sees, id_: Id, sent: Text) -> DraftFile:
    """Keep a draft that somebody wrote or changed."""
    return desk.warn.edit(id_, _file(desk, sees, sent.text, sent.replaces))


def _file(desk: Desk, sees: Sees, text: Draft, replaces: str | None) -> str:
    """A draft as people write it, which is checked when it is read."""
    if replaces is not None:
        replaces = veil.bulletin(desk, sees, replaces).row.id
    return written(text, replaces or "")


def approve(desk: Desk, sees: Sees, id_: Id, sent: Approval) -> DraftFile:
    """Approve a draft as it stands; another than who wrote it has to."""
    return desk.warn.approve(veil.bulletin(desk, sees, id_).row.id, hastened=sent.hastened)


def send_back(desk: Desk, sees: Sees, id_: Id, sent: Reason) -> DraftFile:
    """Send a draft back to who wrote it."""
    return desk.warn.send_back(veil.bulletin(desk, sees, id_).row.id, why=sent.why)


def issue(desk: Desk, sees: Sees, id_: Id, sent: Issue) -> WarningFile:
    """Issue an approved draft. It never changes again; `tocsin deliver` sends it."""
    return desk.warn.issue(veil.bulletin(desk, sees, id_).row.id, despite=sent.despite)


def update(desk: Desk, sees: Sees, id_: Id, sent: Update) -> DraftFile:
    """Draft what takes a warning's place."""
    meant = veil.bulletin(desk, sees, id_).row.id
    text = _file(desk, sees, sent.text, sent.replaces) if sent.text else None
    until = fields.moment(sent.until) if sent.until else None
    return desk.warn.update(meant, text, why=sent.why, until=until)


def renew(desk: Desk, sees: Sees, id_: Id, sent: Longer) -> DraftFile:
    """Draft the same warning for longer, as it still holds."""
    meant = veil.bulletin(desk, sees, id_).row.id
    return desk.warn.renew(meant, fields.moment(sent.until), why=sent.why)


def downgrade(desk: Desk, sees: Sees, id_: Id, sent: Longer) -> DraftFile:
    """Draft a milder warning in its place."""
    meant = veil.bulletin(desk, sees, id_).row.id
    return desk.warn.downgrade(meant, fields.moment(sent.until), why=sent.why)


def cancel(desk: Desk, sees: Sees, id_: Id, sent: Cancel) -> WarningFile:
    """End a matter for all who had any of its warnings."""
    meant = veil.bulletin(desk, sees, id_).row.id
    return desk.warn.cancel(meant, why=sent.why, over=sent.over)


OPERATIONS = (
    operation("GET", "/warnings", "look", warnings),
    operation("GET", "/warnings/{id_}", "look", warning),
    operation("GET", "/warnings/{id_}/cap", "look", cap, media=CAP),
    operation("GET", "/warnings/{id_}/findings", "look", findings),
    operation("GET", "/warnings/{id_}/history", "look", history),
    operation("GET", "/warnings/{id_}/follow-up", "look", follow_up),
    operation("GET", "/warnings/{id_}/preview", "look", preview),
    operation("GET", "/warnings/{id_}/samples", "look", samples),
    operation("GET", "/warnings/{id_}/readiness", "look", readiness),
    operation("GET", "/warnings/{id_}/next", "look", next_words),
    operation("POST", "/cases/{id_}/check", "draft", check),
    operation("POST", "/cases/{id_}/sketch", "draft", sketch),
    operation("POST", "/cases/{id_}/drafts", "draft", draft),
    operation("POST", "/cases/{id_}/texts", "draft", edit),
    operation("POST", "/warnings/{id_}/approve", "approve", approve),
    operation("POST", "/warnings/{id_}/return", "approve", send_back),
    operation("POST", "/warnings/{id_}/issue", "issue", issue),
    operation("POST", "/warnings/{id_}/update", "draft", update),
    operation("POST", "/warnings/{id_}/renew", "draft", renew),
    operation("POST", "/warnings/{id_}/downgrade", "draft", downgrade),
    operation("POST", "/warnings/{id_}/cancel", "issue", cancel),
)
