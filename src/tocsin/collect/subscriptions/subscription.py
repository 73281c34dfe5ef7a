"""One place that is collected from again and again, and how."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

from tocsin.collect.subscriptions.secrets import REDACTED
from tocsin.errors import SourceError
from tocsin.records import Record, identify

# `feed` is RSS, Atom, JSON Feed or a sitemap: their bytes tell them apart, and servers change
# from one to another. `alerts` are feeds of the Common Alerting Protocol, `index` a page whose
# links are followed, `list` a text with an address in each line.
Kind = Literal["feed", "alerts", "page", "index", "list", "folder", "archive"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# How reliable a source is by the Admiralty code (AJP-2.1): A fully, F can't be judged.
Grade = Literal["A", "B", "C", "D", "E", "F"]
GRADES: tuple[Grade, ...] = get_args(Grade)

# What others call the kinds, in files that come from elsewhere.
_ALSO: dict[str, Kind] = {
    "rss": "feed",
    "atom": "feed",
    "json feed": "feed",
    "jsonfeed": "feed",
    "sitemap": "feed",
    "cap": "alerts",
    "index page": "index",
    "warc": "archive",
    "wacz": "archive",
    "link": "page",
}

# No more often than every five minutes, which is what news is worth and no server minds.
LEAST = 300
# And no less often than this, however seldom something comes: the one that matters may be the first
# in weeks. To be asked whether anything changed costs a server next to nothing (RFC 9110, 13).
_MOST = 3600
_MOST_OF: dict[Kind, int] = {"alerts": 900, "folder": 43_200, "archive": 43_200}
_SHORTEST = 10
_LONGEST = 31 * 86_400

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_UNTIDY = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Subscription(Record, frozen=True, omit_defaults=True):
    """A place that is collected from, and what is known and wished of it.

    `address` is of the web, or a path for folders and archives. `group` is where it stands in a
    list of many, its levels parted by "/". `language` is a BCP 47 tag, `country` the ISO 3166-1
    code of its home, `grade` its reliability. `least` and `most` bound the time between two polls,
    in seconds; without `most` it is what is usual for its kind (`longest`). Of its items those are
    kept that have a word of `include`, if there are any there, and none of `exclude`. `follow` says
    what links of an index page look like, with `*` for anything.

    Raises ValueError where a value can't be.
    """

    address: str
    kind: Kind = "feed"
    name: str | None = None
    group: str | None = None
    language: str | None = None
    country: str | None = None
    grade: Grade | None = None
    least: int = LEAST
    most: int | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow: str | None = None
    paused: bool = False

    def __post_init__(self) -> None:
        words = (*self.include, *self.exclude)
        for text in (self.address, self.name, self.group, self.follow, *words):
            if text is not None and (not text or text != tidy(text)):
                raise ValueError(f"{text[:40]!r} is empty or has white space that it mustn't have")
        if self.group is not None and "" in self.group.split("/"):
            raise ValueError(f"{self.group[:40]!r} has an empty level")
        if self.language is not None and not is_language(self.language):
            raise ValueError(f"{self.language[:40]!r} is no language tag such as `en` or `pt-BR`")
        if self.country is not None and not _COUNTRY.fullmatch(self.country):
            raise ValueError(f"{self.country[:40]!r} is no country code such as `CZ`")
        if not _SHORTEST <= self.least <= self.longest <= _LONGEST:
            said = f"from {self.least} to {self.longest} s is no interval"
            raise ValueError(f"{said} between {_SHORTEST} s and {_LONGEST // 86_400} days")
        if any(";" in word for word in words):
            raise ValueError("a word to include or exclude has a `;` in it")

    @property
    def id(self) -> str:
        """Hash of the address: the same place is subscribed to once."""
        return identify("subscription", self.address)

    @property
    def longest(self) -> int:
        """The longest time between two polls, in seconds: that is wished, or usual for its kind."""
        if self.most is not None:
            return self.most
        return max(self.least, _MOST_OF.get(self.kind, _MOST))


def tidy(text: str) -> str:
    """A text as one line without control characters: what any file can hold."""
    return " ".join(_UNTIDY.sub(" ", text).split())


def is_language(text: str) -> bool:
    """Whether it looks like a BCP 47 tag."""
    return _LANGUAGE.fullmatch(text) is not None


def subscribed(where: str, given: Mapping[str, object]) -> Subscription | SourceError:
    """The subscription that a file gives as texts and values, or what is wrong with it.

    `where` names the place in the file, for people. Empty texts are no values; several words in
    one text have ";" between them.
    """
    known = {name: value for name, value in given.items() if value not in (None, "")}
    strange = sorted(known.keys() - set(Subscription.__struct_fields__))
    if strange:
        remedy = f"the columns are {', '.join(Subscription.__struct_fields__)}"
        return SourceError(where, f"has unknown values: {', '.join(strange)[:80]}", remedy)
    try:
        made = Subscription(**{name: _value(name, value) for name, value in known.items()})  # type: ignore[arg-type]
    except (ValueError, TypeError) as error:
        said = str(error).split("\n", 1)[0]
        if "address" not in known:
            said = "there is no address"
        return SourceError(where, said, "correct it and give it again")
    if REDACTED in made.address:
        problem = "the secret in its address was left out when the list was written"
        return SourceError(where, problem, "put it back in place of REDACTED")
    return made


def _value(name: str, value: object) -> object:
    if name in ("least", "most"):
        return _seconds(name, value)
    if name in ("include", "exclude"):
        return _words(value)
    if name == "paused":
        return _yes(value)
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")  # noqa: TRY004 - said to people, with the others
    text = tidy(value)
    if name == "group":
        return "/".join(filter(None, (tidy(level) for level in text.split("/")))) or None
    if name == "kind":
        return _choice(name, _ALSO.get(text.lower(), text.lower()), KINDS)
    if name == "grade":
        return _choice(name, text.upper(), GRADES)
    return text.upper() if name == "country" else text


def _choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError(f"{text[:40]!r} is no {name}: they are {', '.join(choices)}")
    return text


def _seconds(name: str, value: object) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise ValueError(f"{name} is no number of seconds: {text[:40]!r}")
    return int(text)


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(filter(None, (tidy(word) for word in value.split(";"))))
    if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
        return tuple(tidy(word) for word in value)
    raise ValueError("words are a text with `;` between them, or a list of texts")


def _yes(value: object) -> bool:
    if isinstance(value, bool):
        return value
    said = str(value).strip().lower()
    if said in ("true", "yes", "1"):
        return True
    if said in ("false", "no", "0"):
        return False
    raise ValueError(f"paused is yes or no, not {said[:40]!r}")
