"""E-mail, held against a real server: one connection for many, and no word too much or too few."""

from collections.abc import Iterator

import pytest

from tests.collect.slow_server import Slow
from tests.warn.channels.receivers import PostOffice, post_office
from tests.warn.messages.made import carried
from tocsin.warn.channels import Refused
from tocsin.warn.channels.composing import Sender
from tocsin.warn.channels.mail import Mail, Server
from tocsin.warn.messages import message

SENDER = Sender("desk@varnia.example", "Warning desk of Varnia")
TO = "glassworks@karsk.example"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        yield made


@pytest.fixture
def mail(office: PostOffice) -> Iterator[Mail]:
    made = Mail(Server("127.0.0.1", office.port, starttls=False), SENDER, quiet=2)
    yield made
    made.close()


def _refused(mail: Mail, address: str = TO) -> Refused:
    with pytest.raises(Refused) as caught:
        mail.send(message(carried()), address)
    return caught.value


def test_a_mail_arrives_as_text_and_html_with_its_own_id_in_the_thread_of_its_matter(
    office: PostOffice, mail: Mail
) -> None:
    assert mail.send(message(carried(kind="update")), TO) == "250 OK number 1"
    (got,) = office.taken
    assert got["From"] == "Warning desk of Varnia <desk@varnia.example>"
    assert (got["To"], got["Message-ID"]) == (TO, "<d1@varnia.example>")
    assert got["References"] == got["In-Reply-To"] == "<matter-w1@varnia.example>"
    assert got["Date"] == "Sat, 07 Mar 2026 12:00:00 +0000"
    assert got["Auto-Submitted"] == "auto-generated"
    text, html = (part.get_content() for part in got.iter_parts())
    assert "“Keep away from large gatherings”" in text
    assert html.startswith("<!doctype html>")


def test_many_mails_go_by_one_connection(office: PostOffice, mail: Mail) -> None:
    for _ in range(5):
        mail.send(message(carried()), TO)
    assert (len(office.taken), len(office.sessions)) == (5, 1)


def test_a_recipient_that_isnt_there_is_a_last_word_and_costs_no_connection(
    office: PostOffice, mail: Mail
) -> None:
    mail.send(message(carried()), TO)
    office.rcpt = ["550 no such mailbox", "450 come again"]
    gone = _refused(mail)
    assert (gone.error, gone.permanent) == ("550 no such mailbox", True)
    assert not _refused(mail).permanent
    mail.send(message(carried()), TO)
    assert len(office.sessions) == 1


def test_a_message_that_isnt_wanted_is_refused(office: PostOffice, mail: Mail) -> None:
    office.data = ["554 spam", "451 busy"]
    assert _refused(mail).permanent
    busy = _refused(mail)
    assert (busy.error, busy.permanent) == ("451 busy", False)


def test_what_broke_off_after_the_message_was_said_is_in_doubt(
    office: PostOffice, mail: Mail
) -> None:
    office.data = ["hang up"]
    doubt = _refused(mail)
    assert doubt.error.endswith("it isn't known whether it was taken")
    assert doubt.unsure and not doubt.permanent
    assert mail.send(message(carried()), TO) == "250 OK number 2"


def test_a_server_that_hung_up_while_nothing_was_sent_is_called_again(mail: Mail) -> None:
    mail.send(message(carried()), TO)
    assert mail._held is not None
    assert mail._held.sock is not None
    mail._held.sock.close()
    mail._held.file = None  # what the library reads from
    assert mail.send(message(carried()), TO) == "250 OK number 2"


def test_a_server_that_isnt_there_is_no_last_word() -> None:
    with post_office() as gone:
        port = gone.port
    for server in (Server("127.0.0.1", port), Server("no.such.host.invalid"), Server("")):
        mail = Mail(server, SENDER, quiet=2)
        assert not _refused(mail).permanent
        mail.close()


def test_a_server_that_keeps_silent_is_given_up(office: PostOffice) -> None:
    with Slow([]) as address:
        silent = Mail(Server("127.0.0.1", _port(address), starttls=False), SENDER, quiet=0.3)
        assert "timed out" in _refused(silent).error


def test_a_message_takes_so_long_and_no_longer(office: PostOffice) -> None:
    office.data = ["hang"]
    mail = Mail(Server("127.0.0.1", office.port, starttls=False), SENDER, limit=0.3)
    assert _refused(mail).error.endswith("it isn't known whether it was taken")
    mail.close()


def _port(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def test_nothing_is_said_to_a_server_that_cant_encrypt(office: PostOffice) -> None:
    mail = Mail(Server("127.0.0.1", office.port), SENDER, quiet=2)
    refused = _refused(mail)
    assert "doesn't offer it" in refused.error
    assert not refused.permanent
    mail.close()


@pytest.mark.parametrize("address", ["nobody", "a@b.example\r\nRCPT TO:<c@d.example>", "a b@c.d"])
def test_what_is_no_address_is_never_sent_to(office: PostOffice, mail: Mail, address: str) -> None:
    assert _refused(mail, address).permanent
    assert office.to == []


@pytest.mark.parametrize("able", [True, False])
def test_an_address_that_isnt_ascii_needs_a_server_that_can(able: bool) -> None:
    with post_office(enable_SMTPUTF8=able) as office:
        mail = Mail(Server("127.0.0.1", office.port, starttls=False), SENDER)
        if able:
            assert mail.send(message(carried()), "büro@karsk.example").startswith("250")
        else:
            assert "isn't ASCII" in _refused(mail, "büro@karsk.example").error
        assert office.to == ["büro@karsk.example"] * able
        mail.close()
