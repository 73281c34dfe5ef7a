"""Figures that can't both be true, and those that are revisions."""

import msgspec
import pytest

from tests.assess.contradictions.told import EVENING, MORNING, NOON, case, counted, heard, toll
from tocsin.assess.case import Heard
from tocsin.assess.contradictions import found

TWO_AFTER = "2031-05-03T10:00"
NEXT_DAY = "2031-05-04T08:00"


def said(*accounts: Heard) -> list[str]:
    return [one.what for one in found(case(*accounts)) if one.kind == "figure"]


def test_two_givers_within_hours_whose_ranges_do_not_meet_contradict_each_other() -> None:
    (one,) = found(case(toll(15, "Bell", TWO_AFTER), toll(11, "Herald", MORNING)))
    assert (one.kind, one.what) == ("figure", "11 against 15 killed")
    assert one.one.outlet == "Herald"
    assert one.one.sentence.text == "It left 11 people dead, it was told in Herald."
    assert one.other.outlet == "Bell"
    assert one.reasons == ("published within three hours of one another",)


def test_a_later_higher_count_is_a_revision() -> None:
    assert not said(toll(11, "Herald", MORNING), toll(38, "Bell", EVENING))


def test_a_later_lower_count_is_none() -> None:
    assert said(toll(61, "Herald", MORNING), toll(59, "Bell", NEXT_DAY)) == ["61 against 59 killed"]


@pytest.mark.parametrize(
    "later",
    [
        toll(59, "Bell", NEXT_DAY, revised=True),
        toll(59, "Herald", NEXT_DAY),
        toll(59, "Bell", NEXT_DAY, least=True),
        toll(59, "Bell", NEXT_DAY, part_of=True),
        toll(59, "Bell", NEXT_DAY, said="about {} people"),
        toll(59, "Bell", NEXT_DAY, said="{} Varnian tourists"),
        toll(59, "Bell", NEXT_DAY, "an earlier version of this article"),
        toll(1, "Bell", NEXT_DAY, said="a man"),
    ],
    ids=["revised", "own", "at least", "part", "about", "a sort", "taken back", "a man"],
)
def test_a_lower_count_may_be_true_too(later: Heard) -> None:
    assert not said(toll(61, "Herald", MORNING), later)


def test_what_was_revised_by_one_is_a_revision_for_all_who_follow() -> None:
    revised = toll(59, "Bell", NEXT_DAY, revised=True)
    assert not said(toll(61, "Herald", MORNING), revised, toll(59, "Post", "2031-05-05"))


def test_who_is_missing_may_be_fewer_tomorrow() -> None:
    assert not said(
        toll(9, "Herald", MORNING, kind="missing"), toll(4, "Bell", NEXT_DAY, kind="missing")
    )


def test_how_many_did_it_does_not_grow() -> None:
    one = toll(3, "Herald", MORNING, kind="perpetrators")
    assert said(one, toll(4, "Bell", EVENING, kind="perpetrators")) == ["3 against 4 perpetrators"]


def test_counts_as_of_one_day_are_of_one_time_though_told_later() -> None:
    one = toll(11, "Herald", "2031-05-05", as_of="2031-05-03")
    other = toll(15, "Bell", "2031-05-09", as_of="2031-05-03")
    assert said(one, other) == ["11 against 15 killed"]


def test_of_a_day_alone_nobody_knows_whether_it_was_the_morning() -> None:
    assert not said(toll(11, "Herald", "2031-05-03"), toll(15, "Bell", NOON))


def test_two_givers_in_one_article_are_of_one_time() -> None:
    text = "A blast shook the pier. Police spoke of 12 people dead, Orla Venn of 15 people."
    one = counted(text, "12 people", 12, 12, "police")
    other = counted(text, "15 people", 15, 15, "Orla Venn")
    (clash,) = found(case(heard("Herald", text, figures=[one, other])))
    assert (clash.one.speaker, clash.other.speaker) == ("police", "Orla Venn")


def test_an_article_with_two_counts_of_one_giver_has_none_that_is_clear() -> None:
    text = "A blast shook the pier. There were 131 people hurt, 48 people in hospital."
    figures = [counted(text, f"{n} people", n, n, kind="wounded") for n in (131, 48)]
    unclear = heard("Herald", text, figures=figures, published=NEXT_DAY)
    assert not said(unclear, toll(127, "Bell", MORNING, kind="wounded"))


def test_many_accounts_of_two_values_are_one_contradiction_in_any_order() -> None:
    accounts = [toll(11, f"Herald {n}", MORNING) for n in range(3)]
    accounts += [toll(15, f"Bell {n}", TWO_AFTER) for n in range(3)]
    (whole,) = found(case(*accounts))
    behind = msgspec.structs.replace(case(*accounts), heard=tuple(reversed(case(*accounts).heard)))
    assert found(behind) == (whole,)
    assert whole.reasons[1].startswith("11 is also given by Herald ")
    assert found(case(accounts[0], *accounts))[0].id == whole.id
