"""Which names mean the same."""

import pytest

from evaluation.names import same_name, same_party, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Venn", "orla venn"),
        ("Orla Venn", "Venn"),
        ("Government of Russia", "Russia"),
        ("Embassy of Sorland", "Sorland"),
        ("the officials", "officials"),
        ("Sorland's minister", "Sorland’s minister"),
        ("a", "A"),
    ],
)
def test_names_are_the_same_but_for_case_articles_and_government(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Orla Venn", "Hugo Marrow"), ("Government of Russia", "Government of Iran"), ("", "Venn")],
)
def test_other_names_are_not_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Venn", "Venn"),
        ("Varnia", "Government of Varnia"),
        ("United Isles", "United Isles Embassy in Tessel"),
        ("Government of the United Isles", "Embassy of the United Isles in Tessel"),
        ("United Isles government", "United Isles"),
        ("Varnian Front", "Varnian Front – Northern River Command"),
        ("Varnian Front", "Varnian Front in the Lower Orlec Valley"),
        ("Varnian Front", "Varnian Front (Northern River Command)"),
        ("VF", "VF-N"),
    ],
)
def test_a_country_and_its_government_or_embassy_and_a_group_and_its_branch_are_one_party(
    one: str, other: str
) -> None:
    assert same_party(one, other)
    assert same_party(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varnia", "Government of Sorland"),
        ("Varnia", "Varnia State Television Workers"),
        ("United Isles Embassy in Tessel", "Tessel"),
        ("Varnian Front", "Northern Varnian Liberation Front of Orlec"),
        ("VF", "VFN"),
        ("", "Varnia"),
    ],
)
def test_other_parties_are_not_one(one: str, other: str) -> None:
    assert not same_party(one, other)
    assert not same_party(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Orlec", "orlec"), ("Port of Orlec", "Orlec"), ("St. Venn", "Saint Venn"), ("El Tar", "Tar")],
)
def test_places_are_the_same_when_one_name_holds_the_other(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


def test_other_places_are_not_the_same() -> None:
    assert not same_place("Orlec", "Tessel")
