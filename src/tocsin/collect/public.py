"""Only public addresses: for a desk that fetches what others name.

A name may lead to the machine's own network: to a router, a database, a cloud's metadata. And it
may lead elsewhere the second time it is looked up. So each hop's name is looked up once, all that
it leads to is checked, and the connection is made to one of the very addresses that were checked.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

from tocsin.collect.trust import certificates

Resolve = Callable[[str, int], Awaitable[list[str]]]

# Addresses of IPv4 in the clothes of IPv6 (RFC 6052): what counts is the one within.
_TRANSLATED = IPv6Network("64:ff9b::/96")
# All of IPv6 that is given to single machines of the public network (RFC 4291, 2.4).
_UNICAST = IPv6Network("2000::/3")


class PrivateAddressError(Exception):
    """A name leads to an address that isn't public. `host` and `found` are both."""

    def __init__(self, host: str, found: str) -> None:
        super().__init__(host, found)
        self.host = host
        self.found = found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network, and of one machine."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        within = found.ipv4_mapped
        if found in _TRANSLATED:
            within = IPv4Address(int(found) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
        # Tunnels (6to4, Teredo) end at an address of IPv4 that somebody else chooses.
        if found not in _UNICAST or found.sixtofour or found.teredo:
            return False
    return found.is_global and not found.is_multicast


class PublicTransport(httpx2.AsyncBaseTransport):
    """Connects to public addresses only; raises PrivateAddressError where a name leads elsewhere.

    `resolve` looks a name up, `public` decides on what it gives, `inner` connects: tests pass
    their own.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport | None = None,
        *,
        resolve: Resolve | None = None,
        public: Callable[[str], bool] = is_public,
    ) -> None:
        # No proxy from the environment: it would look names up by itself.
        self._inner = inner or httpx2.AsyncHTTPTransport(verify=certificates(), trust_env=False)
        self._resolve = resolve or _look_up
        self._public = public

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the first of a name's addresses that takes the connection."""
        url = request.url
        name = url.raw_host.decode("ascii")
        found = await self._resolve(name, url.port or (443 if url.scheme == "https" else 80))
        for address in found:
            if not self._public(address):
                raise PrivateAddressError(name, address)
        problem: httpx2.TransportError | None = None
        for address in found:
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                problem = error
        raise problem or httpx2.ConnectError("the name leads nowhere", request=request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


async def _look_up(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx2.ConnectError(f"no such host: {host}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _pinned(request: httpx2.Request, address: str) -> httpx2.Request:
    """The same request to one IP address. Host and certificate stay those of the name."""
    name = request.url.raw_host.decode("ascii")
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": name},
    )
