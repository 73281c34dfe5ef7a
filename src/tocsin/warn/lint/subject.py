"""What is linted: a draft, and all that it is held against."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from tocsin.read.sentences import sentences
from tocsin.records import Record
from tocsin.warn.case import Case
from tocsin.warn.drafting import Outlook
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft

# Fields that recipients read, in any order.
_READ = (
    "headline", "what", "where", "when", "who", "do", "basis", "likely", "sure", "assistance",
    "limits", "actor",
)  # fmt: skip


class Words(Record, frozen=True, forbid_unknown_fields=True):
    """Words that the linter knows; see `words.toml`."""

    vague: frozenset[str]
    around_vague: frozenset[str]
    harm: tuple[str, ...]
    blame: tuple[str, ...]
    groups: frozenset[str]
    no_order: frozenset[str]
    later: frozenset[str]
    jargon: dict[str, str]


@cache
def words() -> Words:
    """The words that come with the package."""
    text = files("tocsin.warn.lint").joinpath("words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Words)


@dataclass(frozen=True)
class Subject:
    """A draft, its case, everybody who can be told by id, the moment, and what its watch says."""

    draft: Draft
    case: Case
    directory: Mapping[str, Recipient]
    now: datetime
    outlook: Outlook

    def texts(self) -> Iterator[tuple[str, str]]:
        """All that is read, each text with its field."""
        for name in _READ:
            value = getattr(self.draft, name)
            for text in value if isinstance(value, tuple) else (value,):
                if text.strip():
                    yield name, text

    def sentences(self) -> Iterator[tuple[str, str]]:
        """All sentences that are read, each with its field."""
        for name, text in self.texts():
            yield from ((name, text[start:end]) for start, end in sentences(text))


def found(text: str, *known: str) -> str:
    """The first of these words or phrases that stands in a text; empty where none does."""
    for one in known:
        if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE):
            return one
    return ""


def first_word(text: str) -> str:
    """The first word of a text in small letters; empty where it has none."""
    match = re.search(r"[^\W\d_][\w'’-]*", text)
    return match[0].casefold() if match else ""
