"""Warnings waved aside by those whose own side had reported the threat."""

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from tests.assess.contradictions.told import arrest, case, changed, page, words
from tests.records import made
from tocsin.assess.case import Heard
from tocsin.assess.contradictions import Contradiction, own_side
from tocsin.records import EntityKind, Part, Reading

FRONT: tuple[EntityKind, str] = ("organisation", "Black Lantern Front")
VARNIA: tuple[EntityKind, str] = ("place", "Varnia")
VENN: tuple[EntityKind, str] = ("person", "Orla Venn")
AGENCY = (
    "The state news agency Varnian Press Agency told it first. The capital of Varnia was quiet. "
)


def dismissal(
    text: str = "[s Varnia’s president Orla Venn] [c dismissed] [t the warnings of attacks by the "
    "Black Lantern Front] as a provocation.",
    published: str = "2031-03-09",
    names: Sequence[tuple[EntityKind, str]] = (FRONT, VENN),
) -> Reading:
    return page(text, published, names=names)


def reported(
    published: str = "2031-02-12",
    group: str = FRONT[1],
    outlet: str = "Varnian Press Agency",
) -> Heard:
    text = f"{AGENCY}Five members of the {group} were detained in Dravno."
    return arrest(
        text, "detained", published, names=[("organisation", group), VARNIA], outlet=outlet
    )


def against(*accounts: Heard, waved: Reading | None = None) -> tuple[Contradiction, ...]:
    return own_side([case(*accounts)], [waved or dismissal()])


def test_the_dismissal_stands_against_what_the_state_agency_had_reported() -> None:
    (one,) = against(reported())
    assert one.kind == "own side"
    assert one.one.sentence.text.startswith("Varnia’s president Orla Venn dismissed")
    assert one.one.speaker == "Orla Venn"
    assert one.other.sentence.text == (
        "Five members of the Black Lantern Front were detained in Dravno."
    )
    assert one.other.speaker == "Varnian Press Agency"
    assert one.reasons[:2] == (
        "both are of the same side: Government of Varnia",
        "the threat is the same: Black Lantern Front",
    )


def test_an_arrest_within_a_month_is_told_as_between_its_days() -> None:
    account = reported()
    at = words(account.reading.article.text, "detained in Dravno")
    when = msgspec.structs.replace(
        made.when(),
        value="2031-02",
        earliest=date(2031, 2, 1),
        latest=date(2031, 2, 28),
        span=at,
    )
    account = changed(account, when=when.value, parts=(Part(role="when", name="2031-02", span=at),))
    reading = msgspec.structs.replace(account.reading, times=(when,))
    (one,) = against(msgspec.structs.replace(account, reading=reading))
    said = "the arrest was between 1 February 2031 and 28 February 2031, the dismissal on"
    assert one.reasons[2].startswith(said)


@pytest.mark.parametrize(
    "account",
    [
        reported("2031-03-20"),
        reported("2030-06-01"),
        reported(group="Tidewater Column"),
        reported(outlet="Northlight Wire"),
    ],
    ids=["later", "long before", "another group", "nobody's paper"],
)
def test_what_does_not_stand_against_it(account: Heard) -> None:
    assert not against(account)


def test_a_dismissal_that_is_told_again_later_is_not_a_new_one() -> None:
    again = dismissal(
        "In March [s Varnia’s president Orla Venn] [c had dismissed] [t warnings of attacks by the "
        "Black Lantern Front].",
        "2031-03-25",
    )
    assert not own_side([case(reported("2031-03-22"))], [dismissal(), again])


def test_a_president_of_another_land_is_of_another_side() -> None:
    ally = dismissal(
        "[s French president Orla Venn] [c dismissed] [t the warnings of attacks by the Black "
        "Lantern Front]."
    )
    assert not against(reported(), waved=ally)


def test_the_same_target_is_the_same_threat() -> None:
    text = f"{AGENCY}Two men who had photographed a theatre were detained in Dravno."
    account = arrest(text, "detained", "2031-02-12", names=[VARNIA])
    feared = dismissal(
        "[s Varnia’s president Orla Venn] [c dismissed] [t the warnings of attacks on theatres].",
        names=[VENN],
    )
    warned = msgspec.structs.replace(
        made.warned(),
        from_="Sorland",
        target="theatres",
        response="dismissed",
        answer=feared.statements[0].sentence,
        evidence=feared.statements[0].content[0],
        sentence=feared.statements[0].sentence,
    )
    (one,) = against(account, waved=msgspec.structs.replace(feared, warnings=(warned,)))
    assert one.reasons[1] == "the threat is the same: theatre"


def test_a_warning_that_was_not_waved_aside_is_none() -> None:
    taken = dismissal(
        "[s Varnia’s president Orla Venn] [c welcomed] [t the warnings of attacks by the Black "
        "Lantern Front]."
    )
    assert not against(reported(), waved=taken)


def test_each_incident_is_one_however_many_accounts_it_has() -> None:
    accounts = [reported(), reported("2031-02-13")]
    (one,) = against(*accounts)
    assert one.other.published == "2031-02-12"
    assert len(own_side([case(account) for account in accounts], [dismissal()])) == 2


def test_nothing_is_found_where_nobody_dismissed_anything() -> None:
    assert own_side([case(reported())]) == ()
