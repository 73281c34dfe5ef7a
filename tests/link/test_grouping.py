"""The names of groups."""

from tocsin.link.grouping import GROUP_KINDS, founded


def test_a_group_is_named_after_its_founder_and_kind() -> None:
    ids = {founded(kind, member) for kind in GROUP_KINDS for member in ("a", "b")}
    assert len(ids) == 2 * len(GROUP_KINDS)
    assert founded("actor", "a") == founded("actor", "a")
