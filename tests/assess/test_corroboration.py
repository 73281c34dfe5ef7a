"""How many independent origins speak for and against an incident, a figure, a blame."""

import random

import pytest

from tests.assess.heard import blamed, case, figure, heard
from tocsin.assess.backing import Side
from tocsin.assess.case import Case
from tocsin.assess.corroboration import of_blame, of_figure, of_incident


def _said(speaker: str) -> str:
    return f"[s {speaker}] [c said] [t a blast shook the pier]."


def _names(side: Side) -> list[str]:
    return [one.name for one in side.origins]


def test_what_one_agency_sent_to_many_is_one_origin_with_its_counts() -> None:
    papers = [heard(f"Paper {n}", byline="Reuters Staff") for n in range(3)]
    found = of_incident(case(*papers, heard("Reuters"))).supports
    assert found.words == "4 items, 4 outlets, 1 origin"
    (origin,) = found.origins
    assert len(origin.vouching) == 1
    assert len(origin.repeating) == 3


def test_two_bodies_of_one_government_are_two_origins_of_one_interest() -> None:
    found = of_incident(
        case(heard("Courier", _said("Interior Ministry")), heard("Herald", _said("Orlec Police")))
    )
    assert found.supports.words == "2 items, 2 outlets, 2 origins of 1 interest"
    assert "Interior Ministry, " in found.reasons[1]


def test_every_origin_shows_its_sentences() -> None:
    found = of_incident(case(heard("Courier"), heard("Herald", _said("Orla Venn"))))
    for origin in found.supports.origins:
        assert [one.sentence.text for one in origin.cited]


def test_who_denies_that_it_happened_is_against_and_tells_of_nothing() -> None:
    denial = heard("Herald", "[s Orla Venn] [c denied] [t that a blast shook the pier].")
    found = of_incident(case(heard("Courier"), denial))
    assert _names(found.supports) == ["Courier"]
    assert _names(found.against) == ["Orla Venn"]


@pytest.mark.parametrize(
    "text",
    [
        "[s Orla Venn] [c denied] [t any role in the blast].",
        "[s Orla Venn] [c denied] [t that anybody had warned her of a blast].",
        "[s Orla Venn] [c rejected] [t an inquiry into the blast].",
    ],
)
def test_who_denies_something_about_it_doesnt_deny_it(text: str) -> None:
    assert not of_incident(case(heard("Herald", text))).against.origins


# Figures


def test_a_figure_is_its_givers_however_many_papers_carry_it() -> None:
    papers = [heard(f"Paper {n}", figures=[figure(38, 38, "Health Ministry")]) for n in range(3)]
    (value,) = of_figure(case(*papers), "killed")
    assert value.supports.words == "3 items, 3 outlets, 1 origin"


def test_an_agencys_figure_is_whose_the_agency_says_it_is() -> None:
    agency = heard("Reuters", figures=[figure(38, 38, "Health Ministry")])
    paper = heard("Courier", figures=[figure(38, 38, "Reuters")])
    (value,) = of_figure(case(agency, paper), "killed")
    assert _names(value.supports) == ["Health Ministry"]
    assert value.supports.origins[0].repeating == (paper.account,)


def test_a_figure_of_the_witnesses_in_a_copy_has_no_second_origin() -> None:
    papers = [
        heard(name, copies="text", published=f"2026-03-2{n}", figures=[figure(9, 9, "witnesses")])
        for n, name in enumerate(("Courier", "Herald"))
    ]
    (value,) = of_figure(case(*papers), "killed")
    assert value.supports.words == "2 items, 2 outlets, 1 origin"


def test_a_headlines_figure_is_whose_the_same_text_says_it_is() -> None:
    figures = [figure(38, 38), figure(38, 38, "Health Ministry")]
    (value,) = of_figure(case(heard("Courier", figures=figures)), "killed")
    assert _names(value.supports) == ["Health Ministry"]


def test_a_figure_that_an_outlet_repeats_without_its_giver_is_still_the_givers() -> None:
    first = heard("Courier", figures=[figure(38, 38, "Health Ministry")])
    later = heard("Courier", "A day after the blast.", figures=[figure(38, 38)])
    (value,) = of_figure(case(first, later), "killed")
    assert _names(value.supports) == ["Health Ministry"]


