"""A provider on loopback, which signs what it is told to, and a desk that asks it."""

import hashlib
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from fastapi import FastAPI
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.desk.sent import Clock
from tests.web.accounts.conftest import SETTINGS, Browser
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Oidc

CLIENT, SECRET = "desk 1", "s:e%c+ret"
_WORDS = "/.well-known/openid-configuration"


class Provider:
    """It, and what it shall do otherwise than it should.

    Attributes:
        about: what it says of itself.
        claims: what the next ID token says besides, or instead; nothing of what is None.
        sign: how it is signed.
        keys: how often its keys were asked for.
    """

    def __init__(self, server: HTTPServer, key: RSAPrivateKey) -> None:
        base = server.url_for("").rstrip("/")
        self.server, self.key, self.keys, self.published = server, key, 0, "one"
        self.about: dict[str, object] = {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize?tenant=a",
            "token_endpoint": f"{base}/token",
            "jwks_uri": f"{base}/keys",
        }
        self.claims: dict[str, object] = {}
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self._codes: dict[str, dict[str, str]] = {}
        for path, handler in (
            (_WORDS, self._say),
            ("/authorize", self._lead),
            ("/keys", self._publish),
            ("/token", self._give),
        ):
            server.expect_request(path).respond_with_handler(handler)

    def signed(self, claims: dict[str, Any], kid: str = "one") -> str:
        """An ID token as it should be."""
        return jwt.encode(claims, self.key, "RS256", {"kid": kid})

    def answer(self, location: str) -> dict[str, str]:
        """Sign in whom the desk sends; what they bring back."""
        asked = {name: one for name, (one,) in parse_qs(urlsplit(location).query).items()}
        assert location.startswith(str(self.about["authorization_endpoint"]) + "&")
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert asked["redirect_uri"].endswith("/sign-in/oidc/back")
        code = f"code{len(self._codes)}"
        self._codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def _say(self, _request: Request) -> Response:
        return Response(msgspec.json.encode(self.about))

    def _lead(self, request: Request) -> Response:
        """Send a browser back, as if somebody had filled in a form here."""
        brought = urlencode(self.answer(request.url))
        return Response("", 303, {"Location": f"{request.args['redirect_uri']}?{brought}"})

    def _publish(self, _request: Request) -> Response:
        self.keys += 1
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        other = {"kty": "oct", "k": "c2VjcmV0", "kid": "secret"}
        return Response(msgspec.json.encode({"keys": [other, {**public, "kid": self.published}]}))

    def _give(self, request: Request) -> Response:
        """An ID token for a code: once, to the desk, by who asked for it."""
        asked = self._codes.pop(request.form["code"], None)
        who = request.authorization
        told = (unquote_plus(who.username or ""), unquote_plus(who.password or "")) if who else ()
        made = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(made).rstrip(b"=").decode()
        if asked is None or told != (CLIENT, SECRET) or challenge != asked["code_challenge"]:
            return Response('{"error": "invalid_grant"}', 400)
        assert request.form["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        usual = {"iss": self.about["issuer"], "aud": CLIENT, "sub": "4711", "nonce": asked["nonce"]}
        said = {**usual, "iat": now, "exp": now + 300, "preferred_username": "mira", **self.claims}
        token = self.sign({name: one for name, one in said.items() if one is not None})
        return Response(msgspec.json.encode({"id_token": token, "token_type": "Bearer"}))


class Visitor(Browser):
    """A browser that signs in by the provider."""

    def leave(self, wanted: str = "/look") -> str:
        """The address that it is sent to."""
        return self.get("/sign-in/oidc", params={"next": wanted}).headers["Location"]

    def come(self, brought: dict[str, str]) -> tuple[int, str]:
        """The status of what it comes back to, and the address that it is led to, or the page."""
        told = self.get(f"/sign-in/oidc/back?{urlencode(brought)}")
        return told.status_code, told.headers.get("Location", told.text)


@pytest.fixture(scope="session")
def key() -> RSAPrivateKey:
    """The provider's."""
    return generate_private_key(65537, 2048)


@pytest.fixture
def provider(httpserver: HTTPServer, key: RSAPrivateKey) -> Provider:
    """The provider."""
    return Provider(httpserver, key)


@pytest.fixture
def claim() -> str:
    """The claim that names the account."""
    return "preferred_username"


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, provider: Provider, claim: str) -> Iterator[Desk]:
    """A desk that knows it."""
    oidc = Oidc(
        issuer=str(provider.about["issuer"]),
        name="Harbour",
        client_id=CLIENT,
        client_secret=SECRET,
        claim=claim,
    )
    settings = msgspec.structs.replace(SETTINGS, oidc=oidc)
    where = str(tmp_path / "desk.db")
    with Desk(where, by="Ada Berg", clock=clock, settings=settings) as opened:
        opened.accounts.add("mira", "Mira Olsen", "analyst")
        opened.accounts.add("mira@harbour.example", "Mira Post", "reader")
        yield opened


@pytest.fixture
def visitor(app: FastAPI) -> Visitor:
    """A browser somewhere."""
    return Visitor(app)
