"""CSV (RFC 4180): incidents, what is read in articles, judgements, grades; one a row.

Text is guarded against being run as a formula: a cell that begins with =, +, -, @, a tab, a
carriage return or a null gets an apostrophe in front (OWASP, ASVS 5, 1.2.10). Numbers of ours
aren't touched, so that a longitude west of Greenwich stays a number. Several values in one cell
have "; " between them.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tocsin.desk.bulletins import Bulletin
from tocsin.desk.exchange.codes import SCHEMES, code
from tocsin.desk.exchange.telling import pages, place, spot
from tocsin.desk.grading import GradeRow
from tocsin.desk.views import (
    BlameRow,
    IncidentFile,
    JudgementRow,
    Match,
    Reference,
    StatementRow,
    StoryRow,
    WarningRow,
)
from tocsin.records import FIGURE_KINDS, Span

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
_Shown = TypeVar("_Shown")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def incidents(files: Iterable[IncidentFile]) -> Iterator[str]:
    """Incidents as CSV, first the head, then a row each."""
    return written(_INCIDENT, files, _incident)


def statements(rows: Iterable[StatementRow]) -> Iterator[str]:
    """Statements as CSV."""
    return written(_STATEMENT, rows, _statement)


def blame(rows: Iterable[BlameRow]) -> Iterator[str]:
    """Who says who did it, as CSV."""
    return written(_BLAME, rows, _blame)


def warnings(rows: Iterable[WarningRow]) -> Iterator[str]:
    """Warnings seen in the news, as CSV."""
    return written(_WARNING, rows, _warning)


def stories(rows: Iterable[StoryRow]) -> Iterator[str]:
    """Stories as CSV."""
    return written(_STORY, rows, _story)


def bulletins(rows: Iterable[Bulletin]) -> Iterator[str]:
    """Drafts and warnings of the desk, as CSV."""
    return written(_BULLETIN, rows, _bulletin)


def judgements(rows: Iterable[JudgementRow]) -> Iterator[str]:
    """What people judged to be one or not, and whether it was taken back, as CSV."""
    return written(_JUDGEMENT, rows, _judgement)


def grades(rows: Iterable[GradeRow]) -> Iterator[str]:
    """The grades that stand, as CSV."""
    return written(_GRADE, rows, _grade)


def matches(rows: Iterable[Match]) -> Iterator[str]:
    """Articles that were searched for, and the sentence of each that shows it best, as CSV."""
    return written(_MATCH, rows, _match)


_FIGURES = tuple(f"{kind}_{end}" for kind in FIGURE_KINDS for end in ("low", "high"))
_SOURCE = ("title", "outlet", "published", "address", "article", "version")
_INCIDENT = (
    *("id", "kind", "status", "first_day", "place", "country", "latitude", "longitude"),
    *("precision", "by", "against", "weapon", *_FIGURES, "accounts", "outlets", "origins"),
    *("trigger", "addresses", *SCHEMES),
)
_STATEMENT = (
    *("id", "speaker", "act", "words", "quoted", "addressee", "negated", "modality"),
    *(*_SOURCE, "offsets", "sentence"),
)
_BLAME = (
    *("id", "incident", "accused", "by", "stance", "words", "offered", "proof", "tainted"),
    *(*_SOURCE, "offsets", "sentence"),
)
_WARNING = (
    *("id", "from", "to", "threat", "target", "when", "given", "response", "answer", "words"),
    *(*_SOURCE, "offsets", "sentence"),
)

_MATCH = (*_SOURCE, "offsets", "sentence")

_STORY = ("id", "title", "articles", "first", "last")

_BULLETIN = (
    *("id", "case", "title", "state", "kind", "shape", "scope", "marking", "exercise"),
    *("headline", "expires", "recipients", "by", "moment"),
)


def _bulletin(row: Bulletin) -> Row:
    told = {name: str(getattr(row, name)) for name in _BULLETIN}
    moments = {"expires": row.expires.isoformat(), "moment": row.moment.isoformat()}
    return {**told, **moments, "exercise": row.exercise, "recipients": several(row.recipients)}


_JUDGEMENT = (
    *("id", "kind", "verdict", "one", "other", "moved", "by", "moment", "why"),
    *("withdrawn_by", "withdrawn", "withdrawn_why"),
)


def _judgement(row: JudgementRow) -> Row:
    back = row.withdrawn
    return {
        **{name: getattr(row, name) for name in _JUDGEMENT[:9]},
        "withdrawn_by": back.by if back else None,
        "withdrawn": back.moment if back else None,
        "withdrawn_why": back.why if back else None,
    }


_GRADE = ("about", "kind", "name", "grade", "words", "by", "moment", "why", "article")


def _grade(row: GradeRow) -> Row:
    told = {name: getattr(row, name) for name in _GRADE[:-1]}
    return {**told, "article": row.source.article if row.source else None}


def _incident(file: IncidentFile) -> Row:
    dossier, point = file.dossier, spot(file.dossier)
    return {
        "id": file.id,
        "kind": dossier.kind,
        "status": dossier.status,
        "first_day": dossier.day,
        "place": place(file),
        "country": point.country if point else None,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "precision": point.precision if point else None,
        "by": several(dossier.by),
        "against": several(dossier.against),
        "weapon": several(dossier.weapon),
        **_figures(file),
        "accounts": dossier.accounts,
        "outlets": len(dossier.sources.outlets),
        "origins": dossier.sources.origins,
        "trigger": dossier.trigger,
        "addresses": several(page.address for page in pages(file)),
        **{scheme: code(dossier, scheme) for scheme in SCHEMES},
    }


def _figures(file: IncidentFile) -> Row:
    ends = [file.dossier.figures.get(kind, (None, None)) for kind in FIGURE_KINDS]
    return dict(zip(_FIGURES, (end for pair in ends for end in pair), strict=True))


def _statement(row: StatementRow) -> Row:
    said = row.statement
    return {
        "id": said.id,
        "speaker": said.speaker,
        "act": said.act,
        "words": " … ".join(part.text for part in said.content),
        "quoted": said.quoted,
        "addressee": said.to,
        "negated": said.negated,
        "modality": said.modality,
        **_source(row.source),
        "offsets": _offsets(said.content),
        "sentence": said.sentence.text,
    }


def _blame(row: BlameRow) -> Row:
    blamed = row.blame
    return {
        "id": blamed.id,
        "incident": row.incident,
        "accused": blamed.accused,
        "by": blamed.by,
        "stance": blamed.stance,
        "words": blamed.evidence.text,
        "offered": blamed.offered,
        "proof": blamed.proof.text if blamed.proof else None,
        "tainted": blamed.tainted.text if blamed.tainted else None,
        **_source(row.source),
        "offsets": _offsets([blamed.evidence]),
        "sentence": blamed.sentence.text,
    }


def _warning(row: WarningRow) -> Row:
    warned = row.warned
    return {
        "id": warned.id,
        "from": warned.from_,
        "to": several(warned.to),
        "threat": warned.threat,
        "target": warned.target,
        "when": warned.when,
        "given": warned.given,
        "response": warned.response,
        "answer": warned.answer.text if warned.answer else None,
        "words": warned.evidence.text,
        **_source(row.source),
        "offsets": _offsets([warned.evidence]),
        "sentence": warned.sentence.text,
    }


def _story(row: StoryRow) -> Row:
    story = row.story
    return {
        "id": row.id,
        "title": story.title,
        "articles": story.articles,
        "first": story.first,
        "last": story.last,
    }


def _match(row: Match) -> Row:
    return {
        **_source(row.source),
        "offsets": _offsets([row.sentence]),
        "sentence": row.sentence.text,
    }


def _source(source: Reference) -> Row:
    return {name: getattr(source, name) for name in _SOURCE}


def several(values: Iterable[str]) -> str:
    """Several values in a cell."""
    return "; ".join(values)


def _offsets(spans: Iterable[Span]) -> str:
    return several(f"[{span.start}, {span.end})" for span in spans)


def written(
    columns: tuple[str, ...], shown: Iterable[_Shown], row: Callable[[_Shown], Row]
) -> Iterator[str]:
    """A table in lines, the head first: of each that is shown a row, its cells by their columns."""
    yield _line(columns)
    for one in shown:
        cells = row(one)
        yield _line(_guarded(cells[name]) for name in columns)


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
