"""The gist of an article: what tells its story from others."""

from tests.link.stories.made import FIRST, HARVEST, told, undated
from tocsin.link.stories import Gist
from tocsin.records import decode, encode


def test_a_gist_holds_names_places_and_tolls() -> None:
    found = told(FIRST)
    assert {"joren task", "velmar"} <= found.names.keys()
    assert "bakery" in found.title
    assert "killed 3" in found.numbers
    assert found.published == "2031-05-04"


def test_words_of_every_article_tell_nothing() -> None:
    assert not {"the", "said", "say", "of"} & told(HARVEST).words.keys()


def test_weights_are_those_of_one_direction() -> None:
    found = told(FIRST)
    for weights in (found.words, found.names):
        assert abs(sum(weight * weight for weight in weights.values()) - 1) < 0.01
        assert list(weights.values()) == sorted(weights.values(), reverse=True)


def test_a_gist_is_small_and_comes_back_whole() -> None:
    found = told(FIRST)
    assert len(encode(found)) < 1500
    assert decode(encode(found), Gist) == found


def test_an_undated_article_has_no_day() -> None:
    assert undated(FIRST).published is None
