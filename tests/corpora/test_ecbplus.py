"""ECB+'s files become articles with the checked mentions of actions and their chains."""

from pathlib import Path

import pytest

from corpora.chained import Document
from corpora.ecbplus import CHECKED, SPLITS, documents
from tests.corpora.chained_made import lay_out_ecbplus


def _words(document: Document) -> dict[str, str]:
    return {m.chain: document.text[m.start : m.end] for m in document.mentions}


def test_addresses_are_no_text_and_a_line_without_an_end_stands_alone(tmp_path: Path) -> None:
    first, second = documents(lay_out_ecbplus(tmp_path))
    assert first.text == "Fire broke out in Salterby. Men were held. Fog came."
    assert second.text == 'Fire in Salterby\n\nMay 4, 2031\n\n"It spread," he said.'


def test_a_line_without_an_end_at_the_top_is_the_title(tmp_path: Path) -> None:
    found = documents(lay_out_ecbplus(tmp_path))
    assert [d.title for d in found] == [None, "Fire in Salterby"]


def test_a_date_line_tells_when_an_article_came_out(tmp_path: Path) -> None:
    found = documents(lay_out_ecbplus(tmp_path))
    assert [d.published for d in found] == [None, "2031-05-04"]


def test_the_two_events_of_a_topic_are_its_subtopics(tmp_path: Path) -> None:
    found = documents(lay_out_ecbplus(tmp_path))
    assert [(d.topic, d.subtopic) for d in found] == [("7", "7ecb"), ("7", "7ecbplus")]


def test_chains_run_over_articles_within_one_or_hold_one_mention(tmp_path: Path) -> None:
    """Mentions 5 and 2 are one chain of their article only; 2 is negated and still an action."""
    first, second = documents(lay_out_ecbplus(tmp_path))
    assert _words(first) == {"ACT1": "broke out", "7_1ecb:chain 30": "held"}
    assert first.mentions[0].chain == "7_1ecb:chain 30"
    assert _words(second) == {"ACT1": "Fire", "7_1ecbplus:2": "said"}


def test_mentions_in_sentences_that_were_not_checked_are_left_out(tmp_path: Path) -> None:
    """The last sentence, with its "came", is not in the list."""
    first, _ = documents(lay_out_ecbplus(tmp_path))
    assert "came" not in _words(first).values()
    checked = [first.text[a:b] for a, b in first.checked]
    assert checked == ["Fire broke out in Salterby.", "Men were held."]


def test_the_usual_parts_leave_nothing_out_and_share_nothing() -> None:
    assert sum(map(len, SPLITS.values())) == len(frozenset().union(*SPLITS.values())) == 43


def test_a_folder_of_topics_is_a_split(tmp_path: Path) -> None:
    lay_out_ecbplus(tmp_path / "late")
    assert len(documents(tmp_path, "late")) == 2


def test_what_is_missing_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no folder of topics"):
        documents(tmp_path)
    lay_out_ecbplus(tmp_path)
    with pytest.raises(FileNotFoundError, match="/36"):
        documents(tmp_path, "test")
    (tmp_path / CHECKED).unlink()
    with pytest.raises(FileNotFoundError, match=CHECKED):
        documents(tmp_path)
