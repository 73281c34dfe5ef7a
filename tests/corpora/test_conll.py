"""Columns of words and tags become running text with marks."""

from pathlib import Path

import pytest

from corpora.conll import WIKIGOLD, joined, spaced, texts


def lay_out(folder: Path, wikigold: str = "", politics: str = "") -> None:
    (folder / WIKIGOLD).parent.mkdir(parents=True)
    (folder / WIKIGOLD).write_text(wikigold, encoding="utf-8")
    (folder / "politics").mkdir()
    (folder / "politics" / "train.txt").write_text(politics, encoding="utf-8")


@pytest.mark.parametrize(
    "written",
    [
        "It sank ( at last ) .|It sank (at last).",
        'She said , " It leaks , " twice .|She said, "It leaks," twice.',
        "Orr 's pier is n't 50 % wet ; Venn ' s is .|Orr's pier isn't 50% wet; Venn's is.",
        "The workers ' pier cost $ 5 and / or time .|The workers' pier cost $5 and/or time.",
        "They called it ' a wreck ' then .|They called it 'a wreck' then.",
        "1819 - 1890|1819 - 1890",
    ],
)
def test_words_are_put_together_as_written(written: str) -> None:
    words, _, text = written.partition("|")
    sentence = [(word, "O") for word in words.split()]
    assert joined([sentence]) == (text, [])


def test_no_words_no_blanks() -> None:
    assert spaced([]) == []


def _marks(tags: str) -> list[tuple[str, str]]:
    sentence = [(word, tag) for word, _, tag in (pair.partition("/") for pair in tags.split())]
    text, marks = joined([sentence])
    return [(m.label, text[m.start : m.end]) for m in marks]


def test_tags_of_the_older_kind_begin_with_i() -> None:
    tags = "Ann/I-PER Orr/I-PER of/O Venn/I-ORG Orrby/I-LOC"
    assert _marks(tags) == [("PER", "Ann Orr"), ("ORG", "Venn"), ("LOC", "Orrby")]


def test_a_beginning_parts_two_of_one_kind() -> None:
    assert _marks("Orr/B-person Venn/B-person Ann/I-person") == [
        ("person", "Orr"),
        ("person", "Venn Ann"),
    ]


def test_marks_have_the_offsets_of_the_text() -> None:
    text, marks = joined([[("(", "O"), ("Orr", "I-PER"), (")", "O")], [("Venn", "I-PER")]])
    assert text == "(Orr) Venn"
    assert [text[m.start : m.end] for m in marks] == ["Orr", "Venn"]


def test_wikigold_is_read_by_document_politics_by_sentence(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        "Orr I-PER\nsank O\n\nHe O\n\n-DOCSTART- O\n\nVenn I-LOC\n",
        "Orr\tB-politician\n\nVenn\tO\n",
    )
    found = [t for split in ("train", "dev") for t in texts(tmp_path, "wikigold", split)]
    assert sorted((t.name, t.text) for t in found) == [
        ("wikigold-001", "Orr sank He"),
        ("wikigold-002", "Venn"),
    ]
    assert [t.text for t in texts(tmp_path, "politics", "train")] == ["Orr", "Venn"]


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nosplit"):
        list(texts(tmp_path, "wikigold", "nosplit"))
    with pytest.raises(FileNotFoundError):
        list(texts(tmp_path, "politics", "dev"))
