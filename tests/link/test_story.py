"""A story tells what its articles are, whatever their order."""

from tocsin.link.story import Story, told


def test_a_story_has_its_first_title_and_both_its_ends() -> None:
    story = told(Story(), None, "2026-05-06")
    story = told(told(story, "Bomb kills 12", "2026-05-05"), "Toll rises", "2026-05-09T10:00:00Z")
    assert story == Story(
        title="Bomb kills 12", first="2026-05-05", last="2026-05-09T10:00:00Z", articles=3
    )


def test_an_undated_article_moves_no_end() -> None:
    story = told(told(Story(), "Bomb", "2026-05-05"), "Bomb", None)
    assert (story.first, story.last, story.articles) == ("2026-05-05", "2026-05-05", 2)
    assert told(Story(), None, None) == Story(articles=1)
