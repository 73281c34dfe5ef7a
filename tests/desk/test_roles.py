"""What roles may do, what they see, and what keys open."""

from typing import get_args

import pytest

from tocsin.desk.roles import Act, Role, Scope, may, scopes, sees

ROLES: tuple[Role, ...] = get_args(Role)
ACTS: tuple[Act, ...] = get_args(Act)
SCOPES: tuple[Scope, ...] = get_args(Scope)


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("reader", ["look"]),
        ("analyst", ["look", "judge", "draft"]),
        ("approver", ["look", "judge", "draft", "approve", "issue"]),
        ("admin", list(ACTS)),
    ],
)
def test_each_role_may_this_and_no_more(role: Role, acts: list[str]) -> None:
    assert [act for act in ACTS if may(role, act)] == acts


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("reader", ["TLP:RED", "TLP:AMBER+STRICT"]),
        ("analyst", ["TLP:RED"]),
        ("approver", []),
        ("admin", []),
    ],
)
def test_each_role_sees_all_markings_but_these(role: Role, hidden: list[str]) -> None:
    markings = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
    assert [one for one in markings if not sees(role, one)] == hidden  # type: ignore[arg-type]


def test_who_drafted_a_red_warning_sees_it_unless_they_only_read_now() -> None:
    assert sees("analyst", "TLP:RED", own=True)
    assert not sees("reader", "TLP:RED", own=True)


def test_a_key_opens_no_more_than_its_scopes_and_its_person() -> None:
    assert may("admin", "look", ["read"]) and not may("admin", "judge", ["read"])
    assert not may("reader", "judge", ["read", "judge"])
    assert not any(may("admin", act, []) for act in ACTS)
    assert all(may("admin", act, SCOPES) for act in ACTS)


def test_of_a_key_only_what_opens_something_is_offered() -> None:
    offered = [len(scopes(role)) for role in ROLES]
    assert offered == [1, 2, 3, 4] and scopes("analyst") == ("read", "judge")
