"""ClaimReview (schema.org) as JSON-LD: accusations that were rejected, by whom, in their words.

The desk reviews nothing. Whoever rejects the accusation is the review's author, the words are
theirs, and the rating is no more than that they reject or deny it: it has no number, as nobody
gave one. That the markup itself is the desk's stands in `sdPublisher`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec

from tocsin.desk.exchange.telling import on_the_web
from tocsin.desk.views import BlameRow, IncidentFile, Reference
from tocsin.records import ACCUSING

_Thing = dict[str, Any]

_REJECTING = {"denies": "Denied", "rejects": "Rejected"}
_DESK = {"@type": "Organization", "name": "Tocsin desk"}
_NOTE = "A rejection as the news reports it. Neither side was checked."


def reviews(files: Iterable[IncidentFile]) -> Iterator[str]:
    """One ClaimReview for each rejection and each accuser of the same accused, as one graph.

    A rejection of what nobody in the record asserts has nothing to review and is left out.
    """
    yield '{"@context":"https://schema.org","@graph":['
    first = True
    for file in files:
        for review in _reviews(file):
            yield ("\n" if first else ",\n") + msgspec.json.encode(review).decode()
            first = False
    yield "\n]}\n"


def _reviews(file: IncidentFile) -> Iterator[_Thing]:
    accusing = [row for row in file.blame if row.blame.stance in ACCUSING]
    for row in file.blame:
        if row.blame.stance not in _REJECTING:
            continue
        same = (one for one in accusing if one.blame.accused == row.blame.accused)
        for _, told in groupby(sorted(same, key=_accuser), key=lambda one: one.blame.by):
            yield _review(row, list(told))


def _accuser(row: BlameRow) -> tuple[str, str, str]:
    """To sort by: each accuser's words together, the first published first, the undated last."""
    return row.blame.by, row.source.published or "9999", row.blame.id


def _review(rejection: BlameRow, told: list[BlameRow]) -> _Thing:
    said, by = rejection.blame, {"name": rejection.blame.by}
    return _given(
        {
            "@type": "ClaimReview",
            "@id": f"urn:tocsin:{said.id}:{told[0].blame.id}",
            "url": _url(rejection.source),
            "claimReviewed": told[0].blame.sentence.text,
            "author": by,
            "datePublished": rejection.source.published,
            "reviewBody": said.sentence.text,
            "reviewRating": {
                "@type": "Rating",
                "alternateName": f"{_REJECTING[said.stance]} by {said.by}",
                "ratingExplanation": said.sentence.text,
                "author": by,
            },
            "itemReviewed": _claim(told),
            "isBasedOn": _work(rejection.source),
            "description": _NOTE,
            "sdPublisher": _DESK,
        }
    )


def _claim(told: list[BlameRow]) -> _Thing:
    works = {row.source.article: _work(row.source) for row in told}
    return {
        "@type": "Claim",
        "text": told[0].blame.sentence.text,
        "author": {"name": told[0].blame.by},
        "appearance": list(works.values()),
    }


def _work(source: Reference) -> _Thing:
    return _given(
        {
            "@type": "Article",
            "identifier": source.article,
            "headline": source.title,
            "url": _url(source),
            "datePublished": source.published,
            "publisher": {"@type": "Organization", "name": source.outlet}
            if source.outlet
            else None,
        }
    )


def _url(source: Reference) -> str | None:
    return source.address if on_the_web(source.address) else None


def _given(thing: _Thing) -> _Thing:
    """Without what isn't known."""
    return {name: value for name, value in thing.items() if value is not None}
