"""GUM's columns become running text with the names that a reader of news would mark."""

from pathlib import Path

import pytest

from corpora.gum import texts
from corpora.marked import Text

SPLITS = (
    "# Splits\n\n## dev\n\n  * GUM_news_pier\n  * GUM_reddit_pier\n\n## test\n\n  * GUM_bio_venn\n"
)
FIELDS = "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity"


def row(
    number: int, form: str, tags: str, head: int, relation: str = "dep", misc: str = "_"
) -> str:
    """One line of CoNLL-U; `tags` is "UPOS XPOS"."""
    upos, xpos = tags.split()
    return "\t".join(
        [str(number), form, form.lower(), upos, xpos, "_", str(head), relation, "_", misc]
    )


def opened(number: int, label: str) -> str:
    """An opening bracket of GUM's."""
    return f"({number}-{label}-new-nnnnn-cf1-1-sgl"


def lay_out(folder: Path, *sentences: list[str], name: str = "GUM_news_pier") -> None:
    (folder / "dep").mkdir(exist_ok=True)
    (folder / "splits.md").write_text(SPLITS, encoding="utf-8")
    blocks = ["\n".join(sentence) for sentence in sentences]
    text = f"# newdoc id = {name}\n{FIELDS}\n" + "\n\n".join(blocks) + "\n\n"
    (folder / "dep" / f"{name}.conllu").write_text(text, encoding="utf-8")


def only(folder: Path, *sentences: list[str]) -> Text:
    lay_out(folder, *sentences)
    (text,) = texts(folder, "dev")
    return text


def shown(text: Text) -> list[tuple[str, str]]:
    return [(m.label, text.text[m.start : m.end]) for m in text.marks]


VENN = [
    row(1, "The", "DET DT", 3, "det", f"Entity={opened(1, 'person')}"),
    row(2, "Orrish", "ADJ JJ", 3, "amod"),
    row(3, "envoy", "NOUN NN", 9, "nsubj"),
    row(4, "Ann", "PROPN NNP", 3, "flat"),
    row(5, "Venn", "PROPN NNP", 4, "flat", "SpaceAfter=No"),
    row(6, ",", "PUNCT ,", 8, "punct"),
    row(7, "who", "PRON WP", 8, "nsubj"),
    row(8, "left", "VERB VBD", 3, "acl:relcl", "Entity=1)"),
    row(9, "spoke", "VERB VBD", 0, "root", "SpaceAfter=No"),
    row(10, ".", "PUNCT .", 9, "punct"),
]


def test_a_name_is_cut_out_of_its_phrase_and_a_demonym_found(tmp_path: Path) -> None:
    text = only(tmp_path, VENN)
    assert text.text == "The Orrish envoy Ann Venn, who left spoke."
    assert shown(text) == [("demonym", "Orrish"), ("person", "Ann Venn")]


def test_titles_and_common_phrases_are_left_out(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            row(1, "President", "PROPN NNP", 3, "nsubj", f"Entity={opened(1, 'person')}"),
            row(2, "Orr", "PROPN NNP", 1, "flat", "Entity=1)"),
            row(3, "met", "VERB VBD", 0, "root"),
            row(4, "the", "DET DT", 5, "det", f"Entity={opened(2, 'person')}"),
            row(5, "mayor", "NOUN NN", 3, "obj", "Entity=2)"),
            row(6, "and", "CCONJ CC", 7, "cc"),
            row(7, "Chancellor", "PROPN NNP", 5, "conj", f"Entity={opened(3, 'person')})"),
        ],
    )
    assert shown(text) == [("person", "Orr")]


def test_the_longest_name_stays_and_an_article_goes(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            row(1, "the", "DET DT", 2, "det", f"Entity={opened(1, 'organization')}"),
            row(2, "University", "PROPN NNP", 0, "root"),
            row(3, "of", "ADP IN", 4, "case"),
            row(4, "Orrby", "PROPN NNP", 2, "nmod", f"Entity={opened(2, 'place')})"),
            row(5, "in", "ADP IN", 6, "case"),
            row(6, "Vennland", "PROPN NNP", 2, "nmod", f"Entity={opened(3, 'place')})1)"),
        ],
    )
    assert shown(text) == [("organization", "University of Orrby"), ("place", "Vennland")]


