"""A message tells somebody in a hurry what to do; what it may not show, it doesn't."""

import json
from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from tests.warn.made import NOON
from tests.warn.messages.made import GLASSWORKS, HEARD, LINK, carried
from tocsin.warn.deeds import Given, Occasion
from tocsin.warn.messages import digest, message, notice


def test_what_to_do_and_where_to_answer_stand_before_all_else() -> None:
    text = message(carried()).text
    order = ["TLP:AMBER: only", "ATTACK ON A CONCERT HALL", "Put guards", LINK, "WHAT WE KNOW"]
    assert _in_order(text, *order)


def _in_order(text: str, *words: str) -> bool:
    places = [text.index(one) for one in words]
    return places == sorted(places)


def test_a_warning_comes_under_the_headings_of_its_shape() -> None:
    text = message(carried(shape="security alert", limits="We can't guard you.")).text
    first = ("DO THIS FIRST\n  Put guards", f"ANSWER\n  {LINK}")
    four = ("LOCATION\n", "EVENT\n", "ACTIONS TO TAKE\n  1. Put guards", "ASSISTANCE\n")
    assert _in_order(text, *first, *four, "IT RESTS ON")
    assert "Call the desk.\n  We can't guard you." in text


def test_what_a_shape_says_first_is_said_once() -> None:
    text = message(carried(shape="emergency notification")).text
    assert _in_order(text, "DO THIS NOW\n  1. Put guards", LINK, "WHAT IS HAPPENING")
    assert text.count("Put guards") == 1


def test_likelihood_and_confidence_are_two_sentences_and_sources_stand_with_theirs() -> None:
    text = message(carried()).text
    assert "  An attack within 30 days is unlikely (21 %, from 10 to 30 %).\n  We have" in text
    assert "- “Keep away from large gatherings” (embassy of Sorland, 7 March 2026)" in text


def test_times_are_told_by_the_clock_of_who_reads_them() -> None:
    assert "9 March 2026, 13:00 (Europe/Vienna). That it" in message(carried()).text
    nowhere = changed(GLASSWORKS, zone="Atlantis")
    assert "12:00 (UTC)" in message(carried(recipient=nowhere)).text


def test_a_message_says_that_nobody_reads_replies_and_what_its_marking_means() -> None:
    text = message(carried()).text
    assert "Do not reply to this message: nobody reads replies. Use the link above." in text
    assert text.rstrip().endswith("need to know it.")


@pytest.mark.parametrize("headline", ["short", "word " * 60, "w" * 300, "A\r\nBcc: x@y.example"])
def test_a_subject_is_one_line_of_78_characters_with_marking_and_kind(headline: str) -> None:
    subject = message(carried(headline=headline, occasion="unanswered")).subject
    assert subject.startswith("[TLP:AMBER] Not yet answered: Warning: ")
    assert len(subject) <= 78
    assert subject.isprintable()


@pytest.mark.parametrize(
    ("kind", "headline", "subject"),
    [
        ("alert", "Attack in Karsk", "Warning: Attack in Karsk"),
        ("alert", "Warning: attack, Karsk", "Warning: attack, Karsk"),
        ("alert", "Notice of a threat: attack, Karsk", "Notice of a threat: attack, Karsk"),
        ("update", "Warning: attack, Karsk", "Update: attack, Karsk"),
        ("update", "Update: attack, Karsk", "Update: attack, Karsk"),
        ("update", "Downgraded: Emergency: attack, Karsk", "Downgraded: attack, Karsk"),
        ("cancel", "All-clear: attack, Karsk", "All-clear: attack, Karsk"),
    ],
)
def test_a_subject_says_once_what_it_is(kind: str, headline: str, subject: str) -> None:
    assert message(carried(kind=kind, headline=headline)).subject == f"[TLP:AMBER] {subject}"
    drill = message(carried(kind=kind, headline=f"EXERCISE: {headline}", exercise=True)).subject
    assert drill == f"[TLP:AMBER] EXERCISE {subject}"


def test_what_is_for_one_person_alone_shows_nothing_on_a_locked_telephone() -> None:
    red = message(carried(marking="TLP:RED", channel="apprise"))
    assert red.subject == "[TLP:RED] Warning for you alone"
    assert red.short == red.brief == f"[TLP:RED] Warning for you alone. {LINK}"


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        ("unanswered", "You were told before, and haven't answered yet."),
        ("instead", "You are told as others haven't answered (stands in for Ada Orn)."),
        ("resumed", "Asking had stopped for a while and goes on: please answer."),
    ],
)
def test_a_paging_says_why_it_comes_now(occasion: Occasion, said: str) -> None:
    made = message(carried(occasion=occasion))
    assert said in made.text
    assert made.subject.startswith("[TLP:AMBER] Not yet answered: ")


