"""What becomes of an incident goes with its accounts; the last word on any of them stands."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.store.made import entry
from tocsin.store import Store, View, groups, triage
from tocsin.store.groups import Joined
from tocsin.store.triage import Triaged


def _join(store: Store, member: str, group: str | None) -> None:
    with entry(store) as made:
        row = Joined(member, group, "article", 0, None, None, 1.0, "it fits", None)
        groups.join(made, "incident", [row])


def _say(store: Store, account: str, what: str, assignee: str | None = None) -> None:
    with entry(store) as made:
        triage.add(made, Triaged(account, what, assignee, "it says why", made.learnt))


def _standing(store: Store) -> dict[str, str]:
    with store.look() as view:
        return {one: said.what for one, said in triage.standing(view, ["g", "h"]).items()}


def test_the_last_word_on_any_account_stands(store: Store) -> None:
    _join(store, "a", "g")
    _join(store, "b", "g")
    _say(store, "a", "dismissed")
    _say(store, "b", "assigned", "Mira")
    assert _standing(store) == {"g": "assigned"}
    with store.look() as view:
        assert triage.standing(View(view.connection, 3), ["g"])["g"].what == "dismissed"
        assert [one.what for one in triage.history(view, "g")] == ["dismissed", "assigned"]


def test_a_word_goes_where_its_account_goes(store: Store) -> None:
    _join(store, "a", "g")
    _say(store, "a", "dismissed")
    _join(store, "a", "h")
    assert _standing(store) == {"h": "dismissed"}


def test_a_word_stays_when_the_article_tells_its_account_no_more(store: Store) -> None:
    _join(store, "a", "g")
    _say(store, "a", "dismissed")
    _join(store, "a", None)
    assert _standing(store) == {"g": "dismissed"}


def test_incidents_are_found_by_the_last_word_and_its_name(store: Store) -> None:
    for member, group in (("a", "g"), ("b", "h")):
        _join(store, member, group)
        _say(store, member, "dismissed")
    _say(store, "b", "assigned", "Mira")
    with store.look() as view:

        def found(*what: str, assignee: str | None = None) -> list[str]:
            asked = triage.groups(view, what, assignee)
            return sorted(view.connection.execute(select(asked.subquery())).scalars())

        assert found("dismissed") == ["g"]
        assert found("dismissed", "assigned") == ["g", "h"]
        assert found("assigned", assignee="Mira") == ["h"]
        assert found("assigned", assignee="Jon") == []


@pytest.mark.parametrize(
    ("what", "assignee"), [("assigned", None), ("open", "Mira"), ("old", None)]
)
def test_only_who_is_assigned_is_named(store: Store, what: str, assignee: str | None) -> None:
    with pytest.raises(IntegrityError):
        _say(store, "a", what, assignee)