def test_two_names_joined_in_one_phrase_stay_two(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            row(1, "Orrby", "PROPN NNP", 0, "root",
                f"Entity={opened(1, 'place')}{opened(2, 'place')})"),
            row(2, "and", "CCONJ CC", 3, "cc"),
            row(3, "Venn", "PROPN NNP", 1, "conj", f"Entity={opened(3, 'place')})1)"),
        ],
    )  # fmt: skip
    assert shown(text) == [("place", "Orrby"), ("place", "Venn")]


def test_a_phrase_in_two_parts_closes_where_it_should(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            row(1, "Orr", "PROPN NNP", 2, "nsubj", f"Entity={opened(1, 'person')[:2]}[1/2]"
                f"{opened(1, 'person')[2:]})"),
            row(2, "met", "VERB VBD", 0, "root"),
            row(3, "Ann", "PROPN NNP", 2, "obj", "Entity=(1[2/2]-person-new-n-cf-1-sgl"),
            row(4, "Venn", "PROPN NNP", 3, "flat", "Entity=1[2/2])"),
        ],
    )  # fmt: skip
    assert shown(text) == [("person", "Orr"), ("person", "Ann Venn")]


@pytest.mark.parametrize(("form", "tag"), [("Orrlanders", "NNPS"), ("Republican", "NNP")])
def test_members_of_a_people_are_no_person(tmp_path: Path, form: str, tag: str) -> None:
    text = only(
        tmp_path, [row(1, form, f"PROPN {tag}", 0, "root", f"Entity={opened(1, 'person')})")]
    )
    assert shown(text) == [("people", form)]


def test_times_have_values_where_gum_gives_them(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            row(1, "Friday", "PROPN NNP", 0, "root",
                f'Entity={opened(1, "time")})|XML=<date when:::"2017-07-21"></date>'),
            row(2, "every", "DET DT", 3, "det", f"Entity={opened(2, 'time')}"),
            row(3, "day", "NOUN NN", 1, "dep", "Entity=2)"),
            row(4, "summer", "NOUN NN", 1, "dep",
                'XML=<date from:::"2017-06-01" to:::"2017-08-31"></date>'),
        ],
    )  # fmt: skip
    assert [(m.label, m.value) for m in text.marks] == [
        ("time:DATE", "2017-07-21"),
        ("time:SET", None),
        ("time:DATE", "2017-06-01/2017-08-31"),
    ]


def test_written_words_of_two_parts_and_paragraphs(tmp_path: Path) -> None:
    text = only(
        tmp_path,
        [
            "1-2\tOrr's\t_\t_\t_\t_\t_\t_\t_\t_",
            row(1, "Orr", "PROPN NNP", 3, "nmod:poss", f"Entity={opened(1, 'person')}"),
            row(2, "'s", "PART POS", 1, "case", "Entity=1)"),
            row(3, "pier", "NOUN NN", 0, "root", "SpaceAfter=No"),
            row(4, ".", "PUNCT .", 3, "punct"),
        ],
        [row(1, "It", "PRON PRP", 2, "nsubj"), row(2, "sank", "VERB VBD", 0, "root")],
        ["# newpar", "# newpar_block = p (1 s)", row(1, "Oh", "INTJ UH", 0, "root")],
    )
    assert text.text == "Orr's pier. It sank\n\nOh"
    assert shown(text) == [("person", "Orr")]


def test_splits_are_those_of_the_list_and_withheld_texts_are_skipped(tmp_path: Path) -> None:
    lay_out(tmp_path, VENN, name="GUM_reddit_pier")
    lay_out(tmp_path, VENN, name="GUM_bio_venn")
    lay_out(tmp_path, VENN)
    found = list(texts(tmp_path, "dev+test"))
    assert [t.name for t in found] == ["GUM_bio_venn", "GUM_news_pier"]
    assert (found[0].group, found[0].labels) == ("GUM_bio_venn", ("bio",))
    assert [t.name for t in texts(tmp_path, "test")] == ["GUM_bio_venn"]


def test_a_split_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    lay_out(tmp_path, VENN)
    with pytest.raises(ValueError, match="nosplit"):
        list(texts(tmp_path, "nosplit"))
    with pytest.raises(FileNotFoundError, match="test"):
        list(texts(tmp_path, "test"))
