"""The whole chain on the sample: a warning proposed, issued, answered, escalated; the review."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.sample.chain import Chain, walk
from tocsin.review.handling import Told
from tocsin.review.incident import IncidentReview

pytestmark = pytest.mark.slow

DIRECTOR, POLICE, DEPUTY = (
    "director@glassworks.example",
    "duty@karsk-police.example",
    "deputy@karsk-police.example",
)


@pytest.fixture(name="chain", scope="module")
def _chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    with ExitStack() as rooms:
        yield walk(str(tmp_path_factory.mktemp("chain") / "tocsin.db"), lambda _: None, rooms)


@pytest.fixture(name="review", scope="module")
def _review(chain: Chain) -> IncidentReview:
    return chain.mira.reviews.incident(chain.incident)


def test_the_hall_is_told_by_mail_and_the_police_by_a_signed_webhook_too(chain: Chain) -> None:
    assert {DIRECTOR, POLICE} <= set(chain.post.to[:3])
    assert chain.hooked() in chain.hook.taken


def test_who_has_answered_is_left_alone_and_who_has_not_is_followed_by_a_deputy(
    chain: Chain,
) -> None:
    first, then = chain.post.to[:3], chain.post.to[3:6]
    assert DEPUTY not in first
    assert DIRECTOR not in then
    assert {POLICE, DEPUTY} <= set(then)


def test_whose_answer_ran_out_is_asked_again_and_told_which(chain: Chain) -> None:
    assert DIRECTOR in chain.post.to[6:]
    mail = chain.mail(DIRECTOR)
    assert "Answer ran out" in mail["Subject"]
    body = mail.get_body(("plain",))
    assert body is not None and "The answer “acting” that Lida Korvan gave" in body.get_content()


def test_mail_is_of_the_day_by_the_desks_clock(chain: Chain) -> None:
    assert {mail["Date"].datetime.month for mail in chain.post.taken} == {3}


def test_the_warning_led_the_attack_by_a_fortnight(chain: Chain, review: IncidentReview) -> None:
    (handled,) = review.cases
    (issued,) = handled.sent
    assert (issued.id, issued.lead.words) == (chain.warning, "14 days")
    assert handled.outcome == "hit"


def test_the_review_says_who_had_been_told_and_what_they_had_answered(
    review: IncidentReview,
) -> None:
    told = {one.row.recipient: [answer.reply for answer in one.answers] for one in _told(review)}
    assert told == {
        "glassworks-hall": ["acting"],
        "karsk-police": [],
        "karsk-police-deputy": ["dismissed"],
        "astrand-embassy": [],
    }


def _told(review: IncidentReview) -> tuple[Told, ...]:
    return review.cases[0].told


def test_what_was_put_in_place_had_been_withdrawn(review: IncidentReview) -> None:
    (measure,) = review.cases[0].measures
    assert (measure.state, measure.withdrawn_by) == ("withdrawn before", "the owners of the hall")


def test_the_warning_had_run_out_a_week_before(review: IncidentReview) -> None:
    (issued,) = review.cases[0].sent
    assert issued.stood == "run out"


def test_nothing_in_the_ledger_was_changed(chain: Chain) -> None:
    assert chain.mira.audit.verify().faults == ()
    assert list(chain.mira.verify()) == []
