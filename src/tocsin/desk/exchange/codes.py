"""The field's codes for what happened: PLOVER, ACLED and GTD, where one answers surely.

The table, with the source of each mapping, is `codes.toml`.
"""

import tomllib
from importlib.resources import files
from typing import Literal, get_args

import msgspec

from tocsin.link.dossier import Dossier
from tocsin.records import FigureKind, IncidentKind

Scheme = Literal["plover", "acled_event", "acled_sub_event", "gtd_attack"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


class _Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    source: str
    unless: frozenset[FigureKind] = frozenset()


class _Threat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plover: str
    source: str


_Codes = dict[IncidentKind, _Code]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plover: _Codes
    acled_event: _Codes
    acled_sub_event: _Codes
    gtd_attack: _Codes
    threatened: _Threat


_TABLE = msgspec.convert(
    tomllib.loads(files("tocsin.desk.exchange").joinpath("codes.toml").read_text("utf-8")), _Table
)


def code(dossier: Dossier, scheme: Scheme) -> str:
    """What `scheme` calls this incident; "" where nothing answers surely.

    Only what happened has a code, but that PLOVER codes threats.
    """
    if dossier.status == "threatened" and scheme == "plover":
        return _TABLE.threatened.plover
    codes: _Codes = getattr(_TABLE, scheme)
    found = codes.get(dossier.kind)
    if dossier.status != "happened" or found is None or found.unless & dossier.figures.keys():
        return ""
    return found.code
