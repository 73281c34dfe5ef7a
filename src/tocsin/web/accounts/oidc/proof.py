"""The ID token: whether it proves who signed in, and which account that is."""

import hmac
from collections.abc import Mapping, Sequence

import jwt

from tocsin.desk.accounts import folded
from tocsin.desk.settings import Oidc
from tocsin.web.accounts.oidc.mishaps import StrangerError, UnsoundError

Claims = Mapping[str, object]

# By public keys alone: with HS256 a public key would do for signing, with "none" nothing would.
_ALGORITHMS = ("RS256", "ES256")
_LEEWAY = 60  # seconds that clocks may differ
_READER = jwt.PyJWT({"enforce_minimum_key_length": True})
_NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def named(token: str) -> str | None:
    """The id of the key that signed it; None where it names none. Raises UnsoundError."""
    try:
        return jwt.get_unverified_header(token).get("kid")
    except jwt.PyJWTError as error:
        raise UnsoundError(_said(error)) from None


def signer(keys: Sequence[jwt.PyJWK], name: str | None) -> jwt.PyJWK | None:
    """The key of that id, or the only one; None where it isn't known which (Core §10.1)."""
    fit = [
        one
        for one in keys
        if one.algorithm_name in _ALGORITHMS
        and one.public_key_use in (None, "sig")
        and name in (None, one.key_id)
    ]
    return fit[0] if len(fit) == 1 else None


def claims(token: str, key: jwt.PyJWK, oidc: Oidc, nonce: str) -> Claims:
    """What the provider says (OpenID Connect Core 1.0 §3.1.3.7).

    Args:
        token: the ID token.
        key: of the provider.
        oidc: who must have made it, and for whom.
        nonce: of this sign-in.

    Raises:
        UnsoundError: it proves nothing.
    """
    try:
        said = _READER.decode(
            token,
            key,
            algorithms=[key.algorithm_name],
            issuer=oidc.issuer,
            audience=oidc.client_id,
            leeway=_LEEWAY,
            options={"require": _NEEDED},
        )
    except jwt.PyJWTError as error:
        raise UnsoundError(_said(error)) from None
    several = isinstance(said["aud"], list) and len(said["aud"]) > 1
    if ("azp" in said or several) and said.get("azp") != oidc.client_id:
        raise UnsoundError("the ID token was given to another (azp)")
    if not hmac.compare_digest(str(said["nonce"]).encode(), nonce.encode()):
        raise UnsoundError("the ID token is of another sign-in (nonce)")
    return said


def account(said: Claims, claim: str) -> str:
    """The account that a claim names. Raises StrangerError where it names none.

    It must be written as it is kept: what only looks like an account isn't one. Capitals are small
    letters in all but `sub`, where they may be another person's (Core §2).
    """
    found = said.get(claim)
    if claim == "email" and said.get("email_verified") is not True:
        raise StrangerError("the e-mail address isn't verified")
    written = found if isinstance(found, str) and found.isascii() else ""
    kept = folded(written)
    if not kept or kept != (written if claim == "sub" else written.lower()):
        raise StrangerError(f"the claim {claim!r} names no account")
    return kept


def _said(error: jwt.PyJWTError) -> str:
    """Its kind alone, for its words may hold some of the token."""
    return f"the ID token won't do ({type(error).__name__})"
