"""A message's forms: text, HTML, a few words, and JSON."""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape

import msgspec
from msgspec.structs import replace

from tocsin.records import Record
from tocsin.warn.deeds import Given
from tocsin.warn.messages.carried import Carried
from tocsin.warn.messages.wording import (
    Section,
    cut,
    ending,
    fitted,
    name,
    opening,
    plain,
    pressing,
    sections,
    subject,
    titled,
)
from tocsin.warn.warning import Warning

_WIDTH = 72  # of a line of text: quoted twice it still fits a screen
SHORT, BRIEF = 160, 1000
_LEAST = 40  # characters of a headline that still say something


def text(carried: Carried) -> str:
    """The whole as text, for people who read it on anything."""
    parts = [
        *_each_wrapped(opening(carried)),
        "",
        *_wrapped(plain(carried.warning.text.headline).upper()),
        "",
    ]
    for section in sections(carried):
        parts += [section.heading.upper(), *_items(section), ""]
    return "\n".join([*parts, "--", *_each_wrapped(ending(carried))]) + "\n"


def _items(section: Section) -> Iterator[str]:
    for number, item in enumerate(section.items, 1):
        mark = {"1": f"{number}. ", "-": "- ", "": ""}[section.listed]
        yield from _wrapped(plain(item), f"  {mark}", "  " + " " * len(mark))


def _wrapped(words: str, first: str = "", next_: str = "") -> list[str]:
    # A link that is cut in two can't be followed.
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=next_,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _each_wrapped(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line)


def html(carried: Carried) -> str:
    """The whole as HTML without a colour of its own: it is readable on light and on dark."""
    return page(subject(carried), article(carried))


def page(title: str, inside: str) -> str:
    """A page of these."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title></head>"
        '<body style="font-family:sans-serif;line-height:1.4;max-width:40em">'
        f"{inside}</body></html>\n"
    )


def article(carried: Carried) -> str:
    """A warning within a page."""
    made = ["<p>", "<br>".join(map(escape, opening(carried))), "</p>"]
    language = escape(carried.warning.text.language)
    made.append(f'<h1 lang="{language}">{escape(plain(carried.warning.text.headline))}</h1>')
    for section in sections(carried):
        made.append(f"<h2>{escape(section.heading)}</h2>")
        made.append(_listed(section) if section.listed else _paragraphs(section, carried.link))
    made += ["<hr><p>", "<br>".join(map(escape, ending(carried))), "</p>"]
    return "".join(made)


def _listed(section: Section) -> str:
    tag = "ol" if section.listed == "1" else "ul"
    items = "".join(f"<li>{escape(plain(item))}</li>" for item in section.items)
    return f"<{tag}>{items}</{tag}>"


def _paragraphs(section: Section, link: str) -> str:
    return "".join(f"<p>{_linked(item, link)}</p>" for item in section.items)


def _linked(item: str, link: str) -> str:
    words = escape(plain(item))
    return f'<a href="{escape(link)}">{words}</a>' if link and item == link else words


def words(carried: Carried, most: int) -> str:
    """A few words: whom it is for, what it is, what to do first, and where to answer."""
    warning, link = carried.warning, carried.link
    start = f"[{warning.text.marking}]"
    if warning.text.marking == "TLP:RED":
        return fitted(((0, start), (1, f"{name(warning)} for you alone."), (2, link)), most)
    fits = not link or most - len(link) > len(start) + _LEAST
    room = most - len(start) - (len(link) + 2 if fits and link else 1)
    headline = cut(f"{pressing(carried)}{titled(warning)}", room)
    pieces = [(0, start), (1, headline), *_more(warning), (2, link if fits else "")]
    return fitted(pieces, most)


def _more(warning: Warning) -> Iterator[tuple[int, str]]:
    """What is told if there is room, the most useful with the lowest rank."""
    said = warning.text
    yield 10, f"Why: {warning.why}" if warning.why else ""
    for place, do in enumerate(said.do):
        yield 3 + place, do
    yield 11, f"Where: {said.where}." if said.where else ""
    yield 12, f"When: {said.when}." if said.when else ""
    yield 13, said.likely
    yield 14, said.sure


class _Payload(Record, frozen=True):
    """The JSON of a webhook's body; `version` grows when a field changes its meaning."""

    version: int
    id: str
    event: str
    kind: str
    occasion: str
    lapsed: Given | None
    why: str
    recipient: str
    warning: Warning | None
    earlier: Warning | None
    alert: str
    links: dict[str, str]
    text: str


def payload(carried: Carried, told: str) -> str:
    """All of it for a machine: the warning in full, and its CAP message as text."""
    made = _Payload(
        version=1,
        id=carried.delivery.id,
        event="warning",
        kind=carried.warning.kind,
        occasion=carried.queued.occasion,
        lapsed=carried.queued.lapsed,
        why=carried.queued.why,
        recipient=carried.recipient.id,
        warning=_quotable(carried.warning),
        earlier=carried.earlier and _quotable(carried.earlier),
        alert=carried.alert,
        links={"answer": carried.link} if carried.link else {},
        text=told,
    )
    return msgspec.json.encode(made).decode()


def _quotable(warning: Warning) -> Warning:
    return replace(warning, text=replace(warning.text, evidence=warning.text.quotable))


def simple_payload(id_: str, subject_: str, told: str) -> str:
    """What a webhook is sent of a notice."""
    shown = {"version": 1, "id": id_, "event": "notice", "subject": subject_, "text": told}
    return msgspec.json.encode(shown).decode()


def joined(texts: Sequence[str]) -> str:
    """Several messages as the text of one."""
    return f"\n{'=' * _WIDTH}\n\n".join(texts)
