"""From draft to end: two persons, one wording, everybody who had it, and no silent ending."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import NOW
from tests.warn.drafting.made import case as opened
from tests.warn.lint.made import ALL, GOOD
from tests.warn.made import delivery
from tocsin.warn import cap, deeds, lifecycle
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed, Issued
from tocsin.warn.lifecycle import Issuer
from tocsin.warn.lint import linted
from tocsin.warn.warning import Draft, Marking

URGENT = replace(GOOD, urgency="Immediate")


def _issuer(by: str = "Jon", *, two_person: bool = True) -> Issuer:
    return Issuer(by, "desk@varnia.example", "Desk of Varnia", two_person)


class Desk:
    """A case on which deeds are done one after the other, a minute apart."""

    def __init__(self, *done: AnyDeed) -> None:
        self.done = [*done]

    @property
    def case(self) -> Case:
        """The case by now."""
        return opened(*self.done)

    @property
    def now(self) -> datetime:
        """The moment of the last deed."""
        return self.case.history[-1].moment

    def draft(self, text: Draft = GOOD, **update: Any) -> str:
        """Keep a draft of Mira's; its id."""
        self.done.append(lifecycle.drafted(self.case, text, by="Mira", **update))
        return str(self.done[-1].id)  # type: ignore[union-attr]

    def approve(self, draft: str, by: str = "Mira", hastened: str = "") -> None:
        """The ledger's lines are all Mira's, so what she approves is hastened or her own."""
        self.done.append(lifecycle.approved(self.case, draft, _issuer(by), hastened))

    def issue(self, draft: str, at: datetime | None = None, despite: str = "") -> Issued:
        """Issue it."""
        now, of = at or self.now, self.case
        text = of.drafts[draft].text
        made = lifecycle.issued(
            of, draft, _issuer(two_person=False), ALL, linted(text, of, ALL, now), now, despite
        )
        self.done.append(made)
        return made

    def out(self, text: Draft = GOOD, **update: Any) -> Issued:
        """Draft, approve and issue."""
        id_ = self.draft(text, **update)
        self.approve(id_, by="Jon")
        return self.issue(id_)


def _refused(problem: str) -> Any:
    return pytest.raises(ValueError, match=problem)


# Drafts


def test_the_id_of_a_draft_is_of_what_it_says() -> None:
    desk = Desk()
    one = desk.draft()
    assert desk.draft(GOOD) == one
    assert desk.draft(URGENT) != one


def test_a_changed_draft_is_another_that_nobody_approved() -> None:
    desk = Desk()
    desk.approve(desk.draft(), by="Jon")
    changed = desk.draft(replace(GOOD, where="Dravno"))
    with _refused("nobody else has approved it"):
        desk.issue(changed)


def _changed() -> tuple[Desk, str, str]:
    """An approved draft, and one that changes it."""
    desk = Desk()
    one = desk.draft()
    desk.approve(one, by="Jon")
    return desk, one, desk.draft(replace(GOOD, where="Dravno"), replaces=one)


def test_a_draft_that_was_changed_is_neither_approved_nor_issued() -> None:
    desk, one, later = _changed()
    for refused in (lambda: desk.issue(one, despite="hurry"), lambda: desk.approve(one, by="Eva")):
        with _refused(f"a later draft waits: {later}; take that one"):
            refused()
    assert lifecycle.standing(desk.case.drafts[one], two_person=True, now=NOW) == "replaced"
    desk.approve(later, by="Jon")
    assert desk.issue(later).warning.text.where == "Dravno"


def test_one_draft_is_changed_by_one_and_may_be_changed_back() -> None:
    desk, one, later = _changed()
    with _refused(f"a later draft waits: {later}"):
        desk.draft(replace(GOOD, where="Lorne"), replaces=one)
    back = desk.draft(GOOD, replaces=later)
    assert back not in (one, later)
    desk.approve(back, by="Jon")
    assert desk.issue(back).warning.text == GOOD


def test_a_draft_that_is_kept_unchanged_stays_that_draft() -> None:
    desk = Desk()
    one = desk.draft()
    made = lifecycle.drafted(desk.case, GOOD, by="Mira", replaces=one)
    assert (made.id, made.replaces) == (one, None)


def test_a_draft_of_an_update_is_changed_by_one_of_that_update() -> None:
    desk = Desk()
    first = desk.out().warning.id
    update = desk.draft(URGENT, refers=first, why="it begins")
    with _refused(f"change it with `tocsin warn update {first}`"):
        desk.draft(replace(URGENT, where="Dravno"), replaces=update)