def test_at_least_fits_whatever_is_more_and_gives_none_of_it() -> None:
    told = case(
        heard("Courier", figures=[figure(11, None)]),
        heard("Herald", figures=[figure(38, 38)]),
        heard("Bell", figures=[figure(61, 61)]),
    )
    less, more = of_figure(told, "killed")
    assert (less.low, less.high) == (38, 38)
    assert [_names(side) for side in (less.supports, less.fitting, less.against)] == [
        ["Herald"],
        ["Courier"],
        ["Bell"],
    ]
    assert _names(more.supports) == ["Bell"]


def test_a_figure_that_only_all_leave_open_is_what_all_of_them_allow() -> None:
    told = case(
        heard("Courier", figures=[figure(10, 20)]), heard("Herald", figures=[figure(15, None)])
    )
    (value,) = of_figure(told, "killed")
    assert (value.low, value.high) == (15, 20)
    assert _names(value.supports) == ["Courier", "Herald"]


def test_an_origin_that_corrected_itself_isnt_against_itself() -> None:
    given_ = [figure(61, 61, "Health Ministry"), figure(59, 59, "Health Ministry")]
    values = of_figure(case(heard("Courier", figures=given_)), "killed")
    assert [(value.low, value.against.origins) for value in values] == [(59, ()), (61, ())]


def test_a_figure_of_nobody_in_particular_is_the_papers_own() -> None:
    text = f"{_said('Orla Venn')} [s Lena Dorn] [c said] [t the bang was loud]."
    figures = [figure(38, 38), figure(2, 2, "a passer-by’s friend", "wounded")]
    told = case(heard("Courier", text, mentions=("blast", "bang"), figures=figures))
    for kind in ("killed", "wounded"):
        (value,) = of_figure(told, kind)
        assert _names(value.supports) == ["Courier"]


def test_a_figure_without_a_giver_is_whose_all_is() -> None:
    (value,) = of_figure(
        case(heard("Courier", _said("Orla Venn"), figures=[figure(38, 38)])), "killed"
    )
    assert _names(value.supports) == ["Orla Venn"]


# Blame


def test_an_accused_state_is_one_by_whichever_name() -> None:
    said = [blamed(name, "Orla Venn", "blames") for name in ("Norway", "Government of Norway")]
    (found,) = of_blame(case(heard("Courier", blame=said)))
    assert found.accused == "Government of Norway"


def test_a_blame_is_its_speakers_however_many_papers_carry_it() -> None:
    papers = [heard(f"Paper {n}", blame=[blamed("Sorland", "Orla Venn", "blames")]) for n in "abc"]
    (found,) = of_blame(case(*papers))
    assert found.accused == "Sorland"
    assert found.supports.words == "3 items, 3 outlets, 1 origin"
    assert not found.claimed


def test_a_claim_is_for_and_a_denial_against() -> None:
    said = [
        blamed("Black Lantern Front", "Black Lantern Front", "claims"),
        blamed("Black Lantern Front", "Orla Venn", "rejects"),
        blamed("Sorland", "Orla Venn", "blames"),
    ]
    front, _ = of_blame(case(heard("Courier", blame=said)))
    assert front.claimed
    assert _names(front.supports) == ["Black Lantern Front"]
    assert _names(front.against) == ["Orla Venn"]


# In any order, and with every copy


_ACCOUNTS = [
    heard("Courier", figures=[figure(11, None, "police")], copies="a"),
    heard("Herald", _said("Orla Venn"), figures=[figure(38, 38)]),
    heard("Bell", byline="Reuters Staff", blame=[blamed("Sorland", "Orla Venn", "blames")]),
    heard("Reuters", figures=[figure(38, None, "Health Ministry")]),
    heard("Northlight", figures=[figure(61, 61, "Reuters")]),
]


def _everything(told: Case) -> tuple[object, ...]:
    return of_incident(told), of_figure(told, "killed"), of_blame(told)


@pytest.mark.parametrize("seed", range(8))
def test_order_changes_nothing(seed: int) -> None:
    mixed = random.Random(seed).sample(_ACCOUNTS, len(_ACCOUNTS))  # noqa: S311 - a fixed order
    assert _everything(Case(id="blast", heard=tuple(mixed))) == _everything(case(*_ACCOUNTS))


def test_a_copy_adds_items_and_no_origin() -> None:
    copy = heard("Marl Bell", copies="a", figures=[figure(11, None, "police")])
    before, after = of_incident(case(*_ACCOUNTS)), of_incident(case(*_ACCOUNTS, copy))
    assert _names(after.supports) == _names(before.supports)
    assert after.supports.items == before.supports.items + 1
