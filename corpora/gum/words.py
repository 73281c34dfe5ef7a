"""GUM's words and the noun phrases that it marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MENTION = re.compile(r"\((?P<body>[^()]+)(?P<closed>\))?|(?P<id>[^()]+)\)")
_PART = re.compile(r"\[\d+/\d+\]$")


@dataclass
class Word:
    """One word of a sentence; `start` and `end` are characters of the document's text."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    misc: Mapping[str, str]
    start: int
    end: int

    @property
    def proper(self) -> bool:
        """Whether it is tagged as a proper noun, by either tag set."""
        return self.upos == "PROPN" or self.xpos.startswith(("NNP", "NP"))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[:1].isupper()


@dataclass
class Mention:
    """A noun phrase: its label and the range of its words, end excluded."""

    label: str
    first: int
    last: int


def mentioned(words: Sequence[Word], fields: Sequence[str]) -> list[Mention]:
    """The noun phrases that a sentence's `Entity=` cells mark, in order of their beginning.

    `fields` are what `# global.Entity` says that an opening bracket holds, parted by hyphens. Of
    a phrase in several parts each part is one here.
    """
    kind = fields.index("etype") if "etype" in fields else 1
    opened: dict[str, list[Mention]] = {}
    found: list[Mention] = []
    for number, word in enumerate(words):
        for match in _MENTION.finditer(word.misc.get("Entity", "")):
            if match["body"]:
                values = match["body"].split("-")
                mention = Mention(values[kind] if len(values) > kind else "", number, number + 1)
                found.append(mention)
                if not match["closed"]:
                    opened.setdefault(_PART.sub("", values[0]), []).append(mention)
            elif waiting := opened.get(_PART.sub("", match["id"])):
                waiting.pop().last = number + 1
    return found
