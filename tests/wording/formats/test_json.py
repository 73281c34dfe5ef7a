"""JSON: the records as they are, alone or in a list, and what the schema promises."""

import json

from tests.cli.made import NEWS, TEXT, news, reading
from tocsin.records import Reading, decode
from tocsin.wording.formats import form


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


def test_who_warned_is_called_from() -> None:
    """As in the marking guide; the word can't be a field's name in the language."""
    printed = json.loads(form("json").alone(news()))
    (warned,) = printed["warnings"]
    assert warned["from"] == "Government of Sorland"
    assert "from_" not in warned


def test_figures_of_an_incident_are_low_and_high() -> None:
    printed = json.loads(form("json").alone(news()))
    assert printed["incidents"][0]["figures"] == {"killed": [24, None], "wounded": [60, 70]}


def test_everything_that_happened_is_printed_with_its_words() -> None:
    printed = json.loads(form("json").alone(news()))
    assert decode(form("json").alone(news()).encode(), Reading) == news()
    spans = [one["trigger"] for one in printed["incidents"]]
    spans += [part["span"] for one in printed["incidents"] for part in one["parts"]]
    spans += [one["span"] for one in printed["figures"]]
    for name in ("warnings", "blame"):
        spans += [one["evidence"] for one in printed[name]]
    assert len(spans) == 18
    assert all(NEWS[span["start"] : span["end"]] == span["text"] for span in spans)
