"""Which outlet an article comes from, and when two names for one are the same."""

import re
from urllib.parse import urlsplit

from tocsin.clean.fold import folded
from tocsin.records import Article

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
# Where many publish under names of their own.
_SHARED = frozenset(["blogspot", "github", "medium", "substack", "tumblr", "wordpress"])
_REGISTRIES = frozenset(["ac", "co", "com", "edu", "gov", "net", "org"])  # "bbc.co.uk"


def outlet(article: Article) -> str | None:
    """The outlet's name, else its host without "www.", else None."""
    if article.outlet:
        return article.outlet.value
    host = urlsplit(article.address or "").hostname
    return host.removeprefix("www.") if host else None


def same_as(name: str) -> str:
    """What the names of one outlet share: "The Herald" → herald, "edition.herald.com" → herald."""
    plain = folded(name)
    if not _HOST.fullmatch(plain):
        return plain.removeprefix("the ")
    labels = plain.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _REGISTRIES:
        labels.pop()
    return plain if labels[-1] in _SHARED else labels[-1]
