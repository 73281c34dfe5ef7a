"""Statements out of marked words: joined, cut, quoted, and tied to the text."""

import pytest

from tests.read.made import last, marked, of_marks, told
from tocsin.read.statements import statements
from tocsin.records import Statement

ARTICLE = """Pier shut after storm

On Friday [s Orla Venn, the mayor of Tessel,] [c said] [t the pier was shut], [c adding] [t that it
leaked]. [t “Stay away,”] [s she] [c told] residents. [t “It isn’t safe.

“It never was.”]

[s The Kremlin] [c denied] [t that it sent a boat]. [t “That’s a lie,”] [c said] [s a spokesman].

[s Police] [c declined to say] [t how many were held]."""


def _spans(statement: Statement) -> list[tuple[int, int, str]]:
    parts = [
        statement.source,
        statement.named,
        statement.cue,
        *statement.content,
        statement.sentence,
        statement.addressee,
    ]
    return [(p.start, p.end, p.text) for p in parts if p is not None]


def test_every_span_is_the_articles_own_words() -> None:
    """Nothing without its sentence: a span's text is the article's slice."""
    bare, tagged = marked(ARTICLE)
    found = statements("made", bare, tagged)
    assert len(found) >= 5
    for statement in found:
        assert all(bare[start:end] == text for start, end, text in _spans(statement))


def test_every_part_lies_in_the_statements_sentence() -> None:
    for statement in of_marks(ARTICLE):
        whole = statement.sentence
        parts = [statement.source, statement.cue, *statement.content]
        assert all(whole.start <= p.start and p.end <= whole.end for p in parts if p is not None)


def test_the_same_words_give_the_same_statements_and_ids() -> None:
    assert of_marks(ARTICLE) == of_marks(ARTICLE)


def test_no_two_statements_share_an_id() -> None:
    found = of_marks(ARTICLE)
    assert len({s.id for s in found}) == len(found)


def test_the_same_words_in_another_article_are_another_statement() -> None:
    bare, tagged = marked("[s Venn] [c said] [t it leaked].")
    assert statements("one", bare, tagged)[0].id != statements("other", bare, tagged)[0].id


def test_a_quotation_interrupted_by_its_cue_is_one_statement() -> None:
    (only,) = of_marks("“[t Go],” [s Venn] [c said], “[t and stay away].”")
    assert told(only) == ["Go", "and stay away"]


def test_a_second_cue_makes_a_second_statement_by_the_same_speaker() -> None:
    one, other = of_marks("[s Venn] [c said] [t it was shut], [c adding] [t that it leaked].")
    assert one.speaker == other.speaker == "Venn"
    assert (told(one), told(other)) == (["it was shut"], ["that it leaked"])


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["in the paragraph", "in the next"])
def test_quoted_words_without_a_cue_go_on_from_the_statement_before(gap: str) -> None:
    (only,) = of_marks(f"[t “It leaks,”] [s Venn] [c said].{gap}[t “It always has.”]")
    assert told(only) == ["It leaks", "It always has"]


def test_quoted_words_two_paragraphs_on_are_not_joined() -> None:
    text = "[t “It leaks,”] [s Venn] [c said].\n\nIt is of oak.\n\n[t “It always has.”]"
    assert told(of_marks(text)[0]) == ["It leaks"]


def test_a_quotation_over_paragraphs_is_one_statement_with_a_content_for_each() -> None:
    text = "[s Venn] [c said]: [t “It leaks.\n\n“It always has.\n\n“It will again.”]"
    (only,) = of_marks(text)
    assert told(only) == ["It leaks", "It always has", "It will again"]


def test_unquoted_content_does_not_run_into_the_next_paragraph() -> None:
    (only,) = of_marks("[s Venn] [c said] [t it leaked\n\nIt was built in 1904].")
    assert told(only) == ["it leaked"]


@pytest.mark.parametrize(
    "text",
    [
        "The pier was built in 1904. It is four hundred metres long.",
        "[t The pier was built in 1904].",
        "[s I] [c think] [t the pier leaks].",
        "[t It leaked], it [c was reported].",
        "It [c is thought] [t that the pier leaks].",
        "The pier [c reportedly] [t leaks].",
    ],
    ids=["nothing marked", "no cue", "the author", "passive", "is thought", "reportedly"],
)
def test_what_the_author_asserts_is_no_statement(text: str) -> None:
    assert of_marks(text) == ()


def test_silence_is_no_statement() -> None:
    assert of_marks("[s Venn] [c failed to mention] [t the leak].") == ()


def test_i_in_a_quotation_is_not_the_author() -> None:
    assert len(of_marks("“[s I] [c think] [t the pier leaks],” the board heard.")) == 1


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("[t “It leaks,”] [s Venn] [c said].", True),
        ("[t 'It leaks,'] [s Venn] [c said].", True),
        ("[s Venn] [c called] [t it a “shame”].", True),
        ("[s Venn] [c said] [t it leaked].", False),
        ("[s Venn] [c said] [t it’s the drivers’ fault].", False),
        ("“No,” he wrote. [s Venn] [c said] [t it leaked].", False),
    ],
)
def test_quoted_means_that_words_stand_in_quotation_marks(text: str, quoted: bool) -> None:
    assert of_marks(text)[-1].quoted is quoted


