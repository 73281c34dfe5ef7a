"""A made article, what a marker would mark of what happened in it, and the reading that agrees."""

from typing import Any

from tocsin.records import Article, Reading
from tocsin.records.base import Span, span
from tocsin.records.incident import Blame, Incident, Warned

TEXT = """Bomb kills nine at the fish market of Tessel

A bomb tore through the fish market of Tessel on 4 May 2031, killing nine people and wounding \
dozens, the police said. The Varnian Front has claimed the bombing as its own in a letter.

Orla Venn, the minister, put the blame on Sorland, whose embassy said that it had no part in it. \
Two weeks before, the embassy had told the city's police that the markets were no longer safe.

On 6 May 2031 three men were arrested in Orlec, the harbour town, and taken across the river.
"""


def _at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


GOLD: dict[str, Any] = {
    "id": "0123456789ab",
    "published": None,
    "body": {"start": 0, "end": len(TEXT)},
    "furniture": [],
    "statements": [],
    "incidents": [
        {
            "key": "market",
            "kind": "bombing",
            "status": "happened",
            "when": "2031-05-04",
            "where": ["fish market", "Tessel", "Varnia"],
            "by": ["Varnian Front"],
            "against": ["fish market"],
            "weapon": ["bomb"],
            "figures": {"killed": [9, 9], "wounded": [24, None]},
            "trigger": _at("A bomb tore through the fish market"),
        },
        {
            "key": "arrests",
            "kind": "arrest",
            "status": "happened",
            "when": "2031-05-06",
            "where": ["Orlec", "Varnia"],
            "by": [],
            "against": ["three men"],
            "weapon": [],
            "figures": {"detained": [3, 3]},
            "trigger": _at("three men were arrested"),
        },
    ],
    "warnings": [
        {
            "from": "Embassy of Sorland",
            "to": ["Tessel police"],
            "threat": "markets no longer safe",
            "target": "markets",
            "when": None,
            "response": "unknown",
            "evidence": _at("the embassy had told the city's police"),
        },
    ],
    "blame": [
        {
            "incident": "market",
            "accused": "Varnian Front",
            "by": "Varnian Front",
            "stance": "claims",
            "evidence": _at("The Varnian Front has claimed the bombing"),
        },
        {
            "incident": "market",
            "accused": "Sorland",
            "by": "Orla Venn",
            "stance": "blames",
            "evidence": _at("Orla Venn, the minister, put the blame on Sorland"),
        },
        {
            "incident": "market",
            "accused": "Sorland",
            "by": "Embassy of Sorland",
            "stance": "denies",
            "evidence": _at("said that it had no part in it"),
        },
    ],
}


def shifted(by: int) -> dict[str, Any]:
    """The marks of a file in which TEXT begins so many characters further down."""

    def moved(thing: Any) -> Any:
        if isinstance(thing, list):
            return [moved(part) for part in thing]
        if not isinstance(thing, dict):
            return thing
        return {
            key: value + by if key in ("start", "end") else moved(value)
            for key, value in thing.items()
        }

    gold: dict[str, Any] = moved(GOLD)
    return gold


def agreeing(article: Article) -> Reading:
    """The reading that finds in the article, whose text holds TEXT's, just what is marked."""

    def there(marked: dict[str, Any]) -> Span:
        start = article.text.index(marked["text"])
        return span(article.text, start, start + len(marked["text"]))

    return Reading(
        article=article,
        statements=(),
        entities=(),
        times=(),
        places=(),
        incidents=tuple(_incident(i, there(i["trigger"])) for i in GOLD["incidents"]),
        figures=(),
        warnings=tuple(_warned(w, there(w["evidence"])) for w in GOLD["warnings"]),
        blame=tuple(_blame(b, there(b["evidence"])) for b in GOLD["blame"]),
        model="made",
    )


def _incident(marked: dict[str, Any], trigger: Span) -> Incident:
    return Incident(
        id=marked["key"],
        kind=marked["kind"],
        status=marked["status"],
        when=marked["when"],
        where=tuple(marked["where"]),
        by=tuple(marked["by"]),
        against=tuple(marked["against"]),
        weapon=tuple(marked["weapon"]),
        figures={kind: (low, high) for kind, (low, high) in marked["figures"].items()},
        trigger=trigger,
        mentions=(trigger,),
        parts=(),
        certainty=3.0,
        reasons=(),
    )


def _warned(marked: dict[str, Any], evidence: Span) -> Warned:
    return Warned(
        id="warned",
        from_=marked["from"],
        to=tuple(marked["to"]),
        threat=marked["threat"],
        target=marked["target"],
        when=marked["when"],
        given=None,
        response=marked["response"],
        answer=None,
        evidence=evidence,
        sentence=evidence,
        reasons=(),
    )


def _blame(marked: dict[str, Any], evidence: Span) -> Blame:
    return Blame(
        id="blame",
        incident=marked["incident"],
        accused=marked["accused"],
        by=marked["by"],
        stance=marked["stance"],
        evidence=evidence,
        sentence=evidence,
        offered="none",
        proof=None,
        tainted=None,
        reasons=(),
    )
