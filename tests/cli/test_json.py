"""JSON: the records as they are, alone or in a list, and what the schema promises."""

import json

from tests.cli.made import TEXT, reading
from tocsin.cli.formats import form
from tocsin.records import Reading, decode


def test_what_is_printed_is_the_reading() -> None:
    assert decode(form("json").alone(reading()).encode(), Reading) == reading()


def test_every_span_is_the_text_at_its_offsets() -> None:
    printed = json.loads(form("json").alone(reading()))
    assert printed["article"]["text"] == TEXT
    parts = [[s["source"], s["cue"], *s["content"]] for s in printed["statements"]]
    parts += [entity["mentions"] for entity in printed["entities"]]
    for spans in parts:
        for span in filter(None, spans):
            assert TEXT[span["start"] : span["end"]] == span["text"]


def test_the_words_of_the_published_form_are_there() -> None:
    """Floors and outside checks rely on them."""
    printed = json.loads(form("json").alone(reading()))
    wanted = {"speaker", "source", "cue", "content", "act", "to", "quoted"}
    assert all(wanted <= set(statement) for statement in printed["statements"])


def test_several_make_a_list() -> None:
    made = form("json")
    two = made.opening + made.part(reading()) + made.between + made.part(reading()) + made.closing
    assert len(json.loads(two)) == 2
    assert json.loads(made.nothing) == []
