"""Which names of a case mean one actor."""

import pytest

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.parties import parties, party_of


def _same(one: str, other: str, actors: dict[str, str] | None = None) -> bool:
    accounts = (heard(name, says(name, "blames", name), actors=actors) for name in (one, other))
    found = parties(case(*accounts))
    return party_of(one, found) == party_of(other, found) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway", "Government of Norway"),
        ("Oslo", "Government of Norway"),
        ("ISIS", "Islamic State"),
        ("Keldoria", "Government of Keldoria"),
    ],
)
def test_a_country_its_seat_and_its_government_are_one(one: str, other: str) -> None:
    assert _same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Islamic State", "ISIS-K"), ("Keldoria", "Sorland"), ("Norway", "Sweden")]
)
def test_others_are_two(one: str, other: str) -> None:
    assert not _same(one, other)


def test_names_of_one_actor_are_one() -> None:
    assert _same("Lantern Front", FRONT, {"Lantern Front": "a", FRONT: "a"})
    assert not _same("Lantern Front", FRONT, {"Lantern Front": "a", FRONT: "b"})


def test_a_group_and_its_branch_stay_two_whatever_the_linker_says() -> None:
    assert not _same("Islamic State", "ISIS-K", {"Islamic State": "a", "ISIS-K": "a"})


def test_the_fullest_name_is_the_party_s() -> None:
    actors = {"Lantern Front": "a", FRONT: "a"}
    found = parties(case(heard("Courier", says("Lantern Front", "claims", FRONT), actors=actors)))
    party = party_of("Lantern Front", found)
    assert party and (party.name, party.names) == (FRONT, (FRONT, "Lantern Front"))


@pytest.mark.parametrize("accused", ["two suspects", "Gunman", "Attackers"])
def test_a_description_is_no_party_whatever_its_letters(accused: str) -> None:
    actors = {accused: "a"}
    account = heard("Courier", says("police", "blames", accused), actors=actors)
    assert parties(case(account)) == {}
