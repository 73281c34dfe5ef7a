"""How pages word what the record holds: those of the command line, and no others."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from tocsin.assess.scale import term
from tocsin.assess.words import percent, spaced
from tocsin.desk import hosts
from tocsin.desk.exchange import telling
from tocsin.link.dossier import Dossier
from tocsin.records import Figure, Span
from tocsin.warn.people import shown
from tocsin.wording.formats import common, dates, incidents
from tocsin.wording.lists import case, followed, sources, words
from tocsin.wording.lists.sheet import plain
from tocsin.wording.safe import safe

_TITLE, _SENTENCE = 300, 2_000  # characters that are shown of one beside others


def harmless(value: Any) -> Any:
    """What a template is about to write, without what a browser would obey rather than show.

    Control characters and those that turn the direction of words go; markup is escaped afterwards.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe(value)
    return "" if value is None else value


def short(text: str, most: int = _TITLE) -> str:
    """The beginning of a text that may be of any length: somebody's title fills no page of ours."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def quoted(words_: str) -> str:
    """An article's words in quotation marks; of very many only the first."""
    return common.quoted(short(words_, _SENTENCE))


def kind(dossier: Dossier) -> str:
    """What an incident was, with its status unless it simply happened."""
    return words.kind(dossier).words


def where(dossier: Dossier) -> str:
    """The finest place of an incident that can be put on a map, or else the most told."""
    spot = telling.spot(dossier)
    return spot.name if spot else next(iter(dossier.places), "")


def moment(value: str | datetime) -> str:
    """A moment of the desk's clock."""
    return words.moment(value if isinstance(value, str) else value.isoformat())


def at_least(figure: Figure) -> str:
    """A figure in words."""
    return incidents.amount(figure.kind, figure.low, figure.high)


def marked(sentence: Span, spans: tuple[Span, ...]) -> Markup:
    """A sentence, or its beginning, with those of the spans marked that lie in it."""
    made, left = Markup(""), _SENTENCE
    for piece in words.marks(sentence, spans):
        said = short(safe(piece.words), left)
        made += Markup("<mark>{}</mark>").format(said) if piece.style == "mark" else escape(said)
        left -= len(piece.words)
        if left <= 0:
            break
    return made


FILTERS: Mapping[str, Callable[..., Any]] = {
    "address": shown,
    "at_least": at_least,
    "case_words": lambda row: [plain(one) for one in case.about(row) if one],
    "counted": words.counted,
    "day": words.day,
    "inside": hosts.inside,
    "edtf": lambda value: dates.told(value) or "",
    "kind": kind,
    "marked": marked,
    "moment": moment,
    "parties": words.parties,
    "percent": percent,
    "period": followed.period,
    "quoted": quoted,
    "said": lambda said: short(common.words(said), _SENTENCE),
    "short": short,
    "some": words.some,
    "spaced": spaced,
    "source_facts": lambda one: [fact for fact in sources.facts(one) if fact],
    "source_words": lambda row: [plain(one) for one in sources.going(row)],
    "step_words": lambda step: plain(followed.step(step)),
    "term": term,
    "toll": words.toll,
    "when": words.when,
    "where": where,
    "act": common.act,
    "offered": words.shown,
    "response": incidents.response,
    "threat": incidents.threat,
}
