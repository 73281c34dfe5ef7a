"""What waits is stopped by what was done since, and by nothing that is over or of others."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.warn.made import ISSUED, NOON, WARNING, answered, delivery
from tests.warn.messages.made import GLASSWORKS
from tocsin.warn import deeds
from tocsin.warn.people import Contact
from tocsin.warn.stopping import Stops

HERE = Contact(channel="email", address="glassworks@karsk.example")
WHO = replace(GLASSWORKS, contacts=(HERE,))
FIRST, AGAIN = delivery(), replace(delivery("d2"), round=1)
LATER = NOON + timedelta(hours=1)

UPDATED = replace(ISSUED, warning=replace(WARNING, id="w2", kind="update", refers=("w1",)))
CANCELLED = replace(ISSUED, warning=replace(WARNING, id="w2", kind="cancel", refers=("w1",)))
CLOSED = deeds.Closed(outcome="near miss", why="over")
WAIVED = deeds.Waived(ground="already aware", why="they told us", recipient="glassworks")
SILENCED = deeds.Silenced(until=LATER, why="the hall is empty")


def why(
    *done: deeds.AnyDeed,
    message: deeds.Delivery = FIRST,
    address: str = HERE.address,
    had: bool = False,
) -> str:
    """Why a message is stopped after this."""
    stops = Stops()
    for deed in (ISSUED, *done):
        stops.note("c1", deed)
    who = replace(WHO, contacts=(replace(HERE, address=address),))
    return stops.why("c1", message, who, NOON, lambda _: had)


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ([], ""),
        ([CLOSED], "the case is closed"),
        ([CLOSED, deeds.Reopened(why="not over")], ""),
        ([UPDATED], "an update took its place"),
        ([CANCELLED], "the warning was cancelled"),
        ([answered("understood")], "Ada answered: understood"),
        ([answered("understood", "arena")], ""),
        ([replace(answered(), means="alert")], ""),
        ([replace(answered(), lasts=NOON)], ""),
        ([WAIVED], "it was decided not to warn them"),
        ([replace(WAIVED, recipient=None)], "it was decided not to warn them"),
        ([replace(WAIVED, recipient="arena")], ""),
        ([WAIVED, deeds.Unwaived(why="they didn't", recipient="glassworks")], ""),
        ([SILENCED], ""),
    ],
)
def test_a_first_message_is_stopped_by(done: list[deeds.AnyDeed], said: str) -> None:
    assert why(*done) == said


def test_a_silence_stops_who_asks_again_until_it_is_over() -> None:
    assert why(SILENCED, message=AGAIN) == "silenced until 07 March 13:00 UTC"
    assert why(replace(SILENCED, until=NOON), message=AGAIN) == ""
    assert why(SILENCED, deeds.Unsilenced(why="a mistake"), message=AGAIN) == ""


@pytest.mark.parametrize("end", [UPDATED, CANCELLED])
def test_who_had_what_went_before_has_what_follows_it_though_waived_or_moved(
    end: deeds.Issued,
) -> None:
    first = replace(FIRST, warning="w2")
    assert why(end, WAIVED, message=first) == "it was decided not to warn them"
    assert why(end, WAIVED, message=first, had=True) == ""
    assert why(end, message=first, address="moved@karsk.example", had=True) == ""
    asked = replace(first, round=1)
    assert why(end, WAIVED, message=asked, had=True) == "it was decided not to warn them"


def test_a_message_to_a_contact_that_is_no_more_theirs_is_stopped() -> None:
    assert why(address="moved@karsk.example") == "their address was changed"


def test_an_answer_to_what_it_ended_stops_no_cancellation() -> None:
    told = replace(answered(), warning="w2")
    assert why(CANCELLED, told, message=replace(FIRST, warning="w2")) == ""
