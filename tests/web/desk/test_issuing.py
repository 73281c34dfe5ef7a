"""What becomes of drafts and warnings on their pages: by whom, when, why, and by nobody else."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.desk.house import STAFF, House, house, told
from tocsin.desk.bulletins import DraftFile, WarningFile
from tocsin.warn import deeds

pytestmark = pytest.mark.usefixtures("cheap_hashes")
ANSWER = {"recipient": "market", "reply": "understood", "by": "Ada Moor"}


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("issuing"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _draft(at: House, id_: str) -> DraftFile:
    file = at.desk.warn.show(id_)
    assert isinstance(file, DraftFile)
    return file


def test_who_wrote_it_is_told_that_somebody_else_approves_and_isn_t_offered_it(at: House) -> None:
    draft = at.draft("jon")
    page = at.at("jon").page(f"/warnings/{draft}")
    assert "Jon Ek wrote it: somebody else has to approve it" in page
    assert f'action="/warnings/{draft}/approve"' not in page
    status, page = at.at("jon").send(f"/warnings/{draft}/approve")
    assert status == 422 and "Jon Ek wrote it" in page
    assert _draft(at, draft).row.state == "waits for approval"


def test_a_second_person_approves_it_in_their_name(at: House) -> None:
    draft = at.draft()
    assert f'action="/warnings/{draft}/approve"' in at.at("jon").page(f"/warnings/{draft}")
    at.clock.on(minutes=3)
    assert at.at("jon").send(f"/warnings/{draft}/approve") == (303, f"/warnings/{draft}")
    (look,) = _draft(at, draft).approved
    assert (look.by, look.moment, look.alone) == ("Jon Ek", at.clock.now, False)


def test_what_can_t_wait_may_be_approved_alone_for_a_reason(at: House) -> None:
    draft = at.draft("jon", urgency="Immediate")
    path = f"/warnings/{draft}/approve"
    assert "Why there is no time for a second person" in at.at("jon").page(f"/warnings/{draft}")
    assert at.at("jon").send(path, hastened="nobody is awake")[0] == 303
    (look,) = _draft(at, draft).approved
    assert (look.alone, look.why) == (True, "nobody is awake")


def test_it_is_sent_back_with_a_reason_or_not_at_all(at: House) -> None:
    draft = at.draft()
    path = f"/warnings/{draft}/return"
    assert at.at("jon").send(path, why="")[0] == 422
    assert at.at("jon").send(path, why="name the hall")[0] == 303
    page = at.at("mira").page(f"/warnings/{draft}")
    assert "name the hall" in page and "Change it" in page and "sent back" in page


def test_the_last_question_says_to_whom_how_many_by_what_and_how_it_is_marked(at: House) -> None:
    draft = at.draft()
    assert "It can't be issued" in _plain(at.at("jon").page(f"/warnings/{draft}/issue"))
    at.by("jon").warn.approve(draft)
    page = _plain(at.at("jon").page(f"/warnings/{draft}/issue"))
    for said in (
        "Not an exercise",
        "2 recipients at once",
        "email; and it is put on the page of alerts for everybody",
        "TLP:CLEAR, public",
        "by Jon Ek",
        "Covered market of Oskara, its manager",
        "Issue it now",
    ):
        assert said in page, said
    assert at.at("mira").status(f"/warnings/{draft}/issue") == 403


def _plain(page: str) -> str:
    words = re.sub(r"<[^>]+>", "", page).replace("&#39;", "'")
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", words))


def test_an_exercise_is_asked_about_as_one(at: House) -> None:
    made = at.by("mira").warn.draft(at.case, "timely warning", exercise=True).row.id
    at.by("jon").warn.approve(made)
    page = _plain(at.at("jon").page(f"/warnings/{made}/issue"))
    assert "Issue this exercise?" in page and "An exercise, which reaches the desk alone" in page
    assert "alerts for everybody" not in page


def test_it_is_issued_and_leads_to_the_warning(at: House) -> None:
    draft = at.draft()
    at.by("jon").warn.approve(draft)
    status, led = at.at("jon").send(f"/warnings/{draft}/issue")
    file = at.desk.warn.show(led.rpartition("/")[2])
    assert isinstance(file, WarningFile)
    assert (status, file.warning.by, file.warning.sent) == (303, "Jon Ek", at.clock.now)


def test_what_the_linter_holds_against_it_needs_a_reason_that_is_kept(at: House) -> None:
    draft = at.draft(do=())
    at.by("jon").warn.approve(draft)
    assert "nothing says what to do" in at.at("jon").page(f"/warnings/{draft}/issue")
    path = f"/warnings/{draft}/issue"
    assert at.at("jon").send(path)[0] == 422
    _, led = at.at("jon").send(path, despite="there is nothing to do")
    assert "there is nothing to do" in at.at("jon").page(led)


@pytest.mark.parametrize(("over", "begins"), [("over", "All-clear"), ("withdrawn", "Cancelled")])
def test_its_end_says_whether_the_danger_is_over(at: House, over: str, begins: str) -> None:
    warning = at.issued()
    path = f"/warnings/{warning}/end"
    assert at.at("jon").send(path, why="it has passed")[0] == 422
    assert at.at("jon").send(path, over=over)[0] == 422
    _, led = at.at("jon").send(path, over=over, why="it has passed")
    page = at.at("rut").page(led)
    assert f"{begins}: " in page and "it has passed" in page
    assert "took its place" in at.at("rut").page(f"/warnings/{warning}")


def test_an_answer_by_telephone_is_written_down_for_who_gave_it(at: House) -> None:
    warning = at.issued()
    at.clock.on(minutes=5)
    assert at.at("mira").send(f"/warnings/{warning}/answer", **ANSWER)[0] == 303
    market = at.desk.warn.follow_up(warning).heard[0]
    (given,) = market.answers
    assert (given.answer.by, given.answer.means) == ("Ada Moor", "command")
    told_ = at.desk.warn.history(warning)[-1]
    assert (told_.by, type(told_.deed)) == ("Mira Olsen", deeds.Answered)


def test_an_answer_that_lacks_something_is_given_back_as_it_was_written(at: House) -> None:
    warning = at.issued()
    sent = {**ANSWER, "reply": "acting", "what": "guards at all doors"}
    status, page = at.at("mira").send(f"/warnings/{warning}/answer", **sent)
    assert status == 422
    assert "Until when is missing" in page and 'value="guards at all doors"' in page
    until = f"{at.clock.now + timedelta(hours=2):%Y-%m-%dT%H:%M}"
    assert at.at("mira").send(f"/warnings/{warning}/answer", **sent, until=until)[0] == 303


@pytest.mark.parametrize("deed", ["approve", "return", "issue", "end", "answer"])
def test_each_is_done_by_those_who_may_and_from_the_desk_s_own_pages(at: House, deed: str) -> None:
    draft, out = at.draft(), at.issued()
    path = f"/warnings/{out if deed in ('end', 'answer') else draft}/{deed}"
    sent = {**ANSWER, "over": "over", "why": "for a reason"}
    assert at.at("jon").at.post(path, data=sent).status_code == 403  # without the form's mark
    refused = [name for name in STAFF if at.at(name).send(path, **sent)[0] == 403]
    assert refused == (["rut"] if deed == "answer" else ["mira", "lea", "rut"])


def test_in_the_past_nothing_is_offered_or_asked(at: House) -> None:
    warning, then = at.issued(), at.clock().replace("000Z", "900Z")
    at.clock.on(hours=1)
    page = at.at("jon").page(f"/warnings/{warning}?as_of={then}")
    assert '<form class="deed' not in page
    assert at.at("jon").status(f"/warnings/{warning}/issue?as_of={then}") == 422
