"""Words decide which items are wanted."""

import pytest

from tocsin.collect.feeds import Item
from tocsin.collect.subscriptions import Subscription, unwanted


def why(title: str | None, include: str = "", exclude: str = "") -> str | None:
    subscription = Subscription(
        address="https://courier.example/rss",
        include=tuple(filter(None, include.split(";"))),
        exclude=tuple(filter(None, exclude.split(";"))),
    )
    return unwanted(subscription, Item(title=title))


@pytest.mark.parametrize(
    ("title", "include", "exclude"),
    [
        ("Bridge closed", "", ""),
        ("BRIDGE closed", "bridge", ""),
        ("Bombing at the mill", "bomb*", ""),
        ("The gas  leak", "gas leak", ""),
        ("桥梁关闭", "关闭", ""),
        ("Bridgehead", "", "bridge"),
        (None, "bridge", ""),
        ("C++ (new)", "c++", "(old)"),
    ],
)
def test_wanted(title: str | None, include: str, exclude: str) -> None:
    assert why(title, include, exclude) is None


@pytest.mark.parametrize(
    ("title", "include", "exclude", "reason"),
    [
        ("Bridgehead", "bridge", "", "has none of “bridge”"),
        ("Bombing", "bomb", "", "has none of “bomb”"),
        ("Football at the bridge", "bridge", "football", "has “football”"),
    ],
)
def test_unwanted_with_its_reason(title: str, include: str, exclude: str, reason: str) -> None:
    assert why(title, include, exclude) == reason


@pytest.mark.parametrize(
    ("end", "wanted"),
    [
        ("bridge-closed-after-flood.html", True),
        ("flood-closes-bridge_4711/", True),
        ("flood-%62ridge", True),
        ("show_article.php?id=88", True),
        ("football-cup-4711.html", False),
        ("football", True),
        ("4711.html", True),
        ("?id=football-cup", True),
        ("football-cup-[", False),
    ],
)
def test_of_what_has_no_title_the_words_of_its_address_are_gone_by(end: str, wanted: bool) -> None:
    """If there are two at least: one alone may be a section."""
    subscription = Subscription(address="https://courier.example/map.xml", include=("bridge",))
    item = Item(link=f"https://courier.example/news/{end}")
    assert (unwanted(subscription, item) is None) is wanted


def test_a_transcribed_address_is_nothing_to_go_by_for_words_that_are_not() -> None:
    own = Subscription(address="https://courier.example/map.xml", include=("Brücke", "мост"))
    assert unwanted(own, Item(link="https://courier.example/bruecke-nach-flut-zu")) is None
    assert unwanted(own, Item(link="https://courier.example/fluss-über-ufern"))
    own = Subscription(address=own.address, include=("Brücke",), exclude=("pokal",))
    assert unwanted(own, Item(link="https://courier.example/fluss-pokal")) == "has “pokal”"


def test_an_address_that_is_none_is_left_to_whoever_asks_for_it() -> None:
    subscription = Subscription(address="https://courier.example/map.xml", include=("bridge",))
    assert unwanted(subscription, Item(link="http://[football-cup")) is None
