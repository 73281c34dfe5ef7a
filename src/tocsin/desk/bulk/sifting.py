"""Pages with nothing for a desk, told without reading them, at a small part of the cost.

A page needs reading where its prose has a word by which the reader would find an incident, or one
of warning, threat or blame. The words are the reader's own, but those of a few statements. Prose is
taken roughly: what is visible and neither a link nor in a menu, without cutting the article out.
What can't be judged so is read.
"""

import re

from tocsin.clean import decoded
from tocsin.clean.visible import Block, visible
from tocsin.collect.document import CAP
from tocsin.errors import CleanError
from tocsin.read.incidents.triggers import triggers
from tocsin.records import Page

# With fewer words in sight, what there is may stand in a script.
_FEW = 30
_ELSEWHERE = ("nav", "aside", "footer")
_WARNING = re.compile(
    r"\b(?:warn(?:s|ed|ing|ings)?\b|threat|ultimatum|caution(?:s|ed)\b|blam(?:e|es|ed|ing)\b|"
    r"accus)",
    re.IGNORECASE,
)


def sifted(page: Page) -> str | None:
    """Why a page needs no reading; None where it does, or can't be judged."""
    try:
        source = decoded(page)
    except CleanError:  # it is said why by whoever reads it
        return None
    prose = _prose(source)
    if len(prose.split()) < _FEW or any(namespace in source for namespace in CAP):
        return None
    if _WARNING.search(prose) or triggers(prose):
        return None
    return "has no word of an incident, a warning or blame"


def _prose(source: str) -> str:
    """The words of a page that may be its article's."""
    seen = visible(source)
    return "\n".join(seen.text(block, source) for block in seen.blocks if _is_prose(block))


def _is_prose(block: Block) -> bool:
    linked = 2 * block.linked > block.end - block.start
    return not linked and block.landmark not in _ELSEWHERE
