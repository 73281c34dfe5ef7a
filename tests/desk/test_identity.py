"""Which pages are of one article."""

import pytest
from msgspec.structs import replace

from tests.link.told import found
from tests.records.made import article
from tocsin.desk.identity import address_of, canonical, host
from tocsin.records import Page


def _address(source: str, address: str | None, own: str | None, content: bytes = b"a") -> str:
    page = Page(source=source, content=content, address=address)
    return address_of(page, replace(article(), canonical=found(own)))


def test_a_page_is_of_the_article_at_its_own_address() -> None:
    own = "https://www.courier.example/bomb"
    assert _address("x", "https://courier.example/bomb?from=mail", own) == own
    assert _address("saved.html", None, own) == own


def test_a_page_speaks_for_its_own_host_alone() -> None:
    fetched = "https://liar.example/bomb"
    assert _address("x", fetched, "https://courier.example/bomb") == fetched


def test_a_file_is_known_by_its_path_and_standard_input_by_its_bytes() -> None:
    assert _address("a/../bomb.txt", None, None) == _address("bomb.txt", None, None)
    assert _address("-", None, None) != _address("-", None, None, b"b")


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/bomb#comments",
        "https://courier.example/bomb?utm_source=mail",
        "https://courier.example:443/bomb",
        "https://COURIER.example/bomb",
    ],
)
def test_what_tells_only_where_a_reader_came_from_is_left_out(address: str) -> None:
    assert canonical(address) == "https://courier.example/bomb"


def test_a_host_is_told_without_www() -> None:
    assert host("https://www.Courier.example:80/a") == "courier.example"
    assert host("http://[broken") is None
    assert host("bomb.txt") is None
    assert host(None) is None
