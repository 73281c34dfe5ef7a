"""Accounts that arrive are placed: they join, unite or found."""

from datetime import timedelta
from itertools import permutations

import pytest

from tests.link.incidents.made import DAY, TESSEL, account, group
from tocsin.link.grouping import Linker
from tocsin.link.incidents.account import Account
from tocsin.link.incidents.linker import IncidentLinker

LINKER: Linker[Account] = IncidentLinker()
SAME = "Nine fishmongers were shot dead in the covered market of Orlec."
OTHER = "A gunman wounded a jeweller."
OTHERS = {"spots": (TESSEL,), "names": ("tessel",), "figures": {"wounded": (1, 1)}}


def test_the_first_account_founds_a_group() -> None:
    placement = LINKER.place(account(), [])
    assert placement.group is None
    assert placement.reasons


def test_an_account_of_the_same_attack_joins() -> None:
    placement = LINKER.place(account("b", SAME), [group(account("a"))])
    assert placement.group == "g"
    assert placement.score > 0.5
    assert placement.reasons


def test_an_account_of_another_founds_and_says_why() -> None:
    placement = LINKER.place(account("b", OTHER, **OTHERS), [group(account("a"))])
    assert placement.group is None
    assert placement.reasons == ("the nearest was 111 km apart",)


def test_the_order_of_the_groups_does_not_matter() -> None:
    groups = [
        group(account("a"), name="g"),
        group(account("c", SAME), name="h"),
        group(account("d", OTHER, **OTHERS), name="i"),
    ]
    placements = {LINKER.place(account("b", SAME), given) for given in permutations(groups)}
    assert len(placements) == 1


def test_an_account_that_fits_two_groups_unites_them() -> None:
    groups = [group(account("a"), name="g"), group(account("c", SAME), name="h")]
    placement = LINKER.place(account("b", SAME), groups)
    assert {placement.group, *placement.united} == {"g", "h"}


def test_groups_that_exclude_each_other_are_never_united() -> None:
    near = {"spots": (), "figures": {"killed": (9, 9)}}
    groups = [
        group(account("a"), name="g"),
        group(account("c", spots=(TESSEL,)), name="h"),
    ]
    assert not LINKER.place(account("b", SAME, **near), groups).united


def test_what_an_article_tells_as_two_is_not_one_by_its_own_words() -> None:
    placement = LINKER.place(account("a", SAME), [group(account("a"))])
    assert placement.group is None
    assert placement.reasons == ("the nearest was told in the same article as another",)


def test_what_an_article_tells_in_passing_is_what_it_tells_elsewhere() -> None:
    bare = account("a", "It was the work of fishmongers.", kind="assault", first=None, figures={})
    assert LINKER.place(bare, [group(account("a"))]).group == "g"


def test_what_an_article_tells_as_two_may_be_one_by_what_others_tell() -> None:
    placement = LINKER.place(account("a", SAME), [group(account("a"), account("b", SAME))])
    assert placement.group == "g"


@pytest.mark.parametrize(
    "late",
    [{}, {"first": None, "last": None}, {"published": DAY + timedelta(days=3)}, {"spots": ()}],
    ids=str,
)
def test_accounts_of_one_attack_share_a_key(late: dict[str, object]) -> None:
    assert set(LINKER.keys(account("a"))) & set(LINKER.keys(account("b", SAME, **late)))


def test_an_arrest_shares_no_key_with_an_attack() -> None:
    assert not set(LINKER.keys(account())) & set(LINKER.keys(account(kind="arrest")))


def test_a_country_and_everyday_names_are_no_keys() -> None:
    keys = LINKER.keys(account(spots=(), figures={}, names=("donald trump",), terms=("kill",)))
    assert keys == ()
