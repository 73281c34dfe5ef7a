"""Alerts signed, and signatures verified, by keys that the desk has been given beforehand.

An enveloped XML signature (CAP v1.2 §3.3.4.1), ECDSA or RSA with SHA-256. A certificate or key
that comes inside a message proves nothing: whoever forges the message puts in his own. So it is
thrown away, and a pinned key takes its place. Needs the extra `signatures`.
"""

import base64
from datetime import datetime
from typing import Any

from lxml import etree

from tocsin.collect.document import RefusedError, tree
from tocsin.errors import TocsinError
from tocsin.records import Record
from tocsin.warn.cap.alert import Alert
from tocsin.warn.cap.grammar import SIGNATURE_NAMESPACE
from tocsin.warn.cap.parsing import parsed
from tocsin.warn.cap.writing import written

_DS = f"{{{SIGNATURE_NAMESPACE}}}"
_DS11 = "{http://www.w3.org/2009/xmldsig11#}"
_ENVELOPED = f"{SIGNATURE_NAMESPACE}enveloped-signature"
_CANONICAL = frozenset(
    {
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
    }
)
# What NIST SP 800-131A still allows.
_SHORTEST_RSA = 2048


class Pinned(Record, frozen=True):
    """A key that is known to be somebody's.

    `pem` is a public key or a certificate, of which only the key counts. The key is good for
    alerts sent from `since` to `until`, where these are given: nobody's key is good for ever.
    """

    name: str
    pem: str
    since: datetime | None = None
    until: datetime | None = None


class Verified(Record, frozen=True):
    """An alert as it was signed, and whose key it was signed with."""

    alert: Alert
    by: str


def signed(alert: Alert, key: bytes, password: bytes | None = None) -> bytes:
    """`alert` as CAP's XML with a signature by the private key in `key` (PEM).

    An elliptic key signs with ecdsa-sha256, an RSA key of at least 2048 bits with rsa-sha256.
    An ECDSA signature is another one each time: keep what was issued, don't make it again.

    Raises TocsinError where the key is of another kind, too short or can't be read.
    """
    signxml = _library()
    private, method = _private(key, password)
    signer = signxml.XMLSigner(
        signature_algorithm=method,
        digest_algorithm="sha256",
        c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#",
    )
    root = signer.sign(tree(written(alert)), key=private)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def verified(content: bytes, pinned: tuple[Pinned, ...]) -> Verified:
    """The alert in `content`, which one of the pinned keys has signed as a whole.

    The alert is read from the very bytes that were signed. One signature, over the whole
    document, by ECDSA or RSA with SHA-256; anything else isn't accepted.

    Raises RefusedError where that isn't so.
    """
    root = tree(content)
    _refuse(_signature(root))
    problem = "is signed by none of the pinned keys"
    for key in pinned:
        data = _signed_data(root, key)
        if data is None:
            continue
        alert = parsed(data)
        if _in_time(alert, key):
            return Verified(alert=alert, by=key.name)
        problem = f"was sent when the key of {key.name} wasn't good"
    raise RefusedError(problem, "don't rely on who sent it")


def _library() -> Any:
    try:
        import signxml
    except ModuleNotFoundError as error:
        problem = "signatures need the library signxml, which isn't installed"
        raise TocsinError(problem, "pip install 'tocsin[signatures]'") from error
    return signxml


def _private(key: bytes, password: bytes | None) -> tuple[Any, str]:
    """The private key, and the method that it signs with."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    remedy = "give an elliptic key, or an RSA key of 2048 bits or more, as PEM"
    try:
        private = load_pem_private_key(key, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise TocsinError("the signing key can't be read", remedy) from error
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return private, "ecdsa-sha256"
    if isinstance(private, rsa.RSAPrivateKey) and private.key_size >= _SHORTEST_RSA:
        return private, "rsa-sha256"
    raise TocsinError("the signing key is of another kind or too short", remedy)


def _public(pinned: Pinned) -> bytes:
    """The pinned key as DER, a certificate's key where it is a certificate.

    Raises TocsinError where it can't be read.
    """
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        PublicFormat,
        load_pem_public_key,
    )

    pem = pinned.pem.encode()
    try:
        certified = b"CERTIFICATE" in pem
        holder = x509.load_pem_x509_certificate(pem) if certified else None
        key = holder.public_key() if holder else load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        problem = f"the pinned key of {pinned.name} can't be read"
        raise TocsinError(problem, "give a public key or a certificate as PEM") from error
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _signature(root: etree._Element) -> etree._Element:
    """The only signature, which is a child of the alert."""
    everywhere = list(root.iter(f"{_DS}Signature"))
    if not everywhere:
        raise RefusedError("isn't signed", "don't rely on who sent it")
    if len(everywhere) > 1 or everywhere[0].getparent() is not root:
        problem = "has more than one signature, or one at a strange place"
        raise RefusedError(problem, "ask the sender for one enveloped signature")
    return everywhere[0]


def _refuse(signature: etree._Element) -> None:
    """Refuse what is signed other than the whole document, before a key is looked at."""
    references = signature.findall(f"{_DS}SignedInfo/{_DS}Reference")
    transforms = [
        one.get("Algorithm", "")
        for one in signature.iterfind(f"{_DS}SignedInfo/{_DS}Reference/{_DS}Transforms/*")
    ]
    whole = len(references) == 1 and references[0].get("URI") == ""
    plain = transforms[:1] == [_ENVELOPED] and _CANONICAL.issuperset(transforms[1:])
    if not whole or not plain:
        problem = "has a signature that isn't simply over the whole alert"
        raise RefusedError(problem, "ask the sender for one enveloped signature")


def _signed_data(root: etree._Element, pinned: Pinned) -> bytes | None:
    """The bytes that `pinned` has signed, None where it has signed nothing here."""
    signxml = _library()
    accepted = signxml.SignatureConfiguration(
        require_x509=False,
        location="./",
        expect_references=1,
        signature_methods=frozenset(
            {signxml.SignatureMethod.ECDSA_SHA256, signxml.SignatureMethod.RSA_SHA256}
        ),
        digest_algorithms=frozenset({signxml.DigestAlgorithm.SHA256}),
    )
    document = _with_key(root, _public(pinned))
    try:
        result = signxml.XMLVerifier().verify(document, expect_config=accepted)
    except (signxml.exceptions.SignXMLException, *_failures()):
        return None
    data: bytes = result.signed_data
    return data


def _failures() -> tuple[type[Exception], ...]:
    """What the library lets through where a key or a signature is of another form."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    return InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, etree.LxmlError


def _with_key(root: etree._Element, key: bytes) -> etree._Element:
    """The document with `key` as the only key that its signature speaks of.

    A signature's own `KeyInfo` isn't part of what is signed, so this changes nothing else.
    """
    again = etree.fromstring(etree.tostring(root))
    signature = _signature(again)
    for given in signature.findall(f"{_DS}KeyInfo"):
        signature.remove(given)
    info = etree.Element(f"{_DS}KeyInfo")
    value = etree.SubElement(info, f"{_DS11}DEREncodedKeyValue")
    value.text = base64.b64encode(key).decode()
    after = signature.find(f"{_DS}SignatureValue")
    if after is not None:
        after.addnext(info)
    return again


def _in_time(alert: Alert, key: Pinned) -> bool:
    early = key.since is not None and alert.sent < key.since
    late = key.until is not None and alert.sent > key.until
    return not early and not late
