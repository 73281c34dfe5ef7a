"""Warnings: drafted from a case, looked at by a second person, issued, updated and ended."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tocsin.desk import bulletins, following, followup, matters
from tocsin.desk.answering import AnswerPage
from tocsin.desk.bulletins import Bulletin, DraftFile, Named, WarningFile
from tocsin.desk.followup import FollowUp
from tocsin.desk.outlook import outlook
from tocsin.desk.part import Part
from tocsin.desk.previews import Preview, Previewing, Sample
from tocsin.desk.refusing import refusing
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError, TocsinError
from tocsin.read.places.gazetteer import shipped
from tocsin.store import Entry, Store, View, ledger
from tocsin.warn import cap, lifecycle
from tocsin.warn.cap.atom import Feed
from tocsin.warn.case import Case, Said
from tocsin.warn.deeds import AnyDeed, Drafted, Issued
from tocsin.warn.drafting import Request, drafted, parsed, replaced
from tocsin.warn.drafting.draft import SPEAKER
from tocsin.warn.drafting.shapes import headline
from tocsin.warn.folding import folded
from tocsin.warn.lifecycle import Issuer
from tocsin.warn.lint import Finding, linted
from tocsin.warn.warning import Draft, Shape, Sunset

# Where the feed lies, below the desk's address.
FEED = "alerts.atom"
_NOTHING: Mapping[str, Any] = {}


class Warnings(Part):
    """What can be done about warnings.

    `case`, `draft` and `warning` are everywhere the id of one, or how it begins. Nothing is sent
    here: what is issued goes out when the desk next tends its cases. Raises NotFoundError where
    something isn't there, and TocsinError where it can't be done.
    """

    def __init__(self, store: Store, by: str, clock: Callable[[], str], settings: Settings) -> None:
        super().__init__(store, by, clock)
        self._settings = settings

    # Drafting

    def sketch(
        self,
        case: str,
        shape: Shape,
        *,
        to: tuple[str, ...] = (),
        exercise: bool = False,
        overrides: Mapping[str, Any] = _NOTHING,
    ) -> Draft:
        """What the desk would write, of what case and watch tell; nothing is kept.

        `overrides` are fields of the draft that a person gives. `to` are ids of recipients: all of
        the case if none are named.
        """
        with self._look(None) as view:
            of = matters.case(view, case)
            known, now = outlook(view, of, self._now().date()), self._now()
            request = Request(shape, to, exercise, self._contact())
            people = matters.recipients(view)
            made = drafted(of, known, request, people, shipped(), now)
        text = replace(made, **overrides)
        if "headline" not in overrides:
            line = headline(text.shape, text.hazard, text.where, exercise=text.exercise)
            text = replace(text, headline=line)
        return text

    def _contact(self) -> str:
        """Where to ask and report; nothing where the desk has no address of its own."""
        sender = self._settings.sender
        own = sender != Settings().sender
        return f"Ask {self._settings.name}, or report what you see: {sender}." if own else ""

    def draft(
        self,
        case: str,
        shape: Shape,
        *,
        to: tuple[str, ...] = (),
        exercise: bool = False,
        overrides: Mapping[str, Any] = _NOTHING,
    ) -> DraftFile:
        """Keep what the desk writes as a draft; see `sketch`."""
        text = self.sketch(case, shape, to=to, exercise=exercise, overrides=overrides)
        return self.keep(case, text)

    def edit(self, case: str, text: str) -> DraftFile:
        """Keep a draft that a person has written or edited, as TOML, which may say of which."""
        with refusing():
            read, replaces = parsed(text), replaced(text)
        return self.keep(case, read, replaces=replaces)

    def keep(self, case: str, text: Draft, *, replaces: str | None = None) -> DraftFile:
        """Keep a draft; the same one is kept once. `replaces` is the draft that it changes."""
        with self._enter(f"draft for {case}") as entry:
            of = matters.case(entry.view, case)
            before = _drafted(entry.view, replaces).id if replaces else None
            with refusing():
                _check_evidence(of, text)
                made = lifecycle.drafted(of, text, by=self._by, replaces=before)
            return self._kept(entry, of, made)

    def update(
        self,
        warning: str,
        text: str | None = None,
        *,
        why: str,
        until: datetime | None = None,
        sunset: Sunset | None = None,
    ) -> DraftFile:
        """Draft what takes a warning's place.

        Args:
            warning: which.
            text: its words as TOML, which may say what draft it replaces; those of the warning if
                none are given.
            why: why it is updated.
            until: when it is to be looked at again; as its words have it if not given.
            sunset: whether it renews the warning, as it still holds, or downgrades it: what the
                desk writes is then a step less urgent and severe.
        """
        with refusing():
            read = parsed(text) if text is not None else None
            replaces = replaced(text) if text is not None else None

        def made(of: Case, id_: str) -> Draft:
            milder = sunset == "downgraded" and read is None
            said = read or lifecycle.standing_text(of, id_)
            said = lifecycle.downgraded(said) if milder else said
            return replace(said, expires=until) if until else said

        return self._follow(warning, why, made, sunset, replaces)

    def renew(self, warning: str, until: datetime, *, why: str) -> DraftFile:
        """Draft the same warning for longer, as it still holds."""
        return self.update(warning, why=why, until=until, sunset="renewed")

    def downgrade(self, warning: str, until: datetime, *, why: str) -> DraftFile:
        """Draft a milder warning in its place, which holds until then."""
        return self.update(warning, why=why, until=until, sunset="downgraded")

    def next_words(self, warning: str, sunset: Sunset | None = None) -> Draft:
        """The words with which an update of a warning begins; nothing is kept.

        Where it is renewed or downgraded it holds as long from now as it did when it was issued.
        """
        with self._look(None) as view:
            meant = _warning(view, warning)
            of = matters.case(view, meant.case)
            with refusing():
                said = lifecycle.standing_text(of, meant.id)
        if sunset is None:
            return said
        lasts = said.expires - of.warnings[meant.id].warning.sent
        until = (self._now() + lasts).replace(microsecond=0)
        milder = lifecycle.downgraded(said) if sunset == "downgraded" else said
        return replace(milder, expires=until)

    def _follow(
        self,
        warning: str,
        why: str,
        make: Callable[[Case, str], Draft],
        sunset: Sunset | None,
        replaces: str | None,
    ) -> DraftFile:
        with self._enter(f"update {warning}") as entry:
            meant = _warning(entry.view, warning)
            of = matters.case(entry.view, meant.case)
            before = _drafted(entry.view, replaces).id if replaces else None
            with refusing():
                text = make(of, meant.id)
                _check_evidence(of, text)
                made = lifecycle.drafted(
                    of,
                    text,
                    by=self._by,
                    refers=meant.id,
                    why=why,
                    sunset=sunset,
                    replaces=before,
                )
            return self._kept(entry, of, made)

    def _kept(self, entry: Entry, of: Case, made: Drafted) -> DraftFile:
        if made.id not in of.drafts:
            ledger.write(entry, of.id, made)
        return self._draft(entry.view, of.id, made.id, self._moment(entry))

    # Deciding

    def check(self, case: str, text: Draft) -> tuple[Finding, ...]:
        """What the linter has against words that aren't kept, errors first."""
        with self._look(None) as view, refusing():
            of = matters.case(view, case)
            _check_evidence(of, text)
            return self._findings(view, of, text, self._now())

    def lint(self, draft: str) -> tuple[Finding, ...]:
        """What the linter has against a draft now, errors first."""
        with self._look(None) as view:
            meant = _drafted(view, draft)
            return self._draft(view, meant.case, meant.id, self._now()).findings

    def approve(self, draft: str, *, hastened: str = "") -> DraftFile:
        """Approve a draft as it stands; `hastened` is why there is no time for a second person."""
        return self._decide(
            draft, "approve", lambda of, id_: lifecycle.approved(of, id_, self._issuer(), hastened)
        )

    def send_back(self, draft: str, *, why: str) -> DraftFile:
        """Send a draft back to who wrote it."""
        return self._decide(
            draft, "return", lambda of, id_: lifecycle.returned(of, id_, why, self._by)
        )

    def _decide(self, draft: str, what: str, make: Callable[[Case, str], AnyDeed]) -> DraftFile:
        with self._enter(f"{what} {draft}") as entry:
            meant = _drafted(entry.view, draft)
            of = matters.case(entry.view, meant.case)
            with refusing():
                done = make(of, meant.id)
            ledger.write(entry, of.id, done)
            return self._draft(entry.view, of.id, meant.id, self._moment(entry))

    def issue(self, draft: str, *, despite: str = "") -> WarningFile:
        """Issue an approved draft; `despite` is why, where the linter has found errors."""
        with self._enter(f"issue {draft}") as entry:
            meant, now = _drafted(entry.view, draft), self._moment(entry)
            of = matters.case(entry.view, meant.case)
            people, issuer = matters.recipients(entry.view), self._issuer()
            findings = self._findings(entry.view, of, of.drafts[meant.id].text, now)
            with refusing():
                made = lifecycle.issued(of, meant.id, issuer, people, findings, now, despite)
            return _out(entry, of, made, now)

    def cancel(self, warning: str, *, why: str, over: bool = True) -> WarningFile:
        """End a matter for all who had any of its warnings.

        It is an all-clear where the danger is `over`; else the warning is taken back.
        """
        with self._enter(f"cancel {warning}") as entry:
            meant, now = _warning(entry.view, warning), self._moment(entry)
            of, issuer = matters.case(entry.view, meant.case), self._issuer()
            with refusing():
                made = lifecycle.cancelled(of, meant.id, issuer, why, now, over=over)
            return _out(entry, of, made, now)

    def _issuer(self) -> Issuer:
        key = self._settings.signing_key
        return (
            dataclasses.replace(self._unsigned(), write=_signing(key)) if key else self._unsigned()
        )

    def _unsigned(self) -> Issuer:
        """Who sits here, signing nothing: what is signed counts as issued."""
        settings = self._settings
        return Issuer(self._by, settings.sender, settings.name, settings.two_person)

    def unfit(self, draft: str) -> str:
        """Why who sits here can't approve a draft; empty where they can."""
        with self._look(None) as view:
            meant = _drafted(view, draft)
            of, issuer = matters.case(view, meant.case), self._issuer()
            return _hindrance(lambda: lifecycle.approved(of, meant.id, issuer))

    def unready(self, draft: str) -> str:
        """Why a draft can't be issued, but for what the linter finds; empty where it can."""
        with self._look(None) as view:
            meant, issuer = _drafted(view, draft), self._unsigned()
            of, people = matters.case(view, meant.case), matters.recipients(view)
            now = self._now()
            return _hindrance(lambda: lifecycle.issued(of, meant.id, issuer, people, (), now))

    # Looking

    def list(self, *, as_of: str | None = None) -> tuple[Bulletin, ...]:
        """Drafts that weren't issued and all warnings, the newest first."""
        now, two_person = self._at(as_of), self._settings.two_person
        with self._look(as_of) as view:
            found = [
                row
                for of in matters.cases(view)
                for row in bulletins.rows(of, now, two_person=two_person)
            ]
        return tuple(sorted(found, key=lambda row: (row.moment, row.id), reverse=True))

    def show(self, name: str, *, as_of: str | None = None) -> DraftFile | WarningFile:
        """A draft or a warning opened, by its id or how that begins."""
        with self._look(as_of) as view:
            meant, now = bulletins.named(view, name), self._at(as_of)
            if not meant.issued:
                return self._draft(view, meant.case, meant.id, now)
            of = matters.case(view, meant.case)
            out = of.warnings[meant.id]
            return bulletins.warning_file(out, bulletins.warning_row(of, out, now))

    def history(self, name: str, *, as_of: str | None = None) -> tuple[Said, ...]:
        """What was done about a draft or a warning, by whom and when, but for its messages."""
        with self._look(as_of) as view:
            meant = bulletins.named(view, name)
            return bulletins.history(matters.case(view, meant.case), meant.id)

    def follow_up(self, warning: str, *, as_of: str | None = None) -> FollowUp:
        """Who was told of a warning, who answered, and who is asked next."""
        with self._look(as_of) as view:
            meant, policies = _warning(view, warning), following.policies(view)
            lines = ledger.lines(view, meant.case)
            of, now = folded(lines), self._at(as_of)
            return followup.followed_up(view, of, lines, meant.id, policies, now)

    def preview(self, name: str, *, as_of: str | None = None) -> Preview:
        """What a draft would be if it were issued now, or a warning is, and who has it."""
        with self._look(as_of) as view:
            return self._previewing(view, name, as_of).preview()

    def samples(self, name: str, recipient: str, *, as_of: str | None = None) -> tuple[Sample, ...]:
        """The first messages of a draft or a warning to one whom it is for."""
        with self._look(as_of) as view:
            return self._previewing(view, name, as_of).samples(recipient)

    def answer_page(self, name: str, recipient: str, *, as_of: str | None = None) -> AnswerPage:
        """What the page shows on which they would answer."""
        with self._look(as_of) as view:
            return self._previewing(view, name, as_of).page(recipient)

    def _previewing(self, view: View, name: str, as_of: str | None) -> Previewing:
        meant = bulletins.named(view, name)
        with refusing():
            return Previewing(
                matters.case(view, meant.case),
                meant.id,
                matters.recipients(view),
                following.policies(view),
                self._unsigned(),
                self._settings,
                self._at(as_of),
            )

    def cap(self, warning: str) -> bytes:
        """The CAP message of a warning, byte by byte as it was issued."""
        with self._look(None) as view:
            meant = _warning(view, warning)
            return matters.case(view, meant.case).warnings[meant.id].alert.encode()

    def published(self, url: str = "") -> dict[str, bytes]:
        """All that is for everybody, by its path below `url`: the feed, then each alert of it.

        The feed (Atom) has the alerts that were issued to the public and marked TLP:CLEAR, without
        drills. `url` is where the desk's web page lies, unless its settings say so.
        """
        base = (url or self._settings.url).rstrip("/")
        if not base:
            raise TocsinError(
                "a feed leads to alerts, and this desk has no address",
                "set url in tocsin.toml, or say --url",
            )
        with self._look(None) as view:
            outs = [out for of in matters.cases(view) for out in of.warnings.values()]
        public = {
            f"alerts/{out.warning.id}.xml": out
            for out in outs
            if _is_for_everybody(out.warning.text)
        }
        about = Feed(
            title=f"Warnings: {self._settings.name}",
            address=f"{base}/{FEED}",
            author=self._settings.name,
            updated=max((out.warning.sent for out in public.values()), default=self._now()),
        )
        issued = tuple(
            cap.Issued(alert=cap.parsed(out.alert.encode()), address=f"{base}/{path}")
            for path, out in public.items()
        )
        alerts = {path: out.alert.encode() for path, out in public.items()}
        return {FEED: cap.feed(about, issued), **alerts}

    def _draft(self, view: View, case: str, id_: str, now: datetime) -> DraftFile:
        of = folded(ledger.lines(view, case))
        drawn = of.drafts[id_]
        row = bulletins.draft_row(of, drawn, now, two_person=self._settings.two_person)
        return bulletins.draft_file(drawn, row, self._findings(view, of, drawn.text, now))

    def _findings(self, view: View, of: Case, text: Draft, now: datetime) -> tuple[Finding, ...]:
        people = matters.recipients(view)
        return linted(text, of, people, now, outlook(view, of, now.date()))


