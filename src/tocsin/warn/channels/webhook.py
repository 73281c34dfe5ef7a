"""Webhooks: a signed JSON body is posted to an address, once for each key as receivers see it."""

import asyncio
import socket
from datetime import datetime

import httpx2

from tocsin.collect.public import is_public
from tocsin.collect.trust import certificates
from tocsin.warn.channels.channel import LIMIT, QUIET, Refused
from tocsin.warn.channels.signing import KEY, SIGNATURE, TIMESTAMP, signature
from tocsin.warn.messages import Message
from tocsin.warn.outgoing import final_for_web, retry_after

_ENOUGH = 65536  # bytes of an answer; nothing in it is needed, but a connection that is read
_ADVICE = "write the address to which it is to be sent"
_UNKNOWN = "it isn't known whether it was taken"


class Webhook:
    """Posts messages. Follows no redirect: it would carry a warning to who knows where.

    Args:
        secret: signs what is sent.
        private: whether addresses of one's own network may be called. Otherwise a name is looked
            up once, and what was looked up and found to be public is what is called.
        limit: seconds for all of it.
    """

    def __init__(
        self,
        secret: str,
        *,
        private: bool = False,
        limit: float = LIMIT,
    ) -> None:
        self._secret = secret
        self._private = private
        self._limit = limit
        self._runner = asyncio.Runner()
        self._client: httpx2.AsyncClient | None = None

    def send(self, message: Message, address: str) -> str:
        """Post it; the status that it was answered with."""
        if not self._secret:
            raise Refused("no secret is set to sign webhooks with")
        return self._runner.run(self._in_time(message, address))

    def close(self) -> None:
        """Hang up."""
        if self._client is not None:
            self._runner.run(self._client.aclose())
        self._runner.close()

    async def _in_time(self, message: Message, address: str) -> str:
        try:
            async with asyncio.timeout(self._limit):
                return await self._post(message, address)
        except (TimeoutError, httpx2.TimeoutException) as error:
            if isinstance(error, httpx2.ConnectTimeout | httpx2.PoolTimeout):
                raise Refused("no connection in time") from error
            raise Refused(f"no answer in time; {_UNKNOWN}", unsure=True) from error
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError) as error:
            raise Refused(f"{address!r} is no address; {_ADVICE}", permanent=True) from error
        except httpx2.ConnectError as error:
            raise Refused(f"no connection ({error})") from error
        except httpx2.HTTPError as error:
            said = f"{error}" or type(error).__name__
            raise Refused(f"the connection broke ({said}); {_UNKNOWN}", unsure=True) from error

    async def _post(self, message: Message, address: str) -> str:
        url = httpx2.URL(address)
        if url.scheme not in ("http", "https") or not url.host:
            raise Refused(f"{address!r} is no address; {_ADVICE}", permanent=True)
        place = await self._place(url)
        body = message.payload.encode()
        stamp = int(message.moment.timestamp())
        headers = {
            "Host": url.netloc.decode(),
            "Content-Type": "application/json",
            "User-Agent": "Tocsin",
            KEY: message.id,
            TIMESTAMP: str(stamp),
            SIGNATURE: signature(self._secret, stamp, body),
        }
        async with self._connected().stream(
            "POST",
            url.copy_with(host=place),
            content=body,
            headers=headers,
            extensions={"sni_hostname": url.host},
        ) as response:
            await _read(response)
            return _taken(response, message.moment)

    def _connected(self) -> httpx2.AsyncClient:
        if self._client is None:
            # No proxy of the environment: it would be told all addresses and call any.
            self._client = httpx2.AsyncClient(verify=certificates(), timeout=QUIET, trust_env=False)
        return self._client

    async def _place(self, url: httpx2.URL) -> str:
        """The IP address to call: that of the host, once it is known to be allowed."""
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Refused(f"{url.host} can't be found ({error.strerror})") from error
        places = [str(one[4][0]) for one in found]
        if not self._private and not all(map(is_public, places)):
            problem = f"{url.host} is in a private network, which the settings don't allow"
            raise Refused(problem, permanent=True)
        return places[0]


async def _read(response: httpx2.Response) -> None:
    size = 0
    async for chunk in response.aiter_raw():
        size += len(chunk)
        if size > _ENOUGH:
            return


def _taken(response: httpx2.Response, now: datetime) -> str:
    code = response.status_code
    # The standard's phrase, not the server's own: that is free text.
    said = f"{code} {httpx2.codes.get_reason_phrase(code)}".rstrip()
    if 200 <= code < 300:
        return said
    if 300 <= code < 400:
        said += f", a redirect, which isn't followed; {_ADVICE}"
    after = retry_after(response.headers.get("retry-after"), now)
    raise Refused(said, permanent=final_for_web(code), after=after)
