"""A page is told apart by where it is and what it holds."""

from tocsin.records import Page


def test_an_edited_page_is_another_page() -> None:
    assert Page(source="a.html", content=b"1").id != Page(source="a.html", content=b"2").id


def test_the_same_bytes_at_another_place_are_another_page() -> None:
    assert Page(source="a.html", content=b"1").id != Page(source="b.html", content=b"1").id


def test_a_page_is_known_by_its_own_address_however_it_was_asked_for() -> None:
    address = "https://courier.example/pier"
    asked = Page(source="http://courier.example/pier", content=b"1", address=address)
    direct = Page(source=address, content=b"1", address=address)
    assert asked.id == direct.id


def test_when_it_was_fetched_does_not_make_it_another_page() -> None:
    """Re-running adds nothing twice."""
    early = Page(source="a", content=b"1", fetched="2025-05-03T10:00:00Z", headers=(("Age", "1"),))
    late = Page(source="a", content=b"1", fetched="2025-05-04T10:00:00Z")
    assert early.id == late.id
