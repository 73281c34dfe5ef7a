"""Opening things by what people have of them: a few letters of an id, an address, a file."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.made import add, attack, fair, press
from tocsin.desk.desk import Desk
from tocsin.desk.views import (
    ActorFile,
    ArticleFile,
    IncidentFile,
    JudgementFile,
    Opened,
    StoryFile,
)
from tocsin.errors import NotFoundError
from tocsin.records import Page


@pytest.fixture(name="full")
def _full(desk: Desk) -> Desk:
    add(desk, press())
    return desk


def test_six_letters_of_an_id_open_whatever_it_is_of(full: Desk) -> None:
    assert isinstance(full.show(full.incidents().rows[0].id[:6]), IncidentFile)
    assert isinstance(full.show(full.stories().rows[0].id[:6]), StoryFile)
    assert isinstance(full.show(full.actor("Varnian Front")[0].id[:6]), ActorFile)
    assert isinstance(full.show(full.statements().rows[0].source.article[:6]), ArticleFile)


def test_words_are_opened_in_their_place(full: Desk) -> None:
    said = full.statements().rows[0].statement
    blamed = full.blame().rows[0].blame
    warned = full.warnings().rows[0].warned
    for id_, what, sentence in (
        (said.id, "statement", said.sentence),
        (blamed.id, "blame", blamed.sentence),
        (warned.id, "warning", warned.sentence),
    ):
        opened = full.show(id_)
        assert isinstance(opened, Opened)
        assert (opened.what, opened.passage.sentence) == (what, sentence)


def test_an_account_is_opened_as_its_incident(full: Desk) -> None:
    file = full.show(full.incidents().rows[0].id)
    assert isinstance(file, IncidentFile)
    assert full.show(file.accounts[0].id) == file


def test_an_article_is_opened_by_its_address(full: Desk) -> None:
    file = full.show("https://courier.example/market")
    assert isinstance(file, ArticleFile)
    assert [one.source.version for one in file.versions] == [1, 2]


def test_an_article_is_opened_by_its_file(desk: Desk, tmp_path: Path) -> None:
    path = str(tmp_path / "page.txt")
    add(desk, [Page(source=path, content=b"Snow fell on the pass above Dravno, it said.\n" * 4)])
    assert isinstance(desk.show(path), ArticleFile)


def test_an_article_is_opened_by_the_file_of_a_page_that_gives_its_address(desk: Desk) -> None:
    own = "https://courier.example/market"
    saved = replace(attack("market", canonical=own), source="saved/market.html", address=None)
    add(desk, [fair(), saved])
    file = desk.show("saved/market.html")
    assert isinstance(file, ArticleFile)
    assert file == desk.show(own)
    assert desk.versions("saved/market.html") == list(file.versions)


def test_a_group_that_became_part_of_another_opens_that(full: Desk) -> None:
    first, second = (row.id for row in full.stories().rows[:2])
    judged = full.same("story", first[:6], second[:6], why="one and the same")
    moved = full.show(judged.other)
    assert isinstance(moved, StoryFile)
    assert moved.id == judged.one


def test_a_story_says_why_each_article_is_in_it(full: Desk) -> None:
    story = full.show(max(full.stories().rows, key=lambda row: row.story.articles).id)
    assert isinstance(story, StoryFile)
    assert len(story.articles) == story.story.articles > 1
    assert all(one.reasons for one in story.articles)


@pytest.mark.parametrize("name", ["000000", "https://courier.example/gone", "gone.html"])
def test_what_is_not_there_is_told(full: Desk, name: str) -> None:
    with pytest.raises(NotFoundError, match="is no id, address or file of this desk"):
        full.show(name)


def test_what_the_desk_did_not_know_yet_is_not_opened(full: Desk) -> None:
    id_ = full.statements().rows[0].statement.id
    with pytest.raises(NotFoundError):
        full.show(id_, as_of="2020-01-01")


def test_a_judgement_is_made_and_unmade_by_a_few_letters(full: Desk) -> None:
    before = full.stories().rows
    judged = full.same("story", before[0].id[:6], before[1].id[:6], why="one and the same")
    full.withdraw(judged.id[:6], why="they aren't")
    assert [row.story.articles for row in full.stories().rows] == [
        row.story.articles for row in before
    ]


def test_letters_that_begin_several_ids_are_refused(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.store.ids.beginning", lambda *_: ["aaaaaa1", "aaaaaa2"])
    with pytest.raises(NotFoundError, match="give more of the one you mean"):
        full.show("aaaaaa")


def test_fewer_than_six_letters_of_an_id_are_too_few(full: Desk) -> None:
    for ask in (full.show, full.versions, lambda name: full.withdraw(name, why="so")):
        with pytest.raises(NotFoundError, match="give the first 6 letters"):
            ask("1c38")


def test_a_judgement_is_opened_to_what_it_moved(full: Desk) -> None:
    first, second = (row.id for row in full.stories().rows[:2])
    judged = full.same("story", first, second, why="one and the same")
    file = full.show(judged.id[:6])
    assert isinstance(file, JudgementFile)
    row = file.judgement
    assert (row.id, row.verdict, row.one, row.other) == (
        judged.id,
        "same",
        judged.one,
        judged.other,
    )
    assert (row.by, row.why, row.withdrawn) == ("Mira", "one and the same", None)
    assert {(one.before, one.after) for one in file.moved} == {(judged.other, judged.one)}
    assert len(file.moved) == row.moved
