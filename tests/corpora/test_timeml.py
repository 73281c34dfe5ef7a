"""TimeML files become texts with exact offsets; what is hostile is refused."""

from pathlib import Path

import pytest

from corpora.marked import held_out
from corpora.timeml import SAME_STORY, Dated, read, texts

BODY = (
    '\nThe pier &amp; the mole <EVENT eid="e1" class="OCCURRENCE">sank</EVENT> <SIGNAL sid="s1">'
    'on</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="2031-05-06">May 6</TIMEX3> for '
    '<TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours </TIMEX3>.\n'
)


def _file(body: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" ?>\n{before}<TimeML>\n<DOCID>x</DOCID>\n<DCT><TIMEX3 tid="t0" '
        f'type="TIME" value="2031-05-07" functionInDocument="CREATION_TIME">20310507</TIMEX3>'
        f"</DCT>\n<EXTRAINFO>Venn</EXTRAINFO>\n<TEXT>{body}</TEXT>\n</TimeML>\n"
    )


def lay_out(data: Path, name: str, body: str = BODY, folder: str = "TimeBank") -> Path:
    """Write one made article where the corpus has its own."""
    for each in ("TimeBank", "AQUAINT"):
        (data / each).mkdir(parents=True, exist_ok=True)
    path = data / folder / f"{name}.tml"
    path.write_text(_file(body), encoding="utf-8")
    return path


def _read(tmp_path: Path, body: str = BODY) -> Dated:
    return read(lay_out(tmp_path, "a", body), "TimeBank/a", "a")


def test_the_text_is_that_of_the_text_element_as_written(tmp_path: Path) -> None:
    assert _read(tmp_path).text == "\nThe pier & the mole sank on May 6 for two hours .\n"


def test_marks_cover_their_words_and_carry_type_and_value(tmp_path: Path) -> None:
    article = _read(tmp_path)
    assert [(m.label, article.text[m.start : m.end], m.value) for m in article.marks] == [
        ("event", "sank", "OCCURRENCE"),
        ("DATE", "May 6", "2031-05-06"),
        ("DURATION", "two hours", "PT2H"),  # without the blank that is marked with it
    ]


def test_the_creation_time_is_given_apart(tmp_path: Path) -> None:
    assert _read(tmp_path).created == "2031-05-07"


def test_marks_inside_marks_and_after_comments_keep_their_place(tmp_path: Path) -> None:
    body = (
        'It <!-- or they --><EVENT class="STATE">was <TIMEX3 type="DATE" value="FUTURE_REF">'
        "late</TIMEX3> then</EVENT>."
    )
    article = _read(tmp_path, body)
    assert article.text == "It was late then."
    assert [article.text[m.start : m.end] for m in article.marks] == ["was late then", "late"]


@pytest.mark.parametrize(
    "empty", ['<TIMEX3 type="DATE" value="2031"/>', '<EVENT class="X"> </EVENT>']
)
def test_marks_without_words_are_left_out(tmp_path: Path, empty: str) -> None:
    assert _read(tmp_path, f"Now{empty}.").marks == ()


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tml"
    path.write_text(_file("&a;", '<!DOCTYPE TimeML [<!ENTITY a "aaaa">]>\n'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"document type in .*bomb"):
        read(path, "bomb", "bomb")


def test_a_file_without_text_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "bare.tml"
    path.write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(ValueError, match="bare"):
        read(path, "bare", "bare")


def test_each_article_is_in_one_split_and_named_by_folder(tmp_path: Path) -> None:
    names = [f"made_{number}" for number in range(12)]
    for name in names:
        lay_out(tmp_path, name, folder="AQUAINT" if name.endswith("1") else "TimeBank")
    dev = [text.name for text in texts(tmp_path, "dev")]
    train = [text.name for text in texts(tmp_path, "train")]
    assert sorted(name.split("/")[1] for name in dev + train) == sorted(names)
    assert {n.split("/")[1] for n in dev} == {n for n in names if held_out(n, parts=3)}
    assert "AQUAINT/made_1" in dev + train


def test_dispatches_of_one_story_stay_together(tmp_path: Path) -> None:
    for name in SAME_STORY[1]:
        lay_out(tmp_path, name, folder="AQUAINT")
    assert {len(list(texts(tmp_path, split))) for split in ("train", "dev")} == {0, 2}


def test_missing_folders_and_splits_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="TimeBank"):
        list(texts(tmp_path, "dev"))
    with pytest.raises(ValueError, match="nosplit"):
        list(texts(tmp_path, "nosplit"))
