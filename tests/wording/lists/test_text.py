"""Lists and sheets as text: calm, harmless, and whole at any width."""

import re

import pytest
from msgspec.structs import replace

from tests.wording.lists import made
from tocsin.wording.lists import entries, opened, text
from tocsin.wording.lists.sheet import Entry, Grid, Piece, Section, Sheet, line

ROWS = (
    entries.incident(made.incident_row()),
    entries.statement(made.statement_row()),
    entries.blame(made.blame_row()),
    entries.warning(made.warning_row()),
)
WIDTHS = (1, 20, 40, 63, 64, 80, 200)


def drawn(*rows: Entry, width: int = 80, colour: bool = False) -> str:
    return "".join(text.entries(rows, width, colour=colour))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    sheet = opened.sheet(made.incident_file())
    for out in (drawn(*ROWS, width=width), text.sheet(sheet, width, colour=False)):
        assert max(map(len, out.splitlines())) <= max(20, min(width, 100))
        assert not [line for line in out.splitlines() if line != line.rstrip()]
    flat = re.sub(r"\s", "", drawn(*ROWS, width=width))
    for word in ("24–28killed,atleast60wounded", "Governor·warns→press", "noevidence", "Bombin"):
        assert word in flat


def test_a_row_has_the_beginning_of_its_id_with_which_it_can_be_opened() -> None:
    assert drawn(ROWS[0]).splitlines()[0].endswith("  " + "1" * 10)
    assert drawn(ROWS[0], width=40).splitlines()[-1] == "  " + "1" * 10
    assert drawn(ROWS[2]).splitlines()[-1] == "  of incident " + "1" * 10


def test_rows_are_parted_by_a_blank_line() -> None:
    assert drawn(ROWS[0], ROWS[0]) == drawn(ROWS[0]) + "\n" + drawn(ROWS[0])


def test_nothing_from_a_page_commands_the_terminal() -> None:
    hostile = made.statement_row(title=made.HOSTILE)
    said = replace(hostile.statement, speaker=made.HOSTILE, to=made.HOSTILE)
    out = drawn(entries.statement(replace(hostile, statement=said)))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", out)
    file = made.incident_file()
    bad = replace(file, dossier=made.dossier(places={made.HOSTILE: 1}, by={made.HOSTILE: 1}))
    assert "\x1b" not in text.sheet(opened.sheet(bad), 80, colour=False)


def test_colour_marks_danger_and_blame_and_changes_no_word() -> None:
    plain, coloured = drawn(*ROWS), drawn(*ROWS, colour=True)
    assert "\x1b[1;31mwarns" in coloured
    assert "\x1b[1;35mblames" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_words_are_marked_without_colour_too() -> None:
    row = Entry(line("They were ", Piece("killed", "mark"), " there."), "")
    assert drawn(row) == "They were *killed* there.\n"
    assert drawn(Entry(line(Piece("killed ", "mark"), "there."), "")) == "*killed* there.\n"


def test_a_table_becomes_entries_where_it_is_narrow() -> None:
    sheet = opened.sheet(made.incident_file())
    wide, narrow = (text.sheet(sheet, width, colour=False) for width in (80, 40))
    assert re.search(r"2 +22 March 2024 +Agency +≥ 24 +governor", wide)
    assert "  killed: ≥ 24" in narrow.splitlines()


def test_what_a_cell_says_of_danger_is_coloured_and_said_without_colour_too() -> None:
    grid = Grid(("who", "state"), (("hall", "red"), ("police", "calm")))
    matrix = Sheet(Entry((), ""), (Section("Coverage", (grid,)),))
    assert "\x1b[1;31mred" in text.sheet(matrix, 80, colour=True)
    assert "hall" in text.sheet(matrix, 80, colour=False).splitlines()[-2]
    assert text.sheet(matrix, 80, colour=False).splitlines()[-2].endswith("red")