def _out(entry: Entry, of: Case, made: Issued, now: datetime) -> WarningFile:
    ledger.write(entry, of.id, made)
    after = folded(ledger.lines(entry.view, of.id))
    out = after.warnings[made.warning.id]
    return bulletins.warning_file(out, bulletins.warning_row(after, out, now))


def _is_for_everybody(text: Draft) -> bool:
    return text.scope == "public" and text.marking == "TLP:CLEAR" and not text.exercise


def _drafted(view: View, name: str) -> Named:
    """A draft. Raises NotFoundError."""
    meant = bulletins.named(view, name)
    if meant.issued:
        raise NotFoundError(name, "is a warning, which was issued", "update or cancel it")
    return meant


def _warning(view: View, name: str) -> Named:
    """A warning that was issued. Raises NotFoundError."""
    meant = bulletins.named(view, name)
    if not meant.issued:
        raise NotFoundError(name, "is a draft, which wasn't issued", "see `tocsin warn list`")
    return meant


def _hindrance(make: Callable[[], AnyDeed]) -> str:
    """Why something can't be done, as the user is told of it; empty where it can."""
    try:
        with refusing():
            make()
    except TocsinError as error:
        return error.problem
    return ""


def _check_evidence(of: Case, text: Draft) -> None:
    """Raises ValueError where a draft cites an article otherwise than the case has it.

    What a sentence shows is for people to say in their words, and so is whether its source is
    named.
    """
    named = [replace(one, says="", private=False) for one in of.evidence]
    known = {*named, *(replace(one, source=SPEAKER) for one in named)}
    for one in text.evidence:
        if one.article is not None and replace(one, says="", private=False) not in known:
            raise ValueError(
                f"evidence: “{one.says}” isn't as the case has it; leave it as it was, or out"
            )


def _signing(path: str) -> Callable[[cap.Alert], bytes]:
    """What signs alerts with the key in a file. Raises TocsinError where it can't be read."""
    try:
        key = Path(path).read_bytes()
    except OSError as error:
        problem = f"{path}: the signing key can't be read ({error.strerror})"
        raise TocsinError(problem, "mend signing_key in tocsin.toml") from error
    return lambda alert: cap.signed(alert, key)