def test_what_was_sent_back_is_not_kept_again_as_it_was() -> None:
    desk = Desk()
    id_ = desk.draft()
    desk.done.append(lifecycle.returned(desk.case, id_, "name the hall", "Jon"))
    for again in (lambda: desk.draft(), lambda: desk.approve(id_, by="Jon")):
        with _refused("sent back"):
            again()
    assert lifecycle.standing(desk.case.drafts[id_], two_person=True, now=NOW) == "sent back"


def test_sending_back_needs_a_reason() -> None:
    desk = Desk()
    id_ = desk.draft()
    with _refused("needs a reason"):
        lifecycle.returned(desk.case, id_, " ", "Jon")


# Approval


@pytest.mark.parametrize("name", ["Mira", " mira ", "MIRA", "M ira", "Mira.", "\uff2dira"])
def test_nobody_approves_their_own_draft(name: str) -> None:
    desk = Desk()
    with _refused("wrote it; have somebody else approve it"):
        desk.approve(desk.draft(), by=name)


def test_one_person_is_enough_where_the_desk_is_set_so() -> None:
    desk = Desk()
    id_ = desk.draft()
    desk.done.append(lifecycle.approved(desk.case, id_, _issuer("Mira", two_person=False)))
    assert desk.issue(id_).warning.approved == ("Mira",)


def test_an_approval_needs_a_name() -> None:
    desk = Desk()
    for none, problem in (
        (" ", "an approval needs a name"),
        ("Mira\u200b", "one line, of what can be seen"),
        ("\u041cira", "“\u041cira” mixes Cyrillic and Latin letters"),
    ):
        with _refused(problem):
            desk.approve(desk.draft(), by=none)


def test_only_what_is_immediate_is_approved_alone() -> None:
    desk = Desk()
    with _refused("only what is Immediate"):
        desk.approve(desk.draft(), hastened="they shoot")
    desk.approve(desk.draft(URGENT), hastened="they shoot")


def _hastened() -> tuple[Desk, str]:
    desk = Desk()
    id_ = desk.draft(URGENT)
    desk.approve(id_, hastened="nobody else is awake")
    return desk, id_


def test_an_approval_alone_holds_for_an_hour() -> None:
    desk, id_ = _hastened()
    drawn, given = desk.case.drafts[id_], desk.now
    for minutes, standing in ((60, "approved"), (61, "waits for approval")):
        at = given + timedelta(minutes=minutes)
        assert lifecycle.standing(drawn, two_person=True, now=at) == standing
    late = given + timedelta(minutes=90)
    with _refused(r"approved alone 1.5 hours ago; have a second person"):
        lifecycle.issued(desk.case, id_, _issuer(), ALL, (), late)
    assert lifecycle.issued(desk.case, id_, _issuer(), ALL, (), given).warning.by == "Jon"


# Issuing


def test_what_is_issued_says_what_was_approved_and_keeps_its_alert() -> None:
    desk = Desk()
    made = desk.out()
    assert (made.warning.text, made.warning.kind, made.warning.refers) == (GOOD, "alert", ())
    assert (made.warning.sender, made.warning.by) == ("Desk of Varnia", "Jon")
    alert = cap.parsed(made.alert.encode())
    assert not [one for one in cap.checked(made.alert.encode()) if one.severity == "error"]
    assert (alert.msg_type, alert.scope, alert.sender) == ("Alert", "Public", "desk@varnia.example")
    assert lifecycle.state(desk.case, made.warning.id, desk.now) == "issued"


def test_a_draft_is_issued_once() -> None:
    desk = Desk()
    made = desk.out()
    assert made.draft is not None
    with _refused("issued already"):
        desk.issue(made.draft)
    with _refused("was issued"):
        desk.draft()


def test_the_linter_s_errors_keep_it_back_unless_a_reason_is_kept() -> None:
    desk = Desk()
    id_ = desk.draft(replace(GOOD, assistance=""))
    desk.approve(id_, by="Jon")
    with _refused("assistance: nothing says whom to ask .*or say --despite WHY"):
        desk.issue(id_)
    with _refused("despite"):
        desk.issue(id_, despite=" … ")
    assert desk.issue(id_, despite="no line is open").despite == "no line is open"


def test_a_reason_without_an_error_is_none() -> None:
    desk = Desk()
    id_ = desk.draft()
    desk.approve(id_, by="Jon")
    assert desk.issue(id_, despite="to be safe").despite == ""


