"""ClaimReview: who rejects an accusation, never what the desk thinks of it."""

import json
from collections.abc import Iterable
from typing import Any

from tests.desk.exchange import made
from tocsin.desk.exchange import claimreview
from tocsin.desk.views import IncidentFile


def graph(files: Iterable[IncidentFile]) -> list[dict[str, Any]]:
    read = json.loads("".join(claimreview.reviews(files)))
    assert read["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = read["@graph"]
    return found


def test_a_review_has_what_google_requires() -> None:
    for review in graph([made.incident_file()]):
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"] and review["url"].startswith("https://")
        assert review["reviewRating"]["@type"] == "Rating"
        assert review["reviewRating"]["alternateName"]


def test_the_rejection_is_that_of_whoever_rejects_in_their_words() -> None:
    denied, _ = graph([made.incident_file()])
    assert denied["claimReviewed"] == made.ACCUSATION.blame.sentence.text
    assert denied["author"] == {"name": "Marsh League"}
    assert denied["reviewRating"]["alternateName"] == "Denied by Marsh League"
    assert denied["reviewBody"] == made.DENIAL.blame.sentence.text
    assert denied["sdPublisher"]["name"] == "Tocsin desk"


def test_no_number_is_given_to_what_nobody_rated() -> None:
    ratings = [review["reviewRating"] for review in graph([made.incident_file()])]
    assert not any("ratingValue" in rating for rating in ratings)


def test_one_accuser_in_two_articles_is_one_claim_with_two_appearances() -> None:
    denied, rejected = graph([made.incident_file()])
    claim = denied["itemReviewed"]
    assert claim["author"] == {"name": "Government of Arvenia"}
    assert [work["publisher"]["name"] for work in claim["appearance"]] == [
        "Harbour Courier",
        "Lorne Post",
    ]
    assert rejected["itemReviewed"]["author"] == {"name": "Varnian Front"}


def test_a_rejection_of_what_nobody_asserts_reviews_nothing() -> None:
    assert graph([made.incident_file(told=(made.DENIAL,))]) == []
