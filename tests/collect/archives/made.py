"""Archives of invented pages, byte by byte."""

import gzip
from collections.abc import Iterable

BODY = b"<p>The bridge at the mill was closed.</p>" * 20
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1250\r\n{}\r\n"
ADDRESS = "https://courier.example/a"


def record(
    payload: bytes = BODY,
    http: str = HTML.format(""),
    *,
    kind: str = "response",
    address: str = ADDRESS,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """One record of a WARC."""
    block = http.encode() + payload
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2026-03-03T11:00:00+01:00\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Each record as a gzip member of its own, as archives have them."""
    return b"".join(gzip.compress(one) for one in records)


def chunked(body: bytes) -> bytes:
    """A body in chunks of HTTP."""
    pieces = (body[n : n + 99] for n in range(0, len(body), 99))
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"
