"""Folders of articles become news with the event that each tells of."""

from pathlib import Path

import pytest

from corpora.newsevents import articles
from tests.corpora.chained_made import lay_out_newsevents


def test_an_event_is_a_folder(tmp_path: Path) -> None:
    found = articles(lay_out_newsevents(tmp_path))
    assert [(a.event, a.name) for a in found] == [
        ("fenwick_vote", "c"),
        ("salterby_pier", "a"),
        ("salterby_pier", "b"),
    ]


def test_headline_and_paragraphs_are_laid_out(tmp_path: Path) -> None:
    _, pier, _ = articles(lay_out_newsevents(tmp_path))
    assert pier.text == "Pier burns\n\nThe pier at Salterby burns.\n\nNobody was hurt."
    assert (pier.outlet, pier.published) == ("www.salterby.example", "2031-05-04T10:00:00")


def test_a_folder_without_articles_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=tmp_path.name):
        articles(tmp_path)
