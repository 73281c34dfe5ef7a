"""Which pages are of one article."""

from msgspec.structs import replace

from tests.link.told import found
from tests.records.made import article
from tocsin.desk.identity import address_of
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
