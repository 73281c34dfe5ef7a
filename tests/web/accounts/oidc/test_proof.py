"""The ID token: which keys can have signed it, and which account it names."""

import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as curved
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from tocsin.desk.settings import Oidc
from tocsin.web.accounts.oidc import proof
from tocsin.web.accounts.oidc.mishaps import StrangerError, UnsoundError

OIDC = Oidc(issuer="https://id.example", client_id="desk", client_secret="s")  # noqa: S106


def _said(key: Any, way: str) -> str:
    now = int(time.time())
    usual = {"iss": OIDC.issuer, "aud": "desk", "sub": "1", "nonce": "n", "iat": now}
    return jwt.encode({**usual, "exp": now + 60}, key, way)


def _published(key: Any, **more: str) -> jwt.PyJWK:
    kind = jwt.algorithms.ECAlgorithm if more.get("kty") == "EC" else jwt.algorithms.RSAAlgorithm
    return jwt.PyJWK({**kind.to_jwk(key.public_key(), as_dict=True), **more})


def test_a_key_on_the_curve_p_256_signs_too() -> None:
    key = curved(SECP256R1())
    said = proof.claims(_said(key, "ES256"), _published(key, kty="EC"), OIDC, "n")
    assert said["sub"] == "1"


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
def test_a_key_that_can_be_broken_signs_nothing() -> None:
    key = generate_private_key(65537, 1024)  # noqa: S505 - that is the point
    with pytest.raises(UnsoundError):
        proof.claims(_said(key, "RS256"), _published(key), OIDC, "n")


def test_a_key_is_taken_if_it_is_clear_which_and_it_may_sign() -> None:
    key = generate_private_key(65537, 2048)
    one, two = _published(key, kid="one"), _published(key, kid="two")
    assert proof.signer([one, two], "two") is two
    assert proof.signer([one], None) is one
    assert proof.signer([one, two], None) is None
    assert proof.signer([one, one], "one") is None
    assert proof.signer([_published(key, kid="one", use="enc")], "one") is None
    assert proof.signer([_published(key, kid="one", alg="RS512")], "one") is None


def test_capitals_are_small_letters_but_where_they_may_be_another_persons() -> None:
    said = {"preferred_username": "Mira", "sub": "Mira"}
    assert proof.account(said, "preferred_username") == "mira"
    with pytest.raises(StrangerError):
        proof.account(said, "sub")
