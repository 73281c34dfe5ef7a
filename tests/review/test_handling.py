"""A case looked back at: as it was when the incident began, and what came too late."""

from datetime import date, timedelta

from msgspec.structs import replace

from tests.review.made import ATTACK, CHIEF, HALL, PEOPLE, WARNED, answer, handled, lines
from tests.warn.made import DRAFT, ISSUED, NOON, WARNING
from tocsin.review.handling import Bearing, handling
from tocsin.review.onset import Onset
from tocsin.warn import deeds

DAY = timedelta(days=1)


def test_a_warning_has_its_lead_from_issue_first_message_and_first_answer() -> None:
    (sent,) = handled(answer(2 * DAY, "dismissed")).sent
    leads = (sent.lead, sent.reached, sent.answered)
    assert [one.words for one in leads if one is not None] == ["14 days", "14 days", "12 days"]


def test_who_was_told_and_who_never_was() -> None:
    hall, chief = handled().told
    assert (hall.row.recipient, chief.row.recipient) == (HALL, CHIEF)
    assert hall.lead is not None
    assert hall.lead.words == "14 days"
    assert (hall.never, chief.never) == (False, True)


def test_an_answer_after_the_attack_is_late_and_changes_nothing_of_then() -> None:
    answers = (answer(2 * DAY, "dismissed"), answer(15 * DAY, "acting", said="guards"))
    (hall, _) = handled(*answers).told
    assert [one.reply for one in hall.answers] == ["dismissed"]
    assert [(one.reply, one.lead.words) for one in hall.late] == [("acting", "1 day after it")]
    assert "dismissed" in hall.row.decided.said


def test_an_expired_warning_is_no_longer_in_force_and_a_later_one_takes_its_place() -> None:
    assert handled().sent[0].stood == "run out"
    later = replace(WARNING.text, expires=DRAFT.expires + 60 * DAY)
    update = replace(WARNING, id="w2", kind="update", text=later, refers=("w1",), sent=NOON + DAY)
    issued = deeds.Issued(warning=update, draft=None, alert="")
    first, second = handled((DAY, issued)).sent
    assert (first.stood, second.stood) == ("followed by another", "in force")
    assert second.lead.words == "13 days"


def test_a_drill_warned_nobody() -> None:
    drill = replace(WARNING, text=replace(DRAFT, exercise=True))
    done = [WARNED[0], (DAY, replace(ISSUED, warning=drill))]
    assert handling(lines(done), Bearing(reasons=()), PEOPLE, ATTACK).sent == ()


def test_measures_stood_were_withdrawn_or_came_too_late() -> None:
    put = [
        deeds.Put(id=n, what=n, by="Ada", protects=None, review=date(2026, 4, 1))
        for n in ("guards", "patrol", "doors")
    ]
    gone = deeds.Withdrawn(measure="patrol", by="Ministry", why="no orders")
    case = handled((DAY, put[0]), (DAY, put[1]), (4 * DAY, gone), (20 * DAY, put[2]))
    states = {one.what: (one.state, one.lead.words) for one in case.measures}
    assert states == {
        "guards": ("stood", "13 days"),
        "patrol": ("withdrawn before", "10 days"),
        "doors": ("came after", "6 days after it"),
    }
    patrol = case.measures[1]
    assert (patrol.withdrawn_by, patrol.why) == ("Ministry", "no orders")


def test_waivers_that_stood_are_told_with_who_decided_and_why() -> None:
    waived = deeds.Waived(ground="already aware", why="they read papers", recipient=CHIEF)
    (one,) = handled((DAY, waived)).waivers
    assert (one.recipient, one.by, one.ground) == (CHIEF, "Mira", "already aware")
    assert (
        handled((DAY, waived), (2 * DAY, deeds.Unwaived(why="no", recipient=CHIEF))).waivers == ()
    )


def test_a_case_that_was_opened_afterwards_covered_nobody() -> None:
    early = Onset(day=date(2026, 3, 1), hour=None, latest=ATTACK.latest - 20 * DAY)
    case = handled(of=early)
    assert (case.coverage, case.owner, case.told, case.sent) == (None, None, (), ())
    assert case.lead.words == "6 days after it"


def test_a_case_that_was_closed_too_early_says_as_what() -> None:
    closed = deeds.Closed(outcome="false alarm", why="nothing came")
    again = deeds.Reopened(why="it came")
    hit = deeds.Closed(outcome="hit", why="it came", incident="i1")
    case = handled((5 * DAY, closed), (16 * DAY, again), (17 * DAY, hit))
    assert (case.closed, case.outcome) == ("false alarm", "hit")
