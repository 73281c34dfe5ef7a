"""Judgements: the last word on a pair that nobody withdrew is the one that stands."""

from tests.store.made import entry
from tocsin.store import Entry, Store, View, groups, judgements
from tocsin.store.groups import Joined
from tocsin.store.judgements import Judged


def _judge(
    made: Entry, one: str, other: str, verdict: str = "different", withdraws: str | None = None
) -> None:
    id_ = f"{verdict} {made.learnt} {one}"
    row = Judged(id_, "incident", one, other, verdict, "", made.learnt, withdraws)
    judgements.add(made, row)


def _join(store: Store, **places: str) -> None:
    with entry(store) as made:
        rows = [Joined(one, group, "", 0, 1, None, 1.0, "", b"") for one, group in places.items()]
        groups.join(made, "incident", rows)


def _verdicts(view: View) -> list[str]:
    return [one.verdict for one in judgements.standing(view, "incident", ["a"])]


def test_the_last_word_on_a_pair_stands_whoever_is_named_first(store: Store) -> None:
    with entry(store) as first:
        _judge(first, "a", "b", "same")
    with entry(store) as second:
        _judge(second, "b", "a", "different")
    with store.look() as view:
        assert _verdicts(view) == ["different"]


def test_what_was_withdrawn_leaves_the_word_before_it_standing(store: Store) -> None:
    for verdict, withdraws in (("same", None), ("different", None), ("withdrawn", "different 2 a")):
        with entry(store) as made:
            _judge(made, "a", "b", verdict, withdraws)
    with store.look() as view:
        assert _verdicts(view) == ["same"]
        assert _verdicts(View(view.connection, upto=2)) == ["different"]
        assert judgements.void(view, "incident") == {2, 3}
        assert judgements.entries(view, 5) == [2, 1]


def test_a_judgement_that_was_withdrawn_counts_no_more(store: Store) -> None:
    for verdict, withdraws in (("different", None), ("withdrawn", "different 1 a")):
        with entry(store) as made:
            _judge(made, "a", "b", verdict, withdraws)
    _join(store, a="one", b="two")
    with store.look() as view:
        assert judgements.standing(view, "incident") == []
        assert not judgements.apart(view, "incident", "one", "two")


def test_groups_are_apart_if_a_person_says_so_of_their_members(store: Store) -> None:
    _join(store, a="one", b="two", c="three")
    with entry(store) as made:
        _judge(made, "b", "a")
    with store.look() as view:
        assert judgements.apart(view, "incident", "one", "two")
        assert not judgements.apart(view, "incident", "one", "three")


def test_a_judgement_is_about_all_groups_that_its_members_were_in(store: Store) -> None:
    _join(store, a="one", b="two", c="three")
    _join(store, b="one")
    with entry(store) as made:
        _judge(made, "a", "b", "same")
    with store.look() as view:
        found = [judgements.about(view, "incident", group) for group in ("one", "two", "three")]
    assert found == [[3], [3], []]
