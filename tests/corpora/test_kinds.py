"""Rows of the corpora of kinds become texts with named labels."""

from pathlib import Path

import pytest

from corpora.kinds import KINDS, LABELS, repaired, repeated, texts


def lay_out(data: Path, corpus: str, split: str, *rows: tuple[str, str]) -> None:
    """Write texts of our own, each with its labels as "0101"."""
    (data / corpus).mkdir(parents=True, exist_ok=True)
    lines = ["\t".join([text, *flags]) for text, flags in rows]
    (data / corpus / f"{split}.tsv").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")


def test_columns_have_names(tmp_path: Path) -> None:
    lay_out(tmp_path, "satp_all", "dev", ("A mine went off.", "0100"), ("It rained.", "0000"))
    one, other = texts(tmp_path, "satp_all", "dev")
    assert (one.text, one.labels, one.marks) == ("A mine went off.", ("satp:bombing",), ())
    assert other.labels == ()
    assert one.name != other.name


def test_several_labels_stand_in_the_order_of_the_columns(tmp_path: Path) -> None:
    lay_out(tmp_path, "IndiaPoliceEvents_sents", "dev", ("police fired on the pier", "10101"))
    (text,) = texts(tmp_path, "IndiaPoliceEvents_sents", "dev")
    assert text.labels == ("ipe:kill", "ipe:any_action", "ipe:force")


def test_quoted_texts_are_read_as_the_table_has_them(tmp_path: Path) -> None:
    lay_out(tmp_path, "insightCrime", "dev", ('"""Venn"", he said, left."', "0000000"))
    assert next(texts(tmp_path, "insightCrime", "dev")).text == '"Venn", he said, left.'


@pytest.mark.parametrize(
    ("spoilt", "plain"),
    [
        ("the pieraEUR(tm)s end", "the pier's end"),
        ("aEURoeit sank,aEUR he said", '"it sank," he said'),
        ("a aEUR~fineaEUR(tm) pier", "a 'fine' pier"),
        ("aEUR~aEUR~it sank,aEUR(tm)aEUR(tm) he said", '"it sank," he said'),
        ('the pier aEUR" old', "the pier — old"),
        ("were: aEURC/ the pier", "were: • the pier"),
        ("the pier''s end, ``it sank,'''' he said", 'the pier\'s end, "it sank," he said'),
        ("they couldnaEUR", "they couldn'"),
        ("(tm)t swim", "'t swim"),
        ("(tm)aEUR(tm) he said", '" he said'),
        ("it sank.aEUR", 'it sank."'),
        ("the sign (tm) stays", "the sign (tm) stays"),
    ],
)
def test_spoilt_signs_of_the_police_corpus_are_put_right(spoilt: str, plain: str) -> None:
    assert repaired(spoilt) == plain


def test_only_the_police_corpus_is_repaired(tmp_path: Path) -> None:
    lay_out(tmp_path, "satp_all", "dev", ("the ''old'' pier", "0000"))
    assert next(texts(tmp_path, "satp_all", "dev")).text == "the ''old'' pier"


def test_texts_of_dev_are_left_out_of_train_and_counted(tmp_path: Path) -> None:
    rows = [("The pier, burnt.", "0001000"), ("A mole sank.", "0000000")]
    lay_out(tmp_path, "insightCrime", "train", *rows)
    lay_out(tmp_path, "insightCrime", "dev", ("the pier burnt", "0000000"))
    assert [t.text for t in texts(tmp_path, "insightCrime", "train")] == ["A mole sank."]
    assert repeated(tmp_path, "insightCrime") == 1
    assert len(list(texts(tmp_path, "insightCrime", "dev"))) == 1


def test_both_satp_sets_keep_clear_of_either_dev(tmp_path: Path) -> None:
    lay_out(tmp_path, "satp_all", "train", ("A mine went off.", "0100"), ("Calm.", "0000"))
    lay_out(tmp_path, "satp_all", "dev", ("Rain.", "0000"))
    lay_out(tmp_path, "satp_relevant", "dev", ("A mine went off.", "0100"))
    assert [t.text for t in texts(tmp_path, "satp_all", "train")] == ["Calm."]


def test_texts_without_a_word_are_left_out(tmp_path: Path) -> None:
    lay_out(tmp_path, "satp_all", "dev", ("", "0000"), (" . ", "0000"), ("Rain.", "0000"))
    assert [t.text for t in texts(tmp_path, "satp_all", "dev")] == ["Rain."]


def test_rows_of_another_width_and_missing_files_are_errors(tmp_path: Path) -> None:
    lay_out(tmp_path, "satp_all", "dev", ("Rain.", "00"))
    with pytest.raises(ValueError, match="3 columns in row 0"):
        list(texts(tmp_path, "satp_all", "dev"))
    with pytest.raises(FileNotFoundError, match=r"insightCrime.dev\.tsv"):
        list(texts(tmp_path, "insightCrime", "dev"))


def test_kinds_are_given_for_labels_that_exist() -> None:
    assert set(KINDS) <= {label for labels in LABELS.values() for label in labels}
