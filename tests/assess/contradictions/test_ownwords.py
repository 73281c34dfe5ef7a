"""Speakers against their own earlier words."""

from tests.assess.contradictions.told import case, page, saying
from tocsin.assess.case import Heard
from tocsin.assess.contradictions import Contradiction, own_words
from tocsin.records import Stance

MARCH, MAY = "2031-03-05", "2031-05-20"


def word(accused: str, stance: Stance, published: str, by: str = "Orla Venn") -> Heard:
    text = f"{by} spoke of {accused} on {published}."
    return saying(text, accused, by, stance, published=published)


def against(*accounts: Heard) -> list[Contradiction]:
    return list(own_words([case(*accounts)]))


def test_who_accuses_somebody_else_later_has_changed_position() -> None:
    (one,) = against(word("Russia", "blames", MAY), word("Ukraine", "blames", MARCH))
    assert one.what == "Orla Venn changed position: blamed Ukraine, then Russia"
    assert (one.one.published, one.other.published) == (MARCH, MAY)
    assert one.reasons == ("told first on 5 March 2031, then on 20 May 2031",)


def test_what_is_told_again_later_is_no_new_position() -> None:
    accounts = [word("Ukraine", "blames", day) for day in (MARCH, MAY)]
    assert not against(*accounts, word("Government of Ukraine", "blames", MAY))


def test_two_who_are_accused_on_one_day_are_no_change() -> None:
    assert not against(word("Russia", "blames", MAY), word("Ukraine", "blames", MAY))


def test_who_takes_a_charge_back_has_changed_position() -> None:
    (one,) = against(word("Ukraine", "blames", MARCH), word("Ukraine", "rejects", MAY))
    assert "blamed Ukraine, then rejected the charge against Ukraine" in one.what


def test_who_denies_and_then_admits_contradicts_himself() -> None:
    front = "Black Lantern Front"
    (one,) = against(word(front, "denies", MARCH, front), word(front, "admits", MAY, front))
    assert one.what == "Black Lantern Front admits what he had denied"


def test_two_speakers_do_not_contradict_their_own_words() -> None:
    assert not against(
        word("Ukraine", "blames", MARCH), word("Russia", "blames", MAY, "Milo Drass")
    )


def test_a_warning_dismissed_and_later_admitted_is_one() -> None:
    first = page("[s Orla Venn] [c dismissed] [t the warnings of an attack].", MARCH)
    later = page("[s Orla Venn] [c admitted] [t that a warning had reached her].", MAY)
    (one,) = own_words([], [later, first])
    assert (one.one.published, one.other.published) == (MARCH, MAY)
    assert not own_words([], [page(first.article.text, MARCH), later])
