"""Placing names among the actors so far."""

import itertools

import pytest

from tests.link.actors.made import group, name, placed
from tocsin.link.actors.linker import ActorLinker
from tocsin.link.actors.named import Named

_LINKER = ActorLinker()


def test_a_name_like_no_other_founds_its_own_and_says_so() -> None:
    placement = _LINKER.place(name("Orla Venn", "person"), [])
    assert placement.group is None
    assert placement.reasons == ("no name like it before",)


def test_a_known_actor_joins_under_any_of_its_names() -> None:
    isis = group(name("ISIS", article="a"))
    branch = group(name("ISIS-K", article="b"))
    assert placed(name("Daesh"), isis, branch) == isis.id
    assert placed(name("Vilayat Khorasan"), isis, branch) == branch.id


def test_one_contradicting_name_bars_the_group() -> None:
    """A full name that fits the initial doesn't join who was since named otherwise in full."""
    initial = name("J. Venn", "person", article="a", countries=["NO"])
    jon = name("Jon Venn", "person", article="b", countries=["NO"])
    member = name("Jana Venn", "person", countries=["NO"])
    assert placed(member, group(initial)) is not None
    assert placed(member, group(initial, jon)) is None


def _korb(article: str, first: str = "Ilse") -> Named:
    return name(f"{first} Korb", "person", article=article, beside=["Orla Venn"], countries=["NO"])


def test_a_surname_joins_the_only_one_that_fits() -> None:
    surname = name("Korb", "person", beside=["Orla Venn"], countries=["NO"])
    assert placed(surname, group(_korb("a"))) == group(_korb("a")).id


def test_a_surname_that_fits_two_joins_neither() -> None:
    surname = name("Korb", "person", beside=["Orla Venn"], countries=["NO"])
    two = group(_korb("a")), group(_korb("b", "Tobin"))
    placement = _LINKER.place(surname, two)
    assert placement.group is None
    assert placement.reasons == ("too short to tell which of these: Ilse Korb, Tobin Korb",)


def test_a_short_name_joins_where_those_that_it_fits_may_be_one() -> None:
    """A founder by mistake doesn't part all who come later."""
    around = ["Ilse Korb", "Orla Venn", "Tobin Rusk"]
    one = group(name("VPA", article="a", beside=around))
    other = group(name("VPA", "person", article="b", beside=around))
    placement = _LINKER.place(name("VPA", beside=around), [one, other])
    assert {placement.group, *placement.united} == {one.id, other.id}


def test_offices_of_two_lands_keep_apart_one_whose_land_is_unsaid() -> None:
    around = ["Ilse Korb", "Orla Venn", "Tobin Rusk"]
    homes = ("Varnia", "Keldoria")
    groups = [
        group(name("Interior Ministry", article=home, home=home, beside=around)) for home in homes
    ]
    assert placed(name("Interior Ministry", beside=around), groups[0]) == groups[0].id
    assert placed(name("Interior Ministry", beside=around), *groups) is None


def test_a_surname_alone_needs_context() -> None:
    assert placed(name("Korb", "person"), group(_korb("a"))) is None


def test_a_name_with_its_initials_shows_that_two_groups_are_one() -> None:
    around = ["Ilse Korb"]
    full = group(name("Black Lantern Front", article="a", beside=around, countries=["NO"]))
    short = group(name("BLF", article="b", beside=["Orla Venn"], countries=["NO"]))
    both = name(
        "Black Lantern Front",
        forms=["Black Lantern Front", "BLF"],
        beside=[*around, "Orla Venn"],
        countries=["NO"],
    )
    placement = _LINKER.place(both, [full, short])
    assert placement.group == full.id
    assert placement.united == (short.id,)


def test_groups_that_contradict_each_other_are_never_united() -> None:
    lantern = group(name("Black Lantern Front", article="a", countries=["NO"]))
    lake = group(
        name("BLF", article="b", countries=["NO"]),
        name("Blue Lake Foundation", article="c", countries=["NO"]),
    )
    both = name("Black Lantern Front", forms=["Black Lantern Front", "BLF"], countries=["NO"])
    assert _LINKER.place(both, [lantern, lake]).united == ()


def test_the_order_of_groups_is_nothing() -> None:
    groups = [group(_korb("a")), group(_korb("b")), group(_korb("c", "Tobin"))]
    placements = [_LINKER.place(_korb("d"), order) for order in itertools.permutations(groups)]
    assert all(placement == placements[0] for placement in placements)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("ISIS"), name("Daesh")),
        (name("RIA", countries=["US"]), name("RIA Novosti")),
        (name("Ilse Korb", "person"), name("President Ilse Korb", "person")),
        (name("Sergei Dornikov", "person"), name("Sergey Dornikov", "person")),
        (name("Bob Marrow", "person"), name("Robert Marrow", "person")),
        (name("J. Marrow", "person"), name("Jon Marrow", "person")),
        (
            name("Korb", "person", roles=["Norwegian President"]),
            name("Ilse Korb", "person", roles=["president of Norway"]),
        ),
        (
            name("Korb", "person", countries=["NO"]),
            name("Ilse Korb", "person", countries=["SE", "NO"]),
        ),
        (name("Black Lantern Front"), name("BLF")),
        (name("Russian Defence Ministry"), name("Ministry of Defense", home="RU")),
        (name("Varnian Interior Ministry"), name("Interior Ministry of Varnia")),
        (name("Lanterns"), name("Tessel Lanterns")),
        (name("Varnia", "government"), name("Varnia", "person")),
        (
            name("Health Ministry", beside=["Ilse Korb", "Orla Venn"]),
            name("Health Ministry", home="Varnia", beside=["Orla Venn"]),
        ),
    ],
    ids=lambda one: one.name,
)
def test_names_that_may_be_one_share_a_key(one: Named, other: Named) -> None:
    assert set(_LINKER.keys(one)) & set(_LINKER.keys(other))


@pytest.mark.parametrize("called", ["police", "ministry", "Interior Ministry"])
def test_what_everybody_has_is_no_key(called: str) -> None:
    assert _LINKER.keys(name(called)) == ()
