"""Under which keys a gist is found again."""

from tests.link.stories.made import FIRST, HARVEST, LATER, OTHER_TOWN, told, undated
from tocsin.link.stories.keys import keys


def test_a_follow_up_two_weeks_later_shares_keys() -> None:
    assert set(keys(told(FIRST))) & set(keys(told(LATER)))


def test_undated_articles_are_found_by_pairs_of_rare_words() -> None:
    assert set(keys(undated(FIRST))) & set(keys(told(FIRST)))


def test_other_news_of_the_same_days_shares_none() -> None:
    assert not set(keys(told(FIRST))) & set(keys(told(HARVEST)))


def test_common_words_are_no_keys() -> None:
    found = {word for key in keys(told(OTHER_TOWN)) for word in key.split()}
    assert not {"police", "kill", "people", "shoot"} & found
    assert len(keys(told(OTHER_TOWN))) <= 37
