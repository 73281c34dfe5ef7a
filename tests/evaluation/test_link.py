"""Linking figures: right answers score 100, empty ones 0, and mentions are aligned as described."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora import gvc, newsevents
from corpora.chained import Document
from corpora.marked import Range
from evaluation.link import (
    Incidents,
    Marked,
    Stories,
    aligned,
    article,
    corpus_of,
    events,
    news,
    own_mentions,
    stories,
)
from tests.corpora.chained_made import lay_out_ecbplus, lay_out_gvc, lay_out_newsevents
from tocsin.link.grouping import Group, GroupKind, Placement
from tocsin.records import Article, Incident, Reading, Record
from tocsin.records.base import span


class Slip(Record, frozen=True):
    """A member with its only key."""

    id: str
    article: str
    key: str


class ByKey:
    """Joins whatever has the same key."""

    kind: GroupKind = "incident"

    def keys(self, member: Slip) -> tuple[str, ...]:
        """The key."""
        return (member.key,)

    def place(self, member: Slip, groups: Sequence[Group[Slip]]) -> Placement:
        """In the only group with that key."""
        assert all(group.members[0].key == member.key for group in groups)
        return Placement(group=groups[0].id if groups else None)


def _reading(item: Article, incidents: dict[str, list[Range]]) -> Reading:
    """A reading that holds incidents with these ids, told at these places."""
    found = []
    for name, places in incidents.items():
        spans = tuple(span(item.text, start, end) for start, end in places)
        found.append(
            Incident(
                id=name,
                kind="shooting",
                status="happened",
                when=None,
                where=(),
                by=(),
                against=(),
                weapon=(),
                figures={},
                trigger=spans[0],
                mentions=spans,
                parts=(),
                certainty=3.0,
                reasons=(),
            )
        )
    return Reading(
        article=item,
        statements=(),
        entities=(),
        times=(),
        places=(),
        incidents=tuple(found),
        figures=(),
        warnings=(),
        blame=(),
        model="made",
    )


class Marker:
    """Reads and links as the corpus marks it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """For these documents."""
        self.documents = {document.name: document for document in documents}
        self.incidents = Incidents(ByKey(), self.accounts)
        self.mentions = Marked(ByKey(), self.told_at, self.told_at)

    def read(self, item: Article) -> Reading:
        """Each chain of the document is an incident."""
        chains: dict[str, list[Range]] = {}
        for mention in self.documents[item.source].mentions:
            chains.setdefault(mention.chain, []).append((mention.start, mention.end))
        return _reading(item, {f"{item.id} {chain}": at for chain, at in chains.items()})

    def accounts(self, reading: Reading) -> list[Slip]:
        """An account for each incident, with its chain as its key."""
        return [_slip(reading, incident.id) for incident in reading.incidents]

    def told_at(self, reading: Reading, start: int, _: int) -> Slip:
        """The account of the chain that is marked there."""
        mentions = self.documents[reading.article.source].mentions
        (chain,) = (mention.chain for mention in mentions if mention.start == start)
        return _slip(reading, f"{reading.article.id} {start} {chain}")


def _slip(reading: Reading, name: str) -> Slip:
    """Its key is the last word of its name."""
    return Slip(id=name, article=reading.article.id, key=name.split()[-1])


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    return gvc.documents(lay_out_gvc(tmp_path), "val")


def test_what_is_marked_scores_100(documents: list[Document]) -> None:
    marker = Marker(documents)
    figures = events(documents, marker.read, marker.incidents, marker.mentions)
    perfect = {"own_conll_f1", "gold_conll_f1", "incidents_conll_f1", "own_b3_f1", "gold_b3_f1"}
    assert {name for name, value in figures.items() if value == 100} >= perfect


def test_nothing_read_scores_0_with_own_mentions(documents: list[Document]) -> None:
    marker = Marker(documents)
    figures = events(documents, lambda item: _reading(item, {}), marker.incidents, marker.mentions)
    assert figures["own_conll_f1"] == figures["own_b3_f1"] == 0
    assert figures["gold_conll_f1"] == 100


