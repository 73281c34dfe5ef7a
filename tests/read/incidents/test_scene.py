"""What is known of a text before its incidents are: sentences, sites, statements, figures."""

import msgspec
import pytest

from tests.read.incidents.made import article, marks_of, scene_of
from tocsin.read.incidents.scene import Scene, between, scene
from tocsin.records import Sourced


def _names(seen: Scene) -> list[str]:
    return [site.name for site in seen.sites]


# Sites


def test_places_and_venues_are_sites_in_the_order_of_the_text() -> None:
    seen = scene_of("It was at [venue Republic Hall] in [place Orlec], [place Varnia].")
    assert _names(seen) == ["Republic Hall", "Orlec", "Varnia"]
    assert [site.venue for site in seen.sites] == [True, False, False]


def test_names_that_the_gazetteer_does_not_know_are_sites_too() -> None:
    seen = scene_of("It was at the [venue Old Mill] of [place Karsk], near [place Orlec].")
    assert [(site.name, site.place is not None) for site in seen.sites] == [
        ("Old Mill", False),
        ("Karsk", False),
        ("Orlec", True),
    ]


def test_every_mention_of_a_name_is_a_site() -> None:
    assert _names(scene_of("[place Karsk] is far. To [place Karsk] no road goes.")) == ["Karsk"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[people Varnian] troops were there.",
        "[state Varnia] denied it.",
        "[organisation Harbour Board] denied it.",
        "[group Varnian Front] denied it.",
        "[person Orla Venn] denied it.",
    ],
)
def test_peoples_governments_and_bodies_are_no_sites(text: str) -> None:
    assert scene_of(text).sites == []


def test_a_country_that_stands_for_its_government_is_a_site_elsewhere() -> None:
    assert len(scene_of("[state Varnia] denied it in [place Varnia].").sites) == 1


@pytest.mark.parametrize("noun", ["citizens", "strike", "Embassy", "State Department"])
def test_a_short_name_before_a_noun_says_whose_it_is_not_where(noun: str) -> None:
    assert scene_of(f"Ten [place U.S.] {noun} were there.").sites == []
    assert len(scene_of("He was in the [place U.S.] on Monday.").sites) == 1
    assert len(scene_of("A bomb fell in the [place U.K.] amid protests.").sites) == 1


# Headline and lead


def _titled(title: str | None, text: str) -> Scene:
    sourced = None if title is None else Sourced(value=title, where="markup", at="title")
    made = msgspec.structs.replace(article(text), title=sourced)
    return scene(made, marks_of(text), (), (), (), ())


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Mill burns", "Mill burns"),
        ("Mill burns: a tale", "Mill burns: a tale"),
        ("Another title", "Mill burns: a tale"),
        (None, "Mill burns: a tale"),
        ("", "Mill burns: a tale"),
    ],
)
def test_the_headline_is_the_title_where_the_text_begins_with_it_else_the_first_line(
    title: str | None, headline: str
) -> None:
    seen = _titled(title, "Mill burns: a tale\n\nIt burned. It fell. It was old.")
    assert seen.text[: seen.headline] == headline


def test_a_text_of_one_line_has_no_headline() -> None:
    assert _titled(None, "It burned. It fell.").headline == 0


def test_the_lead_is_the_two_sentences_behind_the_headline() -> None:
    seen = scene_of("It burned. It fell. It was old.", "Mill burns")
    assert seen.text[seen.headline : seen.lead].strip() == "It burned. It fell."


def test_a_headline_alone_is_its_own_lead() -> None:
    seen = _titled("Mill burns", "Mill burns")
    assert seen.lead == seen.headline == len("Mill burns")


# What a sentence has


def test_the_sentence_at_an_offset() -> None:
    seen = scene_of("It burned. It fell.")
    start, end = seen.unit(seen.text.index("fell"))
    assert seen.text[start:end] == "It fell."


def test_the_figures_of_a_sentence_are_its_own() -> None:
    seen = scene_of("Nine people were killed. Four people were hurt. It rained.")
    told = [[(n.kind, n.low) for n in seen.figures(unit)] for unit in seen.units]
    assert told == [[("killed", 9)], [("wounded", 4)], []]


def test_a_statement_is_found_in_every_sentence_in_which_it_stands() -> None:
    seen = scene_of("“[t It burned. It fell],” [s Orla Venn] [c said]. It was old.")
    said = [[s.speaker for s in seen.said(seen.text.index(word))] for word in ("burned", "old")]
    assert said == [["Orla Venn"], []]
    assert len(seen.said(seen.text.index("Venn"))) == 1


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 100, ["Orlec", "Tessel", "Marl"]),
        (5, 12, ["Orlec"]),
        (5, 13, ["Orlec", "Tessel"]),
        (6, 13, ["Tessel"]),
        (12, 12, []),
        (90, 100, []),
    ],
)
def test_what_begins_in_a_stretch(start: int, end: int, found: list[str]) -> None:
    seen = scene_of("To [place Orlec], [place Tessel], [place Marl].")
    assert [site.span.start for site in seen.sites] == [5, 12, 20]
    assert [s.name for s in between(seen.sites, start, end)] == found


def test_an_empty_text_has_an_empty_scene() -> None:
    seen = _titled(None, "")
    assert (seen.units, seen.sites, seen.counted, seen.headline, seen.lead) == ((), [], [], 0, 0)


def test_a_town_that_only_a_dateline_names_is_written_as_towns_are() -> None:
    seen = scene_of("[place ORLEC] – A bomb killed nine people at the market of [place Marl].")
    assert _names(seen) == ["Orlec", "Marl"]
