"""The words of a warning as people read them: what to do first, then all else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.warn.deeds import Queued
from tocsin.warn.drafting import parts
from tocsin.warn.drafting.shapes import DOWNGRADED, EXERCISE, parted
from tocsin.warn.evidence import Evidence
from tocsin.warn.messages.carried import Carried
from tocsin.warn.warning import Marking, Warning

# What TLP 2.0 (FIRST, 2022) lets a recipient do, for those who don't know its colours.
SHARING: dict[Marking, str] = {
    "TLP:RED": "for you alone; pass it on to nobody",
    "TLP:AMBER+STRICT": "only for those in your organisation who need to know it",
    "TLP:AMBER": "only for those in your organisation, and its clients, who need to know it",
    "TLP:GREEN": "for your community; not to be made public",
    "TLP:CLEAR": "may be shared with anybody",
}
_NAMES = {"alert": "Warning", "update": "Update", "cancel": "Cancelled"}

# Control characters, and those that turn the direction of what follows: they hide words.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; `listed` items are numbered or dotted."""

    heading: str
    items: tuple[str, ...]
    listed: str = ""  # "1" or "-"


def plain(words: str) -> str:
    """Words on one line, without anything that can't be seen."""
    return " ".join(_HIDDEN.sub(" ", words).split())


def cut(words: str, most: int) -> str:
    """Words of at most so many characters, cut between words where they have to be."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[most // 2 :] else kept}…".replace(" …", "…")


def told(moment: datetime, zone: str) -> str:
    """A moment by somebody's own clock: "21 March 2026, 19:40 (Europe/Vienna)"."""
    try:
        here = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        here, zone = moment.astimezone(ZoneInfo("UTC")), "UTC"
    return f"{here.day} {here:%B %Y, %H:%M} ({zone})"


def name(warning: Warning) -> str:
    """What it is: "Warning", "Update", "Cancelled", and whether it is only an exercise."""
    return f"{f'{EXERCISE} ' if warning.text.exercise else ''}{_NAMES[warning.kind]}"


def titled(warning: Warning) -> str:
    """The headline behind what kind of message it is, which is said once.

    In the headline's own words, if it has any: "Emergency", "All-clear". An update of a warning
    that bears the headline of the first is called one all the same.
    """
    calls, rest = parted(plain(warning.text.headline))
    own = next((call for call in calls if call.casefold() != EXERCISE.casefold()), "")
    if not own or (warning.kind == "update" and own != DOWNGRADED):
        own = _NAMES[warning.kind]
    return f"{f'{EXERCISE} ' if warning.text.exercise else ''}{own}: {rest}"


def subject(carried: Carried, most: int = 78) -> str:
    """One line with marking and kind.

    What is for one person alone (TLP:RED) isn't shown by a locked telephone: it says no more.
    """
    warning = carried.warning
    start = f"[{warning.text.marking}] {pressing(carried)}"
    if warning.text.marking == "TLP:RED":
        return f"{start}{name(warning)} for you alone"
    return cut(f"{start}{titled(warning)}", most)


def opening(carried: Carried) -> Iterator[str]:
    """What is said before all else: of the marking, of those who didn't answer, of a drill."""
    warning = carried.warning
    to = plain(carried.recipient.name)
    yield f"{warning.text.marking}: {SHARING[warning.text.marking]}."
    yield f"{name(warning)} for {to}, from {plain(carried.desk)}."
    if warning.text.exercise:
        yield "This is an EXERCISE: nothing has happened and nothing has to be done outside it."
    yield from _occasion(carried.queued, carried.recipient.zone)


def _occasion(queued: Queued, zone: str) -> Iterator[str]:
    """Why somebody is told now, where it isn't as the warning is new to them."""
    match queued.occasion:
        case "instead":
            yield f"You are told as others haven't answered ({plain(queued.why)})."
        case "unanswered":
            yield "You were told before, and haven't answered yet."
        case "resumed":
            yield "Asking had stopped for a while and goes on: please answer."
        case "lapsed" if queued.lapsed is not None:
            given = queued.lapsed
            yield (
                f"The answer “{given.reply}” that {plain(given.by)} gave on "
                f"{told(given.at, zone)} has run out: please answer again."
            )
        case _:
            return


def pressing(carried: Carried) -> str:
    """What stands before all else where an answer is still wanted."""
    match carried.queued.occasion:
        case "new":
            return ""
        case "lapsed":
            return "Answer ran out: "
        case _:
            return "Not yet answered: "


def sections(carried: Carried) -> tuple[Section, ...]:
    """All that a message tells: what to do first and where to answer, then as its shape has it."""
    return tuple(one for one in _sections(carried) if any(one.items))


def _sections(carried: Carried) -> Iterator[Section]:
    warning, text, zone = carried.warning, carried.warning.text, carried.recipient.zone
    said = [Section(one.heading, one.paragraphs, "1" if one.steps else "") for one in parts(text)]
    yield Section("Why it was changed" if warning.kind == "update" else "Why", (warning.why,))
    if said and said[0].listed:
        yield said.pop(0)
    else:
        yield Section("Do this first", text.do[:1])
    yield Section("Answer", _answer(carried))
    yield from said
    yield Section("It rests on", tuple(map(_source, text.quotable)), "-")
    if carried.earlier is not None:
        yield Section("What the first warning said", _first(carried.earlier, zone))
    yield Section("Until", (_until(warning, zone),))


def _answer(carried: Carried) -> tuple[str, ...]:
    if not carried.link or carried.warning.kind == "cancel":
        return ()
    return (
        carried.link,
        "Say there what you do: received, understood, acting, disputed, or can't.",
    )


def _source(evidence: Evidence) -> str:
    day = f", {evidence.day.day} {evidence.day:%B %Y}" if evidence.day else ""
    return f"“{plain(evidence.says)}” ({plain(evidence.source)}{day})"


def _first(earlier: Warning, zone: str) -> tuple[str, ...]:
    return (f"{earlier.text.headline} ({told(earlier.sent, zone)})", earlier.text.what)


def _until(warning: Warning, zone: str) -> str:
    if warning.kind == "cancel":
        return ""
    moment = told(warning.text.expires, zone)
    return f"It is looked at again by {moment}. That it runs out then is no all-clear."


def ending(carried: Carried) -> Iterator[str]:
    """What stands below: whence it is, and that nobody reads what is sent back."""
    warning = carried.warning
    sent = told(warning.sent, carried.recipient.zone)
    yield f"Issued on {sent} by {plain(warning.by)}; warning {warning.id}."
    if carried.link and warning.kind != "cancel":
        yield "Do not reply to this message: nobody reads replies. Use the link above."
    else:
        yield "Do not reply to this message: nobody reads replies."
    yield f"{warning.text.marking}: {SHARING[warning.text.marking]}."


def fitted(pieces: Iterable[tuple[int, str]], most: int) -> str:
    """Of pieces with a rank each, those of the lowest ranks that fit, in the order given."""
    given = [(rank, place, plain(words)) for place, (rank, words) in enumerate(pieces) if words]
    kept: list[tuple[int, str]] = []
    left = most
    for _, place, words in sorted(given):
        if len(words) + bool(kept) <= left:
            left -= len(words) + bool(kept)
            kept.append((place, words))
    return " ".join(words for _, words in sorted(kept))
