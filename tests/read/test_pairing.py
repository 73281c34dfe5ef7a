"""Which source, cue and content belong together."""

import pytest

from tests.read.made import marked
from tocsin.read.pairing import pair
from tocsin.read.sentences import sentences

Joined = tuple[str | None, str | None, list[str]]


def _joined(text: str) -> list[Joined]:
    bare, tagged = marked(text)
    return [
        (
            bare[t.source.start : t.source.end] if t.source else None,
            bare[t.cue.start : t.cue.end] if t.cue else None,
            [bare[c.start : c.end] for c in t.content],
        )
        for t in pair(tagged, sentences(bare))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[s Venn] [c said] [t it was shut].",
        "“[t it was shut],” [s Venn] [c said].",
        "“[t it was shut],” [c said] [s Venn].",
        "[c said] [s Venn]: “[t it was shut]”",
        "[t it was shut], it [c said], [s Venn].",
        "[t it was shut] was [c said] by [s Venn].",
    ],
)
def test_source_cue_and_content_of_a_sentence_belong_together_in_any_order(text: str) -> None:
    assert _joined(text) == [("Venn", "said", ["it was shut"])]


def test_a_quotation_interrupted_by_its_cue_is_one_statement_of_two_contents() -> None:
    assert _joined("“[t Go],” [s Venn] [c said], “[t and stay away].”") == [
        ("Venn", "said", ["Go", "and stay away"])
    ]


def test_a_second_cue_of_the_same_source_makes_a_second_statement() -> None:
    assert _joined("[s Venn] [c said] [t it was shut], [c adding] [t that it leaked].") == [
        ("Venn", "said", ["it was shut"]),
        ("Venn", "adding", ["that it leaked"]),
    ]


def test_two_speakers_in_a_sentence_keep_to_their_own_words() -> None:
    text = "[s Venn] [c said] [t it leaked] but [s Marrow] [c denied] [t that it did]."
    assert _joined(text) == [
        ("Venn", "said", ["it leaked"]),
        ("Marrow", "denied", ["that it did"]),
    ]


def test_a_cue_takes_nothing_from_another_sentence() -> None:
    assert _joined("[s Venn] left. Somebody [c said] [t it leaked].") == [
        (None, "said", ["it leaked"])
    ]
    assert _joined("[s Venn] [c agreed]. “[t It leaks].”") == [(None, None, ["It leaks"])]


def test_a_cue_without_content_is_no_statement() -> None:
    assert _joined("[s Venn] [c spoke].") == []


def test_a_source_without_cue_is_no_statement() -> None:
    assert _joined("[s Venn] left.") == []


def test_quoted_words_that_no_cue_claims_stand_alone() -> None:
    assert _joined("“[t It leaks],” [s Venn] [c said]. “[t It always has].”") == [
        ("Venn", "said", ["It leaks"]),
        (None, None, ["It always has"]),
    ]


def test_statements_come_in_the_order_of_the_text() -> None:
    text = "“[t A].” “[t B],” [s Venn] [c said]. [s Marrow] [c said] [t C]."
    assert [contents for *_, contents in _joined(text)] == [["A"], ["B"], ["C"]]


def test_nothing_marked_gives_nothing() -> None:
    assert _joined("The pier was built in 1904.") == []
    assert _joined("") == []


def test_no_content_is_lost() -> None:
    text = "[t A] [t B] [c c] [t C]. [t D]\n[s S] [c d] [t E] [c e]. [t F]"
    assert sorted({c for *_, contents in _joined(text) for c in contents}) == list("ABCDEF")
