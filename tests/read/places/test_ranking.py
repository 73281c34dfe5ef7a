"""What moves the choice between places of one name."""

from collections import Counter

import pytest

from tests.read.places.made import entry
from tocsin.read.places.gazetteer import Entry, Kind, shipped
from tocsin.read.places.ranking import Setting, distance, holds, kilometres, rank

HERE = entry(1, area=3, at=(10, 10), population=5_000)
THERE = entry(2, country="XO", area=4, at=(50, 50), population=5_000)
COUNTRY = entry(8, "Vennland", "country", at=(10, 10))
AREA = entry(3, "Norrmark", "area", at=(10, 10))
NEAR = entry(9, "Quenby", "town", "XO", at=(10.1, 10))
FAR = entry(10, "Lindrun", "town", "XO", at=(-40, 10))


def _chosen(*candidates: Entry, setting: Setting | None = None, name: str = "Tessel") -> Entry:
    return rank(name, candidates, setting or Setting())[0].entry


def test_the_larger_town_is_meant() -> None:
    large = entry(7, population=400_000)
    assert _chosen(HERE, large) == _chosen(large, HERE) == large


@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        ("country", "area"),
        ("country", "capital"),
        ("region", "area"),
        ("water", "town"),
        ("area", "county"),
        ("capital", "town"),
        ("district", "county"),
        ("county", "town"),
    ],
)
def test_one_kind_is_named_more_than_another(likelier: Kind, other: Kind) -> None:
    assert _chosen(entry(1, kind=other), entry(2, kind=likelier)).kind == likelier


def test_a_country_is_not_weighed_by_its_people() -> None:
    few, many = (rank("Tessel", [entry(1, kind="country", population=n)], Setting())[0]
                 for n in (1, 10**9))  # fmt: skip
    assert few.score == many.score


@pytest.mark.parametrize("beside", [COUNTRY, AREA])
def test_a_country_or_area_beside_the_name_decides(beside: Entry) -> None:
    larger = entry(2, country="XO", population=9_000_000, kind="capital")
    assert rank("Tessel", [HERE, larger], Setting(), [beside])[0].entry == HERE


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        (Setting(named=frozenset({3})), "named"),
        (Setting(countries=Counter(XV=2, XO=1)), "country"),
        (Setting(around=(NEAR,)), "near"),
        (Setting(home="XV"), "home"),
    ],
)
def test_what_the_article_says_moves_the_choice(setting: Setting, why: str) -> None:
    assert _chosen(HERE, THERE) == _chosen(THERE, HERE) == HERE
    first_of_two = rank("Tessel", [entry(0, country="XO", area=4, at=(50, 50), population=5_000),
                                   HERE], setting)[0]  # fmt: skip
    assert first_of_two.entry == HERE
    assert why in dict(first_of_two.reasons)


def test_what_lies_on_the_other_side_of_the_earth_does_not_move_it() -> None:
    assert dict(rank("Tessel", [HERE], Setting(around=(FAR,)))[0].reasons).get("near", 0) < 0.001


def test_a_place_is_not_near_to_itself() -> None:
    assert "near" not in dict(rank("Tessel", [HERE], Setting(around=(HERE,)))[0].reasons)


def test_a_places_own_name_goes_before_another_name_for_it() -> None:
    assert _chosen(entry(1, "Casablanca"), entry(2, "White House"), name="white house").id == 2


def test_without_candidates_nothing_is_ranked() -> None:
    assert rank("Tessel", [], Setting()) == []


@pytest.mark.parametrize("order", [1, -1])
def test_ties_go_to_the_more_populous_then_to_the_lower_id(order: int) -> None:
    tied = [entry(n, kind="country", population=p) for n, p in ((5, 10), (4, 20), (6, 20))]
    assert [w.entry.id for w in rank("Tessel", tied[::order], Setting())] == [4, 6, 5]


@pytest.mark.parametrize("name", ["Paris", "Georgia", "Washington", "Tripoli", "Victoria"])
def test_reasons_sum_to_the_score_and_none_is_nothing(name: str) -> None:
    candidates = shipped().named(name)
    setting = Setting(
        frozenset(e.area for e in candidates[:3] if e.area is not None),
        Counter(e.country for e in candidates[:5] if e.country),
        candidates[1:4],
        "US",
    )
    for weighed in rank(name, candidates, setting, shipped().named("Texas")):
        assert weighed.score == pytest.approx(sum(value for _, value in weighed.reasons))
        assert all(value >= 0 for _, value in weighed.reasons)


@pytest.mark.parametrize(
    ("larger", "smaller", "inside"),
    [
        (COUNTRY, HERE, True),
        (COUNTRY, AREA, True),
        (AREA, HERE, True),
        (COUNTRY, THERE, False),
        (AREA, THERE, False),
        (AREA, COUNTRY, False),
        (HERE, AREA, False),
        (COUNTRY, COUNTRY, False),
    ],
)
def test_what_lies_in_what(larger: Entry, smaller: Entry, inside: bool) -> None:
    assert holds(larger, smaller) is inside


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ((51.51, -0.13), (48.85, 2.35), 343),  # London and Paris
        ((40.71, -74.01), (34.05, -118.24), 3936),  # New York and Los Angeles
        ((0, 179.5), (0, -179.5), 111),  # over the date line
        ((0, 0), (0, 180), 20015),  # antipodes
        ((90, 0), (-90, 77), 20015),  # the poles
        ((12.34, 56.78), (12.34, 56.78), 0),
    ],
)
def test_distances_on_earth(
    one: tuple[float, float], other: tuple[float, float], away: float
) -> None:
    assert kilometres(*one, *other) == pytest.approx(away, rel=0.005, abs=0.5)
    assert kilometres(*other, *one) == pytest.approx(kilometres(*one, *other))


def test_the_distance_of_two_places_is_that_of_their_points() -> None:
    assert distance(HERE, THERE) == kilometres(10, 10, 50, 50)
