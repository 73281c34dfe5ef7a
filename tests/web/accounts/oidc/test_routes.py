"""Sign-in by a provider: who is let in by its word, and each way in which it isn't its word."""

import hmac
import logging
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import FastAPI

from tests.desk.sent import Clock
from tests.web.accounts.conftest import SETTINGS, pages
from tests.web.accounts.oidc.conftest import CLIENT, Provider, Visitor
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk

SESSION, TRIP = "__Host-tocsin-session", "__Host-tocsin-oidc"


def refused(visitor: Visitor, brought: dict[str, str], status: int = 403) -> None:
    """That nobody is signed in, is told so, and finds the way to begin again."""
    code, page = visitor.come(brought)
    assert (code, SESSION in visitor.cookies) == (status, False), page
    assert 'role="alert"' in page and "Sign in with Harbour" in page
    assert visitor.get("/look").status_code == 303


def test_whom_the_provider_signs_in_sits_at_the_desk_where_they_wanted_to(
    visitor: Visitor, provider: Provider, desk: Desk
) -> None:
    page = visitor.get("/sign-in?next=/look%3Fa=b%26c").text
    assert 'href="/sign-in/oidc?next=/look%3Fa%3Db%26c"' in page
    assert visitor.come(provider.answer(visitor.leave("/look?a=b&c"))) == (303, "/look?a=b&c")
    assert visitor.get("/look").text.startswith("Mira Olsen|")
    assert [one.way for one in desk.sessions.list("mira")] == ["oidc"]
    assert TRIP not in visitor.cookies


def test_without_a_provider_there_is_none(tmp_path: Path, seconds: Seconds) -> None:
    with Desk(str(tmp_path / "bare.db"), settings=SETTINGS) as bare:
        visitor = Visitor(pages(bare, seconds))
        assert "/sign-in/oidc" not in visitor.get("/sign-in").text
        for path in ("/sign-in/oidc", "/sign-in/oidc/back?code=a&state=b"):
            assert visitor.get(path).status_code == 404


def test_the_cookie_of_the_way_is_short_lived_and_for_this_host_alone(visitor: Visitor) -> None:
    (cookie,) = visitor.get("/sign-in/oidc").headers.get_list("set-cookie")
    flags = {part.strip().casefold() for part in cookie.split(";")[1:]}
    assert cookie.startswith(f"{TRIP}=")
    assert flags == {"max-age=600", "path=/", "secure", "httponly", "samesite=lax"}


def test_a_session_that_somebody_planted_is_ended(
    visitor: Visitor, provider: Provider, desk: Desk
) -> None:
    planted = desk.sessions.trust("mira@harbour.example")
    visitor.cookies.set(SESSION, planted, domain="desk.example")
    visitor.come(provider.answer(visitor.leave()))
    assert desk.sessions.find(planted) is None
    assert {one.account for one in desk.sessions.list()} == {"mira"}


# What people bring back


def test_a_state_that_isnt_this_browsers_is_refused(visitor: Visitor, provider: Provider) -> None:
    brought = provider.answer(visitor.leave())
    refused(visitor, {**brought, "state": "x" * 43})
    refused(visitor, brought)  # and that was the only try


def test_an_answer_without_the_cookie_is_refused(
    app: FastAPI, visitor: Visitor, provider: Provider
) -> None:
    """Login CSRF: an attacker has a victim come back with the attacker's own answer."""
    brought, victim = provider.answer(visitor.leave()), Visitor(app)
    refused(victim, brought)
    victim.leave()
    refused(victim, brought)


def test_an_answer_that_is_brought_twice_signs_in_once(
    app: FastAPI, visitor: Visitor, provider: Provider
) -> None:
    brought = provider.answer(visitor.leave())
    other, held = Visitor(app), visitor.cookies[TRIP]
    assert visitor.come(brought)[0] == 303
    refused(other, brought)
    other.cookies.set(TRIP, held, domain="desk.example")
    refused(other, brought)  # the provider has taken the code back


def test_a_code_of_somebody_else_is_refused(
    app: FastAPI, visitor: Visitor, provider: Provider
) -> None:
    """Code injection: PKCE binds a code to the browser that asked for it."""
    stolen = provider.answer(visitor.leave())
    thief = Visitor(app)
    own = provider.answer(thief.leave())
    refused(thief, {**own, "code": stolen["code"]})


