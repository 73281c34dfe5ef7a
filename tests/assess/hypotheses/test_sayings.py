"""On whose word an accusation stands, and what is set aside."""

import pytest

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.case import Case
from tocsin.assess.grades import Letter
from tocsin.assess.hypotheses.sayings import Grades, Saying, sayings
from tocsin.assess.parties import parties
from tocsin.link.origins import OFFICIALS

BLAMES = says("Orla Venn", "blames", FRONT)


def _told(accounts: Case, grades: Grades | None = None) -> tuple[Saying, ...]:
    return sayings(accounts, parties(accounts), grades or Grades())


def _origins(accounts: Case) -> set[str]:
    return {one.said.cited.origin for one in _told(accounts)}


def test_ten_outlets_with_one_minister_s_word_are_one_origin() -> None:
    accounts = (heard(f"Paper {n}", BLAMES) for n in range(10))
    assert _origins(case(*accounts)) == {"name:orla venn"}


def test_each_saying_leads_back_to_its_sentence() -> None:
    account = heard("Courier", BLAMES)
    (one,) = _told(case(account))
    cited = one.said.cited
    text = account.reading.article.text
    assert text[cited.sentence.start : cited.sentence.end] == f"Orla Venn blames {FRONT}"
    assert (cited.article, cited.outlet) == (account.reading.article.id, "Courier")


def test_officials_are_one_for_all_and_witnesses_each_outlet_s_own() -> None:
    accounts = [
        heard(name, says("police", "blames", FRONT), says("two witnesses", "blames", FRONT))
        for name in ("Courier", "Herald")
    ]
    assert _origins(case(*accounts)) == {
        OFFICIALS,
        "unnamed witnesses of name:courier",
        "unnamed witnesses of name:herald",
    }


def test_a_copy_s_witnesses_are_those_of_its_text() -> None:
    told = says("two witnesses", "blames", FRONT)
    first = heard("Courier", told, copies="a", published="2026-03-21")
    assert _origins(case(heard("Herald", told, copies="a"), first)) == {
        "unnamed witnesses of name:courier"
    }


def test_what_is_of_no_or_another_incident_is_set_aside() -> None:
    account = heard("Courier", BLAMES, elsewhere=[says("Ada Lind", "blames", "Sorland")])
    told = {one.said.cited.speaker: (one.here, one.aside) for one in _told(case(account))}
    assert told == {
        "Orla Venn": (True, None),
        "Ada Lind": (False, "the article says it of another incident"),
    }


def test_a_description_is_set_aside_with_its_words() -> None:
    (one,) = _told(case(heard("Courier", says("Orla Venn", "blames", "two suspects"))))
    assert one.here
    assert one.aside and "“two suspects” is a description" in one.aside


def test_a_confession_that_one_article_calls_forced_is_tainted_in_all() -> None:
    forced = says("two suspects", "admits", "two suspects", "confession", tainted="torture")
    accounts = case(
        heard("Daylight", forced),
        heard("Courier", says("Orla Venn", "blames", "Keldoria", "confession")),
    )
    told = {one.said.cited.speaker: one.said for one in _told(accounts)}
    assert told["Orla Venn"].tainted
    assert told["Orla Venn"].spoilt is None
    spoilt = told["two suspects"].spoilt
    assert spoilt and spoilt.text == "torture"


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ({}, ["F3", "F6"]),
        ({"name:herald": "C", "name:courier": "B"}, ["B3", "C6"]),
        ({"name:orla venn": "E", "name:courier": "A"}, ["E3", "E6"]),
    ],
)
def test_the_speaker_s_letter_goes_before_its_carrier_s(
    letters: dict[str, Letter], expected: list[str]
) -> None:
    one, other = heard("Courier", BLAMES), heard("Herald", BLAMES)
    grades = Grades(letters=letters, numbers={one.account: 3})
    assert sorted(str(told.said.grade) for told in _told(case(one, other), grades)) == expected
