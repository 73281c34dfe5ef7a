"""The ladder tells how exact each part of a warning is."""

from datetime import timedelta

from msgspec.structs import replace

from tests.warn.drafting.made import NOW, OUTLOOK, draft
from tocsin.warn.cap import Area, Circle, Point
from tocsin.warn.drafting import ladder, specificity


def _levels(**changes: object) -> dict[str, str]:
    made = replace(draft(), **changes)
    return {rung.step: rung.level for rung in specificity(made)}


def test_a_warning_of_a_class_of_places_in_a_town_is_general_there() -> None:
    assert ladder(draft()) == (
        "who: none, method: specific, target: general, where: general, when: general, "
        "how known: specific, what is asked: specific"
    )


def test_a_named_hall_makes_target_and_place_specific() -> None:
    levels = _levels(where="Glassworks Hall, Karsk")
    assert (levels["target"], levels["where"]) == ("specific", "specific")


def test_a_circle_around_a_house_is_a_specific_place() -> None:
    centre = Point(latitude=47.0, longitude=24.5)
    for radius, level in ((0.5, "specific"), (5.0, "general")):
        area = Area(area_desc="Karsk", circle=(Circle(centre=centre, radius=radius),))
        assert _levels(area=(area,))["where"] == level


def test_a_time_is_specific_where_its_two_days_are_known() -> None:
    assert _levels(onset=NOW, expires=NOW + timedelta(hours=48))["when"] == "specific"
    assert _levels(onset=NOW, expires=NOW + timedelta(hours=49))["when"] == "general"


def test_just_an_attack_is_a_general_method() -> None:
    plain = draft(outlook=replace(OUTLOOK, question="Is an attack being prepared?"))
    assert specificity(plain)[1].level == "general"
    assert _levels(hazard="", do=())["what is asked"] == "none"


def test_each_rung_says_what_the_warning_says() -> None:
    assert specificity(draft())[3].says == "Karsk, Varnia"
