"""When something was so, as finely as articles tell."""

import pytest

from tocsin.assess.contradictions.moment import Moment, moment


def at(published: str, as_of: str | None = None) -> Moment:
    found = moment(published, as_of)
    assert found is not None
    return found


def test_hours_are_compared_across_zones() -> None:
    assert at("2031-05-03T08:00+02:00").with_(at("2031-05-03T08:30+00:00"))
    assert at("2031-05-03T12:00Z").behind(at("2031-05-03T08:00Z"))


def test_a_day_is_behind_the_day_before_and_not_behind_its_own_hours() -> None:
    assert at("2031-05-04").behind(at("2031-05-03T23:00Z"))
    assert not at("2031-05-03").behind(at("2031-05-03T01:00Z"))
    assert not at("2031-05-03").with_(at("2031-05-03"))


def test_an_article_that_tells_of_its_own_day_is_taken_at_its_hour() -> None:
    assert not at("2031-05-03T08:00Z", "2031-05-03").whole
    assert at("2031-05-09T08:00Z", "2031-05-03") == at("2031-05-03")


@pytest.mark.parametrize("published", [None, "2031-05", "soon", "2031-13-40"])
def test_what_is_no_day_is_no_moment(published: str | None) -> None:
    assert moment(published) is None
