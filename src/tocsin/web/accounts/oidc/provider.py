"""The provider: what it says of itself, and whom it has signed in."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import quote_plus, urlencode

import httpx2
import jwt
import msgspec

from tocsin.collect.trust import certificates
from tocsin.desk.settings import Oidc, sealed
from tocsin.records import Record
from tocsin.web.accounts.oidc import proof
from tocsin.web.accounts.oidc.mishaps import AwayError, UnsoundError
from tocsin.web.accounts.oidc.proof import Claims
from tocsin.web.accounts.oidc.trip import Trip

_Read = TypeVar("_Read")

_FOUND = "/.well-known/openid-configuration"
_PATIENCE = 10.0  # seconds for a whole answer
_LARGEST = 262_144  # bytes of one
_KEPT = 600.0  # seconds that what it says of itself is believed


class _Described(Record, frozen=True):
    """Of what it says of itself (OpenID Connect Discovery 1.0 §3), what is needed."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    authorization_response_iss_parameter_supported: bool = False


class _Given(Record, frozen=True):
    """What it gives for a code."""

    id_token: str


class Provider:
    """One provider, asked no more than needed.

    Args:
        oidc: which.
        back: the desk's address that people come back to.
        clock: seconds that never run backwards.
    """

    def __init__(self, oidc: Oidc, back: str, clock: Callable[[], float]) -> None:
        self._oidc = oidc
        self._back = back
        self._clock = clock
        self._described: tuple[float, _Described] | None = None
        self._keys: tuple[float, Sequence[jwt.PyJWK]] | None = None

    async def address(self, trip: Trip) -> str:
        """Where people sign in. Raises AwayError."""
        endpoint = (await self._about()).authorization_endpoint
        asked = {
            "response_type": "code",
            "client_id": self._oidc.client_id,
            "redirect_uri": self._back,
            "scope": "openid email" if self._oidc.claim == "email" else "openid profile",
            "state": trip.state,
            "nonce": trip.nonce,
            "code_challenge": trip.challenge,
            "code_challenge_method": "S256",
        }
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"

    async def claims(self, trip: Trip, code: str, issuer: str | None) -> Claims:
        """What it says of who signed in.

        Args:
            trip: on which they come back.
            code: what they bring.
            issuer: who sends them, if that is said (RFC 9207).

        Raises:
            AwayError, UnsoundError: see there.
        """
        about = await self._about()
        silent = issuer is None and not about.authorization_response_iss_parameter_supported
        if not silent and issuer != self._oidc.issuer:
            raise UnsoundError("another provider answers (iss)")
        token = (await self._redeem(about, trip, code)).id_token
        return proof.claims(token, await self._signer(about, token), self._oidc, trip.nonce)

    async def _redeem(self, about: _Described, trip: Trip, code: str) -> _Given:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": trip.verifier,
        }
        # RFC 6749 §2.3.1: both are encoded as in a form before they are joined.
        who = (quote_plus(self._oidc.client_id), quote_plus(self._oidc.client_secret))
        status, body = await _ask("POST", about.token_endpoint, data=form, auth=who)
        if status in (400, 401, 403):
            raise UnsoundError(f"the provider takes no such code, or not from the desk ({status})")
        return _read(status, body, _Given)

    async def _signer(self, about: _Described, token: str) -> jwt.PyJWK:
        """The key that signed a token; one that isn't known yet may be new."""
        name = proof.named(token)
        for kept in (True, False):
            key = proof.signer(await self._published(about, kept=kept), name)
            if key is not None:
                return key
        raise UnsoundError("the ID token is signed by no key of the provider")

    async def _about(self) -> _Described:
        if self._described is None or self._clock() - self._described[0] > _KEPT:
            found = await _get(self._oidc.issuer.rstrip("/") + _FOUND, _Described)
            if found.issuer != self._oidc.issuer:
                raise AwayError("the provider names itself otherwise than oidc.issuer does")
            if not all(map(sealed, (found.authorization_endpoint, found.token_endpoint))):
                raise AwayError("the provider can't be spoken with by https")
            self._described = self._clock(), found
        return self._described[1]

    async def _published(self, about: _Described, *, kept: bool) -> Sequence[jwt.PyJWK]:
        """Its keys, from memory where they may be."""
        if not kept or self._keys is None or self._clock() - self._keys[0] > _KEPT:
            found = await _get(about.jwks_uri, dict[str, object])
            try:
                self._keys = self._clock(), jwt.PyJWKSet.from_dict(found).keys
            except jwt.PyJWTError as error:
                raise AwayError("the provider has no keys") from error
        return self._keys[1]


# What comes packed could be larger than it looks.
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity"}


async def _get(address: str, kind: type[_Read]) -> _Read:
    if not sealed(address):
        raise AwayError("the provider can't be spoken with by https")
    return _read(*await _ask("GET", address), kind)


async def _ask(
    method: str,
    address: str,
    *,
    data: dict[str, str] | None = None,
    auth: tuple[str, str] | None = None,
) -> tuple[int, bytes]:
    """The status and the body of an answer; no redirect is followed. Raises AwayError."""
    body = bytearray()
    try:
        async with (
            asyncio.timeout(_PATIENCE),
            httpx2.AsyncClient(verify=certificates(), trust_env=False) as client,
            client.stream(method, address, data=data, auth=auth, headers=_HEADERS) as response,
        ):
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > _LARGEST:
                    raise AwayError("the provider answers too much")
    except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
        raise AwayError(f"the provider can't be reached ({type(error).__name__})") from error
    return response.status_code, bytes(body)


def _read(status: int, body: bytes, kind: type[_Read]) -> _Read:
    if status != httpx2.codes.OK:
        raise AwayError(f"the provider answers {status}")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise AwayError(
            "the provider answers something else than JSON, or lacks a field"
        ) from error