def test_the_lemma_rule_is_measured_beside(documents: list[Document]) -> None:
    """It joins "shot" at Salterby pier and at Fenwick mill, whose headlines are alike."""
    marker = Marker(documents)
    figures = events(documents, marker.read, marker.incidents, marker.mentions)
    assert 0 < figures["lemma_conll_f1"] < 100


def test_articles_arrive_by_their_day(documents: list[Document]) -> None:
    marker, days = Marker(documents), []

    def read(item: Article) -> Reading:
        days.append(item.published.value if item.published else None)
        return marker.read(item)

    events(documents[::-1], read, marker.incidents, marker.mentions)
    assert days == ["2031-05-04", "2031-05-05", "2031-07-09"]


def _words(document: Document, *phrases: str) -> list[Range]:
    starts = [(document.text.index(phrase), len(phrase)) for phrase in phrases]
    return [(start, start + length) for start, length in starts]


def test_words_are_a_marked_mention_if_they_cover_its_head(documents: list[Document]) -> None:
    pier = documents[0]
    _, second, third = pier.mentions
    (wide, none, exact) = _words(pier, "Orla Venn was shot", "Police", "shooting")
    assert aligned(pier, [wide, none, exact]) == {
        wide: (pier.name, second.start, second.end),
        exact: (pier.name, third.start, third.end),
    }


def test_of_two_that_cover_a_head_the_closer_is_aligned(documents: list[Document]) -> None:
    pier = documents[0]
    wide, close = _words(pier, "Orla Venn was shot", "was shot")
    assert aligned(pier, [wide, close]).keys() == {close}


def test_words_over_two_heads_give_way_to_a_neighbour(documents: list[Document]) -> None:
    """As many as can be are aligned: the wide one takes the mention that the close one leaves."""
    pier = documents[0]
    wide, close = _words(pier, "shot on Sunday.\n\nPolice call the shooting", "the shooting")
    assert aligned(pier, [wide, close])[close][1] > aligned(pier, [wide, close])[wide][1]


def test_own_mentions_count_only_where_the_corpus_was_checked(documents: list[Document]) -> None:
    (pier, *_) = documents
    shot, call = _words(pier, "shot", "call")
    reading = _reading(article(pier), {"one": [shot], "two": [call, shot]})
    assert own_mentions(pier, reading) == {
        (pier.name, *shot): ("one", shot),
        (pier.name, call): ("two", call),
    }
    unchecked = Document(**{**vars(pier), "checked": ()})
    assert own_mentions(unchecked, reading) == {}


def test_stories_are_measured_over_pairs_of_articles(tmp_path: Path) -> None:
    """Right folders score 100; all in one story: one pair of three is right."""
    articles = newsevents.articles(lay_out_newsevents(tmp_path))

    def by_folder(reading: Reading) -> Slip:
        event, name = reading.article.source.split("/")
        return _slip(reading, f"{name} {event}")

    def all_one(reading: Reading) -> Slip:
        return _slip(reading, f"{reading.article.id} one")

    def read(item: Article) -> Reading:
        return _reading(item, {})

    assert stories(articles, read, Stories(ByKey(), by_folder))["stories_f1"] == 100
    figures = stories(articles, read, Stories(ByKey(), all_one))
    assert figures["stories_recall"] == 100
    assert figures["stories_precision"] == pytest.approx(100 / 3)


def test_an_article_has_the_facts_that_the_corpus_gives(tmp_path: Path) -> None:
    vote = news(newsevents.articles(lay_out_newsevents(tmp_path))[0])
    assert vote.text == "Fenwick votes\n\nFenwick voted on its mill."
    assert vote.title and vote.title.value == "Fenwick votes"
    assert vote.outlet and vote.outlet.value == "www.salterby.example"
    assert vote.byline is None


def test_a_corpus_is_known_by_its_folder(tmp_path: Path) -> None:
    assert corpus_of(lay_out_gvc(tmp_path / "a")) == "gvc"
    assert corpus_of(lay_out_ecbplus(tmp_path / "b")) == "ecbplus"
    assert corpus_of(lay_out_newsevents(tmp_path / "c")) == "newsevents"
    with pytest.raises(FileNotFoundError, match="no GVC"):
        corpus_of(tmp_path / "d")
