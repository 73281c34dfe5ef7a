"""How many were killed, wounded, detained, held, missing, displaced, and how many did it."""

import pytest

from tocsin.read.figures import Counted, best, counted

_Row = tuple[str, int | None, int | None]


def _rows(text: str) -> list[_Row]:
    return [(f.kind, f.low, f.high) for f in counted(text)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("15 miners were killed.", [("killed", 15, 15)]),
        ("Two miners, aged 20 and 22, were killed.", [("killed", 2, 2)]),
        ("Miners aged 20 and 22 and three clerks were killed.", [("killed", 3, 3)]),
        ("The flood killed 15 miners.", [("killed", 15, 15)]),
        ("Rebels shot dead 15 miners.", [("killed", 15, 15)]),
        ("Fifteen miners in the town of Orlec have been killed.", [("killed", 15, 15)]),
        ("Fifteen miners, most of them young, died.", [("killed", 15, 15)]),
        ("All 15 miners on board lost their lives.", [("killed", 15, 15)]),
        ("It led to the death of at least 15.", [("killed", 15, None)]),
        ("The bodies of 15 miners were found.", [("killed", 15, 15)]),
        ("The blast claimed 15 lives.", [("killed", 15, 15)]),
        ("There were 15 deaths.", [("killed", 15, 15)]),
        ("The blast left 15 miners dead.", [("killed", 15, 15)]),
        ("A death toll of 15 was given.", [("killed", 15, 15)]),
        ("15 Varnians were massacred.", [("killed", 15, 15)]),
        ("Wounding 30, the bomb went off early.", [("wounded", 30, 30)]),
        ("Thirty miners were taken to a hospital in Tessel.", [("wounded", 30, 30)]),
        ("Thirty miners suffered minor injuries.", [("wounded", 30, 30)]),
        ("Police arrested 11 men.", [("detained", 11, 11)]),
        ("Eleven men were taken into custody.", [("detained", 11, 11)]),
        ("Eleven men appeared in court.", [("detained", 11, 11)]),
        ("The army is jailing thousands of them.", [("detained", 2000, None)]),
        ("Rebels abducted 20 girls.", [("held", 20, 20)]),
        ("They took 20 girls hostage.", [("held", 20, 20)]),
        ("Seven miners are missing.", [("missing", 7, 7)]),
        ("Some 3,000 people have fled their homes.", [("displaced", 3000, 3000)]),
        ("The fire left 200 people homeless.", [("displaced", 200, 200)]),
    ],
)
def test_what_befell_those_counted_stands_in_front_or_behind(text: str, rows: list[_Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("13 killed, 40 hurt", 13, 40),
        ("13 Dead, 40 Hurt In Orlec Blast", 13, 40),
        ("killing 13 and wounding 40", 13, 40),
        ("The blast left 13 people dead and 40 injured.", 13, 40),
        ("It killed 13 people and 40 others were wounded.", 13, 40),
        ("13 people were killed and some 40 others wounded.", 13, 40),
    ],
)
def test_each_fate_keeps_its_own_number(text: str, killed: int, wounded: int) -> None:
    assert _rows(text) == [("killed", killed, killed), ("wounded", wounded, wounded)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Two women and three children were killed.", 5),
        ("killing three guards, a driver and two clerks", 6),
        ("killing the mayor and three bodyguards", 4),
        ("Orla Venn and four others were killed.", 5),
        ("A bomber killed himself and four others.", 5),
        ("The crash killed nine people, five women and four men.", 9),
    ],
)
def test_people_named_in_a_row_are_added_up(text: str, total: int) -> None:
    assert ("killed", total, total) in _rows(text)


