"""Drafts and warnings: what each says in the order of its shape, and how far it has come."""

from collections.abc import Iterable, Iterator

from tocsin.desk.bulletins import Bulletin, DraftFile, Look, WarningFile
from tocsin.warn.drafting import Rung, parts
from tocsin.warn.evidence import Evidence
from tocsin.warn.lint import Finding
from tocsin.warn.warning import Draft
from tocsin.wording.formats import common
from tocsin.wording.lists import logged, words
from tocsin.wording.lists.sheet import (
    Entry,
    Grid,
    Line,
    Piece,
    Section,
    Sheet,
    bare,
    dotted,
    line,
    lines,
)


def entry(row: Bulletin) -> Entry:
    """A draft or a warning in a list."""
    headline = row.headline or f"{row.shape} without a headline"
    head = dotted(Piece(row.state, "kind"), Piece(headline, "strong"))
    return Entry(head, row.id, lines(*_about(row)))


def _about(row: Bulletin) -> Iterator[Line]:
    kind = "" if row.kind == "alert" else {"update": "update", "cancel": "end"}[row.kind]
    drill = "an exercise" if row.exercise else ""
    yield dotted(kind, row.shape, drill, row.scope, row.marking)
    told = words.counted(len(row.recipients), "recipient")
    yield dotted(f"{told}: {words.few(row.recipients)}" if row.recipients else "no recipients")
    by = f"by {row.by}" if row.by else ""
    holds = "" if row.kind == "cancel" else f"to be looked at again by {logged.moment(row.expires)}"
    yield dotted(by, logged.moment(row.moment), holds)
    yield line(f"case {row.case[:10]}: {row.title}")


def sheet(file: DraftFile | WarningFile) -> Sheet:
    """A draft or a warning, opened."""
    return _draft(file) if isinstance(file, DraftFile) else _warning(file)


def _draft(file: DraftFile) -> Sheet:
    follows = f"takes the place of {file.refers}" if file.refers else ""
    changes = f"changes the draft {file.replaces}" if file.replaces else ""
    changed = f"changed by the draft {file.replaced}" if file.replaced else ""
    quoted = common.quoted(file.why) if file.why else ""
    why = dotted(follows, changes, changed, file.sunset or "", quoted)
    head = entry(file.row)
    sections = (
        *_says(file.text),
        Section("Who looked at it", tuple(_looks(file))),
        _ladder(file.specificity),
        Section("What the linter says", tuple(map(finding, file.findings)) or (_fine(),)),
    )
    return Sheet(Entry(head.head, head.id, lines(*head.lines, why)), _filled(sections))


def _warning(file: WarningFile) -> Sheet:
    told = file.warning
    approved = f"approved by {', '.join(told.approved)}" if told.kind != "cancel" else ""
    follows = f"takes the place of {', '.join(told.refers)}" if told.refers else ""
    told_lines = (
        dotted(approved, f"from {told.sender}"),
        dotted(follows, told.sunset or "", common.quoted(told.why) if told.why else ""),
        line(f"followed by {file.followed}") if file.followed else (),
        line(f"went out in spite of errors: {common.quoted(file.despite)}") if file.despite else (),
    )
    head = entry(file.row)
    sections = (*_says(told.text), _ladder(file.specificity))
    return Sheet(Entry(head.head, head.id, lines(*head.lines, *told_lines)), _filled(sections))


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(one for one in sections if one.items)


def _says(text: Draft) -> Iterator[Section]:
    """What it says under its headings, and the sentences behind it."""
    for part in parts(text):
        yield Section(part.heading, tuple(map(bare, part.paragraphs)))
    yield Section("It rests on", tuple(map(_evidence, text.evidence)), numbered=True)


def _evidence(one: Evidence) -> Entry:
    day = words.day(str(one.day)) if one.day else ""
    quoted = common.quoted(one.sentence.text) if one.sentence else ""
    article = f"article {one.article[:10]}" if one.article else "a person's own knowledge"
    return Entry(
        dotted(Piece(one.says, "strong")), "", lines(dotted(quoted, one.source, day, article))
    )


def _looks(file: DraftFile) -> Iterator[Entry]:
    for one in file.approved:
        yield _look("approved alone" if one.alone else "approved", one)
    for one in file.returned:
        yield _look("sent back", one)


def _look(what: str, one: Look) -> Entry:
    why = common.quoted(one.why) if one.why else ""
    head = dotted(Piece(f"{what} by {one.by}", "strong"), logged.moment(one.moment), why)
    return Entry(head, "")


def _ladder(rungs: Iterable[Rung]) -> Section:
    grid = Grid(("", "how exact", "as it says"), tuple((r.step, r.level, r.says) for r in rungs))
    return Section("How specific it is", (grid,))


def finding(one: Finding) -> Entry:
    """What the linter has against a draft."""
    head = dotted(Piece(one.severity, "kind"), Piece(f"{one.field}: {one.what}", "strong"))
    return Entry(head, "", (dotted(one.remedy, one.source),))


def _fine() -> Entry:
    return bare("Nothing is wrong with it.")
