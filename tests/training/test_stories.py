"""Examples of articles beside stories, and the weights that fit them."""

import random

import numpy as np

from tests.link.stories.made import FIRST, HARVEST, LATER, OTHER_TOWN, SECOND, told
from tocsin.link.stories import StoryLinker
from tocsin.link.stories.likeness import FEATURES, day
from training.stories import Examples, Told, beside, examples, fitted, measured, moved

NEWS = [
    Told("gvc", story, told(news))
    for story, news in [
        ("bakery", FIRST),
        ("bakery", SECOND),
        ("depot", OTHER_TOWN),
        ("plums", HARVEST),
        ("bakery", LATER),
    ]
]


def test_each_article_stands_beside_its_own_story_and_foreign_ones() -> None:
    *_, (last, stories) = beside(NEWS)
    assert last is NEWS[-1]
    assert [story for story, _ in stories][:2] == ["bakery", "depot"]


def test_the_same_seed_gives_the_same_weights() -> None:
    assert fitted(examples(NEWS, 3)) == fitted(examples(NEWS, 3))


def test_what_is_barred_is_not_learnt_from() -> None:
    barred = [*NEWS[:4], Told("gvc", "bakery", NEWS[4].gist, barred=True)]
    assert len(examples(barred, 3).together) < len(examples(NEWS, 3).together)


def test_weights_tell_what_belongs_together() -> None:
    features = np.zeros((40, len(FEATURES)))
    features[:20, 0] = 0.9
    together = np.arange(40) < 20
    known = Examples(features, together.astype(float), (("a", "b"),) * 40, np.ones(40))
    weights = fitted(known)
    assert weights.sure(features[0]) > 0.9 > 0.1 > weights.sure(features[-1])


def test_aligned_events_begin_within_a_fortnight_and_keep_their_lags() -> None:
    dates = [day(one.gist) for one in moved(NEWS, "aligned", random.Random(1))]  # noqa: S311
    first, second, *_, late = [then for then in dates if then]
    assert (second - first).days == 1
    assert (late - first).days == 14
    assert all(one.gist.published is None for one in moved(NEWS, "undated", random.Random(1)))  # noqa: S311


def test_events_held_apart_take_no_part() -> None:
    known = examples(NEWS, 3).without({"depot"})
    assert known.stories
    assert not any("depot" in both for both in known.stories)


def test_stories_are_measured_by_pairs() -> None:
    assert measured(NEWS, StoryLinker())["f1"] == 100
