"""Signatures: only pinned keys count, and only what they signed is read."""

import base64
import hashlib
import re
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from lxml import etree

from tests.warn.cap.made import ALERT, SENT
from tocsin.errors import TocsinError
from tocsin.warn.cap import Pinned, RefusedError, checked, parsed, signed, verified

_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
_EC = ec.generate_private_key(ec.SECP256R1())
_OTHER = ec.generate_private_key(ec.SECP256R1())
_RSA = rsa.generate_private_key(65537, 2048)


def _pem(key: _Private) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _pinned(key: _Private, name: str = "Varnia", **times: datetime) -> Pinned:
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return Pinned(name=name, pem=public.decode(), **times)


_SIGNED = signed(ALERT, _pem(_EC))


@pytest.mark.parametrize("key", [_EC, _RSA])
def test_what_a_pinned_key_signed_is_read_and_whose_it_is_said(key: _Private) -> None:
    found = verified(signed(ALERT, _pem(key)), (_pinned(_OTHER, "x"), _pinned(key)))
    assert (found.alert, found.by) == (ALERT, "Varnia")


def test_a_signed_alert_is_still_an_alert() -> None:
    assert parsed(_SIGNED) == ALERT
    assert checked(_SIGNED) == ()


def test_a_forger_s_own_key_inside_the_message_is_worth_nothing() -> None:
    forged = signed(ALERT, _pem(_OTHER))
    assert b"KeyValue" in forged
    with pytest.raises(RefusedError, match="none of the pinned keys"):
        verified(forged, (_pinned(_EC),))


def test_the_key_inside_is_not_looked_at() -> None:
    bare = re.sub(rb"<ds:KeyInfo>.*</ds:KeyInfo>", b"", _SIGNED, flags=re.DOTALL)
    assert bare != _SIGNED
    assert verified(bare, (_pinned(_EC),)).alert == ALERT


