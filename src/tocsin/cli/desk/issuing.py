"""Doing what `tocsin warn` was asked: what becomes of drafts and warnings, and what is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import typer

from tocsin.cli.desk.drafts import text_of
from tocsin.cli.desk.opening import put
from tocsin.cli.desk.sitting import at
from tocsin.cli.ending import EXIT_FAILED
from tocsin.cli.output import WrongUsageError, stream
from tocsin.desk.bulletins import DraftFile, WarningFile
from tocsin.desk.desk import Desk
from tocsin.desk.warnings import FEED
from tocsin.store import files
from tocsin.warn.drafting import written
from tocsin.warn.lint import Finding
from tocsin.warn.warning import Draft, Marking, Shape, Sunset
from tocsin.wording.lists.bulletins import sheet
from tocsin.wording.lists.words import counted, few
from tocsin.wording.safe import one_line

_SHAPES: Mapping[str, Shape] = {
    "emergency": "emergency notification",
    "timely": "timely warning",
    "security": "security alert",
    "private": "private notice",
}
_MARKINGS: Mapping[str, Marking] = {
    "red": "TLP:RED",
    "amber+strict": "TLP:AMBER+STRICT",
    "amber": "TLP:AMBER",
    "green": "TLP:GREEN",
    "clear": "TLP:CLEAR",
}
_SHOWN = 10  # letters of an id


@dataclass(frozen=True)
class Drafting:
    """What is to be drafted; `file` is where to write it, `source` what to keep.

    `force` says that a file which is there may be written over.
    """

    case: str
    shape: str | None
    to: tuple[str, ...]
    scope: str | None
    marking: str | None
    exercise: bool
    file: str | None
    force: bool
    source: str | None

    @property
    def given(self) -> bool:
        """Whether anything is said that a file says itself."""
        return bool(self.shape or self.to or self.scope or self.marking or self.exercise)

    @property
    def overrides(self) -> dict[str, Any]:
        """The fields that the user gives."""
        marking = _MARKINGS[self.marking] if self.marking else None
        fields = {"scope": self.scope, "marking": marking}
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True)
class Following:
    """What takes a warning's place."""

    warning: str
    why: str
    renew: str | None
    downgrade: str | None
    file: str | None
    force: bool
    source: str | None


def draft(asked: Drafting, where: str, settings: str | None, by: str | None) -> None:
    """Draft, and keep it or write it to a file."""
    with at(where, by=by, settings=settings) as desk:
        if asked.file and asked.source:
            raise WrongUsageError("--file and --from can't both be", "give one of them")
        if asked.source:
            if asked.given:
                raise WrongUsageError("--from says all of it", "change the file instead")
            _kept(desk.warn.edit(asked.case, text_of(asked.source, "a draft")))
            return
        shape = _SHAPES[asked.shape or "timely"]
        overrides = asked.overrides
        text = desk.warn.sketch(
            asked.case, shape, to=asked.to, exercise=asked.exercise, overrides=overrides
        )
        if asked.file:
            _free(asked.file, force=asked.force)
            _write(text, asked.file, where, f"draft {asked.case} --from {asked.file}")
        else:
            _kept(desk.warn.keep(asked.case, text))


def _free(file: str, *, force: bool) -> None:
    """Raises WrongUsageError where a file is there: somebody may have edited it."""
    if Path(file).is_file() and not force:
        raise WrongUsageError(f"--file {file} is there", "name another, or write over it: --force")


def _write(text: Draft, file: str, where: str, then: str) -> None:
    with stream(file, files(where), option="--file") as place:
        place.write(written(text).encode())
    _say(f"{file}: written; edit it, then `tocsin warn {then}`")


def _kept(file: DraftFile) -> None:
    """Say what became of a draft, what is wrong with it, and what is next."""
    id_ = file.row.id
    _say(f"draft {id_}: {file.row.state}")
    if file.replaces:
        _say(f"it takes the place of {file.replaces}, which can't be issued any more")
    for one in file.findings:
        _say(_line(one, id_))
    if file.replaced:
        _say(f"next: a later draft waits: `tocsin warn show {file.replaced[:_SHOWN]}`")
    elif file.row.state == "approved":
        _say(f"next: `tocsin warn issue {id_[:_SHOWN]}`")
    elif file.errors:
        _say(f"next: mend it: {_mending(file)}")
    else:
        _say(f"next: somebody else: `tocsin warn approve {id_[:_SHOWN]} --by NAME`")


def _mending(file: DraftFile) -> str:
    """How a draft is changed."""
    taken = f"tocsin warn show {file.row.id[:_SHOWN]} --format toml --out FILE"
    kept = f"tocsin warn draft {file.row.case[:_SHOWN]} --from FILE"
    if file.refers:
        kept = f"tocsin warn update {file.refers[:_SHOWN]} --why … --from FILE"
    return f"`{taken}`, edit it, then `{kept}`"


def lint(draft: str, where: str, settings: str | None, *, as_json: bool) -> int:
    """Print what is wrong with a draft; the exit code."""
    with at(where, settings=settings) as desk:
        findings = desk.warn.lint(draft)
        if as_json:
            typer.echo(msgspec.json.format(msgspec.json.encode(findings), indent=2).decode())
        else:
            _all(findings, draft)
    return EXIT_FAILED if any(one.severity == "error" for one in findings) else 0