def test_nothing_is_issued_of_a_case_that_is_closed_or_waived() -> None:
    closed = deeds.Closed(outcome="false alarm", why="a hoax")
    waived = deeds.Waived(ground="already aware", why="all of them were told by others")
    each = [
        deeds.Waived(ground="already aware", why="told by others", recipient=one)
        for one in ("glassworks", "police")
    ]
    for done, problem in (
        ([closed], "is closed"),
        ([waived], "not to warn"),
        (each, "not to warn"),
    ):
        desk = Desk()
        id_ = desk.draft()
        desk.approve(id_, by="Jon")
        desk.done += done
        with _refused(problem):
            desk.issue(id_, despite="it must go out")


def test_no_reason_warns_one_whom_it_was_decided_not_to_warn() -> None:
    waived = deeds.Waived(ground="already aware", why="told by others", recipient="glassworks")
    desk = Desk()
    id_ = desk.draft()
    desk.approve(id_, by="Jon")
    desk.done.append(waived)
    with _refused("not to warn glassworks; take that waiver back first, or leave them out"):
        desk.issue(id_, despite="they should know")
    desk.done.append(deeds.Unwaived(recipient="glassworks", why="they don't know"))
    assert "glassworks" in desk.issue(id_).warning.text.recipients


def test_who_had_a_warning_has_what_follows_whatever_was_decided_since() -> None:
    desk = Desk()
    first = desk.out().warning
    why = "told by others"
    desk.done.append(deeds.Waived(ground="already aware", why=why, recipient="police"))
    update = desk.draft(replace(first.text, when="Tonight."), refers=first.id, why="it begins")
    desk.approve(update, by="Jon")
    assert "police" in desk.issue(update, despite="they had the first").warning.text.recipients


def test_no_reason_lets_an_exercise_out_of_the_desk() -> None:
    desk = Desk()
    drill = replace(GOOD, exercise=True, headline=f"EXERCISE: {GOOD.headline}")
    id_ = desk.draft(drill)
    desk.approve(id_, by="Jon")
    with _refused("for the desk alone; take glassworks out"):
        desk.issue(id_, despite="a drill for all")
    inside = desk.out(replace(drill, recipients=("desk-two",)))
    assert cap.parsed(inside.alert.encode()).status == "Exercise"


@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN"])
def test_no_reason_makes_public_what_is_not_clear(marking: Marking) -> None:
    desk = Desk()
    id_ = desk.draft(replace(GOOD, marking=marking))
    desk.approve(id_, by="Jon")
    with _refused(f"{re.escape(marking)} may not be made public; mark it TLP:CLEAR"):
        desk.issue(id_, despite="everybody should know")
    closed = desk.out(replace(GOOD, marking=marking, scope="restricted"))
    assert closed.warning.text.marking == marking


def test_no_reason_lets_out_what_makes_no_sound_alert() -> None:
    desk = Desk()
    far = cap.Circle(centre=cap.Point(latitude=155, longitude=24.5), radius=1)
    for text, problem in (
        (replace(GOOD, expires=NOW), "over before it goes out"),
        (replace(GOOD, area=(cap.Area(area_desc="Karsk", circle=(far,)),)), "no sound alert"),
    ):
        id_ = desk.draft(text)
        desk.approve(id_, by="Jon")
        with _refused(problem):
            desk.issue(id_, despite="hurry")


# Updates and ends


def test_an_update_refers_to_all_of_its_matter_and_goes_to_all_who_had_it() -> None:
    desk = Desk()
    first = desk.out().warning
    told = deeds.Queued(
        delivery=replace(delivery("d7", "desk-two"), warning=first.id), due=NOW, why="escalated"
    )
    desk.done += [told, deeds.Sent(delivery="d7", receipt="250 OK")]
    second = desk.out(replace(GOOD, recipients=("glassworks",)), refers=first.id, why="a day more")
    third = desk.out(URGENT, refers=second.warning.id, why="it begins").warning
    assert second.warning.text.recipients == ("glassworks", "police", "desk-two")
    assert third.refers == (first.id, second.warning.id)
    references = cap.parsed(desk.case.warnings[third.id].alert.encode()).references
    assert [one.identifier[-2:] for one in references] == ["-1", "-2"]
    assert lifecycle.state(desk.case, first.id, NOW) == "updated"


