"""All rules at once."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain

from tocsin.warn.case import Case
from tocsin.warn.drafting import Outlook
from tocsin.warn.lint import blame, content, judged, plain, reach, timing
from tocsin.warn.lint.finding import DESK, Finding, advice
from tocsin.warn.lint.subject import Subject
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft

_RULES = (
    *content.RULES, *timing.RULES, *plain.RULES, *judged.RULES, *blame.RULES, *reach.RULES,
)  # fmt: skip
# Rules on words, which are English.
_ENGLISH = (*content.ENGLISH, *plain.ENGLISH, *judged.ENGLISH)
_NOTHING = Outlook()


def linted(
    draft: Draft,
    case: Case,
    directory: Mapping[str, Recipient],
    now: datetime,
    outlook: Outlook = _NOTHING,
) -> tuple[Finding, ...]:
    """What is wrong with a draft, errors first.

    Args:
        draft: what would go out.
        case: which it belongs to.
        directory: everybody who can be told, by id.
        now: the moment at which it would go out (aware).
        outlook: what the case's watch says; an empty one where it has none.

    Returns:
        Each finding once. None of severity `error` means that it may go out.
    """
    subject = Subject(draft, case, directory, now, outlook)
    english = draft.language.partition("-")[0].casefold() == "en"
    rules = (*_RULES, *(_ENGLISH if english else (_unread,)))
    found = dict.fromkeys(chain.from_iterable(rule(subject) for rule in rules))
    return tuple(sorted(found, key=lambda one: one.severity != "error"))


def _unread(subject: Subject) -> Iterator[Finding]:
    """What a person must look for in a language that the linter can't read."""
    what = f"the linter reads no “{subject.draft.language}”: impact, orders, likelihood"
    yield advice("language", what, "have somebody look who reads it", DESK)
