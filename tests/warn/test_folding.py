"""What stands in a case follows from its deeds, each of which changes it in its turn."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.warn.made import DRAFT, ISSUED, NOON, OPENED, WARNING, answered, lines, queued
from tocsin.warn import deeds
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.folding import folded


def _case(*done: AnyDeed) -> Case:
    return folded(lines((OPENED, *done)))


def test_a_case_is_whose_opened_it_until_another_took_it() -> None:
    offered = deeds.Offered(to="Jon", until=NOON, why="my shift ends")
    assert _case().owner == "Mira"
    assert _case(offered).owner == "Mira"
    assert _case(offered, deeds.Declined(by="Jon", why="on leave")).offer is None
    assert _case(offered, deeds.Accepted(by="Jon")).owner == "Jon"


def test_the_last_judgement_of_a_criterion_holds() -> None:
    unclear, met = (
        deeds.Ticked(criterion="specific", met=met, why="it says so") for met in ("unclear", "yes")
    )
    case = _case(unclear, met)
    assert case.ticks["specific"].deed == met
    assert len(case.history) == 3


def test_a_draft_that_was_sent_back_has_no_approval_left() -> None:
    drafted = deeds.Drafted(id="t1", text=DRAFT)
    approved, returned = deeds.Approved(draft="t1"), deeds.Returned(draft="t1", why="no hazard")
    assert len(_case(drafted, approved).drafts["t1"].approved) == 1
    assert _case(drafted, approved, returned).drafts["t1"].approved == []


def test_what_takes_the_place_of_a_warning_is_told_there() -> None:
    update = deeds.Issued(
        warning=replace(WARNING, id="w2", kind="update", refers=("w1",)),
        draft=None,
        alert="<alert/>",
    )
    assert _case(ISSUED, update).warnings["w1"].followed == "w2"


def test_a_message_is_pending_until_it_is_sent() -> None:
    tried = deeds.Tried(delivery="d1", attempt=1, lease=NOON)
    sent = deeds.Sent(delivery="d1", receipt="250 OK")
    assert _case(ISSUED, queued(), tried).deliveries["d1"].pending
    told = _case(ISSUED, queued(), tried, sent).deliveries["d1"]
    assert (told.pending, told.delivered, told.attempts) == (False, True, 1)


def test_a_message_that_failed_is_pending_only_if_it_is_tried_again() -> None:
    again, never = (
        deeds.Failed(delivery="d1", error="busy", again=at)
        for at in (NOON + timedelta(minutes=5), None)
    )
    assert _case(ISSUED, queued(), again).deliveries["d1"].pending
    assert not _case(ISSUED, queued(), never).deliveries["d1"].pending


def test_a_message_that_was_put_off_is_pending() -> None:
    until = NOON + timedelta(hours=8)
    put_off = deeds.Postponed(delivery="d1", until=until, why="quiet hours")
    told = _case(ISSUED, queued(), put_off).deliveries["d1"]
    assert (told.pending, told.due, told.attempts) == (True, until, 0)


def test_a_message_that_never_arrived_is_not_delivered() -> None:
    sent = deeds.Sent(delivery="d1", receipt="250 OK")
    bounced = deeds.Reported(delivery="d1", state="failed", detail="no such mailbox")
    assert not _case(ISSUED, queued(), sent, bounced).deliveries["d1"].delivered


_TRIED = deeds.Tried(delivery="d1", attempt=1, lease=NOON + timedelta(minutes=5))
_SENT = deeds.Sent(delivery="d1", receipt="250 OK")
_REFUSED = deeds.Failed(delivery="d1", error="550 no such mailbox", again=None)
_BROKEN = deeds.Failed(delivery="d1", error="the connection broke", again=None, unsure=True)
_DROPPED = deeds.Dropped(delivery="d1", why="it would come too late")


@pytest.mark.parametrize(
    ("done", "had"),
    [
        ([], False),
        ([_DROPPED], False),
        ([_TRIED, _REFUSED], False),
        ([_TRIED, _REFUSED, _DROPPED], False),
        ([_TRIED, _SENT], True),
        ([_TRIED], True),
        ([_TRIED, _DROPPED], True),
        ([_TRIED, _TRIED, _REFUSED], True),
        ([_TRIED, _BROKEN], True),
    ],
)
def test_who_may_have_had_a_message_is_told_from_who_never_did(
    done: list[AnyDeed], had: bool
) -> None:
    assert _case(ISSUED, queued(), *done).deliveries["d1"].had is had


def test_messages_are_no_part_of_the_history_that_people_read() -> None:
    case = _case(ISSUED, queued(), answered())
    assert [type(one.deed).__name__ for one in case.history] == ["Opened", "Issued", "Answered"]


def test_a_measure_stands_until_it_is_withdrawn() -> None:
    put = deeds.Put(
        id="m1", what="guards", by="hall", protects="glassworks", review=date(2026, 3, 9)
    )
    withdrawn = deeds.Withdrawn(measure="m1", by="hall", why="too dear")
    assert _case(put).measures["m1"].withdrawn is None
    found = _case(put, withdrawn).measures["m1"].withdrawn
    assert found is not None
    assert found.deed == withdrawn


def test_what_opens_no_case_makes_none() -> None:
    with pytest.raises(ValueError, match="no case"):
        folded(lines([ISSUED]))


def test_what_an_update_is_for_stands_with_its_draft_and_a_reason_with_the_warning() -> None:
    drafted = deeds.Drafted(id="t1", text=DRAFT, refers="w1", why="it goes on", sunset="renewed")
    drawn = _case(drafted).drafts["t1"]
    assert (drawn.refers, drawn.why, drawn.sunset) == ("w1", "it goes on", "renewed")
    issued = replace(ISSUED, despite="no contact can be had")
    assert _case(issued).warnings["w1"].despite == "no contact can be had"
