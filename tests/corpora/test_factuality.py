"""Sentences are put together again, and each event stands where its word does."""

import json
from pathlib import Path

import pytest

from corpora.factuality import joined, texts

SENTENCE = '" It did n\'t sink , " Venn said ( twice ) .'


def lay_out(data: Path, corpus: str, split: str, *lines: tuple[str, dict[int, float]]) -> None:
    """Write sentences of our own, with the certainty of the words of these numbers."""
    (data / corpus).mkdir(parents=True, exist_ok=True)
    shown = [
        json.dumps(
            {
                "text": text,
                "targets": [
                    {"span1": [n, n + 1], "label": value, "span_text": text.split(" ")[n]}
                    for n, value in targets.items()
                ],
                "idx": 0,
            }
        )
        for text, targets in lines
    ]
    (data / corpus / f"{split}.jsonl").write_text("\n".join(shown) + "\n", encoding="utf-8")


def test_events_stand_where_their_words_do(tmp_path: Path) -> None:
    lay_out(tmp_path, "UDS_IH2", "dev", (SENTENCE, {4: -2.25, 8: 3.0}))
    (sentence,) = texts(tmp_path, "UDS_IH2", "dev")
    assert sentence.text == '"It didn\'t sink," Venn said (twice).'
    assert [(m.label, sentence.text[m.start : m.end], m.value) for m in sentence.marks] == [
        ("event", "sink", -2.25),
        ("event", "said", 3.0),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("`` It sank , '' she said .", '"It sank," she said.'),
        ("He left . ''", 'He left."'),
        ("she 's here , I 'm not !!", "she's here, I'm not!!"),
        ("the Venns ' pier and Orla 's", "the Venns' pier and Orla's"),
        ("a ' fine ' pier", "a 'fine' pier"),
        ("for $ 5 , 3 % more", "for $5, 3% more"),
        ("US$ 5 and / or [ all ]", "US$5 and/or [all]"),
        ('It sank . "', 'It sank."'),
        ('it sank , " she said .', 'it sank," she said.'),
        ('she said , " it sank . " Then', 'she said, "it sank." Then'),
        ("long - term", "long-term"),
        ("it sank - and I saw", "it sank - and I saw"),
        ("31 - Number of piers", "31 - Number of piers"),
        ("- no", "- no"),
        ("Well ... no -- yes", "Well... no -- yes"),
    ],
)
def test_words_are_joined_as_people_write(words: str, text: str) -> None:
    made, places = joined(words.split(" "), hyphens=True)
    assert made == text
    signs = {"``": '"', "''": '"'}
    assert [made[a:b] for a, b in places] == [signs.get(w, w) for w in words.split(" ")]


def test_where_hyphens_are_kept_in_words_a_lone_one_is_a_dash() -> None:
    assert joined(["mole", "-", "pier"], hyphens=False)[0] == "mole - pier"


def test_sentences_of_dev_are_left_out_of_train(tmp_path: Path) -> None:
    lay_out(tmp_path, "MEANTIME", "dev", ("It sank .", {1: 3.0}))
    lay_out(tmp_path, "MEANTIME", "train", ("It sank .", {1: 0.0}), ("It rose .", {1: 3.0}))
    assert [t.text for t in texts(tmp_path, "MEANTIME", "train")] == ["It rose."]
    assert [t.name for t in texts(tmp_path, "MEANTIME", "dev")] == ["MEANTIME/dev/0"]


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"UDS_IH2.dev\.jsonl"):
        list(texts(tmp_path, "UDS_IH2", "dev"))
