"""What the forms have in common: an incident's place, its figures in words, its pages."""

from tocsin.desk.views import IncidentFile, Reference
from tocsin.link.dossier import Dossier
from tocsin.link.incidents.account import Spot
from tocsin.records.incident import Range
from tocsin.records.place import Precision

# The finest first. A country is a place, a region ("the Sahel") may be several.
_FINEST: tuple[Precision, ...] = (
    "building",
    "district",
    "town",
    "county",
    "area",
    "country",
    "region",
)


def spot(dossier: Dossier) -> Spot | None:
    """The finest place that its accounts give, of several the most told."""
    return min(dossier.spots, key=lambda one: _FINEST.index(one.precision), default=None)


def place(file: IncidentFile) -> str:
    """The name of its place; "" if no account has one."""
    found = spot(file.dossier)
    return found.name if found else next(iter(file.dossier.places), "")


def figure(values: Range) -> str:
    """A range in words: "12", "12 to 14", "at least 12", "at most 14"."""
    low, high = values
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def kind(dossier: Dossier) -> str:
    """What it is called: "bombing", "planned hostage taking"."""
    noun = dossier.kind.replace("_", " ")
    return noun if dossier.status == "happened" else f"{dossier.status} {noun}"


def pages(file: IncidentFile) -> list[Reference]:
    """The articles that tell of it, in the order in which the desk read them, each once."""
    return list({one.source.article: one.source for one in file.accounts}.values())


def on_the_web(address: str) -> bool:
    """Whether others can reach this address; files are only on the desk's own machine."""
    return address.startswith(("https://", "http://"))
