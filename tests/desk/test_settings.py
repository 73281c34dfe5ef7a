"""Settings: usable without a file, mistakes in one line, secrets from the environment."""

from pathlib import Path

import pytest

from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings, found, parsed
from tocsin.errors import SourceError

WHOLE = """
sender = "desk@varnia.example"
name = "Warning desk of Varnia"
url = "https://desk.varnia.example"
secret = "0123456789abcdef0123456789abcdef"
two_person = false
signing_key = "key.pem"
smtp = { host = "mail.varnia.example", port = 25, starttls = false, from = "w@varnia.example" }
webhook = { secret = "fedcba9876543210fedcba9876543210", private = true }
files = { folder = "out" }

[heartbeat]
after = 5
ping = "https://watcher.example/desk"
contacts = [{ channel = "email", address = "officer@varnia.example" }]
"""


def test_everything_can_be_set_and_paths_are_relative_to_the_file() -> None:
    read = parsed(WHOLE, "/etc/desk/tocsin.toml")
    assert (read.smtp.sender, read.smtp.port, read.two_person) == ("w@varnia.example", 25, False)
    assert (read.files.folder, read.signing_key) == ("/etc/desk/out", "/etc/desk/key.pem")
    assert read.heartbeat.contacts[0].address == "officer@varnia.example"


def test_no_slash_ends_the_address_that_links_begin_with() -> None:
    assert parsed('url = "https://desk.example/news/"', "t.toml").url == "https://desk.example/news"
    assert parsed('url = "https://desk.example"', "t.toml").url == "https://desk.example"
    assert not parsed("", "t.toml").url


def test_without_a_file_a_desk_is_set_to_be_used(tmp_path: Path) -> None:
    assert found(str(tmp_path / "a.db"), None, {}) == Settings()
    with Desk(str(tmp_path / "a.db")) as desk:
        assert desk.settings.two_person


def test_the_file_beside_the_desk_is_taken_and_one_that_is_named_before_it(tmp_path: Path) -> None:
    (tmp_path / "tocsin.toml").write_text('name = "beside"')
    (tmp_path / "other.toml").write_text('name = "other"')
    desk, other = str(tmp_path / "a.db"), str(tmp_path / "other.toml")
    assert found(desk, None, {}).name == "beside"
    assert found(desk, None, {"TOCSIN_SETTINGS": other}).name == "other"
    assert found(desk, other, {"TOCSIN_SETTINGS": "nowhere"}).name == "other"


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.toml: can't be read \(No such file"):
        found("a.db", str(tmp_path / "none.toml"), {})


def test_secrets_come_from_the_environment_unless_the_file_has_them() -> None:
    environ = {"TOCSIN_SECRET": "e" * 32, "TOCSIN_SMTP_PASSWORD": "e", "TOCSIN_WEBHOOK_SECRET": ""}
    read = parsed('secret = "ffffffffffffffffffffffffffffffff"', "tocsin.toml", environ=environ)
    assert (read.secret, read.smtp.password, read.webhook.secret) == ("f" * 32, "e", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('smpt = "x"', "t.toml: smpt: no such key; remove it or mend its spelling"),
        ("smtp = { hots = 'x' }", "t.toml: smtp.hots: no such key; remove it"),
        ("smtp = { port = 0 }", "t.toml: smtp.port: expected int >= 1; docs/dev/delivery.md"),
        ("smtp = 1", "t.toml: smtp: expected object, got int; "),
        ('sender = "a b"', "t.toml: sender: expected str matching regex"),
        ('secret = "short"', "t.toml: a secret of the desk has fewer than 32 bytes; make one with"),
        (f'secret = "{"f" * 32} short"', "t.toml: a secret of the desk has fewer than 32 bytes; "),
        ('secret = "  "', "t.toml: a secret of the desk has fewer than 32 bytes; make one with"),
        ('webhook = { secret = "two words" }', "t.toml: webhook.secret has fewer than 32 bytes; "),
        ("url = ", "t.toml: Invalid value (at end of document); settings are TOML"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_key(text: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        parsed(text, "t.toml")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_proxy_is_only_believed_at_addresses_that_are_named() -> None:
    read = parsed('[proxy]\nheader = "X-Account"\naddresses = ["10.0.0.5"]', "tocsin.toml")
    assert (read.proxy.header, read.proxy.addresses) == ("X-Account", ("10.0.0.5",))
    for text, said in (
        ('header = "X-Account"', "anybody could name themselves"),
        ('header = "X-Account"\naddresses = ["*"]', "'\\*' is no address"),
        ('header = "X Account"', "proxy.header"),
    ):
        with pytest.raises(SourceError, match=said):
            parsed(f"[proxy]\n{text}", "tocsin.toml")


OIDC = """
url = "https://desk.varnia.example"
[oidc]
issuer = "https://id.varnia.example/realms/a"
client_id = "desk"
"""


def test_a_provider_is_set_and_its_secret_may_come_from_the_environment() -> None:
    read = parsed(OIDC, "tocsin.toml", environ={"TOCSIN_OIDC_SECRET": "s"}).oidc
    assert (read.client_id, read.client_secret, read.claim) == ("desk", "s", "preferred_username")
    assert parsed("", "tocsin.toml", environ={"TOCSIN_OIDC_SECRET": "s"}).oidc.issuer == ""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("https://id", "http://id", "oidc.issuer"),
        ("https://id", "https://me@id", "oidc.issuer"),
        ("https://id.varnia.example", "https://[", "oidc.issuer"),
        ("realms/a", "realms?a", "oidc.issuer"),
        ('client_id = "desk"', "", "oidc.client_id"),
        ("https://desk", "http://desk", "url is no https"),
    ],
)
def test_a_provider_that_others_could_listen_to_is_refused(
    before: str, after: str, told: str
) -> None:
    with pytest.raises(SourceError, match=told):
        parsed(OIDC.replace(before, after), "t.toml", environ={"TOCSIN_OIDC_SECRET": "s"})