def test_what_is_superseded_is_neither_updated_nor_cancelled() -> None:
    desk = Desk()
    first = desk.out().warning.id
    second = desk.out(URGENT, refers=first, why="it begins").warning.id
    with _refused(f"was updated by {second}; take that one"):
        desk.draft(GOOD, refers=first, why="again")
    with _refused("take that one"):
        lifecycle.cancelled(desk.case, first, _issuer(), "over", NOW, over=True)


def test_an_update_that_was_overtaken_while_it_waited_is_refused() -> None:
    desk = Desk()
    first = desk.out().warning.id
    slow = desk.draft(replace(GOOD, where="Dravno"), refers=first, why="elsewhere")
    desk.approve(slow, by="Jon")
    desk.out(URGENT, refers=first, why="it begins")
    with _refused("take that one"):
        desk.issue(slow)


def test_an_update_needs_a_reason() -> None:
    desk = Desk()
    first = desk.out().warning.id
    with _refused("an update needs a reason"):
        desk.draft(URGENT, refers=first)


def _ended(*, over: bool = True) -> tuple[Desk, Issued]:
    desk = Desk()
    first = desk.out().warning
    end = lifecycle.cancelled(
        desk.case, first.id, _issuer(), "the gunmen were caught", desk.now, over=over
    )
    desk.done.append(end)
    return desk, end


def test_an_all_clear_goes_to_all_with_its_reason_and_what_was_warned_of() -> None:
    desk, end = _ended()
    text = end.warning.text
    assert text.headline == "All-clear: bomb attack, Karsk, Varnia"
    assert text.do == ("Go back to what you did before this warning.",)
    assert text.what == (
        "The danger has passed: the gunmen were caught. "
        f"What we warned of on 7 March 2026: {GOOD.what}"
    )
    assert text.recipients == ("glassworks", "police")
    alert = cap.parsed(end.alert.encode())
    assert (alert.msg_type, alert.info[0].response_type) == ("Cancel", ("AllClear",))
    assert [one.identifier[-2:] for one in alert.references] == ["-1"]
    assert all(lifecycle.state(desk.case, id_, NOW) == "cancelled" for id_ in desk.case.warnings)


def test_what_is_taken_back_calls_nothing_safe() -> None:
    _, end = _ended(over=False)
    text = end.warning.text
    assert text.headline.startswith("Cancelled: ")
    assert text.what.startswith("We take our warning back: the gunmen were caught. What we warned")
    assert text.when == "Our warning counts no longer. That is no all-clear."
    assert text.do == ("Decide with those who protect you what stays in place.",)
    (info,) = cap.parsed(end.alert.encode()).info
    assert (info.urgency, info.severity, info.certainty) == ("Unknown",) * 3
    assert info.response_type == ("Assess",)


def test_what_was_cancelled_has_ended() -> None:
    desk, end = _ended()
    for id_ in (*end.warning.refers, end.warning.id):
        with _refused("was cancelled, which is its end"):
            desk.draft(URGENT, refers=id_, why="again")


def test_a_long_headline_is_cut_when_it_is_called_anew() -> None:
    desk = Desk()
    first = desk.out(replace(GOOD, headline=("bomb attack " * 12)[:140])).warning
    end = lifecycle.cancelled(desk.case, first.id, _issuer(), "over", desk.now, over=True)
    assert len(end.warning.text.headline) == 140


# Time running out


def test_a_warning_whose_time_ran_out_is_due_for_review_and_no_all_clear() -> None:
    desk = Desk()
    made = desk.out().warning
    assert lifecycle.state(desk.case, made.id, GOOD.expires) == "review due"
    desk.out(replace(GOOD, expires=GOOD.expires + timedelta(days=1)), refers=made.id, why="on")
    assert lifecycle.state(desk.case, made.id, GOOD.expires) == "updated"


def test_it_is_renewed_with_its_own_words_and_downgraded_a_step() -> None:
    desk = Desk()
    made = desk.out(replace(URGENT, severity="Extreme")).warning
    assert lifecycle.standing_text(desk.case, made.id) == made.text
    less = lifecycle.downgraded(made.text)
    assert (less.urgency, less.severity) == ("Expected", "Severe")
    assert less.headline == "Downgraded: bomb attack, Karsk, Varnia"
    least = lifecycle.downgraded(replace(less, urgency="Future", severity="Minor"))
    assert (least.urgency, least.severity, least.headline) == ("Future", "Minor", less.headline)
    renewed = desk.out(
        replace(made.text, who="All"), refers=made.id, why="it goes on", sunset="renewed"
    )
    assert renewed.warning.sunset == "renewed"