def _all(findings: Iterable[Finding], draft: str) -> None:
    shown = [_line(one, draft) for one in findings]
    for one in shown or [f"{draft}: nothing is wrong with it"]:
        _say(one)


def _line(one: Finding, draft: str) -> str:
    return f"{draft[:_SHOWN]}: {one.severity}: {one.field}: {one.what}; {one.remedy} [{one.source}]"


def show(
    id_: str, where: str, settings: str | None, as_of: str | None, form: str, out: str | None
) -> None:
    """Open a draft or a warning."""
    with at(where, settings=settings) as desk:
        file = desk.warn.show(id_, as_of=as_of)
        if form != "toml":
            put(file, sheet, form, out, where)
            return
        toml = _edited(file) if isinstance(file, DraftFile) else written(file.warning.text)
        with stream(out, files(where)) as place:
            place.write(toml.encode())


def _edited(file: DraftFile) -> str:
    """A draft as TOML that says what it is a draft of: kept again it takes that one's place."""
    return written(file.text, file.row.id)


def approve(draft: str, where: str, settings: str | None, by: str | None, hastened: str) -> None:
    """Approve a draft."""
    with at(where, by=by, settings=settings) as desk:
        file = desk.warn.approve(draft, hastened=hastened)
        _say(f"draft {file.row.id}: {file.row.state} by {desk.by}")
        within = " within the hour" if hastened else ""
        _say(f"next: `tocsin warn issue {file.row.id[:_SHOWN]}`{within}")


def send_back(draft: str, where: str, settings: str | None, by: str | None, why: str) -> None:
    """Send a draft back."""
    with at(where, by=by, settings=settings) as desk:
        file = desk.warn.send_back(draft, why=why)
        _say(f"draft {file.row.id}: sent back to {file.row.by}")
        _say(f"next: mend it: {_mending(file)}")


def issue(draft: str, where: str, settings: str | None, by: str | None, despite: str) -> None:
    """Issue a draft."""
    with at(where, by=by, settings=settings) as desk:
        _issued(desk.warn.issue(draft, despite=despite))


def cancel(
    warning: str, where: str, settings: str | None, by: str | None, why: str, *, over: bool
) -> None:
    """End a matter."""
    with at(where, by=by, settings=settings) as desk:
        _issued(desk.warn.cancel(warning, why=why, over=over))


def _issued(file: WarningFile) -> None:
    told = file.warning
    to = few(told.text.recipients) or "nobody by name"
    _say(f"warning {told.id}: {told.kind} issued to {to}")
    _say("next: `tocsin deliver` sends it; nothing was sent yet")


def update(asked: Following, where: str, settings: str | None, by: str | None) -> None:
    """Draft what takes a warning's place."""
    with at(where, by=by, settings=settings) as desk:
        _check(asked)
        if asked.file:
            _free(asked.file, force=asked.force)
            _sketched(desk, asked, asked.file, where)
            return
        text = text_of(asked.source, "a draft") if asked.source else None
        until = asked.renew or asked.downgrade
        sunset: Sunset = "renewed" if asked.renew else "downgraded"
        _kept(
            desk.warn.update(
                asked.warning,
                text,
                why=asked.why,
                until=datetime.fromisoformat(until) if until else None,
                sunset=sunset if until else None,
            )
        )


def _check(asked: Following) -> None:
    """Raises WrongUsageError where it isn't clear what is wanted."""
    if asked.renew and asked.downgrade:
        raise WrongUsageError("--renew and --downgrade can't both be", "give one of them")
    if asked.file and (asked.source or asked.renew or asked.downgrade):
        raise WrongUsageError("--file keeps nothing", "leave the others out, and edit the file")
    if not (asked.file or asked.source or asked.renew or asked.downgrade):
        raise WrongUsageError(
            "nothing is said that would take its place",
            "give --file, --from, --renew or --downgrade",
        )


def _sketched(desk: Desk, asked: Following, file: str, where: str) -> None:
    opened = desk.warn.show(asked.warning)
    if not isinstance(opened, WarningFile):
        raise WrongUsageError(f"{asked.warning} is a draft", "name a warning that was issued")
    then = f"update {asked.warning} --why … --from {file}"
    _write(opened.warning.text, file, where, then)


def alert(warning: str, where: str, out: str | None) -> None:
    """Print an alert as it was issued."""
    with at(where) as desk, stream(out, files(where)) as place:
        place.write(desk.warn.cap(warning))


def feed(url: str, where: str, settings: str | None, out: str | None, folder: str | None) -> None:
    """Print the feed of public alerts, or write it with them into a folder."""
    with at(where, settings=settings) as desk:
        if out and folder:
            raise WrongUsageError("--out and --folder can't both be", "give one of them")
        published = desk.warn.published(url)
        if folder is None:
            with stream(out, files(where)) as place:
                place.write(published[FEED])
            return
        # The feed comes last: it never leads to what isn't there yet.
        for path, content in reversed(published.items()):
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with stream(str(target), files(where), option="--folder") as place:
                place.write(content)
        _say(f"{folder}: {FEED}, with {counted(len(published) - 1, 'alert')}")


def _say(words: str) -> None:
    typer.echo(one_line(words))
