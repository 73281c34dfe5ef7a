"""GVC's rows become articles with mentions of events in their places."""

from pathlib import Path

import pytest

from corpora.gvc import documents
from tests.corpora.chained_made import GVC_MENTIONS, lay_out_gvc


def test_headline_and_paragraphs_are_laid_out_and_the_day_is_no_text(tmp_path: Path) -> None:
    pier, *_ = documents(lay_out_gvc(tmp_path), "val")
    assert pier.text == (
        "Man shot at Salterby pier\n\n"
        "Orla Venn was shot on Sunday.\n\nPolice call the shooting a crime."
    )
    assert pier.title == "Man shot at Salterby pier"
    assert (pier.published, pier.topic, pier.subtopic) == ("2031-05-04", "0", "71")


def test_mentions_stand_on_their_words(tmp_path: Path) -> None:
    """A paragraph's end within a sentence counts as a token but is none of the text."""
    found = documents(lay_out_gvc(tmp_path), "val")
    words = [d.text[m.start : m.end] for d in found for m in d.mentions]
    assert words == ["shot", "shot", "shooting", "shot", "shooting", "shot"]
    marked = [(m.lemma, m.chain) for d in found for m in d.mentions]
    assert marked == [row[3:] for row in GVC_MENTIONS]
    assert all(m.head == (m.start, m.end) for d in found for m in d.mentions)


def test_a_split_is_a_folder(tmp_path: Path) -> None:
    assert len(documents(lay_out_gvc(tmp_path, "test"), "test")) == 3
    with pytest.raises(FileNotFoundError, match=r"val/conll\.csv"):
        documents(tmp_path, "val")


def test_mentions_that_are_not_there_are_an_error_that_names_them(tmp_path: Path) -> None:
    lay_out_gvc(tmp_path)
    (tmp_path / "val" / "event_mentions.json").unlink()
    with pytest.raises(FileNotFoundError, match=r"event_mentions\.json"):
        documents(tmp_path, "val")