def test_a_certificate_may_be_pinned_and_its_end_does_not_matter() -> None:
    """Three genuine alerts failed elsewhere because their certificates had run out since."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Varnia")])
    ended = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, _EC.public_key(), x509.random_serial_number())
        .not_valid_before(ended - timedelta(days=1))
        .not_valid_after(ended)
        .sign(_EC, hashes.SHA256())
    )
    pem = certificate.public_bytes(Encoding.PEM).decode()
    assert verified(_SIGNED, (Pinned(name="Varnia", pem=pem),)).by == "Varnia"


def test_an_altered_alert_is_refused() -> None:
    for old, new in ((b"Possible", b"Observed"), (b"Karsk</areaDesc>", b"Sorl</areaDesc>")):
        with pytest.raises(RefusedError, match="none of the pinned keys"):
            verified(_SIGNED.replace(old, new), (_pinned(_EC),))


def test_a_comment_does_not_cut_what_was_signed() -> None:
    content = _SIGNED.replace(b"karsk-2026-0001</id", b"karsk<!-- x -->-2026-0001</id")
    assert verified(content, (_pinned(_EC),)).alert == ALERT


def test_a_signed_alert_wrapped_in_another_is_refused() -> None:
    inner = _SIGNED.split(b"?>", 1)[1]
    outer = _SIGNED.replace(b"Possible", b"Observed")
    outer = re.sub(rb"<ds:Signature.*</ds:Signature>", b"%s", outer, flags=re.DOTALL) % inner
    with pytest.raises(RefusedError, match="strange place"):
        verified(outer, (_pinned(_EC),))


def test_two_signatures_are_refused() -> None:
    match = re.search(rb"<ds:Signature.*</ds:Signature>", _SIGNED, re.DOTALL)
    assert match is not None
    with pytest.raises(RefusedError, match="more than one signature"):
        verified(_SIGNED.replace(match[0], match[0] * 2), (_pinned(_EC),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'URI=""', b'URI="#part"'),
        (b'URI=""', b'URI="http://127.0.0.1:9/"'),
        (b"xmldsig#enveloped-signature", b"xmldsig#base64"),
        (b'14n#"/></ds:Transforms>', b'14n#WithComments"/></ds:Transforms>'),
    ],
)
def test_a_signature_over_anything_but_the_whole_is_refused(old: bytes, new: bytes) -> None:
    assert old in _SIGNED
    with pytest.raises(RefusedError, match="isn't simply over the whole alert"):
        verified(_SIGNED.replace(old, new), (_pinned(_EC),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"xmldsig-more#ecdsa-sha256", b"xmldsig-more#ecdsa-sha1"),
        (b"xmldsig-more#ecdsa-sha256", b"xmldsig-more#hmac-sha256"),
        (b"xmldsig-more#ecdsa-sha256", b"xmldsig-more#nonsense"),
        (b"xmlenc#sha256", b"xmldsig#sha1"),
        (b"<ds:SignatureValue>", b"<ds:SignatureValue>AAAA"),
        (b"<ds:Signature ", b'<ds:Signature Id="two words" '),
        (b"ds:SignatureValue", b"ds:Nothing"),
        (b"ds:DigestValue", b"ds:Nothing"),
    ],
)
def test_other_algorithms_and_broken_signatures_are_refused(old: bytes, new: bytes) -> None:
    assert old in _SIGNED
    keys = (_pinned(_RSA, "r"), _pinned(_EC))
    with pytest.raises(RefusedError, match="none of the pinned keys"):
        verified(_SIGNED.replace(old, new), keys)


def test_a_key_is_good_for_its_time_only() -> None:
    day = timedelta(days=1)
    assert verified(_SIGNED, (_pinned(_EC, since=SENT - day, until=SENT + day),))
    with pytest.raises(RefusedError, match="wasn't good"):
        verified(_SIGNED, (_pinned(_EC, until=SENT - day),))
    with pytest.raises(RefusedError, match="wasn't good"):
        verified(_SIGNED, (_pinned(_EC, since=SENT + day),))
    renewed = (_pinned(_EC, "old", until=SENT - day), _pinned(_EC, "new", since=SENT - day))
    assert verified(_SIGNED, renewed).by == "new"


def test_an_alert_without_a_signature_is_not_verified() -> None:
    with pytest.raises(RefusedError, match="isn't signed"):
        verified(re.sub(rb"<ds:Sig.*ure>", b"", _SIGNED, flags=re.DOTALL), (_pinned(_EC),))


@pytest.mark.parametrize(
    "key",
    [
        _pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 - that is the point
        _pem(ed25519.Ed25519PrivateKey.generate()),
        b"no key",
    ],
)
def test_a_weak_or_strange_key_signs_nothing(key: bytes) -> None:
    with pytest.raises(TocsinError, match="the signing key"):
        signed(ALERT, key)


def test_a_pinned_key_that_is_none_is_named() -> None:
    with pytest.raises(TocsinError, match="the pinned key of Varnia can't be read"):
        verified(_SIGNED, (Pinned(name="Varnia", pem="x"),))


def test_without_the_library_signing_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "signxml", None)
    with pytest.raises(TocsinError, match=r"pip install 'tocsin\[signatures\]'"):
        signed(ALERT, _pem(_EC))


def test_a_verifier_without_our_library_agrees() -> None:
    """XML Signature §4.3 by hand: the digest of the alert, then the signature over SignedInfo."""
    root = etree.fromstring(_SIGNED)
    (signature,) = root.findall(f"{_DS}Signature")
    (info,) = signature.findall(f"{_DS}SignedInfo")
    order = etree.tostring(info, method="c14n", exclusive=True)
    value = base64.b64decode(signature.findtext(f"{_DS}SignatureValue") or "")
    r, s = (int.from_bytes(half, "big") for half in (value[:32], value[32:]))
    _EC.public_key().verify(encode_dss_signature(r, s), order, ec.ECDSA(hashes.SHA256()))
    root.remove(signature)
    digest = hashlib.sha256(etree.tostring(root, method="c14n", exclusive=True)).digest()
    assert base64.b64decode(info.findtext(f".//{_DS}DigestValue") or "") == digest
