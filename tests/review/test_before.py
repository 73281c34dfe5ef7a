"""Which warnings bear on an incident, and whether anybody could have read them before it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.assess.watch.made import warning, watch
from tests.review.made import ATTACK
from tocsin.review import before
from tocsin.review.before import Seen
from tocsin.review.onset import of_days, of_moment

STRUCK = before.beginnings("Gunmen fired into the covered market in Karsk")


def _reasons(
    text: str, *, target: str | None = None, watches: Sequence[str] = (), telling: bool = False
) -> tuple[str, ...]:
    made = warning(text, "embassy of Astrand", "an attack")
    warned = replace(made.warnings[0], target=target)
    return before.reasons(watch(), STRUCK, made, warned, watches, telling)


def test_a_warning_bears_on_it_if_its_sentence_names_two_of_place_target_and_actor() -> None:
    assert _reasons("The embassy warned of attacks on concerts in Karsk.") == (
        "its sentence names the place and the target of the incident",
    )
    assert _reasons("The Black Lantern Front will strike a concert, the embassy warned.")
    assert _reasons("The embassy warned of floods in Karsk.") == ()
    assert _reasons("The embassy warned of bombs in Lorne.") == ()


def test_a_target_is_the_incident_s_if_the_sentences_that_tell_of_it_have_its_word() -> None:
    told = "The embassy warned of attacks on markets in Karsk."
    assert _reasons(told) == ()
    assert _reasons(told, target="markets in Karsk") == (
        "its sentence names the place and the target of the incident",
    )
    assert _reasons(told, target="people in the capital") == ()


def test_less_is_enough_in_an_article_on_the_incident_or_if_a_watch_saw_it() -> None:
    vague = "Two weeks ago the embassy warned of attacks on concerts."
    assert _reasons(vague) == ()
    assert _reasons(vague, telling=True) == (
        "an article on the incident tells it, and names its target",
    )
    assert _reasons(vague, watches=["crowds"]) == ("the watch crowds saw it",)
    assert _reasons("The embassy warned of such things.", telling=True) == ()


@pytest.mark.parametrize(
    ("learnt", "published", "known"),
    [
        (ATTACK.latest, date(2026, 3, 20), "known"),
        (ATTACK.latest + timedelta(hours=1), date(2026, 3, 20), "published"),
        (ATTACK.latest + timedelta(hours=1), date(2026, 3, 21), "afterwards"),
        (ATTACK.latest + timedelta(hours=1), None, "afterwards"),
    ],
)
def test_what_was_out_and_not_read_is_told_apart_from_what_came_later(
    learnt: datetime, published: date | None, known: str
) -> None:
    assert before.known(learnt, published, ATTACK) == known


def _seen(giver: str, day: int) -> Seen:
    (warned,) = warning(f"{giver} warned on day {day}.", giver, "an attack").warnings
    at, moment = date(2026, 3, day), datetime(2026, 3, day, tzinfo=UTC)
    lead = of_days(at, at, ATTACK)
    return Seen(
        warned=warned, article="a", outlet="Bell", published=None, learnt=moment, first=at,
        last=at, origins=(), known="known", reasons=(), lead=lead, had=of_moment(moment, ATTACK),
        ladder=(),
    )  # fmt: skip


def test_a_warning_may_be_meant_by_one_of_nobody_named_within_the_week_after_it() -> None:
    embassy, service = _seen("embassy of Astrand", 6), _seen("security service of Sorland", 4)
    soon, late = _seen("foreign embassies", 9), _seen("foreign embassies", 19)
    told = {one.warned.from_: one for one in before.meant([embassy, service, soon, late])}
    assert told["embassy of Astrand"].meant == (soon.warned.id,)
    assert told["security service of Sorland"].meant == ()
    assert told["foreign embassies"].meant == ()
