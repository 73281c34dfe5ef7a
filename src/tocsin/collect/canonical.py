"""Addresses in their plainest form, by which it is told whether two of them are the same."""

import re
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit

from courlan import normalize_url
from tld import get_fld

# What counts readers and never names a page: the parameters of campaigns and of networks' clicks.
_TRACKER = re.compile(
    r"(?:utm|mtm|pk|matomo|piwik|itm|oly|vero|hsa|ns)_\w+|_hs(?:enc|mi)|__twitter_impression"
    r"|(?:fb|g|d|y|ys|tw|tt)clid|(?:msclk|igsh|gbra|wbra|li_fat_)id|mc_[ce]id|mkt_tok|xtor|cmp(?:id)?"
    r"|wt_?(?:\.mc_id|zmc)|at_(?:medium|campaign|custom\d|link_\w+)|ref_(?:src|url)|ftag|ocid",
    re.IGNORECASE,
)
# Tell where a reader came from when they hold a word (`ref=rss`), and may name the page when they
# hold a number (`ref=4711`): then two pages mustn't become one.
_WAY = re.compile(r"ref|referr?er|source|src|campaign|medium|from|via", re.IGNORECASE)


def canonical(address: str) -> str:
    """An address in its plainest form, without what only tells where a reader came from."""
    try:
        plain = urldefrag(address).url
        parts = urlsplit(plain)
        query = _without_trackers(parts.query)
        normal = str(normalize_url(parts._replace(query="").geturl()))
    except ValueError:
        return address
    if not query:
        return normal
    # As a browser asks for it: a query never follows the host at once.
    return f"{normal}/?{query}" if not urlsplit(normal).path else f"{normal}?{query}"


def host(address: str | None) -> str | None:
    """The host of an address, without `www.`; None where it has none."""
    try:
        name = urlsplit(address or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def site(address: str) -> str | None:
    """The domain that somebody registered, by the Public Suffix List, else the host.

    Hosts of one site have one keeper: `www.`, `news.` and `login.` of a paper's lead to each other.
    """
    known = get_fld(address, fail_silently=True, search_private=True)
    return str(known) if known else host(address)


def _without_trackers(query: str) -> str:
    """The rest of a query in a fixed order, as servers care for none."""
    given = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    kept = [(name, value) for name, value in given if not _tracks(name, value)]
    # A lone word without `=` is a page's name in some systems, not a parameter.
    return urlencode(sorted(kept)) if "=" in query else query


def _tracks(name: str, value: str) -> bool:
    if _TRACKER.fullmatch(name):
        return True
    return _WAY.fullmatch(name) is not None and not any(c.isdigit() for c in value)