def test_others_of_the_same_fate_are_added_to_those_before_them() -> None:
    text = "Four people were badly injured while 20 others were slightly hurt."
    found = counted(text)
    assert [(f.kind, f.low, f.high) for f in found] == [("wounded", 24, 24)]
    assert text[found[0].start : found[0].end] == text[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "A court sentenced Orla Venn and 19 others to five years in prison.",
        "A court sentenced Orla Venn to five years in prison along with 19 other defendants.",
        "Orla Venn and 19 others were sentenced.",
    ],
)
def test_a_named_convict_counts_among_those_sentenced(text: str) -> None:
    assert _rows(text) == [("detained", 20, 20)]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Police arrested 11 men, including four teachers.", ("detained", 11), ("detained", 4)),
        ("Eleven men, including four teachers, were held over it.",
         ("detained", 11), ("detained", 4)),
        ("Fifteen miners were killed, four of them women.", ("killed", 15), ("killed", 4)),
        ("Fifteen miners were wounded, two of whom later died.", ("wounded", 15), ("killed", 2)),
    ],
)  # fmt: skip
def test_a_part_is_marked_as_such(text: str, whole: tuple[str, int], part: tuple[str, int]) -> None:
    found = counted(text)
    assert [(f.kind, f.low, f.part_of) for f in found] == [(*whole, False), (*part, True)]


def test_those_among_the_dead_are_a_part_without_a_whole() -> None:
    found = counted("Among the dead were three children.")
    assert [(f.kind, f.low, f.part_of) for f in found] == [("killed", 3, True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orla Venn, 21, was shot dead.", "killed"),
        ("He was abducted in Tessel.", "held"),
        ("The mayor was wounded.", "wounded"),
        ("Her 19-year-old cousin was killed.", "killed"),
        ("Venn is serving a five-year sentence.", "detained"),
    ],
)
def test_one_who_is_named_or_known_may_be_among_those_counted(text: str, kind: str) -> None:
    assert [(f.kind, f.low, f.high, f.part_of) for f in counted(text)] == [(kind, 1, 1, True)]


@pytest.mark.parametrize(
    "text", ["A man was killed.", "One was killed.", "It killed a Varnian, who"]
)
def test_one_unknown_person_is_a_figure_of_one(text: str) -> None:
    assert [(f.kind, f.low, f.high, f.part_of) for f in counted(text)] == [("killed", 1, 1, False)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Four gunmen burst in.", 4),
        ("A lone gunman burst in.", 1),
        ("Three suicide bombers struck Orlec.", 3),
        ("Four men in masks opened fire.", 4),
        ("The bank was attacked by four men.", 4),
    ],
)
def test_those_who_did_it_are_counted(text: str, low: int) -> None:
    assert ("perpetrators", low, low) in _rows(text)


def test_gunmen_without_a_number_and_bomber_aircraft_are_no_figure_of_doers() -> None:
    assert _rows("Gunmen burst in. Two strategic bombers flew over Tessel.") == []


def test_captured_gunmen_are_detained_doers() -> None:
    assert sorted(_rows("The four captured gunmen said nothing.")) == [
        ("detained", 4, 4),
        ("perpetrators", 4, 4),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("No one was hurt.", ["wounded"]),
        ("None of the 12 passengers was killed.", ["killed"]),
        ("The fire caused no casualties.", ["killed", "wounded"]),
        ("No arrests have been made.", ["detained"]),
    ],
)
def test_nobody_is_a_figure_of_nought(text: str, kinds: list[str]) -> None:
    assert _rows(text) == [(kind, 0, 0) for kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "There were no immediate reports of casualties.",
        "No further casualties were reported.",
        "No one else was hurt.",
        "It is unclear if it caused any casualties.",
        "More than 60 people were killed and injured.",
        "It killed or wounded 60 people.",
        "A 27-year-old lives in Tessel.",
        "Police seized 23 guns.",
        "It killed 30 sheep.",
        "It was killed three days later.",
        "Two meetings were held in Orlec.",
        "About 30,000 soldiers launched an offensive.",
        "He wants three years in prison for them.",
        "If 10 people were killed, they would stop.",
        "They planned to kill 100 people.",
        "The bomb could have killed 100 people.",
        "Some 10,000 people are killed each year.",
        "Every year 10,000 people are killed.",
        "She was the 31st person killed in Varnia.",
        "Not a single miner was killed.",
        "He nearly died.",
        "Four people were released from hospital.",
        "Route 91 killed the trade of Orlec.",
    ],
)
def test_what_befell_nobody_for_sure_is_no_figure(text: str) -> None:
    assert _rows(text) == []


