"""A warning goes from a case to its end through two people's hands, and nothing is forgotten."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.made import add
from tests.desk.sent import Way
from tests.desk.threats import MARKET, PEOPLE, proposal
from tests.desk.watches import alert, plot, toml
from tocsin.desk import moments
from tocsin.desk.bulletins import DraftFile, WarningFile
from tocsin.desk.desk import Desk
from tocsin.desk.sending import Sending
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Span
from tocsin.store import ledger
from tocsin.warn import cap
from tocsin.warn.deeds import Issued
from tocsin.warn.drafting import written
from tocsin.warn.people import Contact

SETTINGS = Settings(
    sender="desk@varnia.example", name="Desk of Varnia", url="https://desk.varnia.example"
)
UNTIL = datetime(2026, 6, 20, tzinfo=UTC)


@pytest.fixture(name="mira")
def _mira(desk: Desk, where: str) -> Iterator[Desk]:
    """Mira at a desk that has read of threats."""
    with Desk(where, by="Mira", clock=desk._clock, settings=SETTINGS) as mira:
        mira.write_watch(toml(), "market", replay=True)
        add(mira, [plot(), alert()])
        mira.directory.keep(PEOPLE, "people.toml")
        yield mira


@pytest.fixture(name="jon")
def _jon(mira: Desk, where: str) -> Iterator[Desk]:
    """Jon, at the same desk."""
    with Desk(where, by="Jon", clock=mira._clock, settings=SETTINGS) as jon:
        yield jon


@pytest.fixture(name="case")
def _case(mira: Desk) -> str:
    id_ = mira.cases.open(proposal(mira)).id
    mira.cases.name(id_, "market", "intended victim")
    mira.cases.name(id_, "oskara-police", "protector")
    return id_


def _drafted(mira: Desk, case: str, **overrides: object) -> DraftFile:
    return mira.warn.draft(case, "security alert", overrides=overrides)


def _issued(mira: Desk, jon: Desk, draft: DraftFile) -> WarningFile:
    jon.warn.approve(draft.row.id)
    return mira.warn.issue(draft.row.id)


def _sent(mira: Desk, sending: Sending, way: Way) -> dict[str, set[str]]:
    """What kinds of messages each address was sent, once nothing is due any more."""
    for _ in range(5):
        mira.tending.tend()
        sending.send()
    found: dict[str, set[str]] = {}
    for address, message in way.taken:
        found.setdefault(address, set()).add(message.kind)
    return found


def test_whoever_had_a_warning_has_its_update_and_its_end_by_the_same_address(
    mira: Desk, jon: Desk, case: str
) -> None:
    way = Way()
    sending = Sending(mira.store, "desk", mira._clock, SETTINGS, makers={"email": lambda: way})
    first = _issued(mira, jon, _drafted(mira, case))
    assert set(_sent(mira, sending, way)) == {"m@market.example", "duty@police.example"}
    moved = Contact(channel="email", address="new@market.example")
    mira.directory.keep([replace(MARKET, contacts=(moved,))], "people.toml")
    second = _issued(mira, jon, mira.warn.update(first.row.id, why="a market was named"))
    _sent(mira, sending, way)
    jon.warn.cancel(second.row.id, why="three were arrested")
    all_ = {"alert", "update", "cancel"}
    assert _sent(mira, sending, way) == {
        "m@market.example": all_,
        "duty@police.example": all_,
        "new@market.example": {"update", "cancel"},
    }
    sending.close()


def test_the_desk_drafts_of_what_case_and_watch_tell(mira: Desk, case: str) -> None:
    file = _drafted(mira, case)
    assert file.text.headline == "Security alert: attack, Oskara"
    assert file.text.where == "Oskara"
    assert file.text.recipients == ("market", "oskara-police")
    assert "embassy of Astrand (1 May 2026)" in file.text.basis
    assert file.text.likelihood is not None and file.text.likelihood.term in file.text.likely
    assert file.text.assistance == (
        "Ask Desk of Varnia, or report what you see: desk@varnia.example."
    )
    assert (file.errors, file.row.state) == (0, "waits for approval")


def test_a_watch_that_looks_no_more_says_no_longer_how_likely_it_is(mira: Desk, case: str) -> None:
    mira.close_watch("market", why="enough")
    file = _drafted(mira, case)
    assert (file.text.hazard, file.text.where) == ("attack", "Oskara")
    assert (file.text.likelihood, file.text.likely, file.text.sure) == (None, "", "")


def test_a_worry_without_a_watch_is_drafted_of_what_it_says(mira: Desk) -> None:
    case = mira.cases.propose("A bomb at the fair", why="A trader saw men measure it").id
    text = mira.warn.draft(case, "timely warning").text
    assert (text.hazard, text.where, text.likelihood) == ("bomb attack", "", None)
    assert text.basis == "We have this from: a person who spoke to us."
    assert [one.source for one in text.evidence] == ["a person who spoke to us"]


def test_a_draft_is_kept_once(mira: Desk, case: str) -> None:
    text = mira.warn.sketch(case, "security alert")
    assert mira.warn.list() == ()
    first, second = mira.warn.keep(case, text), mira.warn.keep(case, text)
    assert first.row.id == second.row.id
    assert len(mira.warn.list()) == 1


def test_what_a_person_edited_is_another_draft(mira: Desk, case: str) -> None:
    first = _drafted(mira, case)
    edited = mira.warn.edit(case, written(replace(first.text, where="Oskara, covered market")))
    assert edited.row.id != first.row.id
    assert mira.warn.show(edited.row.id[:8]) == mira.warn.show(edited.row.id)
    with pytest.raises(TocsinError, match="a draft is a TOML file"):
        mira.warn.edit(case, "no draft")


def test_an_edited_file_says_which_draft_it_changes(mira: Desk, jon: Desk, case: str) -> None:
    first = _drafted(mira, case)
    jon.warn.approve(first.row.id)
    edited = mira.warn.edit(case, written(replace(first.text, where="Lorne"), first.row.id[:8]))
    assert (edited.replaces, edited.approved) == (first.row.id, ())
    with pytest.raises(TocsinError, match=f"a later draft waits: {edited.row.id}"):
        mira.warn.issue(first.row.id)
    states = {row.id: row.state for row in mira.warn.list()}
    assert states == {first.row.id: "replaced", edited.row.id: "waits for approval"}
    with pytest.raises(NotFoundError, match="no draft or warning of this desk"):
        mira.warn.edit(case, written(first.text, "0123456789"))
    with pytest.raises(TocsinError, match="replaces: 'X' is no draft; write the id of the draft"):
        mira.warn.edit(case, written(first.text, "X"))


def test_a_draft_cannot_cite_what_no_article_says(mira: Desk, case: str) -> None:
    text = mira.warn.sketch(case, "security alert")
    (one,) = text.evidence
    forged = replace(one, sentence=Span(start=0, end=5, text="They "))
    with pytest.raises(TocsinError, match="isn't as the case has it"):
        mira.warn.keep(case, replace(text, evidence=(forged,)))
    reworded = replace(one, says="an embassy names markets")
    assert mira.warn.keep(case, replace(text, evidence=(reworded,))).text.evidence == (reworded,)
    own = replace(one, article=None, sentence=None, source="Mira")
    assert mira.warn.keep(case, replace(text, evidence=(own,))).text.evidence == (own,)


def test_two_people_issue_and_the_alert_is_kept_as_it_was(mira: Desk, jon: Desk, case: str) -> None:
    draft = _drafted(mira, case)
    with pytest.raises(TocsinError, match="Mira wrote it; have somebody else approve it"):
        mira.warn.approve(draft.row.id)
    with pytest.raises(TocsinError, match="nobody else has approved it"):
        mira.warn.issue(draft.row.id)
    file = _issued(mira, jon, draft)
    assert (file.warning.by, file.warning.approved) == ("Mira", ("Jon",))
    assert (file.row.state, file.warning.sender) == ("issued", "Desk of Varnia")
    kept = mira.warn.cap(file.row.id)
    assert kept == mira.warn.cap(file.row.id[:6])
    assert cap.parsed(kept).sender == "desk@varnia.example"


def test_an_immediate_warning_goes_out_by_one_with_a_reason(mira: Desk, case: str) -> None:
    draft = _drafted(mira, case, urgency="Immediate")
    looked = mira.warn.approve(draft.row.id, hastened="they shoot, and nobody is awake")
    (one,) = looked.approved
    assert (one.by, one.alone, one.why) == ("Mira", True, "they shoot, and nobody is awake")
    assert mira.warn.issue(draft.row.id).warning.approved == ("Mira",)


def test_who_has_no_name_drafts_and_approves_nothing(mira: Desk, where: str, case: str) -> None:
    draft = _drafted(mira, case).row.id
    with Desk(where, by="", clock=mira._clock, settings=SETTINGS) as nobody:
        for what in (
            lambda: nobody.warn.draft(case, "timely warning"),
            lambda: nobody.warn.approve(draft),
            lambda: nobody.warn.send_back(draft, why="so"),
            lambda: nobody.warn.issue(draft),
        ):
            with pytest.raises(TocsinError, match="needs a name; say --by NAME"):
                what()


def test_errors_keep_a_draft_back_unless_a_reason_is_kept(mira: Desk, jon: Desk, case: str) -> None:
    draft = _drafted(mira, case, hazard="incident")
    assert [one.field for one in mira.warn.lint(draft.row.id) if one.severity == "error"] == [
        "hazard"
    ]
    jon.warn.approve(draft.row.id)
    with pytest.raises(TocsinError, match=r"hazard: “incident” names no hazard; .*--despite WHY"):
        mira.warn.issue(draft.row.id)
    assert mira.warn.issue(draft.row.id, despite="more isn't known").despite == "more isn't known"


def test_what_was_sent_back_says_why(mira: Desk, jon: Desk, case: str) -> None:
    draft = _drafted(mira, case)
    file = jon.warn.send_back(draft.row.id, why="name the hall")
    assert (file.row.state, file.returned[0].why) == ("sent back", "name the hall")
    with pytest.raises(TocsinError, match="was sent back; change what was asked for"):
        mira.warn.keep(case, draft.text)


def test_updates_and_the_end_follow_and_the_past_stays_as_it_was(
    mira: Desk, jon: Desk, case: str
) -> None:
    first = _issued(mira, jon, _drafted(mira, case))
    then = mira._clock()
    update = mira.warn.update(first.row.id, why="a market was named")
    second = _issued(mira, jon, update)
    assert (second.row.kind, second.warning.refers) == ("update", (first.row.id,))
    end = jon.warn.cancel(second.row.id, why="three were arrested")
    states = {row.id: (row.kind, row.state) for row in mira.warn.list()}
    assert states == {
        first.row.id: ("alert", "cancelled"),
        second.row.id: ("update", "cancelled"),
        end.row.id: ("cancel", "cancelled"),
    }
    (before,) = mira.warn.list(as_of=then)
    assert (before.id, before.state) == (first.row.id, "issued")
    references = cap.parsed(mira.warn.cap(end.row.id)).references
    assert [one.identifier.rsplit("-")[-1] for one in references] == ["1", "2"]


def test_what_ran_out_is_due_and_is_renewed_or_downgraded(
    mira: Desk, jon: Desk, case: str, where: str
) -> None:
    first = _issued(mira, jon, _drafted(mira, case))
    expires = moments.moment(first.warning.text.expires.isoformat())
    with Desk(where, clock=lambda: expires, settings=SETTINGS) as late:
        assert [row.state for row in late.warn.list()] == ["review due"]
    renewed = _issued(mira, jon, mira.warn.renew(first.row.id, UNTIL, why="it goes on"))
    assert (renewed.warning.sunset, renewed.warning.text.expires) == ("renewed", UNTIL)
    less = mira.warn.downgrade(renewed.row.id, UNTIL, why="two were arrested")
    assert (less.sunset, less.text.severity) == ("downgraded", "Moderate")


def test_names_of_the_wrong_kind_are_told_apart(mira: Desk, jon: Desk, case: str) -> None:
    draft = _drafted(mira, case)
    with pytest.raises(NotFoundError, match="is a draft, which wasn't issued"):
        mira.warn.cap(draft.row.id)
    issued = _issued(mira, jon, draft)
    with pytest.raises(NotFoundError, match="is a warning, which was issued"):
        mira.warn.approve(issued.row.id)
    with pytest.raises(NotFoundError, match="is no draft or warning of this desk"):
        mira.warn.show("abcdef0123")
    with pytest.raises(NotFoundError, match="first 6 letters"):
        mira.warn.show(draft.row.id[:3])


def test_only_public_alerts_are_published_each_as_it_was_issued(
    mira: Desk, jon: Desk, where: str, case: str
) -> None:
    public = _issued(mira, jon, _drafted(mira, case)).row.id
    _issued(mira, jon, _drafted(mira, case, scope="restricted", marking="TLP:GREEN"))
    published = mira.warn.published()
    assert list(published) == ["alerts.atom", f"alerts/{public}.xml"]
    assert published[f"alerts/{public}.xml"] == mira.warn.cap(public)
    address = f"https://desk.varnia.example/alerts/{public}.xml"
    assert published["alerts.atom"].count(address.encode()) == 2  # its id and its link
    with Desk(where, clock=mira._clock) as bare:
        with pytest.raises(TocsinError, match="this desk has no address; set url"):
            bare.warn.published()
        assert (
            b"https://other.example/alerts.atom"
            in (bare.warn.published("https://other.example/")["alerts.atom"])
        )


def test_what_an_older_tocsin_let_out_is_not_published(mira: Desk, jon: Desk, case: str) -> None:
    made = _issued(mira, jon, _drafted(mira, case)).warning
    red = replace(made, id="red", text=replace(made.text, marking="TLP:RED"))
    alert_ = mira.warn.cap(made.id).decode()
    with mira.store.enter(mira._clock(), "Mira", "issue") as entry:
        ledger.write(entry, made.case, Issued(warning=red, draft=None, alert=alert_))
    assert list(mira.warn.published()) == ["alerts.atom", f"alerts/{made.id}.xml"]


def test_a_drill_goes_to_the_desk_alone(mira: Desk, jon: Desk, case: str) -> None:
    drill = mira.warn.draft(case, "timely warning", exercise=True, to=("market",))
    jon.warn.approve(drill.row.id)
    with pytest.raises(TocsinError, match="for the desk alone; take market out"):
        mira.warn.issue(drill.row.id, despite="a drill for all")


def test_alerts_are_signed_with_the_desk_s_key(
    mira: Desk, jon: Desk, where: str, case: str, tmp_path: Path
) -> None:
    pytest.importorskip("signxml")
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (tmp_path / "key.pem").write_bytes(pem)
    draft = _drafted(mira, case)
    jon.warn.approve(draft.row.id)
    signing = replace(SETTINGS, signing_key=str(tmp_path / "key.pem"))
    with Desk(where, by="Mira", clock=mira._clock, settings=signing) as desk:
        kept = desk.warn.cap(desk.warn.issue(draft.row.id).row.id)
        assert cap.verified(kept, (cap.Pinned(name="desk", pem=public.decode()),)).by == "desk"
        end = desk.warn.cancel(desk.warn.list()[0].id, why="over")
        assert end.row.kind == "cancel"
    missing = replace(SETTINGS, signing_key=str(tmp_path / "none.pem"))
    with (
        Desk(where, by="Mira", clock=mira._clock, settings=missing) as desk,
        pytest.raises(TocsinError, match="the signing key can't be read"),
    ):
        desk.warn.issue(draft.row.id)


def test_all_who_had_a_hand_in_a_warning_are_named_with_it(
    mira: Desk, jon: Desk, case: str
) -> None:
    draft = _drafted(mira, case)
    assert draft.row.hands == ("Mira",)
    jon.warn.approve(draft.row.id)
    issued = mira.seated("Rut").warn.issue(draft.row.id)
    assert set(issued.row.hands) == {"Mira", "Jon", "Rut"}


def test_words_are_checked_before_they_are_kept_and_found_as_they_are_then(
    mira: Desk, case: str
) -> None:
    text = replace(mira.warn.sketch(case, "security alert"), do=(), where="")
    found = mira.warn.check(case, text)
    assert {one.field for one in found if one.severity == "error"} >= {"do", "where"}
    assert mira.warn.list() == ()
    assert mira.warn.keep(case, text).findings == found


def test_who_may_not_approve_or_issue_is_told_before_they_try(
    mira: Desk, jon: Desk, case: str
) -> None:
    draft = _drafted(mira, case).row.id
    assert mira.warn.unfit(draft) == "Mira wrote it"
    assert (jon.warn.unfit(draft), jon.warn.unready(draft)) == ("", "nobody else has approved it")
    jon.warn.approve(draft)
    assert mira.warn.unready(draft) == ""


def test_the_history_of_a_warning_begins_with_its_first_words_and_has_no_other_s(
    mira: Desk, jon: Desk, case: str
) -> None:
    first = _drafted(mira, case)
    jon.warn.send_back(first.row.id, why="name the hall")
    text = replace(first.text, where="Oskara, covered market")
    second = mira.warn.edit(case, written(text, first.row.id))
    _drafted(mira, case, where="another")
    issued = _issued(mira, jon, second)
    told = [(type(one.deed).__name__, one.by) for one in mira.warn.history(issued.row.id)]
    assert told == [
        ("Drafted", "Mira"),
        ("Returned", "Jon"),
        ("Drafted", "Mira"),
        ("Approved", "Jon"),
        ("Issued", "Mira"),
    ]
