"""What a cell weighs, and why."""

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.hypotheses.evidence import evidence
from tocsin.assess.hypotheses.ratios import NOTHING
from tocsin.assess.hypotheses.rows import Cell, rows
from tocsin.assess.hypotheses.sayings import Grades, sayings
from tocsin.assess.hypotheses.weighing import weighed
from tocsin.assess.parties import parties
from tocsin.records import Blame

VIDEO = says(FRONT, "claims", FRONT, "video")


def _cells(*told: Blame, grades: Grades | None = None) -> dict[str, Cell]:
    """The first cells by speaker."""
    accounts = case(heard("Courier", *told))
    found = rows(sayings(accounts, parties(accounts), grades or Grades()))
    return {row.speaker: row.cells[0] for row in weighed(found, evidence(found))}


def test_a_word_alone_weighs_nothing_and_says_so() -> None:
    cell = _cells(says("Orla Venn", "blames", "Keldoria"))["Orla Venn"]
    assert cell.band == NOTHING
    assert cell.reasons == (
        "none offered: a word alone moves nothing, however often it is repeated",
    )


def test_a_claim_with_video_weighs_more_and_tells_table_and_grade() -> None:
    cell = _cells(VIDEO)[FRONT]
    assert 1 < cell.band.low < cell.band.high
    assert any("4 to 20 against the best rival" in reason for reason in cell.reasons)
    assert any(reason.startswith("F6, ") and "25%" in reason for reason in cell.reasons)


def test_a_better_grade_lets_more_count() -> None:
    better = _cells(VIDEO, grades=Grades(letters={"name:courier": "A"}))[FRONT]
    assert better.band.high > _cells(VIDEO)[FRONT].band.high


def test_a_tainted_confession_weighs_nothing() -> None:
    told = says("Bela Kiss", "admits", "Bela Kiss", "confession", tainted="torture")
    cell = _cells(told)["Bela Kiss"]
    assert (cell.band, cell.tainted) == (NOTHING, True)
    assert "a tainted confession moves nothing" in cell.reasons


def test_a_second_video_may_be_the_first_again() -> None:
    cells = _cells(VIDEO, says("Orla Venn", "blames", FRONT, "video"))
    assert cells["Orla Venn"].band == NOTHING
    assert cells["Orla Venn"].reasons == (
        f"shows video, which may be that of {FRONT}: it counts once, there",
    )


def test_a_document_beside_a_video_counts_too() -> None:
    cells = _cells(VIDEO, says("Orla Venn", "blames", FRONT, "document"))
    assert cells["Orla Venn"].band.high > 1


def test_one_origin_counts_by_the_strongest_it_shows() -> None:
    both = _cells(VIDEO, says(FRONT, "claims", FRONT, "document"))[FRONT]
    assert both.band == _cells(VIDEO)[FRONT].band


def test_who_shows_something_for_and_against_moves_nothing() -> None:
    cell = _cells(VIDEO, says(FRONT, "denies", FRONT, "document"))[FRONT]
    assert cell.band == NOTHING
    assert any("for it and against it" in reason for reason in cell.reasons)


def test_a_denial_that_shows_something_weighs_against() -> None:
    cell = _cells(says("Keldoria", "denies", "Keldoria", "document"))["Keldoria"]
    assert cell.band.high < 1
    assert cell.reasons[0] == "the accused speaks for itself"
