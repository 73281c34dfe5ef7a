"""Who is said to have done it: shares, origins by hypotheses, words, and never a verdict."""

from msgspec.structs import replace

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tests.wording.lists.test_incident import told
from tocsin.assess.case import Case
from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.assess.hypotheses.table import table
from tocsin.assess.scale import Likelihood
from tocsin.desk.weighing import EditRow
from tocsin.wording.lists.hypotheses import ratio, sections, share
from tocsin.wording.lists.sheet import Grid, Section

_LEFT, _ORIGINS, _WORDS, _READING, _ASIDE, _CHANGED = range(6)


def parts(accounts: Case, *edits: Edit) -> list[Section]:
    rows = [
        EditRow(id=str(n) * 20, change=one, by=one.by, moment="2026-06-01T00:00:00.000000Z")
        for n, one in enumerate(edits)
    ]
    return list(sections(table(accounts, edits=edits), rows))


def grid(section: Section) -> Grid:
    (item,) = section.items
    assert isinstance(item, Grid)
    return item


def lines(section: Section) -> list[str]:
    return [line for item in section.items for line in told(item)]


CLAIM = heard("Northlight", says(FRONT, "claims", FRONT, "video"))
CHARGE = heard("Courier", says("Pavol Hrast", "blames", "Keldoria"))


def test_shares_stand_with_their_bands_and_words_the_likeliest_first() -> None:
    shares = grid(parts(case(CLAIM, CHARGE))[_LEFT])
    assert shares.columns == ("hypothesis", "at the start", "share now", "band", "in words")
    assert shares.rows[0] == (FRONT, "50%", "76%", "64–85%", "likely")


def test_origins_stand_by_hypotheses_with_stance_ratio_and_evidence() -> None:
    found = grid(parts(case(CLAIM, CHARGE))[_ORIGINS])
    assert found.columns == ("origin", FRONT, "Keldoria", "evidence")
    assert found.rows == (
        (FRONT, "claims ×1.75–5.75", "", "video"),
        ("Pavol Hrast", "", "blames ×1", "none offered"),
    )


def test_many_hypotheses_are_headed_by_numbers() -> None:
    named = ("Keldoria", "Sorland", "Astrand")
    many = [heard(f"Paper {n}", says("Hrast", "blames", one)) for n, one in enumerate(named)]
    left, origins, *_ = parts(case(*many))
    shares = left.items[0]
    assert isinstance(shares, Grid)
    assert [row[0][:3] for row in shares.rows] == ["H1 ", "H2 ", "H3 ", "H4 "]
    assert grid(origins).columns == ("origin", "H1", "H2", "H3", "evidence")


def test_a_tainted_confession_is_marked_and_its_words_are_shown() -> None:
    forced = says("Ivo Dreck", "admits", "Ivo Dreck", "confession", tainted="beatings")
    found = parts(case(heard("Courier", forced)))
    assert grid(found[_ORIGINS]).rows[0][-1] == "confession (tainted)"
    assert "tainted: “beatings”" in lines(found[_WORDS])


def test_words_that_say_that_nothing_is_shown_are_called_that() -> None:
    charge = says("Hrast", "blames", "Keldoria")
    bare = heard("Courier", replace(charge, proof=charge.evidence))
    assert "no evidence: “Hrast blames Keldoria”" in lines(parts(case(bare))[_WORDS])


def test_the_sheet_says_what_all_of_it_hangs_on_and_gives_no_verdict() -> None:
    said = " ".join(lines(parts(case(CLAIM, CHARGE))[_READING]))
    assert f"All of it hangs on {FRONT}: without this origin all shares are even." in said
    assert "It leans most to" in said
    assert "says nothing of who did it" in said


def test_where_nothing_has_moved_no_likelihood_is_given_and_it_is_said() -> None:
    found = parts(case(CHARGE))
    shares, said = found[_LEFT].items
    assert isinstance(shares, Grid)
    assert shares.columns == ("hypothesis", "at the start")
    assert shares.rows == (("Keldoria", "50%"), ("none of these", "50%"))
    assert told(said)[0].startswith("Nothing has moved these shares: nobody shows anything")
    assert not any("leans" in line for line in lines(found[_READING]))


def test_a_person_s_ratio_moves_the_shares_and_its_likelihood_is_given() -> None:
    band = Band(low=2, high=4)
    seen = Note(by="Ana", why="heard", text="a call", bands={"Keldoria": band})
    (shares,) = parts(case(CHARGE), seen)[_LEFT].items
    assert isinstance(shares, Grid)
    assert shares.columns[-1] == "in words"


def test_where_nobody_is_accused_it_is_said() -> None:
    left, *rest = parts(case(heard("Courier")))
    assert (left.heading, lines(left)) == (
        "Who is said to have done it",
        ["Nobody is accused by name."],
    )
    assert not any(one.items for one in rest)


def test_what_is_set_aside_stands_with_its_reason_and_words() -> None:
    aside = parts(case(heard("Courier", says("Hrast", "blames", "two suspects"))))[_ASIDE]
    head, reason, words = lines(aside)
    assert head == "two suspects · none offered"
    assert "is a description" in reason
    assert words.startswith("Hrast: “Hrast blames two suspects”")


def test_edits_stand_with_who_when_and_why() -> None:
    band = Band(low=0.5, high=0.8)
    edits: tuple[Edit, ...] = (
        Note(by="Ana", why="heard", text="a call", bands={"keldoria": band}),
        Ratio(by="Ana", why="a fake", hypothesis=FRONT, origin=f"name:{FRONT.lower()}", band=band),
        Prior(by="Ana", why="base rate", hypothesis="Keldoria", share=0.25),
        Proposal(by="Ana", why="like before", hypothesis="Red Hand"),
    )
    found = parts(case(CLAIM, CHARGE), *edits)
    assert [told(one)[0] for one in found[_CHANGED].items] == [
        "note “a call”: Keldoria ×0.5–0.8",
        f"{FRONT} on {FRONT}: ×0.5–0.8",
        "Keldoria at the start: 25%",
        "proposed: Red Hand",
    ]
    assert told(found[_CHANGED].items[0])[1:] == ["“heard”", "by Ana · 1 June 2026, 00:00 UTC"]
    cells = [cell for row in grid(found[_ORIGINS]).rows for cell in row]
    assert "claims ×0.5–0.8 (set by Ana)" in cells
    assert "note of Ana" in cells


def test_an_idle_edit_says_so() -> None:
    gone = Ratio(
        by="Ana", why="so", hypothesis="Sorland", origin="name:x", band=Band(low=2, high=3)
    )
    assert "idle: it speaks of what isn't here any more" in lines(parts(case(CLAIM), gone)[-1])[-1]


def test_shares_and_ratios_in_words_are_never_quite_nothing_or_all() -> None:
    sure = Likelihood(probability=0.999, low=0.9, high=0.9999)
    assert share(sure) == ">99% (90–>99%), almost certain"
    assert share(sure, moved=False) == ">99%"
    assert ratio(Band(low=1, high=1)) == "×1"
    assert ratio(Band(low=0.25, high=4)) == "×0.25–4"
