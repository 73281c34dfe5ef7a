"""GVDB's tokens become texts as people write them, with marks in the right places."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpora.gvdb import IGNORED, ROLES, joined, outcomes, texts
from corpora.marked import Text

SENTENCES = [
    line.split()
    for line in (
        "Man shot at Salterby pier | Fen 5 .",
        "SALTERBY ( Fen 5 ) – Orla Venn , 28 , was shot .",
        "Ed Moss fired a pistol at 9 p.m. , Salterby police said .",
        "The Salterby Times says Venn and Orla Venn 's dog live .",
    )
]
TOKENS = [token for sentence in SENTENCES for token in sentence]


def _span(label: str, words: str) -> list[Any]:
    tokens = words.split()
    start = next(i for i in range(len(TOKENS)) if TOKENS[i : i + len(tokens)] == tokens)
    return [start, start + len(tokens), label, words, tokens]


SPANS = [
    _span("DAT-CITY", "Salterby"),
    _span("DAT-CLOCK", "at 9 p.m. ,"),
    _span("VIC-NAME", "Orla Venn ,"),
    _span("VIC-AGE", "28"),
    _span("SHO-NAME", "Ed Moss"),
    _span("CIR-WEAPON", "a pistol"),
]


def article(key: str = "7", spans: list[list[Any]] = SPANS, date: str = "2016-01-02") -> Any:
    return {"doc_key": key, "date": date, "full_text": SENTENCES, "spans": spans}


def lay_out(data: Path, *articles: Any, file: str = "dev.json") -> None:
    (data / file).write_text("".join(f"{json.dumps(a)}\n" for a in articles))


def _only(data: Path) -> Text:
    lay_out(data, article(), file="test.json")
    (text,) = texts(data, "test")
    return text


def _words(text: Text, label: str) -> list[str]:
    return [text.text[m.start : m.end] for m in text.marks if m.label == label]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He said : stop ( now ) !", "He said: stop (now)!"),
        ("It 's Venn ’s , is n't it ?", "It's Venn’s, isn't it?"),
        ("a would - be thief", "a would-be thief"),
        ("Man shot - Fen 5", "Man shot - Fen 5"),
        ("pro - Venn men", "pro-Venn men"),
        ('" Stop , " he said , " now . "', '"Stop," he said, "now."'),
        ("$ 5,000 and 50 %", "$5,000 and 50%"),
    ],
)
def test_tokens_are_joined_as_people_write(tokens: str, text: str) -> None:
    assert joined([tokens.split()]).text == text


def test_a_quotation_may_run_over_sentences() -> None:
    sentences = [['"', "Stop", "."], ["Now", ".", '"'], ["He", "left", "."]]
    assert joined(sentences).text == '"Stop. Now." He left.'


def test_each_token_stands_where_its_offset_says() -> None:
    whole = joined(SENTENCES)
    assert [whole.text[a:b] for a, b in whole.offsets] == TOKENS


def test_roles_have_their_words_without_signs_at_the_edges(tmp_path: Path) -> None:
    text = _only(tmp_path)
    assert _words(text, "time") == ["at 9 p.m."]
    assert _words(text, "instrument") == ["a pistol"]
    assert _words(text, "perpetrator") == ["Ed Moss"]


def test_a_name_is_marked_wherever_it_stands(tmp_path: Path) -> None:
    assert _words(_only(tmp_path), "victim") == ["Orla Venn", "Orla Venn"]


def test_a_city_is_marked_but_for_longer_names(tmp_path: Path) -> None:
    """Not in "The Salterby Times"."""
    assert _words(_only(tmp_path), "place") == ["Salterby", "SALTERBY", "Salterby"]


def test_marks_keep_the_label_of_the_corpus(tmp_path: Path) -> None:
    assert {m.value for m in _only(tmp_path).marks} == ROLES.keys() - {"DAT-LOC", "DAT-TIME"}
    assert not ROLES.keys() & IGNORED


def test_articles_on_one_event_are_one_group_and_stay_on_one_side(tmp_path: Path) -> None:
    name = _span("VIC-NAME", "Orla Venn")
    city = _span("DAT-CITY", "Salterby")
    lay_out(
        tmp_path,
        article("1", [name], "2016-01-02"),
        article("2", [name, city], "2016-01-09"),
        article("3", [city], "2016-01-09"),
        article("4", [city], "2016-02-09"),
    )
    split = {s: list(texts(tmp_path, s)) for s in ("train", "dev")}
    groups = {t.name: t.group for side in split.values() for t in side}
    assert groups == {"1": "1", "2": "1", "3": "1", "4": "4"}


def test_train_and_dev_share_nothing_and_leave_nothing_out(tmp_path: Path) -> None:
    lay_out(tmp_path, *(article(str(n), []) for n in range(20)))
    train, dev = ({t.name for t in texts(tmp_path, s)} for s in ("train", "dev"))
    assert train and dev and not train & dev
    assert len(train | dev) == 20


def test_outcomes_come_from_the_form_by_how_the_article_begins(tmp_path: Path) -> None:
    lay_out(tmp_path, article("7"), file="test.json")
    form = {"victim-section": [{"victim-was": ["killed"]}, {"victim-was": ["hospitalized"]}, {}]}
    full = joined(SENTENCES).text.replace("Fen 5. ", "Fen 5")
    (tmp_path / "test.tsv").write_text(
        f"Article id\tFull text\tJson\n99\t{full}\t{json.dumps(form)}\n"
    )
    assert outcomes(tmp_path, "test") == {"7": {"killed", "injured"}}


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"test\.json"):
        list(texts(tmp_path, "test"))
    with pytest.raises(FileNotFoundError, match=r"dev\.tsv"):
        outcomes(tmp_path, "dev")
