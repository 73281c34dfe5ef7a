"""A draft says what case and watch tell, and nothing else."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import (
    CONTACT,
    DIRECTORY,
    EVIDENCE,
    NOW,
    OUTLOOK,
    case,
    draft,
    gazetteer,
)
from tocsin.warn import deeds
from tocsin.warn.drafting import Outlook, Request, drafted, written
from tocsin.warn.evidence import Evidence


def test_a_draft_tells_what_where_when_who_and_what_to_do() -> None:
    made = draft()
    assert made.headline == "Security alert: bomb attack, Karsk, Varnia"
    assert made.what == "We warn of a bomb attack. It could kill or badly injure many people."
    assert (made.where, made.when) == ("Karsk, Varnia", "At any time up to 6 April 2026.")
    assert made.who == "Guests and staff of concerts and other shows"
    assert made.do[0] == "Stay away from concerts and shows until this warning ends."
    assert made.recipients == ("glassworks", "police")
    assert made.assistance == CONTACT


def test_evidence_goes_along_in_the_words_of_its_article() -> None:
    (one,) = draft().evidence
    assert one == replace(EVIDENCE, says="Avoid concerts in Karsk for 48 hours.")


def test_who_spoke_to_the_desk_is_not_named() -> None:
    told = case()
    told.evidence = (replace(EVIDENCE, article=None, sentence=None, source="Lena Orsk"),)
    request = Request("security alert")
    made = drafted(told, OUTLOOK, request, DIRECTORY, gazetteer(), NOW)
    assert "Lena" not in written(made)
    assert made.basis.startswith("We have this from: a person who spoke to us (6 March 2026).")


@pytest.mark.parametrize(
    "one",
    [
        replace(EVIDENCE, source="Lena Orsk", private=True),
        replace(EVIDENCE, source="Glassworks Hall"),
    ],
    ids=["a private person", "who is warned"],
)
def test_a_private_person_who_is_quoted_is_not_named(one: Evidence) -> None:
    told = case()
    told.evidence = (one,)
    made = drafted(told, OUTLOOK, Request("security alert"), DIRECTORY, gazetteer(), NOW)
    assert made.basis.startswith("We have this from: a person quoted in the news (6 March 2026).")
    assert one.source not in written(made)
    (kept,) = made.evidence
    assert (kept.sentence, kept.private, made.quotable) == (one.sentence, True, ())


def test_likelihood_and_confidence_are_two_sentences() -> None:
    made = draft()
    assert made.likely == (
        "This is unlikely by 6 April 2026: we estimate 21% (between 5% and 35%); "
        "the term means 20% to 45%."
    )
    assert made.sure == (
        "We have low confidence in this judgement, which rests on 2 independent origins."
    )


def test_the_basis_tells_sources_and_how_earlier_alarms_turned_out() -> None:
    assert draft().basis == (
        "We have this from: embassy of Sorland (6 March 2026). "
        "Of 3 earlier alarms on this question 1 was false."
    )


def test_what_nobody_knows_stays_empty() -> None:
    made = drafted(case(), Outlook(), Request("timely warning"), DIRECTORY, gazetteer(), NOW)
    assert (made.hazard, made.headline, made.what, made.where, made.when) == ("", "", "", "", "")
    assert (made.who, made.do, made.area, made.assistance) == ("", (), (), "")
    assert (made.likelihood, made.likely, made.confidence, made.sure) == (None, "", None, "")
    assert (made.urgency, made.severity, made.response) == ("Unknown", "Unknown", ())


def test_who_may_have_done_it_is_left_out() -> None:
    made = draft()
    assert made.actor == ""
    assert "Black Lantern" not in " ".join((*made.do, made.headline, made.what, made.basis))


def test_a_private_notice_goes_to_one_and_tells_what_cannot_be_done() -> None:
    assert draft("private notice").recipients == ()
    made = draft("private notice", to=("police",))
    assert made.who == "Glassworks Hall"
    assert made.do[0] == "Postpone the show, or have police at the doors."
    assert "We can't guard you" in made.limits
    assert (made.scope, made.marking) == ("private", "TLP:AMBER")


def test_a_person_who_is_meant_is_told_what_to_do_for_themselves() -> None:
    meant = replace(OUTLOOK, question="Is a murder of a journalist in Karsk being prepared?")
    made = draft("private notice", ("glassworks",), meant)
    assert made.do[0] == "Tell the police, and ask them what protection they can give."
    assert draft("private notice", ("police",), meant).do[-2].startswith("Guard the person")


def test_an_emergency_notification_promises_an_all_clear() -> None:
    made = draft("emergency notification")
    assert "until we send the all-clear" in made.when
    assert made.what.startswith("A bomb attack is happening or about to happen.")
    assert made.urgency == "Immediate"


def test_a_waived_recipient_is_not_told() -> None:
    waived = deeds.Waived(ground="already aware", why="they told us", recipient="police")
    request = Request("security alert")
    made = drafted(case(waived), OUTLOOK, request, DIRECTORY, gazetteer(), NOW)
    assert made.recipients == ("glassworks",)
    everybody = case(deeds.Waived(ground="already aware", why="all know"))
    assert drafted(everybody, OUTLOOK, request, DIRECTORY, gazetteer(), NOW).recipients == ()


def test_a_draft_is_looked_at_again_no_later_than_what_it_is_about() -> None:
    assert draft().expires == NOW + timedelta(days=7)
    soon = replace(OUTLOOK, until=NOW.date() + timedelta(days=1))
    assert draft(outlook=soon).expires.isoformat() == "2026-03-08T23:59:59+00:00"


def test_an_exercise_says_so_before_all_else() -> None:
    made = draft(exercise=True)
    assert made.headline.startswith("EXERCISE: Security alert")
    assert made.what.startswith("This is an exercise.")
    assert made.recipients == ("desk-two",)


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Is an attack in Karsk being prepared?", "attack"),
        ("Is an attack with a bomb being prepared?", "bomb attack"),
        ("Will gunmen attack the fair?", "shooting attack"),
        ("Will somebody be abducted?", ""),
        ("Is a kidnapping planned?", "kidnapping"),
    ],
)
def test_the_hazard_is_the_most_exact_that_is_named(question: str, called: str) -> None:
    assert draft(outlook=replace(OUTLOOK, question=question)).hazard == called
