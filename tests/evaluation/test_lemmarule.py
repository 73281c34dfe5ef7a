"""The lemma rule joins like words in like sentences of one topic, and nothing else."""

from pathlib import Path

from corpora.chained import Document, Mention
from corpora.ecbplus import documents
from evaluation.lemmarule import by_lemma, head_of
from tests.corpora.chained_made import lay_out_ecbplus


def _document(name: str, text: str, word: str, topic: str = "1") -> Document:
    """One sentence with one marked word."""
    start = text.index(word)
    return Document(
        name=name,
        topic=topic,
        subtopic=topic,
        published=None,
        title=None,
        text=text,
        tokens=((start, start + len(word)),),
        sentences=((0, len(text)),),
        checked=((0, len(text)),),
        mentions=(Mention(start, start + len(word), "chain"),),
    )


PIER = _document("pier", "Orla Venn was shot at Salterby pier.", "shot")


def _joined(*others: Document) -> list[list[str]]:
    found = by_lemma([PIER, *others])
    return sorted(sorted(name for name, _, _ in group) for group in found)


def test_like_words_in_like_sentences_are_one_event() -> None:
    again = _document("again", "A shooting at Salterby pier hurt Orla Venn.", "shooting")
    assert _joined(again) == [["again", "pier"]]


def test_other_words_and_other_sentences_are_other_events() -> None:
    word = _document("word", "Orla Venn was seen at Salterby pier.", "seen")
    sentence = _document("sentence", "A man was shot in the mill of Fenwick.", "shot")
    assert _joined(word, sentence) == [["pier"], ["sentence"], ["word"]]


def test_nothing_is_joined_over_topics() -> None:
    elsewhere = _document("elsewhere", PIER.text, "shot", topic="2")
    assert _joined(elsewhere) == [["elsewhere"], ["pier"]]


def test_what_hangs_together_over_a_third_is_one_event() -> None:
    """Neither end is like the other; the middle is like both."""
    end = _document("end", "Three men shot two guards by the mill.", "shot")
    middle = _document(
        "middle", "Orla Venn shot at Salterby pier by three men by the mill.", "shot"
    )
    assert _joined(end) == [["end"], ["pier"]]
    assert _joined(end, middle) == [["end", "middle", "pier"]]


def test_a_head_that_is_not_given_is_worked_out(tmp_path: Path) -> None:
    first, _ = documents(lay_out_ecbplus(tmp_path))
    heads = [head_of(first, mention) for mention in first.mentions]
    assert [first.text[a:b] for a, b in heads] == ["Fire", "broke", "held"]
