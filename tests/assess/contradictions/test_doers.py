"""Claims, accusations, denials and facts that can't all be true."""

from collections.abc import Sequence

import msgspec
import pytest

from tests.assess.contradictions.told import (
    EVENING,
    NOON,
    blamed,
    case,
    changed,
    heard,
    saying,
    words,
)
from tests.records import made
from tocsin.assess.case import Heard
from tocsin.assess.contradictions import Contradiction, found
from tocsin.records import EntityKind, Part
from tocsin.records.base import span

FRONT: tuple[EntityKind, str] = ("organisation", "Black Lantern Front")
CLAIM_TEXT = "The Black Lantern Front claimed it and showed a film."
CLAIM = saying(
    CLAIM_TEXT,
    "Black Lantern Front",
    "Black Lantern Front",
    "claims",
    names=[FRONT],
    offered="video",
    proof=span("showed a film", 0, 13),
)
CHARGE = saying(
    "Minister Pavol Hrast blamed Ukraine.", "Ukraine", "Pavol Hrast", "blames", published=NOON
)


def kinds(*accounts: Heard) -> list[str]:
    return [one.kind for one in found(case(*accounts))]


def only(*accounts: Heard) -> Contradiction:
    (one,) = found(case(*accounts))
    return one


def test_a_claim_with_a_video_stands_against_the_accusation_of_another() -> None:
    one = only(CLAIM, CHARGE)
    assert one.kind == "doer"
    assert one.what == "Black Lantern Front claims it; Pavol Hrast accuses Ukraine"
    assert one.one.sentence.text == CLAIM_TEXT
    assert one.other.sentence.text == "Minister Pavol Hrast blamed Ukraine."
    assert one.reasons[:2] == (
        "Black Lantern Front shows a video: “showed a film”",
        "no evidence is offered for the accusation of Ukraine",
    )


def test_all_who_accuse_a_state_are_one_position() -> None:
    people = saying(
        "Orla Venn blamed the Ukrainians.", "Ukrainians", "Orla Venn", "blames", published=EVENING
    )
    one = only(CLAIM, CHARGE, people)
    assert "of the same position as Pavol Hrast: Orla Venn" in one.reasons


@pytest.mark.parametrize(
    ("accused", "names"),
    [
        ("Front", [("organisation", "Front")]),
        ("Black Lantern Front", [FRONT]),
        ("Milo Drass", [("person", "Milo Drass")]),
        ("gunmen", []),
        ("radical Islamists", []),
    ],
)
def test_who_may_be_the_claimant_or_of_it_is_nobody_else(
    accused: str, names: Sequence[tuple[EntityKind, str]]
) -> None:
    text = f"Pavol Hrast blamed {accused}."
    assert not kinds(CLAIM, saying(text, accused, "Pavol Hrast", "blames", names=names))


def test_a_branch_of_a_group_is_the_group() -> None:
    claim = saying("Islamic State claimed it.", "Islamic State", "Islamic State", "claims")
    assert not kinds(claim, saying("Orla Venn blamed ISIS-K.", "ISIS-K", "Orla Venn", "blames"))


def test_a_denial_of_the_accused_comes_before_what_others_say_for_it() -> None:
    ally = saying("Astrand rejected it.", "Ukraine", "Astrand", "rejects", published=NOON)
    own = saying("Kyiv denied it.", "Ukraine", "Government of Ukraine", "denies", published=EVENING)
    one = only(CHARGE, ally, own)
    assert one.kind == "denial"
    assert one.what == "Pavol Hrast accuses Ukraine; Government of Ukraine denies it"
    assert "of the same position as Government of Ukraine: Astrand" in one.reasons


def test_a_claim_that_somebody_calls_false_is_denied() -> None:
    text = "Orla Venn said the Black Lantern Front had not done it."
    one = only(CLAIM, saying(text, FRONT[1], "Orla Venn", "rejects", names=[FRONT], published=NOON))
    assert (one.kind, one.one.speaker, one.other.speaker) == ("denial", FRONT[1], "Orla Venn")


def test_who_takes_his_own_accusation_back_denies_nobody_elses() -> None:
    own = saying("Pavol Hrast rejected it.", "Ukraine", "Pavol Hrast", "rejects", published=EVENING)
    assert not kinds(CHARGE, own)


def fact(outlet: str, doer: str) -> Heard:
    text = f"The {doer} blew up the pier."
    account = heard(outlet, f"A blast. {text}", names=[("organisation", doer)])
    part = Part(role="by", name=doer, span=words(account.reading.article.text, doer))
    return changed(account, kind="bombing", by=(doer,), when=None, parts=(part,))


def test_two_articles_with_two_doers_as_fact_contradict_each_other() -> None:
    one = only(fact("Herald", "Black Lantern Front"), fact("Bell", "Tidewater Column"))
    assert one.kind == "doer"
    assert {one.one.sentence.text, one.other.sentence.text} == {
        "The Black Lantern Front blew up the pier.",
        "The Tidewater Column blew up the pier.",
    }


def test_whom_an_article_lets_somebody_name_is_no_fact_of_its_own() -> None:
    other = fact("Bell", "Tidewater Column")
    text = other.reading.article.text
    word = blamed(text, "The Tidewater Column", "Tidewater Column", "Ada Brel", "blames")
    word = msgspec.structs.replace(word, incident=other.account)
    reading = msgspec.structs.replace(other.reading, blame=(word,))
    named = msgspec.structs.replace(other, reading=reading)
    assert "doer" not in kinds(fact("Herald", "Black Lantern Front"), named)


def test_in_a_clash_both_sides_do_it() -> None:
    both = [fact("Herald", "Black Lantern Front"), fact("Bell", "Tidewater Column")]
    assert not kinds(*(changed(one, kind="clash") for one in both))


def test_who_speaks_has_his_own_node() -> None:
    one = only(CLAIM, CHARGE)
    assert (one.one.origin, one.other.origin) == ("name:black lantern front", "name:pavol hrast")


def test_blame_for_another_incident_is_none_for_this() -> None:
    blame = tuple(
        msgspec.structs.replace(b, incident=made.incident().id) for b in CHARGE.reading.blame
    )
    reading = msgspec.structs.replace(CHARGE.reading, blame=blame)
    assert not kinds(CLAIM, msgspec.structs.replace(CHARGE, reading=reading))