def test_who_takes_too_long_begins_again(
    visitor: Visitor, provider: Provider, clock: Clock
) -> None:
    brought = provider.answer(visitor.leave())
    clock.on(seconds=601)
    refused(visitor, brought)


def test_an_answer_of_another_provider_is_refused(visitor: Visitor, provider: Provider) -> None:
    """Mix-up (RFC 9207): by name where one is told, and told it must be where that was promised."""
    refused(visitor, {**provider.answer(visitor.leave()), "iss": "https://evil.example"})
    good = {**provider.answer(visitor.leave()), "iss": str(provider.about["issuer"])}
    assert visitor.come(good)[0] == 303


def test_a_provider_that_promises_to_name_itself_must(visitor: Visitor, provider: Provider) -> None:
    provider.about["authorization_response_iss_parameter_supported"] = True
    refused(visitor, provider.answer(visitor.leave()))


def test_what_is_said_twice_isnt_said(visitor: Visitor, provider: Provider) -> None:
    for name in ("code", "state", "iss"):
        brought = {"iss": str(provider.about["issuer"]), **provider.answer(visitor.leave())}
        twice = urlencode({**brought, name: ["x", brought[name]]}, doseq=True)
        assert visitor.get(f"/sign-in/oidc/back?{twice}").status_code == 403


def test_who_is_turned_away_by_the_provider_is_told(visitor: Visitor, provider: Provider) -> None:
    brought = provider.answer(visitor.leave())
    refused(visitor, {"error": "access_denied", "state": brought["state"]})


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "/" + "a" * 2000]
)
def test_signing_in_leads_nowhere_but_to_the_desk(
    visitor: Visitor, provider: Provider, wanted: str
) -> None:
    assert visitor.come(provider.answer(visitor.leave(wanted))) == (303, "/")


# What the provider says


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "x" * 43},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": [CLIENT, "another"]},  # and nobody says who asked for it
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"azp": "another"},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"iat": None},
        {"sub": None},
    ],
)
def test_an_id_token_that_isnt_of_this_sign_in_is_refused(
    visitor: Visitor, provider: Provider, claims: dict[str, object]
) -> None:
    provider.claims = claims
    refused(visitor, provider.answer(visitor.leave()))


def test_a_token_for_several_is_taken_if_the_desk_asked_for_it(
    visitor: Visitor, provider: Provider
) -> None:
    provider.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert visitor.come(provider.answer(visitor.leave()))[0] == 303


def _letters(made: bytes) -> str:
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def _forged(claims: dict[str, Any], secret: bytes, kid: str = "one") -> str:
    """An ID token signed by HS256; with the public key as the secret, which everybody knows."""
    head = _letters(msgspec.json.encode({"alg": "HS256", "typ": "JWT", "kid": kid}))
    told = f"{head}.{_letters(msgspec.json.encode(claims))}"
    return f"{told}.{_letters(hmac.digest(secret, told.encode(), 'sha256'))}"


def _altered(token: str, claims: dict[str, Any]) -> str:
    """A signed token that names somebody else."""
    head, _, mark = token.split(".")
    told = msgspec.json.encode({**claims, "preferred_username": "mira@harbour.example"})
    return f"{head}.{_letters(told)}.{mark}"


@pytest.mark.parametrize(
    "how", ["none", "public", "shared", "cut", "altered", "other key", "empty", "RS512"]
)
def test_a_token_that_the_provider_didnt_sign_is_refused(
    visitor: Visitor, provider: Provider, how: str
) -> None:
    public = provider.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    other = generate_private_key(65537, 2048)
    provider.sign = {
        "none": lambda claims: jwt.encode(claims, "", "none", {"kid": "one"}),
        "public": lambda claims: _forged(claims, public),
        "shared": lambda claims: _forged(claims, b"secret", "secret"),
        "cut": lambda claims: provider.signed(claims).rpartition(".")[0] + ".",
        "altered": lambda claims: _altered(provider.signed(claims), claims),
        "other key": lambda claims: jwt.encode(claims, other, "RS256", {"kid": "one"}),
        "empty": lambda _claims: "",
        "RS512": lambda claims: jwt.encode(claims, provider.key, "RS512", {"kid": "one"}),
    }[how]
    refused(visitor, provider.answer(visitor.leave()))
    assert provider.keys < 3


