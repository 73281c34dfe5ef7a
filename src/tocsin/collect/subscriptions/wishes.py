"""Which items of a subscription are wanted, by its words to include and to exclude."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from tocsin.collect.feeds import Item
from tocsin.collect.subscriptions.subscription import Subscription

# What stands between the words of an address, and what it may end with.
_PARTED = re.compile(r"[-_.+,~\s]+")
_ENDING = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
# Scripts that don't part words, from Thai and Lao to those of East Asia.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")


def unwanted(subscription: Subscription, item: Item) -> str | None:
    """Why an item isn't wanted, in words; None where it is.

    Words are looked for in title and summary, whole and whatever their case; `bomb*` stands for
    all that begins so. Of an item without either, as in most sitemaps, they are looked for in the
    end of its address. Where that has no words either it is wanted: there is nothing to go by; nor
    is there where it is in ASCII alone and the words aren't, as addresses are often transcribed.
    """
    text = " ".join(filter(None, (item.title, item.summary)))
    told = text or _slug(item.link or "")
    for word in subscription.exclude:
        if _pattern(word).search(told):
            return f"has “{word}”"
    transcribed = not text and told.isascii() and not all(map(str.isascii, subscription.include))
    if not told or transcribed:
        return None
    if subscription.include and not any(_pattern(w).search(told) for w in subscription.include):
        return f"has none of “{'”, “'.join(subscription.include)}”"
    return None


def _slug(address: str) -> str:
    """The words that an address ends with; "" where there are fewer than two.

    Before a query they are those of a program: `show_article.php?id=88`.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # as of "http://[": it is looked at, and then told to be none
        return ""
    if parts.query:
        return ""
    end = parts.path.rstrip("/").rpartition("/")[2]
    words = _PARTED.split(unquote(_ENDING.sub("", end)))
    return " ".join(words) if sum(map(str.isalpha, words)) > 1 else ""


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    stem = word.strip().rstrip("*")
    inside = r"\s+".join(re.escape(part) for part in stem.split())
    if _UNPARTED.search(stem):
        return re.compile(inside)
    end = "" if word.strip().endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){inside}{end}", re.IGNORECASE)
