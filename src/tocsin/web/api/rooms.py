"""All that programs may ask of the desk, by method and address."""

from collections.abc import Mapping

from tocsin.web.api import (
    casing,
    collecting,
    keeping,
    news,
    seats,
    sorting,
    telling,
    warning,
    watching,
    weighing,
)
from tocsin.web.api.operations import Operation

OPERATIONS: tuple[Operation, ...] = (
    *news.OPERATIONS,
    *weighing.OPERATIONS,
    *sorting.OPERATIONS,
    *watching.OPERATIONS,
    *casing.OPERATIONS,
    *warning.OPERATIONS,
    *telling.OPERATIONS,
    *collecting.OPERATIONS,
    *keeping.OPERATIONS,
    *seats.OPERATIONS,
)
BY_NAME: Mapping[str, Operation] = {one.name: one for one in OPERATIONS}
# What the rooms are called, for people.
TITLES: Mapping[str, str] = {
    "news": "What the desk has read",
    "weighing": "What is made of it",
    "sorting": "What becomes of incidents, and lists that are kept",
    "watching": "Watches and proposals",
    "casing": "Cases",
    "warning": "Warnings",
    "telling": "Recipients, messages, answers",
    "collecting": "Sources",
    "keeping": "Reviews, ledger, record",
    "seats": "Accounts and keys",
}
