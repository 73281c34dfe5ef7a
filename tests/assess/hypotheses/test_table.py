"""The table of competing blame as a whole."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

import tocsin
from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.case import Heard
from tocsin.assess.hypotheses.candidates import NONE
from tocsin.assess.hypotheses.edits import Edit, Note, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import NOTHING, Band
from tocsin.assess.hypotheses.rows import Cell
from tocsin.assess.hypotheses.sayings import NONE_OFFERED, Grades
from tocsin.assess.hypotheses.table import Table, table
from tocsin.link.origins import report
from tocsin.records import STANCES, Blame, Reading
from tocsin.records.incident import Offered

ARCHIVE = Path(__file__).parents[3] / "sample" / "archive"
CLAIM = heard("Courier", says(FRONT, "claims", FRONT, "video"))
BLAMES = says("Orla Venn", "blames", "Keldoria")
BAND = Band(low=2.0, high=3.0)


def _shares(found: Table) -> dict[str, float]:
    return {name: share.probability for name, share in found.shares.items()}


def _cell(found: Table, speaker: str, hypothesis: str) -> Cell:
    (row,) = (row for row in found.rows if row.speaker == speaker)
    return next(cell for cell in row.cells if cell.hypothesis == hypothesis)


def test_a_claim_with_video_moves_and_accusations_without_evidence_do_not() -> None:
    found = table(case(CLAIM, heard("Herald", BLAMES)))
    shares = _shares(found)
    assert shares[FRONT] > 0.5 > shares["Keldoria"]
    assert shares["Keldoria"] == pytest.approx(shares[NONE])
    assert (found.leading, found.flips) == ((FRONT,), (f"name:{FRONT.lower()}",))


def test_a_table_says_whether_anything_moved_it() -> None:
    charge = heard("Courier", says("Pavol Hrast", "blames", "Keldoria"))
    forced = says("Ivo Dreck", "admits", "Ivo Dreck", "confession", tainted="beatings")
    assert not table(case(charge)).moved
    assert not table(case(charge, heard("Bell", forced))).moved
    assert table(case(charge, heard("Bell", says(FRONT, "claims", FRONT, "video")))).moved


def test_without_an_origin_the_shares_are_those_of_the_others() -> None:
    found = table(case(CLAIM, heard("Herald", BLAMES)))
    without = found.without[f"name:{FRONT.lower()}"]
    assert [share.probability for share in without.shares.values()] == pytest.approx([1 / 3] * 3)
    assert without.leading == (FRONT, "Keldoria", NONE)
    assert found.without["name:orla venn"].shares == found.shares


def test_without_the_first_video_the_second_counts() -> None:
    second = heard("Herald", says("Orla Venn", "blames", FRONT, "video"), BLAMES)
    found = table(case(CLAIM, second))
    assert found.flips == ()
    assert found.without[f"name:{FRONT.lower()}"].shares[FRONT].probability > 1 / 3


def test_a_name_without_evidence_moves_nobody_for_whom_there_is_some() -> None:
    before = _shares(table(case(CLAIM, heard("Herald", BLAMES))))
    more = heard("Gazette", says("Ada Lind", "blames", "Sorland"))
    after = _shares(table(case(CLAIM, heard("Herald", BLAMES), more)))
    assert after[FRONT] == pytest.approx(before[FRONT])
    assert after["Sorland"] == after["Keldoria"] == after[NONE]


def test_a_good_paper_that_repeats_a_word_lends_its_grade_to_no_evidence() -> None:
    shown = heard("Herald", says("Orla Venn", "blames", "Keldoria", "document"))
    repeated = heard("Courier", BLAMES)
    grades = Grades(letters={"name:courier": "A"})
    assert table(case(shown, repeated), grades).shares == table(case(shown)).shares


def test_where_nobody_is_accused_there_are_only_none_of_these() -> None:
    found = table(case(heard("Courier", says("police", "blames", "two suspects"))))
    assert [one.name for one in found.hypotheses] == [NONE]
    assert [(one.accused, one.evidence) for one in found.aside] == [("two suspects", NONE_OFFERED)]


def test_pages_of_the_sample_archive_give_the_claim_with_video_as_the_row_that_moves() -> None:
    pages = ("2026-03-22-northlight-claim-video", "2026-03-22-vpa-hrast-keldoria")
    readings = [tocsin.read(ARCHIVE / f"{page}.html") for page in pages]
    found = table(case(*(_most_blamed(reading) for reading in readings)))
    moving = [row for row in found.rows if row.cells[0].band != NOTHING]
    assert [(row.speaker, row.cells[0].evidence) for row in moving] == [(FRONT, "video")]
    assert _cell(found, "Pavol Hrast", "Keldoria").evidence == NONE_OFFERED


def _most_blamed(reading: Reading) -> Heard:
    """The account of the incident for which most is blamed."""
    told = Counter(blame.incident for blame in reading.blame).most_common(1)[0][0]
    one = next(incident for incident in reading.incidents if incident.id == told)
    return Heard(account=one.id, reading=reading, report=report(one.id, reading, one), learnt="")


def test_it_says_that_it_is_no_finding() -> None:
    assert table(case(CLAIM)).method == "bookkeeping in the manner of ACH, not a finding"


# What people change


def _ratio(hypothesis: str, origin: str, band: Band = BAND) -> Ratio:
    return Ratio(hypothesis=hypothesis, origin=origin, band=band, by="Mira Doval", why="I saw it")


def test_a_person_s_ratio_replaces_ours_and_carries_name_and_reason() -> None:
    edit = _ratio("Government of Keldoria", "name:orla venn")
    cell = _cell(table(case(heard("Herald", BLAMES)), edits=[edit]), "Orla Venn", "Keldoria")
    assert (cell.band, cell.edit) == (BAND, edit)
    assert cell.reasons == ("Mira Doval: 2 to 3, as I saw it",)


def test_of_two_edits_of_a_cell_the_later_holds() -> None:
    edits = [_ratio("Keldoria", "name:orla venn", Band(low=n, high=n)) for n in (5.0, 2.0)]
    found = table(case(heard("Herald", BLAMES)), edits=edits)
    assert _cell(found, "Orla Venn", "Keldoria").band == Band(low=2.0, high=2.0)


def test_a_person_may_weigh_an_origin_for_what_it_does_not_speak_of() -> None:
    edit = _ratio("Keldoria", f"name:{FRONT.lower()}", Band(low=0.5, high=0.5))
    accounts = case(CLAIM, heard("Herald", BLAMES))
    cell = _cell(table(accounts, edits=[edit]), FRONT, "Keldoria")
    assert (cell.band.low, cell.said) == (0.5, ())


def test_a_video_that_a_person_calls_a_fake_counts_nowhere_else() -> None:
    second = heard("Herald", says("Orla Venn", "blames", FRONT, "video"))
    edit = _ratio(FRONT, f"name:{FRONT.lower()}", Band(low=1.0, high=1.0))
    shares = _shares(table(case(CLAIM, second), edits=[edit]))
    assert shares[FRONT] == pytest.approx(shares[NONE])


def test_a_note_is_a_row_of_its_own_with_its_author() -> None:
    note = Note(text="a call", bands={"Keldoria": BAND}, by="Mira Doval", why="taped")
    found = table(case(heard("Herald", BLAMES)), edits=[note, note])
    (row,) = (row for row in found.rows if row.note)
    assert (row.speaker, row.note, row.cells[0].band) == ("Mira Doval", note, BAND)
    assert found.flips == (row.origin,)


def test_edits_of_what_is_not_here_are_kept_idle() -> None:
    proposal = Proposal(hypothesis="Sorland", by="Mira Doval", why="they gain by it")
    idle: list[Edit] = [_ratio("Astrand", "name:orla venn"), _ratio("Sorland", "name:nobody")]
    found = table(case(heard("Herald", BLAMES)), edits=[*idle, proposal])
    assert found.idle == tuple(idle)
    assert "Sorland" in found.shares


# Properties, on made-up cases

_SPEAKERS = ("Orla Venn", "Ada Lind", "police", "two witnesses", FRONT, "Keldoria")
_ACCUSED = (FRONT, "Keldoria", "Government of Keldoria", "Sorland", "two suspects")
_OFFERED: tuple[Offered, ...] = ("none", "video", "document", "arrest", "confession")
_CASES = 40


def _blame(chance: random.Random, offered: Sequence[Offered] = _OFFERED) -> Blame:
    shown = chance.choice(offered)
    return says(
        chance.choice(_SPEAKERS),
        chance.choice(STANCES),
        chance.choice(_ACCUSED),
        shown,
        tainted="torture" if shown == "confession" and chance.random() < 0.2 else None,
    )


def _accounts(seed: int) -> list[Heard]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [
        heard(f"Paper {n}", *(_blame(chance) for _ in range(3)), copies=f"text {n}")
        for n in range(chance.randrange(1, 6))
    ]


def _copied(one: Heard, text: int, published: str) -> Heard:
    return heard("Copyist", *_bare(one), copies=f"text {text}", published=published)


def _bare(one: Heard) -> list[Blame]:
    return [
        says(b.by, b.stance, b.accused, b.offered, b.tainted.text if b.tainted else None)
        for b in one.reading.blame
    ]


@pytest.mark.parametrize("published", ["2026-03-21", "2026-03-23"])
@pytest.mark.parametrize("seed", range(_CASES))
def test_a_copy_of_an_article_changes_no_posterior(seed: int, published: str) -> None:
    """Be it found before the original or after: then the witnesses are the copyist's."""
    accounts = _accounts(seed)
    at = seed % len(accounts)
    with_copy = table(case(*accounts, _copied(accounts[at], at, published)))
    assert with_copy.shares == table(case(*accounts)).shares


@pytest.mark.parametrize("seed", range(_CASES))
def test_the_order_of_accounts_changes_nothing(seed: int) -> None:
    accounts = _accounts(seed)
    mixed = random.Random(seed).sample(accounts, len(accounts))  # noqa: S311 - no secret
    assert table(case(*mixed)) == table(case(*accounts))


@pytest.mark.parametrize("seed", range(_CASES))
def test_a_word_without_evidence_moves_nothing_however_often_repeated(seed: int) -> None:
    accounts = [*_accounts(seed), heard("Herald", BLAMES)]
    times = random.Random(seed).randrange(1, 8)  # noqa: S311 - no secret
    repeated = [heard(f"Echo {n}", BLAMES) for n in range(times)]
    assert _shares(table(case(*accounts, *repeated))) == _shares(table(case(*accounts)))


@pytest.mark.parametrize("seed", range(_CASES))
def test_posteriors_add_up_to_one_with_and_without_each_origin(seed: int) -> None:
    found = table(case(*_accounts(seed)))
    for shares in (found.shares, *(one.shares for one in found.without.values())):
        assert sum(one.probability for one in shares.values()) == pytest.approx(1, abs=1e-12)
