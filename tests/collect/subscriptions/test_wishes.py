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