def test_who_answered_and_is_asked_again_is_told_which_answer_ran_out() -> None:
    given = Given(reply="acting", by="Ada Orn", at=NOON)
    made = message(carried(occasion="lapsed", lapsed=given, channel="webhook"))
    assert "The answer “acting” that Ada Orn gave on 7 March 2026, 13:00" in made.text
    assert "haven't answered" not in made.text
    assert made.subject.startswith("[TLP:AMBER] Answer ran out: ")
    assert json.loads(made.payload)["lapsed"]["reply"] == "acting"


def test_an_update_and_a_cancel_carry_the_first_summary_in_its_thread() -> None:
    first, update, cancel = (message(carried(kind=kind)) for kind in ("alert", "update", "cancel"))
    assert first.thread == update.thread == cancel.thread == "w1"
    for later in (update, cancel):
        assert "WHAT THE FIRST WARNING SAID\n  Attack on a concert hall in Karsk is" in later.text
        assert "The hall was named." in later.text
    assert LINK not in cancel.text


def test_a_drill_is_called_one_in_subject_and_text() -> None:
    drill = message(carried(exercise=True))
    assert drill.subject.startswith("[TLP:AMBER] EXERCISE Warning: ")
    assert "This is an EXERCISE" in drill.text


def test_html_shows_what_the_text_shows_and_nothing_of_it_is_markup() -> None:
    html = message(carried(what='<img src=x onerror="alert(1)">')).html
    assert "&lt;img src=x" in html
    assert "<img" not in html
    assert f'<a href="{LINK}">' in html
    assert 'name="color-scheme" content="light dark"' in html


def test_no_link_is_shown_where_there_is_none() -> None:
    made = message(replace(carried(), link=""))
    assert "ANSWER" not in made.text
    assert "href" not in made.html


@pytest.mark.parametrize("link", ["", LINK, LINK + "x" * 60, LINK + "x" * 200])
@pytest.mark.parametrize("headline", ["Short", "Long headline " * 30])
def test_few_words_are_few_and_a_link_is_whole_or_left_out(link: str, headline: str) -> None:
    made = message(replace(carried(headline=headline, channel="apprise"), link=link))
    assert len(made.short) <= 160
    assert len(made.brief) <= 1000
    assert made.short.startswith("[TLP:AMBER] Warning: ")
    assert (LINK in made.short) == (len(link) in (len(LINK), len(LINK) + 60))
    assert "https" not in made.short or made.short.endswith(link)


def test_what_a_private_person_said_is_not_told_in_public() -> None:
    heard = changed(HEARD, private=True)
    for scope, told in (("public", False), ("restricted", True)):
        made = message(carried(evidence=(heard,), scope=scope, channel="webhook"))
        assert ("Keep away from large" in made.text) == told
        assert ("Keep away from large" in made.payload) == told


def test_a_machine_is_told_all_of_it() -> None:
    told = json.loads(message(carried(kind="update", channel="webhook")).payload)
    assert (told["version"], told["id"], told["event"], told["kind"]) == (
        (1, "d1", "warning", "update")
    )
    assert told["warning"]["text"]["do"] == ["Put guards at the doors."]
    assert (told["alert"], told["links"]) == ("<alert/>", {"answer": LINK})
    assert told["earlier"]["id"] == "w1"


def test_several_that_can_wait_are_one_message_with_the_strictest_marking() -> None:
    green = carried(marking="TLP:GREEN", headline="One")
    amber = carried(marking="TLP:AMBER", headline="Other")
    made = digest([green, amber])
    assert made.subject == "[TLP:AMBER] 2 warnings: One; Other"
    assert "ONE\n" in made.text
    assert "OTHER\n" in made.text
    assert made.id == "d1"
    assert len(made.brief) <= 1000


def test_a_notice_is_of_the_desk_and_has_no_marking() -> None:
    made = notice("n1", NOON, "The desk is silent", "No sign of life since noon.")
    assert (made.marking, made.subject) == (None, "The desk is silent")
    assert json.loads(made.payload)["event"] == "notice"
