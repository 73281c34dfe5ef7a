"""Pages from http and https addresses, within bounds of size, time and redirects.

A server may be slow, endless or hostile. Each redirect is followed here rather than by the
client, so that its scheme is checked; bytes are counted as they come out of decompression; one
deadline holds for the whole fetch. Private addresses are allowed: the person at the command
line may read any host that they can reach. A desk that serves others must not use this as is.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx2

import tocsin
from tocsin.collect.clock import now
from tocsin.collect.files import too_large
from tocsin.collect.limits import LIMITS, Limits, in_words
from tocsin.errors import FetchError
from tocsin.records import Page

# Only what the client undoes piece by piece; a server's own choice of several layers, each a
# thousand times smaller than its content, is how a few kilobytes become terabytes.
_ENCODINGS = ("gzip", "deflate")

# What a page is sent as. "" and octet-stream mean that the server doesn't know.
_PAGES = ("", "application/octet-stream", "application/xhtml+xml", "application/xml")

_LAST_PORT = 65535

_LATER = "try again later, or save the page and give the file"
_BY_HAND = "save the page from a browser and give the file"
_CHECK = "check the address"


def fetch(address: str, *, limits: Limits = LIMITS) -> Page:
    """The page at `address`.

    Raises FetchError where it can't be had within `limits`, or isn't a page.
    """
    work = _fetch_in_time(address, limits)
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    # In a notebook a loop is already running, and there can be only one a thread.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _fetch_in_time(address: str, limits: Limits) -> Page:
    try:
        # Asynchronous for this line's sake: it bounds look-up, handshake, headers and body alike.
        async with asyncio.timeout(limits.deadline):
            return await _fetch(address, limits)
    except (TimeoutError, httpx2.TimeoutException) as error:
        problem = f"no answer within {limits.quiet:g} s"
        if isinstance(error, TimeoutError):
            problem = f"not there after {limits.deadline:g} s"
        raise FetchError(address, problem, _LATER) from error
    except httpx2.InvalidURL as error:
        raise FetchError(address, "is no valid address", "check its spelling") from error
    except httpx2.DecodingError as error:
        raise FetchError(address, "the server's compression is broken", _LATER) from error
    except httpx2.HTTPError as error:
        problem = f"the connection failed ({str(error) or type(error).__name__})"
        raise FetchError(address, problem, f"{_CHECK} and your connection") from error


async def _fetch(address: str, limits: Limits) -> Page:
    url = httpx2.URL(address)
    headers = {
        "User-Agent": f"Tocsin/{tocsin.__version__} (news reader; see the project's README)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": ", ".join(_ENCODINGS),
    }
    timeout = httpx2.Timeout(limits.quiet)
    async with httpx2.AsyncClient(headers=headers, timeout=timeout) as client:
        for _ in range(limits.max_redirects + 1):
            _check_scheme(address, url)
            async with client.stream("GET", url) as response:
                if not response.has_redirect_location:
                    return await _page(address, response, limits)
                url = response.url.join(response.headers["location"])
    problem = f"redirects more than {limits.max_redirects} times"
    raise FetchError(address, problem, "open it in a browser and give the address it ends at")


async def _page(address: str, response: httpx2.Response, limits: Limits) -> Page:
    _check_answer(address, response)
    media_type = _media_type(response)
    _check_kind(address, response, media_type)
    content = await _body(address, response, limits)
    return Page(
        source=address,
        content=content,
        address=str(response.url),
        media_type=media_type or None,
        charset=response.charset_encoding,
        fetched=now(),
        # Cookies are between the server and this visit, and can be secrets.
        headers=tuple((k, v) for k, v in response.headers.items() if k != "set-cookie"),
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
    if not content:
        raise FetchError(address, "the server sent an empty page", _CHECK)
    return bytes(content)


def _check_scheme(address: str, url: httpx2.URL) -> None:
    if url.scheme in ("http", "https"):
        if not url.host:
            raise FetchError(address, "names no host", "check its spelling")
        if (url.port or 0) > _LAST_PORT:
            raise FetchError(address, f"port {url.port} can't be", "check its spelling")
        return
    if str(url) != address and url != httpx2.URL(address):
        problem = f"redirects to a {url.scheme}: address"
        raise FetchError(address, problem, _BY_HAND)
    if url.scheme == "file":
        raise FetchError(address, "file: addresses are not read", "give the path instead")
    problem = f"{url.scheme}: addresses are not read"
    raise FetchError(address, problem, "give an http or https address, or a path")


def _check_answer(address: str, response: httpx2.Response) -> None:
    code = response.status_code
    if 200 <= code < 300:
        return
    if code in (401, 402, 403, 407, 451):
        remedy = _BY_HAND
    elif code == 429 or code >= 500:
        remedy = _LATER
    else:
        remedy = _CHECK
    # The standard's phrase, not the server's own: that is free text.
    phrase = httpx2.codes.get_reason_phrase(code)
    raise FetchError(address, f"the server answered {code} {phrase}".rstrip(), remedy)


def _check_kind(address: str, response: httpx2.Response, media_type: str) -> None:
    if not media_type.startswith("text/") and media_type not in _PAGES:
        remedy = "give the address of the article itself"
        raise FetchError(address, f"is {media_type}, not a page", remedy)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity", *_ENCODINGS):
        problem = f"is compressed in a way that wasn't asked for ({encoding[:40]})"
        raise FetchError(address, problem, _BY_HAND)


def _media_type(response: httpx2.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
