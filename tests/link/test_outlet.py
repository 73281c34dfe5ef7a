"""Which outlet an article comes from: its name, its host, or nobody knows."""

import pytest

from tests.link.told import article
from tocsin.link.outlet import outlet, same_as


def test_the_name_comes_before_the_host() -> None:
    assert outlet(article("Boats left.", address="https://courier.example/a")) == "Orlec Courier"


def test_without_a_name_it_is_the_host() -> None:
    page = article("Boats left.", outlet=None, address="https://www.courier.example/a")
    assert outlet(page) == "courier.example"


def test_nothing_is_made_up() -> None:
    assert outlet(article("Boats left.", outlet=None)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Orlec Courier", "Orlec Courier"),
        ("VTN", "edition.vtn.example"),
        ("courier.co.uk", "news.courier.com"),
    ],
)
def test_names_and_hosts_of_one_outlet_agree(one: str, other: str) -> None:
    assert same_as(one) == same_as(other)


def test_hosts_that_many_share_tell_their_outlets_apart() -> None:
    assert same_as("orla.substack.com") != same_as("venn.substack.com")