def test_a_missing_source_is_taken_from_the_words_before_the_cue() -> None:
    """The head left the subject out: the rules put it back."""
    (only,) = of_marks("On Monday nobody left. Orla Venn [c said] [t it leaked].")
    assert only.speaker == "Orla Venn"
    assert only.source is not None
    assert only.source.text == "Orla Venn"


def test_negation_and_modality_are_kept() -> None:
    one, other = of_marks(
        "[s Venn] [c did not say] [t who fell]. [s The port] [c may announce] [t a closure]."
    )
    assert (one.negated, one.modality) == (True, None)
    assert (other.negated, other.modality) == (False, "may")


def test_confidence_lies_between_none_and_all() -> None:
    assert all(0 <= s.confidence <= 1 for s in of_marks(ARTICLE))


def test_reasons_say_how_speaker_act_and_addressee_were_found() -> None:
    (only,) = of_marks("[s Venn] [c warned] residents [t that it leaked].")
    assert [r.partition(":")[0] for r in only.reasons] == ["speaker", "act", "to"]


def test_statements_come_in_the_order_of_the_text() -> None:
    starts = [s.sentence.start for s in of_marks(ARTICLE)]
    assert starts == sorted(starts)


def test_nothing_makes_no_statement() -> None:
    assert statements("made", "", []) == ()


@pytest.mark.parametrize("author", ["I", "you"])
def test_the_authors_own_words_are_nobody_elses(author: str) -> None:
    """Least of all those of the body that spoke last."""
    text = f"[s Hamas] [c said] [t no]. [s {author}] [c believe] [t that the hall is unsafe]."
    assert [s.speaker for s in of_marks(text)] == ["Hamas"]


def test_a_pull_quote_is_no_second_statement() -> None:
    text = (
        "“[t We struck the market at noon],” [s the message] [c said].\n\n"
        "[t “We struck the market at noon]”\n\nThe hall is shut."
    )
    assert len(of_marks(text)) == 1


def test_a_cue_takes_over_the_reporting_word_behind_it() -> None:
    (only,) = of_marks("[s The embassy] [c set about] [t warning its citizens to stay away].")
    assert (only.act, only.to) == ("warns", "its citizens")


def test_how_a_source_wishes_to_be_called_is_no_statement() -> None:
    assert of_marks("[s Two officials] [c asked] [t not to be named].") == ()


def test_a_claim_of_responsibility_is_found_where_the_head_misses_it() -> None:
    text = "[s Stanek] [c failed to mention] [t Hamas which had already claimed responsibility]."
    (only,) = of_marks(text)
    assert (only.speaker, only.act) == ("Hamas", "claims")


@pytest.mark.parametrize("word", ["when", "there"])
def test_a_word_that_names_nobody_is_no_speaker(word: str) -> None:
    assert of_marks(f"The sea rose, [s {word}] [c said] [t to be calm].") == ()


def test_what_a_preposition_rules_is_not_who_told() -> None:
    (only,) = of_marks("Divers deep inside [s the Pier Trust] [c told] Venn [t that it leaked].")
    assert only.speaker == "Divers deep inside the Pier Trust"


@pytest.mark.parametrize(
    "text",
    [
        "The film ends with footage of [s Orla Venn] [c saying] [t that it leaked].",
        "In Tessel, [s Orla Venn] [c said] [t that it leaked].",
        "On the steps of the pier [s Orla Venn] [c said] [t that it leaked].",
        "It rests on the theory of [s Orla Venn], who [c said] [t that it leaked].",
    ],
    ids=["no verb in the past", "a comma between", "a phrase in front", "a clause of its own"],
)
def test_elsewhere_the_marked_source_stays(text: str) -> None:
    (only,) = of_marks(text)
    assert only.speaker == "Orla Venn"


def test_what_belongs_to_somebody_without_a_name_is_not_given_to_who_spoke_before() -> None:
    """The word "its" is the harbour office's here; the Pier Trust only spoke before."""
    text = (
        "[s The Pier Trust] [c said] [t it leaked]. "
        "[s The harbour office] [c told] its divers [t to stay away]."
    )
    assert last(text).to == "its divers"


def test_in_a_relative_clause_its_own_subject_speaks() -> None:
    text = (
        "[s Orla Venn] [c condemned] [t the blast], for which Tessel [c has claimed] "
        "[t responsibility]."
    )
    assert [s.speaker for s in of_marks(text)] == ["Orla Venn", "Tessel"]


def test_a_source_is_named_without_what_it_says() -> None:
    text = "[c According to] [s Tessel media the work] of the front, [t the pier was shut]."
    assert last(text).speaker == "Tessel media"
    text = "[c According to] [s sources inside the ministry], [t the pier was shut]."
    assert last(text).speaker == "sources inside the ministry"


@pytest.mark.parametrize(
    ("text", "speaker", "to"),
    [
        (
            "The service of Sorland [c warned] [s Varnia] in writing [t that it was near].",
            "service of Sorland",
            "Varnia",
        ),
        ("KARSK – Sorland [c warned] [s Varnia] [t that it was near].", "Sorland", "Varnia"),
        ("[t “It is near,”] [c warned] [s Varnia].", "Varnia", None),
        ("[t It is near], [c warned] [s Varnia].", "Varnia", None),
    ],
)
def test_who_stands_behind_warned_is_warned_unless_it_follows_what_was_said(
    text: str, speaker: str, to: str | None
) -> None:
    (found,) = of_marks(text)
    assert (found.speaker, found.to) == (speaker, to)
