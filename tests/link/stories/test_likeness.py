"""The features that joining is decided by."""

from collections.abc import Sequence
from itertools import combinations

from tests.link.stories.made import FIRST, HARVEST, LATER, OTHER_TOWN, SECOND, Told, told, undated
from tests.seeds import answer
from tocsin.link.stories import Gist
from tocsin.link.stories.likeness import FEATURES, likeness
from tocsin.link.stories.words import background


def _features(gist: Gist, *members: Gist) -> dict[str, float]:
    found = likeness(gist, members, len(members)).features
    return dict(zip(FEATURES, found, strict=True))


def test_an_article_is_as_like_itself_as_can_be() -> None:
    found = _features(told(FIRST), told(FIRST))
    assert found["words"] > 0.99
    assert found["title"] == found["close in time"] == 1


def test_the_same_template_is_less_like_than_the_same_names() -> None:
    own, other = (_features(told(news), told(FIRST)) for news in (SECOND, OTHER_TOWN))
    assert own["words"] > 2 * other["words"]
    assert own["names"] > 0.5 > other["names"]


def test_without_a_date_time_says_nothing() -> None:
    for gist, member in ((undated(LATER), told(FIRST)), (told(LATER), undated(FIRST))):
        found = _features(gist, member)
        assert found["close in time"] == found["apart in time"] == 0


def test_features_stay_in_their_range_and_heed_no_order() -> None:
    members = (told(FIRST), told(SECOND), told(HARVEST))
    found = likeness(told(LATER), members, 3)
    assert all(0 <= feature <= 1.01 for feature in found.features)
    turned = likeness(told(LATER), members[::-1], 3)
    assert turned.nearest == found.nearest
    assert all(abs(a - b) < 1e-9 for a, b in zip(found.features, turned.features, strict=True))


def of_titles() -> list[Sequence[float]]:
    """How like each other articles with titles of many words are."""
    some = [_titled(news) for news in (FIRST, SECOND, LATER, OTHER_TOWN, HARVEST)]
    return [likeness(one, [other], 1).features for one, other in combinations(some, 2)]


def _titled(news: Told) -> Gist:
    title = tuple(dict.fromkeys(background().terms(news[2])))
    return Gist(
        id=news[0],
        article=news[0],
        published=news[1],
        words={},
        names={},
        title=title,
        places=(),
        lands=(),
        numbers=(),
    )


def test_features_are_the_same_in_every_process() -> None:
    assert answer(of_titles, seed=1) == answer(of_titles, seed=2)
