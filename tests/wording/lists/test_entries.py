"""What a row of a list tells."""

from msgspec.structs import replace

from tests.wording.lists import made
from tocsin.desk.views import ActorFile, Match, Moment, StoryRow
from tocsin.link.actors.actor import Actor
from tocsin.link.dossier import Dossier
from tocsin.link.story import Story
from tocsin.wording.lists import entries
from tocsin.wording.lists.sheet import Entry


def told(entry: Entry) -> list[str]:
    return ["".join(piece.words for piece in line) for line in (entry.head, *entry.lines)]


def test_an_incident_with_its_figures_as_ranges_and_its_weight() -> None:
    assert told(entries.incident(made.incident_row())) == [
        "22 March 2024 · bombing · Tessel",
        "24–28 killed, at least 60 wounded · by Front · against concert hall · with bomb",
        "“A bomb tore through the Linden Hall” · 8 articles, 2 outlets, 2 origins",
    ]


def test_what_is_not_known_of_an_incident_is_left_out() -> None:
    bare = replace(made.incident_row(), dossier=Dossier(accounts=1, kinds={"plot": 1}))
    assert told(entries.incident(bare)) == [
        "date unknown · plot",
        "0 articles, 0 outlets, 0 origins",
    ]


def test_a_plot_that_was_foiled_says_so() -> None:
    row = made.incident_row(kinds={"hostage_taking": 1}, statuses={"foiled": 1})
    assert told(entries.incident(row))[0] == "22 March 2024 · hostage taking (foiled) · Tessel"


def test_a_statement_with_outlet_and_date_below() -> None:
    assert told(entries.statement(made.statement_row())) == [
        "Governor · warns → press",
        "At least 24 people died",
        "Lorne Post · 22 March 2024 · “Bomb in Tessel”",
    ]


def test_an_outlet_without_a_name_is_its_address() -> None:
    row = made.statement_row()
    bare = replace(row, source=replace(row.source, outlet=None, title=None, published=None))
    assert told(entries.statement(bare))[-1] == "https://post.example/hall"


def test_blame_with_its_evidence_and_its_incident() -> None:
    head, evidence, source, incident = told(entries.blame(made.blame_row()))
    assert head == "Olen Varga · blames → Sorland"
    assert evidence == "“Varga blamed Sorland” · no evidence"
    assert source.startswith("Lorne Post")
    assert incident == f"of incident {'1' * 20}"


def test_a_moment_begins_with_its_day() -> None:
    moments = (
        Moment(day="2024-03-22", what="incident", incident=made.incident_row()),
        Moment(day="2024-03-22", what="warning", warning=made.warning_row()),
        Moment(day="2024-03-22", what="blame", blame=made.blame_row()),
    )
    heads = [told(entries.moment(one))[0] for one in moments]
    assert [head.partition(" · ")[0] for head in heads] == ["22 March 2024"] * 3
    assert "warning · Sorland" in heads[1]


def test_a_warning_on_a_timeline_has_no_finer_day_than_its_article() -> None:
    row = made.warning_row()
    month = replace(row, warned=replace(row.warned, given="2026-01"))
    moment = Moment(day="2026-01-01", what="warning", warning=month)
    assert told(entries.moment(moment))[0].startswith("January 2026 · warning")


def test_a_match_shows_the_sentence() -> None:
    row = Match(source=made.source(), sentence=made.sentence("24 people died"))
    head, sentence, source = told(entries.match(row))
    assert head == "Bomb in Tessel"
    assert "24 people died" in sentence
    assert source.endswith("https://post.example/hall")


def test_a_story_and_its_days() -> None:
    story = Story(title="Bomb", first="2024-03-22", last="2024-03-25T10:00:00Z", articles=3)
    row = StoryRow(id="5" * 20, day="2024-03-25", story=story)
    assert told(entries.story(row)) == ["Bomb", "3 articles · 22 March 2024 to 25 March 2024"]


def test_an_actor_and_its_other_names() -> None:
    known = Actor(name="Olen Varga", kind="person", forms=("Varga",), roles=("general",))
    row = ActorFile(
        id="6" * 20, actor=known, articles=2, first="2024-03-22T10", last="2024-03-25", former=()
    )
    assert told(entries.actor(row)) == [
        "Olen Varga · person",
        "also Varga",
        "general",
        "named in 2 articles · learnt from 22 March 2024 to 25 March 2024",
    ]
