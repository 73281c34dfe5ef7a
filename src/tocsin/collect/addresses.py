"""Pages from http and https addresses, within bounds of size, time and redirects.

A server may be slow, endless or hostile. Each redirect is followed here rather than by the
client, so that its scheme is checked; bytes are counted as they come out of decompression; one
deadline holds for the whole visit. The person at the command line may read any host that they
can reach; a desk that serves others asks for `public_only`.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

import httpx2

from tocsin.collect.agent import user_agent
from tocsin.collect.canonical import site
from tocsin.collect.clock import now
from tocsin.collect.conditions import CollectError, ElsewhereError
from tocsin.collect.files import too_large
from tocsin.collect.kinds import is_page, media_type_of
from tocsin.collect.limits import LIMITS, Limits, in_words
from tocsin.collect.public import PrivateAddressError, PublicTransport
from tocsin.collect.retry import retry_after
from tocsin.collect.trust import certificates
from tocsin.collect.visits import Hop, Validators, Visit
from tocsin.records import Page

# Only what the client undoes piece by piece; a server's own choice of several layers, each a
# thousand times smaller than its content, is how a few kilobytes become terabytes.
_ENCODINGS = ("gzip", "deflate")

_LAST_PORT = 65535

_LATER = "try again later, or save the page and give the file"
_BY_HAND = "save the page from a browser and give the file"
_CHECK = "check the address"
_SPELLING = "check its spelling"


@dataclass(frozen=True)
class Manner:
    """How to ask: who says that they ask, what they take, and where they may be led.

    `validators` ask only for what has changed. Who `stays` is led to no other site, which may want
    to be asked otherwise: ElsewhereError says where that would be. With `public_only` no address of
    a private network is visited, whatever name leads there. `takes` decides by its media type (in
    lower case, "" where there is none) whether a body is read: where it isn't given, `fetch` takes
    pages and `visit` everything. `transport` makes what connects to public addresses.
    """

    agent: str = user_agent()
    accept: str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"
    validators: Validators | None = None
    stays: bool = False
    public_only: bool = False
    takes: Callable[[str], bool] | None = None
    transport: Callable[[], httpx2.AsyncBaseTransport] = PublicTransport


def fetch(address: str, *, limits: Limits = LIMITS, manner: Manner | None = None) -> Page:
    """The page at `address`.

    Raises CollectError (a FetchError) where it can't be had within `limits`, or isn't a page.
    """
    manner = manner or Manner()
    takes = manner.takes or is_page
    came = visit(address, limits=limits, manner=replace(manner, takes=takes))
    _check_answer(came)
    if came.media_type and not takes(came.media_type):
        remedy = "give the address of the article itself"
        raise CollectError(address, f"is {came.media_type}, not a page", remedy, "garbage")
    if not came.content:
        raise CollectError(address, "the server sent an empty page", _CHECK, "garbage")
    return came.page()


def visit(address: str, *, limits: Limits = LIMITS, manner: Manner | None = None) -> Visit:
    """The answer at `address`, whatever its status, with its body where that is a success.

    Raises CollectError where there is none within `limits`.
    """
    work = _visit_in_time(address, limits, manner or Manner())
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    # In a notebook a loop is already running, and there can be only one a thread.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _visit_in_time(address: str, limits: Limits, manner: Manner) -> Visit:
    try:
        # Asynchronous for this line's sake: it bounds look-up, handshake, headers and body alike.
        async with asyncio.timeout(limits.deadline):
            return await _visit(address, limits, manner)
    except (TimeoutError, httpx2.TimeoutException) as error:
        problem = f"no answer within {limits.quiet:g} s"
        if isinstance(error, TimeoutError):
            problem = f"not there after {limits.deadline:g} s"
        raise CollectError(address, problem, _LATER, "timeout") from error
    except PrivateAddressError as error:
        problem = f"{error.host} is {error.found}, which isn't public"
        remedy = "give a public address, or fetch the page from the command line"
        raise CollectError(address, problem, remedy, "private") from error
    except httpx2.InvalidURL as error:
        raise CollectError(address, "is no valid address", _SPELLING, "garbage") from error
    except httpx2.DecodingError as error:
        problem = "the server's compression is broken"
        raise CollectError(address, problem, _LATER, "garbage") from error
    except httpx2.HTTPError as error:
        problem = f"the connection failed ({str(error) or type(error).__name__})"
        remedy = f"{_CHECK} and your connection"
        raise CollectError(address, problem, remedy, "unreachable") from error


async def _visit(address: str, limits: Limits, manner: Manner) -> Visit:
    url = home = httpx2.URL(address)
    hops: list[Hop] = []
    async with _client(limits, manner) as client:
        while len(hops) <= limits.max_redirects:
            _check_scheme(address, url)
            # Where it leads elsewhere, the validators are none of that server's business.
            at_home = url.host == home.host
            if manner.stays and not at_home and site(str(url)) != site(address):
                raise ElsewhereError(address, str(url))
            headers = manner.validators.headers() if manner.validators and at_home else {}
            async with client.stream("GET", url, headers=headers) as response:
                if not response.has_redirect_location:
                    return await _answer(address, response, tuple(hops), limits, manner)
                url = response.url.join(response.headers["location"])
                status = response.status_code
                hops.append(Hop(address=str(response.url), status=status, to=str(url)))
    problem = f"redirects more than {limits.max_redirects} times"
    remedy = "open it in a browser and give the address it ends at"
    raise CollectError(address, problem, remedy, "redirects")


def _client(limits: Limits, manner: Manner) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        headers={
            "User-Agent": manner.agent,
            "Accept": manner.accept,
            "Accept-Encoding": ", ".join(_ENCODINGS),
        },
        timeout=httpx2.Timeout(limits.quiet),
        verify=certificates(),
        transport=manner.transport() if manner.public_only else None,
        trust_env=not manner.public_only,
    )


async def _answer(
    address: str,
    response: httpx2.Response,
    hops: tuple[Hop, ...],
    limits: Limits,
    manner: Manner,
) -> Visit:
    media_type, _ = media_type_of(response.headers.get("content-type"))
    content = b""
    if response.is_success and (manner.takes is None or manner.takes(media_type)):
        _check_encoding(address, response)
        content = await _body(address, response, limits)
    return Visit(
        source=address,
        # What a page's links are counted from, and what is kept of it: without name and password.
        address=str(response.url.copy_with(userinfo=b"")),
        status=response.status_code,
        fetched=now(),
        content=content,
        media_type=media_type or None,
        charset=response.charset_encoding,
        # Cookies are between the server and this visit, and can be secrets.
        headers=tuple((k, v) for k, v in response.headers.items() if k != "set-cookie"),
        hops=hops,
    )


async def _body(address: str, response: httpx2.Response, limits: Limits) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.max_bytes:
        raise too_large(address, in_words(int(announced)), limits)
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > limits.max_bytes:
            raise too_large(address, f"more than {in_words(limits.max_bytes)}", limits)
    return bytes(content)


def _check_scheme(address: str, url: httpx2.URL) -> None:
    if url.scheme in ("http", "https"):
        if not url.host:
            raise CollectError(address, "names no host", _SPELLING, "garbage")
        if (url.port or 0) > _LAST_PORT:
            raise CollectError(address, f"port {url.port} can't be", _SPELLING, "garbage")
        return
    if str(url) != address and url != httpx2.URL(address):
        problem = f"redirects to a {url.scheme}: address"
        raise CollectError(address, problem, _BY_HAND, "redirects")
    problem = f"{url.scheme}: addresses are not read"
    remedy = "give an http or https address, or a path"
    if url.scheme == "file":
        remedy = "give the path instead"
    raise CollectError(address, problem, remedy, "garbage")


def _check_answer(came: Visit) -> None:
    code = came.status
    if 200 <= code < 300:
        return
    if code in (401, 402, 403, 407, 451):
        remedy = _BY_HAND
    elif code == 429 or code >= 500:
        remedy = _LATER
    else:
        remedy = _CHECK
    # The standard's phrase, not the server's own: that is free text.
    problem = f"the server answered {code} {httpx2.codes.get_reason_phrase(code)}".rstrip()
    rest = retry_after(came, datetime.fromisoformat(came.fetched))
    raise CollectError(came.source, problem, remedy, came.condition, rest)


def _check_encoding(address: str, response: httpx2.Response) -> None:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity", *_ENCODINGS):
        problem = f"is compressed in a way that wasn't asked for ({encoding[:40]})"
        raise CollectError(address, problem, _BY_HAND, "garbage")
