"""Rules on files that come with an alert, and on signatures: CAP v1.2 §3.2.3 and §3.3.4.1."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from tocsin.collect.document import Node
from tocsin.warn.cap.grammar import SIGNATURE_NAMESPACE
from tocsin.warn.cap.rules.information import is_absolute
from tocsin.warn.cap.rules.rule import Problem, Rule

# RFC 2046's types, with those registered since (font, haptics) and experimental ones (x-…).
_MIME_TYPE = re.compile(
    r"(application|audio|font|haptics|image|message|model|multipart|text|video|x-[\w.+-]+)"
    r"/[\w.+!#$&^-]+(\s*;.*)?",
    re.ASCII | re.IGNORECASE,
)
_SHA1 = re.compile(r"[0-9a-fA-F]{40}")


def _in_each(find: Callable[[Node], Iterator[Problem]]) -> Callable[[Node], Iterator[Problem]]:
    return lambda alert: (
        one
        for info in alert.all("info")
        for resource in info.all("resource")
        for one in find(resource)
    )


def _mime_type(resource: Node) -> Iterator[Problem]:
    node = resource.one("mimeType")
    if node and not _MIME_TYPE.fullmatch(node.text.strip()):
        yield node, f"mimeType “{node.text.strip()[:60]}” is no type/subtype"


def _uri(resource: Node) -> Iterator[Problem]:
    node = resource.one("uri")
    if node and re.search(r"[\s<>\"{}|\\^`]", node.text.strip()):
        yield node, f"uri “{node.text.strip()[:60]}” is no address"


def _uri_relative(resource: Node) -> Iterator[Problem]:
    node = resource.one("uri")
    address = node.text.strip() if node else ""
    if node and address and not is_absolute(address) and not resource.said("derefUri"):
        yield node, "uri isn't a full address, and no derefUri holds the file"


def _deref_uri(resource: Node) -> Iterator[Problem]:
    node = resource.one("derefUri")
    try:
        base64.b64decode("".join(node.text.split()) if node else "", validate=True)
    except (binascii.Error, ValueError):
        if node:
            yield node, "derefUri isn't a file in base64"


def _digest(resource: Node) -> Iterator[Problem]:
    node = resource.one("digest")
    if node and node.text.strip() and not _SHA1.fullmatch(node.text.strip()):
        yield node, "digest is no SHA-1 in 40 hexadecimal digits"


def _signatures(alert: Node) -> Iterator[Problem]:
    for node in alert.children:
        if node.namespace == SIGNATURE_NAMESPACE and node.name != "Signature":
            yield node, f"{node.name} is no enveloped signature, and none other may be used"


def _sha1(alert: Node) -> Iterator[Problem]:
    for node in alert.children:
        signed = node.one("SignedInfo") if node.namespace == SIGNATURE_NAMESPACE else None
        method = signed.one("SignatureMethod") if signed else None
        if method and dict(method.attributes).get("Algorithm", "").endswith("sha1"):
            yield method, "the signature uses SHA-1, which can be forged"


RULES = (
    Rule("mime-type", "CAP 1.2 §3.2.3 mimeType (RFC 2046)", "error", _in_each(_mime_type)),
    Rule("uri-form", "CAP 1.2 §3.2.3 uri", "error", _in_each(_uri)),
    Rule("uri-relative", "CAP 1.2 §3.2.3 uri", "error", _in_each(_uri_relative)),
    Rule("deref-uri-base64", "CAP 1.2 §3.2.3 derefUri", "error", _in_each(_deref_uri)),
    Rule("digest-sha1", "CAP 1.2 §3.2.3 digest", "error", _in_each(_digest)),
    Rule("signature-enveloped", "CAP 1.2 §3.3.4.1", "error", _signatures),
    Rule("signature-sha1", "NIST SP 800-131A", "advice", _sha1),
)
