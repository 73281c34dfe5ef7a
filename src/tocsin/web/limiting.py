"""How often one may ask: small, in memory, forgetful."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from fastapi import Request


class Limiter:
    """Lets each key through so many times at once, and after that evenly so many times a minute.

    Several threads may ask it.

    Args:
        most: that many.
        clock: seconds that never run backwards.
        keys: of how many keys it knows; those that came longest ago are forgotten first.
    """

    def __init__(self, most: int, clock: Callable[[], float], keys: int = 10_000) -> None:
        self._most = most
        self._clock = clock
        self._keys = keys
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Whether this one may, which counts as once more."""
        with self._lock:
            now = self._clock()
            left, before = self._left.pop(key, (float(self._most), now))
            left = min(self._most, left + (now - before) * self._most / 60)
            allowed = left >= 1
            self._left[key] = (left - allowed, now)
            if len(self._left) > self._keys:
                self._left.popitem(last=False)
            return allowed


def asks_from(request: Request) -> str:
    """The network from which somebody asks, for counting how often."""
    return network(request.client.host) if request.client else ""


def network(host: str) -> str:
    """Whose an address is: of IPv6 its first half, for one line has all of the rest."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
