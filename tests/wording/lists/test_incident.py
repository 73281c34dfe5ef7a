"""An incident opened: accounts with their sentences, figures over time, blame, origins."""

from msgspec.structs import replace

from tests.wording.lists import made
from tocsin.wording.lists.incident import incident
from tocsin.wording.lists.sheet import Entry, Grid, Section


def section(heading: str) -> Section:
    sheet = incident(made.incident_file())
    return next(one for one in sheet.sections if one.heading.startswith(heading))


def told(entry: object) -> list[str]:
    assert isinstance(entry, Entry)
    return ["".join(piece.words for piece in line) for line in (entry.head, *entry.lines)]


def test_an_account_has_its_address_its_sentence_and_why_it_is_here() -> None:
    head, address, sentence, why = told(section("Accounts").items[0])
    assert head == "Lorne Post · 23 March 2024 · “Bomb in Tessel”"
    assert address == "https://post.example/hall"
    assert sentence == made.sentence("24 people died").text
    assert why == "learnt 23 March 2024, 18:00 UTC · why here (0.93): the same names"


def test_the_trigger_is_marked_in_its_sentence() -> None:
    entry = section("Accounts").items[0]
    assert isinstance(entry, Entry)
    assert [piece.words for piece in entry.lines[1] if piece.style == "mark"] == ["24 people died"]


def test_figures_stand_in_the_order_of_publication_with_who_gave_them() -> None:
    (grid,) = section("Figures").items
    assert grid == Grid(
        ("", "published", "outlet", "killed", "given by"),
        (
            ("2", "22 March 2024", "Agency", "≥ 24", "governor"),
            ("1", "23 March 2024", "Lorne Post", "28", "governor"),
        ),
    )


def test_blame_stands_by_the_accused() -> None:
    head, sentence, evidence, source = told(section("Who says").items[0])
    assert head == "Sorland · blames · by Olen Varga"
    assert "Varga blamed Sorland" in sentence
    assert evidence == "no evidence"
    assert source.startswith("Lorne Post")


def test_who_rejects_a_charge_stands_below_those_who_make_it() -> None:
    row = made.blame_row()
    other = replace(row, blame=replace(row.blame, accused="Front", by="X"))
    denied = replace(row, blame=replace(row.blame, stance="rejects", by="Orla Venn"))
    sheet = incident(replace(made.incident_file(), blame=(row, other, denied)))
    items = next(one for one in sheet.sections if one.heading.startswith("Who says")).items
    assert [told(one)[0].partition(" ")[0] for one in items] == ["Sorland", "Sorland", "Front"]


def test_an_origin_says_who_tells_it_who_repeats_it_and_through_whom() -> None:
    origins = section("Origins")
    assert origins.heading == "Origins: 2 articles, 1 outlet, 1 origin"
    head, *chains = told(origins.items[0])
    assert head == "Agency · by Lorne Post · account 2"
    assert chains == [
        "repeated by account 1",
        "1: Lorne Post ← Agency (credited for the text: “(Agency)”)",
        "1: ← account 2, Agency (has its words from one text with Agency)",
    ]


def test_parts_that_hold_nothing_are_left_out() -> None:
    bare = replace(made.incident_file(), accounts=(), blame=(), origins=made.NOWHERE)
    assert incident(bare).sections == ()
