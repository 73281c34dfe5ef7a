"""A subscription is what it should be, or it is said in one line what isn't right."""

import pytest

from tests.collect.subscriptions.made import FULL
from tocsin.collect.subscriptions import Kind, Subscription, subscribed
from tocsin.errors import SourceError

ADDRESS = "https://courier.example/rss"


def test_texts_become_values() -> None:
    made = subscribed(
        "row 2",
        {
            "address": f" {ADDRESS} ",
            "kind": "RSS",
            "country": "cz",
            "grade": "b",
            "least": "60",
            "include": "bridge; bomb*;",
            "paused": "Yes",
            "name": "",
        },
    )
    assert made == Subscription(
        address=ADDRESS,
        country="CZ",
        grade="B",
        least=60,
        include=("bridge", "bomb*"),
        paused=True,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "no address"),
        ({"address": 3}, "address is no text"),
        ({"address": ADDRESS, "kind": "gopher"}, "no kind"),
        ({"address": ADDRESS, "grade": "G"}, "no grade"),
        ({"address": ADDRESS, "language": "Czech language"}, "language tag"),
        ({"address": ADDRESS, "country": "CZE"}, "country code"),
        ({"address": ADDRESS, "least": "soon"}, "number of seconds"),
        ({"address": ADDRESS, "least": True}, "number of seconds"),
        ({"address": ADDRESS, "least": "1"}, "interval"),
        ({"address": ADDRESS, "most": "0"}, "interval"),
        ({"address": ADDRESS, "least": 900, "most": 300}, "interval"),
        ({"address": ADDRESS, "include": [1]}, "words"),
        ({"address": ADDRESS, "paused": "perhaps"}, "yes or no"),
        ({"address": ADDRESS, "colour": "red"}, "unknown values: colour"),
        ({"address": "https://courier.example/?key=REDACTED"}, "secret"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place(
    given: dict[str, object], said: str
) -> None:
    error = subscribed("row 7", given)
    assert isinstance(error, SourceError)
    assert said in error.problem
    assert str(error).startswith("row 7: ")
    assert "\n" not in str(error)


def test_a_place_is_subscribed_to_once() -> None:
    assert FULL.id == Subscription(address=FULL.address).id
    assert FULL.id != Subscription(address=ADDRESS).id


@pytest.mark.parametrize("address", ["", " x", "a\nb", "a\0b", "a\udc80b"])
def test_an_address_that_no_file_can_hold_is_none(address: str) -> None:
    with pytest.raises(ValueError, match="white space"):
        Subscription(address=address)


@pytest.mark.parametrize(("kind", "longest"), [("alerts", 900), ("feed", 3600), ("folder", 43_200)])
def test_how_seldom_is_by_its_kind_unless_it_is_wished(kind: Kind, longest: int) -> None:
    """An official alert mustn't wait for hours, though it be the first in months."""
    assert Subscription(address=ADDRESS, kind=kind).longest == longest
    assert Subscription(address=ADDRESS, kind=kind, most=7200).longest == 7200
    assert Subscription(address=ADDRESS, kind=kind, least=86_400).longest == 86_400


def test_what_is_not_wished_is_not_written() -> None:
    made = subscribed("row 2", {"address": ADDRESS, "most": ""})
    assert isinstance(made, Subscription) and made.most is None
