"""Signed webhooks: how a body is signed, and how a receiver knows that the desk sent it.

The signature is the HMAC-SHA256 of "TIMESTAMP.BODY" under a secret that both have, in hexadecimal:

    Tocsin-Timestamp: 1772884800
    Tocsin-Signature: v1=5f8d…
    Idempotency-Key: the delivery's id, the same however often it is sent
"""

import hmac
from collections.abc import Mapping

TIMESTAMP, SIGNATURE, KEY = "Tocsin-Timestamp", "Tocsin-Signature", "Idempotency-Key"
TOLERANCE = 300  # seconds that clocks may differ and a message may be under way


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """What a body that is sent at a time (seconds since 1970) bears as its signature."""
    signed = hmac.digest(secret.encode(), b"%d.%s" % (timestamp, body), "sha256")
    return f"v1={signed.hex()}"


def verify(
    secret: str, headers: Mapping[str, str], body: bytes, now: float, tolerance: float = TOLERANCE
) -> str:
    """Check that the desk sent a body, just now; for receivers.

    Args:
        secret: that the desk signs with.
        headers: of the request, under names in any case.
        body: as it came, byte for byte.
        now: seconds since 1970.
        tolerance: by how many seconds its time may be off.

    Returns:
        Its idempotency key: what came under it before is the same message, and is to be answered
        as before.

    Raises:
        ValueError: it isn't from the desk, was changed, or is sent again by another.
    """
    given = {name.casefold(): value for name, value in headers.items()}
    stamp = given.get(TIMESTAMP.casefold(), "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 16):
        raise ValueError("it has no timestamp")
    if abs(now - int(stamp)) > tolerance:
        raise ValueError("its timestamp is too far from now")
    expected = signature(secret, int(stamp), body).encode()
    found = given.get(SIGNATURE.casefold(), "").split(",")
    if not any(hmac.compare_digest(one.strip().encode(), expected) for one in found):
        raise ValueError("its signature isn't one of this secret")
    return given.get(KEY.casefold(), "")
