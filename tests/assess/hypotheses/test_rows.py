"""One row per origin, with a cell for each hypothesis."""

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.case import Case
from tocsin.assess.hypotheses.rows import Row, rows
from tocsin.assess.hypotheses.sayings import NONE_OFFERED, Grades, sayings
from tocsin.assess.parties import parties

BLAMES = says("Orla Venn", "blames", "Keldoria")


def _rows(accounts: Case) -> tuple[Row, ...]:
    return rows(sayings(accounts, parties(accounts), Grades()))


def test_accusations_by_one_speaker_are_one_cell_with_all_their_sentences() -> None:
    (row,) = _rows(case(heard("Courier", BLAMES), heard("Herald", BLAMES)))
    (cell,) = row.cells
    assert (row.speaker, cell.hypothesis, cell.stances) == ("Orla Venn", "Keldoria", ("blames",))
    assert {one.cited.outlet for one in cell.said} == {"Courier", "Herald"}


def test_who_accuses_one_and_later_another_has_both_in_its_row() -> None:
    later = heard("Courier", says("Orla Venn", "blames", FRONT), published="2026-05-02")
    (row,) = _rows(case(heard("Courier", BLAMES), later))
    assert [cell.hypothesis for cell in row.cells] == [FRONT, "Keldoria"]


def test_the_evidence_column_says_what_is_shown() -> None:
    forced = says("two suspects", "admits", "Keldoria", "confession", tainted="torture")
    account = heard("Courier", BLAMES, says(FRONT, "claims", FRONT, "video"), forced)
    shown = {row.speaker: row.cells[0].evidence for row in _rows(case(account))}
    assert shown == {
        "Orla Venn": NONE_OFFERED,
        FRONT: "video",
        "two suspects": "confession (tainted)",
    }


def test_who_speaks_for_itself_is_marked() -> None:
    account = heard("Courier", says("Keldoria", "denies", "Government of Keldoria"), BLAMES)
    assert {row.speaker: row.cells[0].own for row in _rows(case(account))} == {
        "Government of Keldoria": True,
        "Orla Venn": False,
    }
