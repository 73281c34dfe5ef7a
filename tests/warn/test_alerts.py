"""Every warning that the desk issues makes an alert that keeps all of CAP's rules."""

from datetime import datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from tests.warn.chance import Chance
from tests.warn.made import DRAFT, NOON, WARNING
from tocsin.assess.scale import Likelihood
from tocsin.warn import cap
from tocsin.warn import warning as terms
from tocsin.warn.alerts import alert
from tocsin.warn.cap import Alert, Area
from tocsin.warn.warning import Warning

SENDER = "desk@varnia.example"
KINDS = get_args(terms.Kind)


def _alert(made: Warning, earlier: tuple[Alert, ...] = (), number: int = 1) -> Alert:
    return alert(made, earlier, SENDER, number)


FIRST = _alert(WARNING)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_warning_says_its_alert_keeps_every_rule(kind: terms.Kind) -> None:
    for seed in range(300):
        made = Chance(seed).warning(kind)
        earlier = (FIRST,) if kind != "alert" else ()
        found = [one for one in cap.checked(_alert(made, earlier, 2)) if one.severity == "error"]
        assert found == [], seed


def test_what_is_written_is_read_back_the_same() -> None:
    for seed in range(60):
        made = _alert(Chance(seed).warning("alert"))
        assert cap.parsed(cap.written(made)).identifier == made.identifier
        assert cap.parsed(cap.written(made)).info[0].parameter == made.info[0].parameter


def _with(**changes: Any) -> Alert:
    return _alert(replace(WARNING, text=replace(DRAFT, **changes)))


@pytest.mark.parametrize(
    ("probability", "certainty"),
    [(0.51, "Likely"), (0.5, "Possible"), (0.05, "Possible"), (0.04, "Unlikely")],
)
def test_certainty_follows_the_probability(probability: float, certainty: str) -> None:
    told = Likelihood(probability=probability, low=0.01, high=0.9)
    assert _with(likelihood=told).info[0].certainty == certainty


def test_what_nobody_judged_is_unknown_and_what_has_begun_is_observed() -> None:
    assert _with(likelihood=None).info[0].certainty == "Unknown"
    begun = _with(shape="emergency notification", onset=NOON - timedelta(minutes=5))
    assert begun.info[0].certainty == "Observed"
    assert _with(shape="emergency notification", onset=None).info[0].certainty == "Possible"


@pytest.mark.parametrize(
    ("minutes", "urgency"), [(-1, "Immediate"), (60, "Expected"), (61, "Future")]
)
def test_urgency_follows_the_onset_unless_somebody_said(minutes: int, urgency: str) -> None:
    onset = NOON + timedelta(minutes=minutes)
    assert _with(onset=onset).info[0].urgency == urgency
    assert _with(onset=onset, urgency="Past").info[0].urgency == "Past"
    assert _with(onset=None).info[0].urgency == "Unknown"


def test_scope_tells_who_may_have_it() -> None:
    private, restricted, public = (
        _with(scope=scope, marking="TLP:CLEAR") for scope in ("private", "restricted", "public")
    )
    assert (private.scope, private.addresses, private.restriction) == (
        "Private",
        ("glassworks",),
        None,
    )
    assert restricted.restriction == "TLP:CLEAR: for those who are addressed"
    assert (public.scope, public.addresses, public.restriction) == ("Public", (), None)


def test_what_cap_has_no_field_for_is_a_parameter() -> None:
    told = {one.value_name: one.value for one in FIRST.info[0].parameter}
    assert told["likelihood (ICD 203)"] == "unlikely"
    assert (told["probability"], told["probability band"]) == ("0.2100", "0.1000 0.3000")
    assert (told["confidence (ICD 203)"], told["TLP"]) == ("moderate", "TLP:AMBER")
    assert (told["case"], told["shape"]) == ("c1", "private notice")
    assert told["specificity"].startswith("who: none, method: ")


def test_an_exercise_is_one_in_status_and_note() -> None:
    drill = _with(exercise=True)
    assert (drill.status, drill.note) == ("Exercise", "EXERCISE: nothing has happened")
    assert (FIRST.status, FIRST.note) == ("Actual", None)


def test_an_update_refers_to_what_was_issued_in_its_words() -> None:
    update = _alert(replace(WARNING, kind="update", why="it goes on"), (FIRST,), 2)
    assert update.references == (FIRST.reference,)
    assert (update.msg_type, update.incidents) == ("Update", ("c1",))
    assert (FIRST.identifier, update.identifier) == ("tocsin-c1-1", "tocsin-c1-2")
    description = update.info[0].description
    assert description is not None and description.startswith("Why this update: it goes on\n")


def test_what_is_over_is_not_expected_any_more() -> None:
    assert _with(response=("AllClear",)).info[0].certainty == "Unlikely"


def test_each_field_has_its_own_line() -> None:
    description = FIRST.info[0].description
    assert description is not None
    assert description.splitlines()[:2] == [
        "What we know: Gunmen may attack a crowd.",
        "Where: Karsk, concert halls",
    ]


def test_times_are_in_utc_to_the_second() -> None:
    written = cap.written(
        _with(expires=datetime(2026, 3, 9, 14, 0, 0, 5, timezone(timedelta(hours=2))))
    )
    assert b"<expires>2026-03-09T12:00:00-00:00</expires>" in written


def test_a_place_without_a_map_stays_words() -> None:
    assert FIRST.info[0].area == (Area(area_desc="Karsk, concert halls"),)
    assert _with(where=" ").info[0].area == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"expires": NOON}, "over before it goes out"),
        ({"recipients": ()}, "to whom it goes"),
        ({"language": "english!"}, "has no code"),
        ({"recipients": ('"', "\x00")}, "to whom it goes"),
    ],
)
def test_no_alert_is_made_that_could_not_be_sound(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        _with(**changes)


def test_an_update_of_nothing_and_a_sender_that_is_none_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing that this cancel is about"):
        _alert(replace(WARNING, kind="cancel"))
    for sender in ("", "the desk", "a,b", "a<b"):
        with pytest.raises(ValueError, match=r"sender .* is none"):
            alert(WARNING, (), sender, 1)
