"""Groups, as they are known at a moment: members, keys, states, judgements."""

from tests.store.made import entry
from tocsin.store import Entry, Store, View, groups
from tocsin.store.groups import FOUNDERS, LATEST, Joined, Judged


def _joined(member: str, group: str | None, rank: int | None = 1) -> Joined:
    return Joined(member, group, f"of {member}", 0, rank, None, 1.0, "", member.encode())


def _join(store: Store, *joined: Joined) -> None:
    with entry(store) as made:
        groups.join(made, "incident", joined)


def _judge(made: Entry, one: str, other: str, verdict: str) -> None:
    id_ = f"{verdict} {made.learnt}"
    groups.judge(made, Judged(id_, "incident", one, other, verdict, "", made.learnt))


def _shown(view: View, group: str) -> list[str]:
    return [one.member for one in groups.representatives(view, "incident", [group])[group]]


def test_a_member_is_where_its_last_row_says(store: Store) -> None:
    _join(store, _joined("a", "one"), _joined("b", "one", 2))
    _join(store, _joined("b", "two"))
    _join(store, _joined("a", None, None))
    with store.look() as view:
        assert groups.groups_of(view, "incident", ["a", "b", "c"]) == {"b": "two"}
        assert groups.members(view, "incident", "one") == []
        before = View(view.connection, upto=1)
        assert groups.groups_of(before, "incident", ["a", "b"]) == {"a": "one", "b": "one"}
        assert groups.of_article(view, "incident", "of a") == []


def test_founders_and_the_latest_stand_for_a_group(store: Store) -> None:
    names = [f"m{rank:02}" for rank in range(1, 21)]
    _join(store, *(_joined(name, "big", rank) for rank, name in enumerate(names, start=1)))
    with store.look() as view:
        assert _shown(view, "big") == names[:FOUNDERS] + names[-LATEST:]


def test_those_who_are_left_stand_for_a_group(store: Store) -> None:
    """Even where its founders and its latest have all gone elsewhere."""
    names = [f"m{rank:02}" for rank in range(1, 21)]
    _join(store, *(_joined(name, "big", rank) for rank, name in enumerate(names, start=1)))
    _join(store, *(_joined(name, "new") for name in names[:3] + names[-5:]))
    with store.look() as view:
        assert _shown(view, "big") == names[15 - LATEST : 15]


def test_former_groups_are_those_known_at_the_moment(store: Store) -> None:
    _join(store, _joined("a", "one"))
    _join(store, _joined("a", "two"))
    with store.look() as view:
        assert groups.former(view, "incident", "two") == {"one", "two"}
        assert groups.former(View(view.connection, upto=1), "incident", "one") == {"one"}


def test_keys_lead_to_the_newest_groups_first(store: Store) -> None:
    for group in ("b", "a"):
        with entry(store) as made:
            groups.add_keys(made, "incident", {group: ["market"]})
    with store.look() as view:
        assert groups.found(view, "incident", ["market", "pier"]) == [
            ("market", "a"),
            ("market", "b"),
        ]
        assert groups.found(view, "actor", ["market"]) == []


def test_the_last_word_on_a_pair_stands_whoever_is_named_first(store: Store) -> None:
    with entry(store) as first:
        _judge(first, "a", "b", "same")
    with entry(store) as second:
        _judge(second, "b", "a", "different")
    with store.look() as view:
        assert [one.verdict for one in groups.judgements(view, "incident", ["a"])] == ["different"]
        last = groups.judgement_of(view, "same 1")
        assert last and last.verdict == "different"


def test_a_judgement_that_was_withdrawn_counts_no_more(store: Store) -> None:
    for verdict in ("different", "withdrawn"):
        with entry(store) as made:
            _judge(made, "a", "b", verdict)
    _join(store, _joined("a", "one"), _joined("b", "two"))
    with store.look() as view:
        assert groups.judgements(view, "incident") == []
        assert not groups.apart(view, "incident", "one", "two")


def test_groups_are_apart_if_a_person_says_so_of_their_members(store: Store) -> None:
    _join(store, _joined("a", "one"), _joined("b", "two"), _joined("c", "three"))
    with entry(store) as made:
        _judge(made, "b", "a", "different")
    with store.look() as view:
        assert groups.apart(view, "incident", "one", "two")
        assert not groups.apart(view, "incident", "one", "three")
