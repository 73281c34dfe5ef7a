"""What became of warnings for one recipient, step by step."""

from datetime import date, timedelta

from msgspec.structs import replace

from tests.warn.cases import HALL, case
from tests.warn.made import ISSUED, NOON, answered, queued
from tocsin.warn import deeds, reaching
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.people import Contact
from tocsin.warn.reaching import Reach

NOW = NOON + timedelta(hours=3)
SENT = deeds.Sent(delivery="d1", receipt="250 OK")
BOUNCED = deeds.Failed(delivery="d1", error="no such mailbox", again=None)


def _reach(*done: AnyDeed) -> Reach:
    return reaching.reaches(case(ISSUED, *done))["glassworks"]


def test_a_contact_that_was_verified_after_it_failed_works_again() -> None:
    failed = _reach(queued(), BOUNCED)
    assert reaching.contact(HALL, failed).state == "no"
    mended = replace(HALL, contacts=(replace(HALL.contacts[0], verified=date(2026, 3, 8)),))
    assert reaching.contact(mended, failed).said == "email verified on 8 March 2026"


def test_one_contact_that_works_is_enough() -> None:
    other = Contact(channel="webhook", address="https://hall.example/in")
    both = replace(HALL, contacts=(*HALL.contacts, other))
    assert reaching.contact(both, _reach(queued(), BOUNCED)).state == "waiting"


def test_an_answer_proves_that_a_contact_works() -> None:
    unverified = replace(HALL, contacts=(replace(HALL.contacts[0], verified=None),))
    assert reaching.contact(unverified, _reach(queued(), SENT)).state == "waiting"
    assert reaching.contact(unverified, _reach(queued(), SENT, answered())).said == "they answered"


def test_what_is_told_goes_from_issued_to_sent() -> None:
    assert reaching.told(HALL, Reach()).said == "not told"
    assert reaching.told(HALL, _reach()).said == "issued to them, not queued yet"
    assert reaching.told(HALL, _reach(queued())).said == "queued for email"
    assert reaching.told(HALL, _reach(queued(), SENT)).said == "sent by email"
    dropped = deeds.Dropped(delivery="d1", why="it would come too late")
    assert reaching.told(HALL, _reach(queued(), dropped)).said == (
        "nothing was sent: it would come too late"
    )


def test_who_has_no_contact_waits_for_nothing() -> None:
    for nobody in (None, replace(HALL, contacts=())):
        told = reaching.told(nobody, _reach())
        assert (told.state, told.said) == ("no", "nothing can be sent: no contact")


def test_that_it_was_read_is_only_what_the_channel_tells() -> None:
    assert reaching.delivered(_reach(queued(), SENT)).said == "taken by email"
    read = deeds.Reported(delivery="d1", state="read")
    assert reaching.delivered(_reach(queued(), SENT, read)).said == "read, as the channel tells"


def test_a_machine_s_word_is_told_as_one() -> None:
    machine = replace(answered("understood"), means="alert")
    told = reaching.acknowledged(_reach(queued(), SENT, machine), NOW)
    assert (told.state, told.said) == ("waiting", "a machine acknowledged it, no person has")


def test_what_they_do_is_told_with_until_when() -> None:
    acting = replace(answered("acting"), what="guards at the doors", until=NOW)
    assert reaching.decided(_reach(queued(), SENT, acting)).said == (
        "acting: guards at the doors, until 7 March 2026, 15:00 UTC"
    )
