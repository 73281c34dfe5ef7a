"""What is shown before it goes out is what goes out then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.issued import CASE, KEY, WARNING, Issued, issued
from tests.desk.sent import Way
from tests.warn.made import DRAFT
from tocsin.desk.bulletins import WarningFile
from tocsin.desk.sending import Sending
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError
from tocsin.warn import cap

SETTINGS = Settings(url="https://desk.example", secret=KEY, sender="desk@varnia.example")
TEXT = replace(DRAFT, shape="security alert", scope="restricted", marking="TLP:AMBER")
TO_BOTH = replace(TEXT, recipients=("glassworks", "arena"))


@pytest.fixture(name="hall")
def _hall(tmp_path: Path) -> Iterator[Issued]:
    with issued(str(tmp_path / "desk.db"), settings=SETTINGS) as made:
        yield made


def _drafted(hall: Issued) -> str:
    return hall.desk.warn.keep(CASE, TO_BOTH).row.id


def _issued(hall: Issued, draft: str) -> WarningFile:
    hall.desk.seated("Jon").warn.approve(draft)
    return hall.desk.warn.issue(draft, despite="for the test")


def test_a_draft_is_shown_as_the_warning_that_it_becomes(hall: Issued) -> None:
    draft = _drafted(hall)
    shown = hall.desk.warn.preview(draft)
    made = _issued(hall, draft)
    assert shown.problem == ""
    assert shown.warning == replace(made.warning, approved=())
    assert cap.parsed(shown.alert.encode()) == cap.parsed(hall.desk.warn.cap(made.row.id))


def test_each_message_is_shown_as_its_channel_sends_it_but_for_ids_and_key(hall: Issued) -> None:
    draft = _drafted(hall)
    mail = hall.desk.warn.samples(draft, "arena")[0].message
    made, way = _issued(hall, draft), Way()
    hall.desk.tending.tend()
    sending = Sending(hall.desk.store, "desk", hall.clock, SETTINGS, makers={"email": lambda: way})
    for minutes in (0, 2):  # so often one contact gets a message
        hall.clock.at(minutes)
        sending.send()
    sending.close()
    sent = next(
        message
        for address, message in way.taken
        if address.startswith("arena") and made.row.id in message.text
    )
    assert (mail.subject, len(mail.text)) == (sent.subject, len(sent.text))
    same = [a == b for a, b in zip(mail.text.splitlines(), sent.text.splitlines(), strict=True)]
    assert same.count(False) == 1 and mail.text.count("xxxx") and "/answer/" in sent.text


def test_no_preview_holds_the_key_to_anybody_s_answer(hall: Issued) -> None:
    for sample in hall.desk.warn.samples(WARNING, "glassworks"):
        assert "/answer/xxxx" in sample.message.text
        assert hall.token() not in sample.message.text + sample.message.payload


def test_a_preview_is_never_signed(tmp_path: Path) -> None:
    settings = Settings(signing_key=str(tmp_path / "no key is read for it"))
    with issued(str(tmp_path / "desk.db"), settings=settings) as hall:
        shown = hall.desk.warn.preview(_drafted(hall))
    assert "Signature" not in shown.alert and shown.alert.startswith("<?xml")


def test_who_has_it_at_once_and_who_later_is_told(hall: Issued) -> None:
    reach = hall.desk.warn.preview(WARNING).reach
    assert {one.recipient for one in reach if one.step == 1} == {"glassworks", "arena"}
    assert "porter" in {one.recipient for one in reach if one.step > 1}


def test_it_is_shown_for_those_alone_whom_it_is_for(hall: Issued) -> None:
    page = hall.desk.warn.answer_page(WARNING, "glassworks")
    assert (page.recipient.id, page.mark, page.warning.id) == ("glassworks", "", WARNING)
    for name in ("porter", "nobody"):
        with pytest.raises(NotFoundError, match="isn't one whom this is for"):
            hall.desk.warn.answer_page(WARNING, name)
