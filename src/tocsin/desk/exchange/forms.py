"""Which form each list can be given in, by the name that a user calls it by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tocsin.desk.exchange import claimreview, geojson, stix, table
from tocsin.desk.views import (
    BlameRow,
    IncidentFile,
    JudgementRow,
    StatementRow,
    StoryRow,
    WarningRow,
)

_Shown = TypeVar("_Shown")

# Text in pieces, to be written as UTF-8 without changing its line ends.
Form = Callable[[Iterable[_Shown]], Iterator[str]]

INCIDENTS: Mapping[str, Form[IncidentFile]] = {
    "csv": table.incidents,
    "geojson": geojson.features,
    "stix": stix.bundle,
    "claimreview": claimreview.reviews,
}
STATEMENTS: Mapping[str, Form[StatementRow]] = {"csv": table.statements}
BLAME: Mapping[str, Form[BlameRow]] = {"csv": table.blame}
JUDGEMENTS: Mapping[str, Form[JudgementRow]] = {"csv": table.judgements}
STORIES: Mapping[str, Form[StoryRow]] = {"csv": table.stories}
WARNINGS: Mapping[str, Form[WarningRow]] = {"csv": table.warnings}
