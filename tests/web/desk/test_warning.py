"""The page of a draft or a warning: what it says, who heard it, what goes out, what was done."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.threats import PEOPLE
from tests.web.desk.house import House, house, told
from tocsin.warn.answers import Answer
from tocsin.warn.people import Contact

pytestmark = pytest.mark.usefixtures("cheap_hashes")


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("warning"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _heard(page: str) -> str:
    """The region that is looked at again and again, without markup."""
    found = re.search(r'<section id="answers"[^>]*data-live[^>]*>(.*?)</section>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found[1]))


def test_who_hasn_t_answered_and_who_is_asked_next_is_told_in_words(at: House) -> None:
    warning = at.issued()
    at.by("ada").tending.tend()
    heard = _heard(at.at("rut").page(f"/warnings/{warning}"))
    assert "Of 2 recipients: 2 no answer that holds" in heard
    assert "Covered market of Oskara, its manager" in heard and "waiting by email" in heard
    assert "What comes next, if nothing happens before" in heard and "asked again, 2 of" in heard
    assert "No answer" in heard


def test_an_answer_stands_there_with_name_time_and_until_when_it_holds(at: House) -> None:
    warning = at.issued()
    until = at.clock.now + timedelta(hours=3)
    acting = Answer(reply="acting", by="Ada Moor", what="guards at all doors", until=until)
    at.by("mira").answering.record(warning, "market", acting)
    heard = _heard(at.at("rut").page(f"/warnings/{warning}"))
    assert "1 acting, 1 no answer that holds" in heard
    assert "“acting” by Ada Moor" in heard and "guards at all doors" in heard
    at.clock.on(hours=4)
    assert "The last answer ran out" in _heard(at.at("rut").page(f"/warnings/{warning}"))


def test_that_nobody_sends_what_is_to_be_sent_is_said(at: House) -> None:
    warning = at.issued()
    at.by("ada").tending.tend()
    silent = "what is to be sent waits for one"
    assert f"shown a sign of life: {silent}" in at.at("rut").page(f"/warnings/{warning}")
    at.desk.heart.beat("bureau")
    assert silent not in at.at("rut").page(f"/warnings/{warning}")
    at.clock.on(minutes=20)
    since = f"sign of life since 1 June 2026, 12:00 UTC: {silent}"
    assert since in at.at("rut").page(f"/warnings/{warning}")


def test_where_all_went_out_it_is_not_said_that_nobody_sends(at: House, tmp_path: Path) -> None:
    file = Contact(channel="file", address=str(tmp_path / "out"))
    at.desk.directory.keep([replace(one, contacts=(file,)) for one in PEOPLE], "the test")
    warning = at.issued()
    at.by("ada").tending.tend()
    at.by("ada").sending.send()
    assert "sign of life" not in at.at("rut").page(f"/warnings/{warning}")


def test_what_failed_is_told_in_words_and_open(at: House) -> None:
    warning = at.issued()
    at.by("ada").tending.tend()
    at.by("ada").sending.send()  # no server is set for e-mail
    page = at.at("rut").page(f"/warnings/{warning}")
    assert "no server is set for e-mail" in page and "<details open>" in page
    assert "to be tried again" in page


def test_what_is_sent_is_shown_by_channel_and_without_anybody_s_key(at: House) -> None:
    warning = at.issued()
    page = at.at("rut").page(f"/warnings/{warning}/preview?to=market")
    assert "By email to <bdi>m@market.example</bdi>" in page
    assert "Subject: " in page and "TLP:CLEAR: may be shared with anybody." in page
    assert "/answer/xxxx" in page and "&lt;alert xmlns=" in page
    assert at.at("rut").status(f"/warnings/{warning}/preview?to=oskara-deputy") == 404


def test_the_page_of_a_recipient_is_shown_and_nothing_can_be_sent_from_it(at: House) -> None:
    draft = at.draft()
    page = at.at("rut").page(f"/warnings/{draft}/page?to=market")
    assert "A preview for Covered market of Oskara" in page and "What do you answer?" in page
    assert '<button type="submit" disabled>' in page


def test_the_alert_is_what_was_issued_byte_by_byte(at: House) -> None:
    warning = at.issued()
    answer = at.at("rut").at.get(f"/warnings/{warning}/alert.xml")
    assert answer.content == at.desk.warn.cap(warning)
    assert answer.headers["Content-Type"] == "application/cap+xml"
    assert at.at("rut").status(f"/warnings/{at.draft(headline='Another')}/alert.xml") == 404


def test_a_draft_shows_what_the_linter_has_against_it_and_the_sentences_behind(at: House) -> None:
    page = at.at("rut").page(f"/warnings/{at.draft(do=())}")
    assert "nothing says what to do" in page
    assert re.search(r'href="/articles/[0-9a-f]{20}\?version=1#s\d+"', page)


def test_all_that_was_done_stands_there_with_name_and_time(at: House) -> None:
    warning = at.issued()
    done = at.at("rut").page(f"/warnings/{warning}").partition("What was done")[2]
    for name, what in (
        ("Mira Olsen", "wrote the draft “Security alert: attack, Oskara”"),
        ("Jon Ek", "approved the draft"),
        ("Jon Ek", "issued “Security alert: attack, Oskara”"),
    ):
        assert re.search(f"<bdi>{name}</bdi></strong> · <bdi>{what}", done), what


def test_the_beginning_of_an_id_leads_to_the_whole_address(at: House) -> None:
    warning = at.issued()
    answer = at.at("rut").at.get(f"/warnings/{warning[:8]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"/warnings/{warning}")


def test_of_many_the_first_are_shown_and_how_many_there_are(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.web.desk.warning._SHOWN", 1)
    warning = at.issued()
    page = at.at("rut").page(f"/warnings/{warning}")
    assert page.count('<article class="row unheard">') == 1 and "Show all 2" in page
    whole = at.at("rut").page(f"/warnings/{warning}?all=1")
    assert whole.count('<article class="row unheard">') == 2


def test_markup_in_a_warning_or_an_answer_is_shown_and_never_obeyed(at: House) -> None:
    bad = "<script>alert(1)</script>"
    warning = at.issued(headline=bad, what=bad, where=bad, do=(bad,), basis=bad)
    answer = Answer(reply="dismissed", by=f"Ada {bad}", why=bad)
    at.by("mira").answering.record(warning, "market", answer)
    for path in ("", "/preview", "/page?to=market"):
        page = at.at("rut").page(f"/warnings/{warning}{path}")
        assert bad not in page and "&lt;script&gt;alert(1)" in page, path
    assert bad not in at.at("rut").page("/warnings") + at.at("rut").page("/warnings.rss")


def test_where_too_many_are_to_have_it_one_is_named_by_their_id(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.web.desk.warning._FEW", 1)
    page = at.at("rut").page(f"/warnings/{at.issued()}/preview?to=oskara-police")
    assert '<input id="to" name="to" value="oskara-police">' in page
    assert "duty@police.example" in page
