"""A draft is written on a page, checked while it is written, and kept as it stands there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desk.house import House, fields, house, told, with_
from tocsin.desk.bulletins import DraftFile

pytestmark = pytest.mark.usefixtures("cheap_hashes")
NEW = "/warnings/new"


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("drafting"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _form(at: House, asked: str = "shape=security+alert") -> list[tuple[str, str]]:
    return fields(at.at("mira").page(f"{NEW}?case={at.case}&{asked}"), NEW)


def _draft(at: House, led: str) -> DraftFile:
    file = at.desk.warn.show(led.rpartition("/")[2])
    assert isinstance(file, DraftFile)
    return file


def test_a_form_begins_with_what_the_command_line_would_draft(at: House) -> None:
    status, led = at.at("mira").send(NEW, _form(at), then="save")
    assert status == 303
    file = _draft(at, led)
    assert file.text == at.desk.warn.sketch(at.case, "security alert")
    assert (file.row.by, file.row.state) == ("Mira Olsen", "waits for approval")


def test_an_exercise_is_drafted_as_one(at: House) -> None:
    _, led = at.at("mira").send(NEW, _form(at, "shape=timely+warning&exercise=yes"), then="save")
    file = _draft(at, led)
    assert file.text.exercise and file.text.headline.startswith("EXERCISE: Warning: ")


def test_checking_tells_of_each_field_beside_it_and_keeps_nothing(at: House) -> None:
    sent = with_(_form(at), where="", do="", likely="")
    status, page = at.at("mira").send(NEW, sent, then="check")
    assert status == 200
    for name, what in (("where", "nothing says where"), ("do", "nothing says what to do")):
        assert re.search(
            f'id="{name}"[^>]*aria-describedby="{name}-told[^>]*aria-invalid="true"', page
        )
        beside = re.search(f'<ul class="findings" id="{name}-told">(.*?)</ul>', page, re.DOTALL)
        assert beside is not None and what in beside[1]
        assert f'<a href="#{name}">' in page
    assert at.desk.warn.list() == ()


def test_what_was_written_stands_there_again_after_a_check(at: House) -> None:
    sent = with_(_form(at), where="Oskara, <b>market</b>", says="three men were seen", low="1,5")
    sent = [pair for pair in sent if pair[0] != "recipients"]
    page = at.at("mira").send(NEW, sent, then="check")[1]
    assert fields(page, NEW) == sent
    assert "<b>market" not in page


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("expires", "tomorrow", "is no moment"),
        ("marking", "TLP:PINK", "invalid enum value"),
        ("probability", "a lot", "is no share"),
        ("low", "99", "aren&#39;t in order"),
        ("area", "Oskara: circle here", "is none"),
        ("what", "an \u202eattack", "holds"),
        ("evidence", "another", "the case has changed"),
    ],
)
def test_what_can_t_be_is_told_and_all_that_was_written_is_kept(
    at: House, name: str, value: str, said: str
) -> None:
    sent = with_(_form(at), **{name: value})
    status, page = at.at("mira").send(NEW, sent, then="save")
    assert (status, "It isn&#39;t kept yet" in page or "It isn't kept yet" in page) == (422, True)
    assert said in page
    assert dict(fields(page, NEW))["headline"] == dict(sent)["headline"]
    assert at.desk.warn.list() == ()


def test_a_draft_that_is_changed_takes_the_place_of_what_it_was(at: House) -> None:
    first = at.draft()
    sent = fields(at.at("lea").page(f"{NEW}?draft={first}"), NEW)
    _, led = at.at("lea").send(NEW, with_(sent, where="Oskara, covered market"), then="save")
    second = _draft(at, led)
    assert (second.replaces, second.row.by) == (first, "Lea Holm")
    assert _draft(at, first).row.state == "replaced"


@pytest.mark.parametrize("sunset", ["", "renewed", "downgraded"])
def test_what_takes_a_warning_s_place_says_why_and_what_that_means(at: House, sunset: str) -> None:
    warning = at.issued()
    asked = f"{NEW}?warning={warning}" + (f"&sunset={sunset}" if sunset else "")
    sent = fields(at.at("mira").page(asked), NEW)
    assert at.at("mira").send(NEW, sent, then="save")[0] == 422  # nobody says why
    _, led = at.at("mira").send(NEW, with_(sent, why="it is looked at anew"), then="save")
    file = _draft(at, led)
    assert (file.refers, file.sunset or "", file.why) == (warning, sunset, "it is looked at anew")
    assert ("Downgraded" in file.row.headline) == (sunset == "downgraded")


def test_what_it_rests_on_may_be_said_otherwise_or_left_out(at: House) -> None:
    sent = with_(_form(at), says="an embassy warned of it")
    _, led = at.at("mira").send(NEW, sent, then="save")
    (said,) = _draft(at, led).text.evidence
    assert said.says == "an embassy warned of it" and said.sentence is not None
    without = [pair for pair in sent if pair[0] != "evidence"]
    _, led = at.at("mira").send(NEW, without, then="save")
    assert _draft(at, led).text.evidence == ()


def test_nobody_drafts_in_the_past_or_without_the_right_to(at: House) -> None:
    assert at.at("mira").status(f"{NEW}?as_of=2026-05-01") == 422
    assert at.at("rut").status(NEW) == 403
    assert at.at("rut").send(NEW, _form(at), then="save")[0] == 403
    assert at.at("mira").at.post(NEW, data=dict(_form(at))).status_code == 403  # no mark
    assert at.desk.warn.list() == ()


def test_without_case_or_shape_both_are_asked_for(at: House) -> None:
    page = at.at("mira").page(NEW)
    assert at.case in page and "private notice" in page
