"""What each role may do at the desk, which warnings it sees, and what keys of programs open.

Each role may what those before it may. That nobody approves what they drafted is no matter of
roles: `tocsin.warn.lifecycle` asks who did what, whatever their role.
"""

from collections.abc import Collection, Mapping
from typing import Literal

from tocsin.warn.warning import Marking

Role = Literal["reader", "analyst", "approver", "admin"]
Act = Literal["look", "judge", "draft", "approve", "issue", "manage"]
Scope = Literal["read", "judge", "warn", "admin"]

_READER: frozenset[Act] = frozenset({"look"})
_ANALYST: frozenset[Act] = _READER | {"judge", "draft"}
_APPROVER: frozenset[Act] = _ANALYST | {"approve", "issue"}
_MAY: Mapping[Role, frozenset[Act]] = {
    "reader": _READER,
    "analyst": _ANALYST,
    "approver": _APPROVER,
    "admin": _APPROVER | {"manage"},
}

# TLP 2.0 (FIRST, 2022). Amber is for an organisation's people, and readers are; of those only some
# need to know what is marked STRICT. Red is for single persons: those whose task it is to answer
# for warnings, and whoever has had a hand in that one.
_OPEN: frozenset[Marking] = frozenset({"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"})
_STRICT: frozenset[Marking] = _OPEN | {"TLP:AMBER+STRICT"}
_ALL: frozenset[Marking] = _STRICT | {"TLP:RED"}
_SEES: Mapping[Role, frozenset[Marking]] = {
    "reader": _OPEN,
    "analyst": _STRICT,
    "approver": _ALL,
    "admin": _ALL,
}

_OPENS: Mapping[Scope, frozenset[Act]] = {
    "read": frozenset({"look"}),
    "judge": frozenset({"judge", "draft"}),
    "warn": frozenset({"approve", "issue"}),
    "admin": frozenset({"manage"}),
}


def may(role: Role, act: Act, scopes: Collection[Scope] | None = None) -> bool:
    """Whether a role may do something, where asked by a key also within the key's scopes."""
    opened = scopes is None or any(act in _OPENS[scope] for scope in scopes)
    return opened and act in _MAY[role]


def scopes(role: Role) -> tuple[Scope, ...]:
    """What of a key opens anything in the name of a role."""
    return tuple(scope for scope, acts in _OPENS.items() if acts & _MAY[role])


def sees(role: Role, marking: Marking, *, own: bool = False) -> bool:
    """Whether a role sees a warning so marked; `own`: they drafted, approved or issued it."""
    return marking in _SEES[role] or (own and role != "reader")
