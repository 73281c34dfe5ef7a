"""Offsets of the cleaned text lead back to the page."""

from tests.records.made import PAGE, TEXT, article


def test_every_character_in_a_segment_stands_on_the_page_where_it_says() -> None:
    made = article()
    places = {offset: made.page_offset(offset) for offset in range(len(TEXT))}
    assert all(PAGE[at] == TEXT[offset] for offset, at in places.items() if at is not None)


def test_characters_between_segments_have_no_place_on_the_page() -> None:
    made = article()
    assert [offset for offset in range(len(TEXT)) if made.page_offset(offset) is None] == [9, 10]


def test_an_offset_behind_the_text_has_no_place_on_the_page() -> None:
    assert article().page_offset(len(TEXT)) is None
