"""PolNeAR's files become documents with exact offsets."""

from pathlib import Path

import pytest

from corpora.polnear import Attribution, Document, documents
from tests.corpora.polnear_made import MARKS, TEXT, lay_out, mark


def _only(folder: Path, text: str = TEXT, marks: str = MARKS) -> Document:
    lay_out(folder, "dev", text=text, marks=marks)
    (document,) = documents(folder, "dev")
    return document


def _words(document: Document, role: str) -> list[str]:
    return [document.text[start:end] for start, end in document.spans(role)]


def test_each_role_has_its_words(tmp_path: Path) -> None:
    document = _only(tmp_path)
    assert _words(document, "source") == ["Orla Venn", "She"]
    assert _words(document, "cue") == ["said", "warned"]
    assert _words(document, "content") == ["it leaked", "that\nit would sink"]


def test_each_attribution_keeps_its_own_parts(tmp_path: Path) -> None:
    one, other = _only(tmp_path).attributions
    assert TEXT[slice(*one.source[0])] == "Orla Venn"
    assert TEXT[slice(*other.cue[0])] == "warned"


def test_fragments_that_only_white_space_parts_are_one(tmp_path: Path) -> None:
    """Brat breaks a span at each line."""
    assert len(_only(tmp_path).attributions[1].content) == 1


def test_fragments_with_words_between_stay_apart(tmp_path: Path) -> None:
    text = "“It leaks,” said Venn, “badly.”"
    marks = [mark(text, 1, "Content", "“It leaks,”", "“badly.”"), mark(text, 2, "Cue", "said")]
    document = _only(tmp_path, text, "\n".join([*marks, "E1\tCue:T2 Content:T1"]))
    assert _words(document, "content") == ["“It leaks,”", "“badly.”"]


def test_a_source_may_be_missing(tmp_path: Path) -> None:
    marks = [mark(TEXT, 1, "Cue", "said"), mark(TEXT, 2, "Content", "it leaked")]
    document = _only(tmp_path, marks="\n".join([*marks, "E1\tCue:T1 Content:T2"]))
    assert document.attributions == (Attribution((), ((10, 14),), ((15, 24),)),)


@pytest.mark.parametrize("relation", ["E1\tCue:T1", "E1\tContent:T2", "E1\tCue:T1 Source:T2"])
def test_without_cue_or_content_there_is_no_attribution(tmp_path: Path, relation: str) -> None:
    marks = [mark(TEXT, 1, "Cue", "said"), mark(TEXT, 2, "Content", "it leaked")]
    assert _only(tmp_path, marks="\n".join([*marks, relation])).attributions == ()


def test_a_span_marked_twice_is_listed_once(tmp_path: Path) -> None:
    marks = f"{MARKS}E3\tCue:T5 Source:T1 Content:T6\n"
    assert _words(_only(tmp_path, marks=marks), "source") == ["Orla Venn", "She"]


def test_offsets_count_characters_and_keep_line_ends(tmp_path: Path) -> None:
    text = "Élan said\r\nit leaked – “badly”."
    marks = [mark(text, 1, "Cue", "said"), mark(text, 2, "Content", "it leaked – “badly”")]
    document = _only(tmp_path, text, "\n".join([*marks, "E1\tCue:T1 Content:T2"]))
    assert _words(document, "content") == ["it leaked – “badly”"]


def test_an_article_without_marks_is_a_document_without_attributions(tmp_path: Path) -> None:
    assert _only(tmp_path, marks="").attributions == ()


def test_documents_come_by_name_one_for_each_annotator(tmp_path: Path) -> None:
    lay_out(tmp_path, "dev", "b_pier")
    lay_out(tmp_path, "dev", "a_pier")
    assert [d.name for d in documents(tmp_path, "dev")] == ["a_pier_a1", "b_pier_a1"]


def test_splits_are_kept_apart(tmp_path: Path) -> None:
    lay_out(tmp_path, "train")
    lay_out(tmp_path, "dev", marks="")
    assert [len(d.attributions) for d in documents(tmp_path, "dev")] == [0]


def test_a_split_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nosplit"):
        list(documents(tmp_path, "nosplit"))
