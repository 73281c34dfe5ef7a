"""Which indicators of a watch an article shows."""

from datetime import date
from typing import Any

import msgspec
import pytest

import tocsin
from tests.assess.watch.made import page, telling, warning, watch
from tests.warn.cap.made import informed
from tocsin.assess.watch.seen import Sighting
from tocsin.assess.watch.sightings import sightings
from tocsin.records import Page, Part, Reading, When
from tocsin.records.base import span
from tocsin.warn.cap import Area, written

FRONT = "The Black Lantern Front"


def _seen(reading: Reading) -> list[tuple[str, date]]:
    return [(one.indicator, one.day) for one in sightings(watch(), reading, {})]


def _names(reading: Reading) -> list[str]:
    return [name for name, _ in _seen(reading)]


def _at(reading: Reading, value: str, first: date | None, last: date | None) -> Reading:
    """The article with a time, at which its incidents were."""
    at = reading.incidents[0].trigger
    when = When(
        id="w", span=at, kind="date", value=value, precision=None,
        earliest=first, latest=last, words="", anchor="",
    )  # fmt: skip
    told = tuple(
        msgspec.structs.replace(one, when=value, parts=(Part(role="when", name=value, span=at),))
        for one in reading.incidents
    )
    return msgspec.structs.replace(reading, times=(when,), incidents=told)


def _arrest(**fields: Any) -> Reading:
    text = f"Police arrested two men of {FRONT[4:]}."
    return telling(text, "arrested", **{"kind": "arrest", "status": "happened", **fields})


def test_an_incident_of_the_kind_and_the_actor_is_a_sighting() -> None:
    reading = _arrest()
    (one,) = sightings(watch(), reading, {})
    assert (one.indicator, one.account) == ("arrest", reading.incidents[0].id)
    assert one.sentence and one.sentence.text == reading.article.text
    assert one.source == "Karsk Bell"
    assert one.reasons == ("arrest, happened: “arrested”", "it concerns the watch's actor")


def test_another_kind_or_another_actor_is_none() -> None:
    assert not _seen(_arrest(kind="court"))
    assert not _seen(telling("Police arrested two men in Karsk.", "arrested", kind="arrest"))


def test_an_article_without_a_date_shows_nothing() -> None:
    reading = _arrest()
    undated = msgspec.structs.replace(reading.article, published=None)
    assert not _seen(msgspec.structs.replace(reading, article=undated))


@pytest.mark.parametrize(
    ("value", "first", "last", "day"),
    [
        ("2026-01-09", date(2026, 1, 9), date(2026, 1, 9), date(2026, 1, 9)),
        ("2025-10-20", date(2025, 10, 20), date(2025, 10, 20), date(2025, 10, 20)),
        ("2025-10-01", date(2025, 10, 1), date(2025, 10, 1), None),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 10)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), None),
        ("2025-11/..", date(2025, 11, 1), None, None),
    ],
)
def test_history_and_background_are_no_sign(
    value: str, first: date, last: date | None, day: date | None
) -> None:
    """An arrest's half-life is 45 days; a month that is over is background."""
    assert _seen(_at(_arrest(), value, first, last)) == ([("arrest", day)] if day else [])


def test_what_an_article_tells_of_the_same_days_is_one_event() -> None:
    text = f"Rifles were seized in a raid on {FRONT[4:]}. Two men of the Front were arrested."
    raid = telling(text, "raid", kind="raid", status="happened")
    arrest = telling(text, "arrested", kind="arrest", status="happened")
    both = msgspec.structs.replace(raid, incidents=(*raid.incidents, *arrest.incidents))
    assert _names(arrest) == ["arrest"]
    assert _names(both) == ["weapons"]


def test_the_actor_may_stand_in_the_next_sentence_of_what_has_a_date() -> None:
    text = f"Snow.\n\nFrost.\n\nIce fell. A farm was raided. It belonged to {FRONT}."
    reading = telling(text, "raided", kind="raid", status="happened")
    dated = _at(reading, "2026-01-09", date(2026, 1, 9), date(2026, 1, 9))
    assert _names(dated) == ["raid"]
    assert not _names(reading)