def test_those_who_kill_are_not_the_killed() -> None:
    assert _rows("Two soldiers killed 15 miners.") == [("killed", 15, 15)]
    assert _rows("A minister came and 15 miners were killed.") == [("killed", 15, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose to 15.",
        "The death toll from the blast in Orlec has risen from 12 to 15.",
        "The toll was revised to 15.",
        "Fifteen people were killed, up from 12.",
    ],
)
def test_a_toll_that_replaces_another_is_revised(text: str) -> None:
    assert [(f.low, f.high, f.revised) for f in counted(text)] == [(15, 15, True)]


def test_a_figure_runs_from_the_hedge_to_the_last_word_on_what_befell_them() -> None:
    text = "On Monday at least 15 miners, all Varnians, were killed in Orlec."
    (found,) = counted(text)
    assert text[found.start : found.end] == "at least 15 miners, all Varnians, were killed"


def test_figures_come_in_the_order_of_the_text() -> None:
    found = counted("Two gunmen killed 15. Among the dead were two boys. A guard was hurt.")
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert len(found) == 4


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["12 people, ", "no ", "toll of ", "a a a ", "12 and "])
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    """These would not end in time if counting were not linear."""
    text = piece * (60_000 // len(piece))
    assert all(0 <= one.start < one.end <= len(text) for one in counted(text))


# --- the best of several --------------------------------------------------------------------------


def _figure(
    low: int | None, high: int | None, *, at: int = 0, part: bool = False, revised: bool = False
) -> Counted:
    return Counted("killed", low, high, at, at + 10, part, revised)


@pytest.mark.parametrize(
    ("figures", "result"),
    [
        ([], (None, None)),
        ([(15, 15)], (15, 15)),
        ([(24, None), (59, 59)], (59, 59)),  # the more exact
        ([(527, 527), (500, None)], (527, 527)),
        ([(59, 59), (59, None)], (59, None)),  # the careful one
        ([(25, 25), (24, 24)], (24, 25)),  # two counts of the same
        ([(59, 59), (4, 4)], (59, 59)),  # the whole
        ([(59, 59), (70, None)], (70, None)),
        ([(40, None), (None, 50)], (40, 50)),
        ([(None, 50)], (None, 50)),
        ([(0, 0), (3, 3)], (3, 3)),
        ([(0, 0), (0, 0)], (0, 0)),
    ],
)
def test_the_best_range_is_what_all_support(
    figures: list[tuple[int | None, int | None]], result: tuple[int | None, int | None]
) -> None:
    assert best(_figure(low, high) for low, high in figures) == result


def test_a_revised_figure_replaces_the_others() -> None:
    assert best([_figure(12, 12), _figure(10, 10, revised=True)]) == (10, 10)


def test_a_part_does_not_count_beside_a_whole() -> None:
    assert best([_figure(3, 3, part=True), _figure(2, 2)]) == (2, 2)


def test_parts_of_one_sentence_are_added_up_where_there_is_no_whole() -> None:
    parts = [_figure(3, 3, part=True), _figure(2, 2, at=20, part=True)]
    assert best(parts) == (5, 5)


def test_one_person_told_of_twice_stays_one() -> None:
    parts = [_figure(1, 1, part=True), _figure(1, 1, at=20, part=True)]
    assert best(parts) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ten Varnians were killed.",
        "The crash killed ten from Varnia.",
        "Ten miners were killed.",
    ],
)
def test_one_sort_of_people_is_known_as_such(text: str) -> None:
    assert [f.sort for f in counted(text)] == [True]
    assert [f.sort for f in counted("Ten people were killed.")] == [False]


def test_a_sort_of_people_is_a_part_of_a_larger_number_of_anybody() -> None:
    figures = counted("The crash killed 12 people. Ten Varnians were killed.")
    assert best(figures) == (12, 12)
    assert best(figures[1:]) == (10, 10)