def test_for_a_key_that_isnt_known_the_provider_is_asked_once_more_and_no_oftener(
    visitor: Visitor, provider: Provider
) -> None:
    assert visitor.come(provider.answer(visitor.leave()))[0] == 303
    provider.sign = lambda claims: provider.signed(claims, "two")
    visitor.cookies.clear()
    refused(visitor, provider.answer(visitor.leave()))
    assert provider.keys == 2
    provider.published = "two"
    assert visitor.come(provider.answer(visitor.leave()))[0] == 303
    assert provider.keys == 3


# Whom the desk lets in


@pytest.mark.parametrize("name", ["nobody", "", "ｍira", " mira", ["mira"], None, True])
def test_whom_the_desk_doesnt_know_the_provider_cant_bring(
    visitor: Visitor, provider: Provider, name: object
) -> None:
    """Nor does it know what only looks like an account."""
    provider.claims = {"preferred_username": name}
    refused(visitor, provider.answer(visitor.leave()))


def test_who_is_disabled_isnt_let_in(visitor: Visitor, provider: Provider, desk: Desk) -> None:
    desk.accounts.disable("mira", why="left")
    refused(visitor, provider.answer(visitor.leave()))


@pytest.mark.parametrize("claim", ["email"])
@pytest.mark.parametrize(
    ("verified", "status"), [(True, 303), (False, 403), (None, 403), ("true", 403)]
)
def test_an_address_of_mail_counts_only_if_it_was_verified(
    visitor: Visitor, provider: Provider, verified: object, status: int
) -> None:
    provider.claims = {"email": "Mira@harbour.example", "email_verified": verified}
    assert visitor.come(provider.answer(visitor.leave()))[0] == status


# When it is away, and how often it is asked


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "http://evil.example/"},
        {"authorization_endpoint": None},
        {"jwks_uri": 5},
        {"padding": "x" * 300_000},
    ],
)
def test_a_provider_that_says_something_odd_of_itself_is_asked_for_nothing(
    visitor: Visitor, provider: Provider, about: dict[str, object]
) -> None:
    provider.about.update(about)
    told = visitor.get("/sign-in/oidc")
    assert (told.status_code, TRIP in visitor.cookies) == (502, False)
    assert "be reached" in told.text


def test_a_redirect_of_the_provider_is_not_followed(visitor: Visitor, provider: Provider) -> None:
    evil = provider.server.url_for("/evil")
    brought = provider.answer(visitor.leave())
    provider.server.clear()
    provider.server.expect_request("/token").respond_with_data("", 307, {"Location": evil})
    refused(visitor, brought, 502)
    assert [one.path for one, _ in provider.server.log] == ["/token"]


@pytest.mark.parametrize(
    "keys", ["http://localhost:1/keys", "https://a b/", "ftp://a", "https://["]
)
def test_when_the_provider_is_away_people_are_told(
    visitor: Visitor, provider: Provider, keys: str
) -> None:
    provider.about["jwks_uri"] = keys
    refused(visitor, provider.answer(visitor.leave()), 502)


def test_the_log_tells_why_and_nothing_secret(
    visitor: Visitor, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.claims, made = {"nonce": "x" * 43}, []
    provider.sign = lambda claims: made.append(provider.signed(claims)) or made[0]  # type: ignore[func-returns-value]
    with caplog.at_level(logging.INFO, "tocsin"):
        brought = provider.answer(visitor.leave())
        refused(visitor, brought)
    told = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("tocsin"))
    assert "of another sign-in (nonce)" in told
    for secret in (*made[0].split("."), brought["code"], brought["state"]):
        assert secret not in told


def test_a_network_may_only_try_so_often(app: FastAPI, visitor: Visitor, seconds: Seconds) -> None:
    codes = [visitor.get("/sign-in/oidc/back").status_code for _ in range(41)]
    assert codes == [403] * 40 + [429]
    assert visitor.get("/sign-in/oidc").status_code == 429
    assert Visitor(app, "192.0.2.8").get("/sign-in/oidc").status_code == 303
    seconds.now += 60
    assert visitor.get("/sign-in/oidc").status_code == 303