@pytest.mark.parametrize(("day", "over"), [(date(2026, 1, 9), True), (date(2025, 5, 2), False)])
def test_what_is_told_after_the_attack_is_no_sign_of_it(day: date, over: bool) -> None:
    text = f"Gunmen of {FRONT} shot nine at a concert in Karsk. Two were arrested."
    attack = telling(text, "shot", kind="shooting", status="happened", figures={"killed": (9, 9)})
    arrest = telling(text, "arrested", kind="arrest", status="happened")
    attack = _at(attack, day.isoformat(), day, day)
    both = msgspec.structs.replace(attack, incidents=(*attack.incidents, *arrest.incidents))
    assert _names(both) == ([] if over else ["arrest"])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The embassy of Sorland warned of attacks on concerts in Karsk.", True),
        (f"The embassy of Sorland warned of {FRONT} in Karsk.", True),
        ("The embassy of Sorland warned of ice in Karsk.", False),
        ("The embassy of Sorland warned of attacks on concerts.", False),
    ],
)
def test_a_warning_names_two_of_place_actor_and_target(text: str, seen: bool) -> None:
    shown = sightings(watch(), warning(text, "Embassy of Sorland", "attacks"), {})
    assert [one.indicator for one in shown] == (["warning"] if seen else [])
    if seen:
        trace = shown[0].trace
        assert trace and trace.strand.chains == (("name:embassy of sorland",),)
        assert shown[0].warned


def _said(text: str) -> list[Sighting]:
    return list(sightings(watch(), page(text), {}))


def test_the_actors_own_threat_is_one_and_a_threat_to_the_actor_is_none() -> None:
    threat = "[s The Black Lantern Front] [c threatened] [t to attack concerts in Karsk]."
    (one,) = _said(threat)
    assert (one.indicator, one.source) == ("threat", "Black Lantern Front")
    assert not _said("[s Orla Venn] [c threatened] [t to smash the Black Lantern Front in Karsk].")


def test_a_service_says_that_the_actor_prepares() -> None:
    (one,) = _said(
        "[s Sorland's security service] [c said] "
        "[t that the Black Lantern Front was rebuilding its network]."
    )
    assert (one.indicator, one.source) == ("intelligence", "Sorland's security service")
    assert not _said("[s Orla Venn] [c said] [t that the Black Lantern Front was rebuilding].")


def test_one_speaker_in_one_article_is_one_sign() -> None:
    said = "[s The Black Lantern Front] [c threatened] [t to attack concerts in Karsk]."
    assert (
        len(_said(f"{said} [s The Black Lantern Front] [c said] [t that concerts were a sin]."))
        == 1
    )


def test_a_country_in_the_headline_is_the_ministry_that_the_text_names() -> None:
    short = warning("Sorland warned of attacks on concerts in Karsk.", "Sorland", "attacks")
    full = warning(short.article.text, "Sorland’s foreign ministry", "attacks")
    one = msgspec.structs.replace(full.warnings[0], id="full")
    both = msgspec.structs.replace(short, warnings=(*short.warnings, one))
    assert [one.source for one in sightings(watch(), both, {})] == ["Sorland’s foreign ministry"]


def test_a_find_of_weapons_is_a_sign_where_only_somebody_says_so() -> None:
    (one,) = _said("[s Police] [c said] [t that rifles of the Black Lantern Front were found].")
    assert one.indicator == "cache"


def test_a_sighting_is_the_same_whenever_it_is_looked_for() -> None:
    once, twice = (sightings(watch(), _arrest(), {}) for _ in range(2))
    assert once == twice


def test_words_of_a_speaker_are_spanned() -> None:
    (one,) = _said("[s The Black Lantern Front] [c threatened] [t to attack concerts in Karsk].")
    text = "The Black Lantern Front threatened to attack concerts in Karsk."
    assert one.sentence == span(text, 0, len(text))


def test_an_alert_for_the_place_that_names_a_target_is_a_warning() -> None:
    """Though they stand apart: all of an alert is its warning."""
    alert = informed(headline="Be careful", area=(Area(area_desc="Karsk"),))
    reading = tocsin.read(Page(source="karsk.cap", content=written(alert)))
    (one,) = [one for one in sightings(watch(), reading, {}) if one.indicator == "warning"]
    assert (one.source, one.day) == ("Warning desk of Varnia", date(2026, 3, 20))
    assert one.warned == reading.warnings[0].id
    assert one.reasons[1] == "it concerns the watch's place and target"


def test_an_alert_for_another_place_or_of_another_danger_is_none() -> None:
    told = "A group has said that it will attack a concert."
    far = informed(
        description=told, sender_name="Ostrel", headline="Stay in", area=(Area(area_desc="Ostrel"),)
    )
    flood = informed(description="The river rises.", instruction="Go up.", headline="Flood")
    for alert in (far, flood):
        reading = tocsin.read(Page(source="karsk.cap", content=written(alert)))
        assert reading.warnings
        assert "warning" not in _names(reading)
