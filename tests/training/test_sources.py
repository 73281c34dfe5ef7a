"""What the card says of each corpus covers them all."""

from training.lessons import CORPORA
from training.sources import SOURCES


def test_every_corpus_has_its_source_and_licence() -> None:
    assert SOURCES.keys() == CORPORA.keys()
    assert all(s.where and s.licence and s.teaches for s in SOURCES.values())


def test_no_two_corpora_share_a_folder() -> None:
    assert len({source.folder for source in SOURCES.values()}) == len(SOURCES)
