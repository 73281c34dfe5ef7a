"""A circle is drawn only where it is sure which place is meant."""

from tests.warn.drafting.made import gazetteer, town
from tocsin.read.places.gazetteer import Entry
from tocsin.warn.drafting.areas import areas

_COUNTRY = Entry(9, "Varnia", "country", "VA", None, 47.0, 24.0, 9_000_000)


def _radius(*places: str, known: tuple[Entry, ...]) -> float | None:
    (area,) = areas(places, gazetteer(*known))
    return area.circle[0].radius if area.circle else None


def test_the_only_city_of_a_name_has_a_circle_that_holds_it() -> None:
    assert _radius("Karsk", known=(town("Karsk"),)) == 4.0
    assert _radius("Karsk", known=(town("Karsk", people=5_000_000),)) == 25.0


def test_a_small_town_needs_its_country() -> None:
    village = town("Karsk", people=10)
    assert _radius("Karsk", known=(village, _COUNTRY)) is None
    assert _radius("Karsk", "Varnia", known=(village, _COUNTRY)) == 2.0


def test_of_two_towns_of_a_name_neither_is_taken_unless_the_country_tells() -> None:
    known = (town("Karsk"), town("Karsk", "SO", number=2), _COUNTRY)
    assert _radius("Karsk", known=known) is None
    assert _radius("Karsk", "Varnia", known=known) == 4.0


def test_a_town_is_not_taken_for_one_in_a_country_that_nobody_knows() -> None:
    assert _radius("Karsk", "Varnia", known=(town("Karsk"),)) is None


def test_around_a_country_there_is_no_circle() -> None:
    assert _radius("Varnia", known=(_COUNTRY,)) is None


def test_around_a_house_it_is_500_metres() -> None:
    house = Entry(3, "Oldrin Palace", "seat", "VA", None, 47.1, 24.5, 0)
    (area,) = areas(("Oldrin Palace",), gazetteer(house))
    assert (area.area_desc, area.circle[0].radius) == ("Oldrin Palace", 0.5)


def test_no_place_is_no_area() -> None:
    assert areas((), gazetteer()) == ()
