"""A dossier counts what accounts tell side by side, and grows as it would be made anew."""

from datetime import date
from itertools import permutations

from tests.link.incidents.made import account
from tocsin.link.dossier import Dossier, grown, made
from tocsin.link.tally import Strand, Trace

MAY = date(2026, 5, 5)


def _trace(name: str) -> Trace:
    strand = Strand(published="~", chains=((),))
    return Trace(article=name, outlet=f"name:{name}", text=name, strand=strand)


def _dossier(*fields: dict[str, object]) -> Dossier:
    return made(
        (account(f"a{n}", **each), _trace(f"a{n}"))  # type: ignore[arg-type]
        for n, each in enumerate(fields)
    )


def test_accounts_that_disagree_stand_side_by_side() -> None:
    told = _dossier({"by": ("A",)}, {"by": ("B", "B")}, {"by": ("B",)})
    assert told.by == {"B": 2, "A": 1}
    assert told.accounts == 3


def test_a_figure_is_the_lowest_and_the_highest_that_any_account_gives() -> None:
    figures = ({"killed": (12, 12)}, {"killed": (15, None)}, {"killed": (10, 14)})
    for order in permutations(figures):
        assert _dossier(*({"figures": each} for each in order)).figures["killed"] == (10, 15)


def test_what_happened_comes_before_what_was_planned() -> None:
    told = _dossier({"status": "planned"}, {"status": "planned"}, {"status": "happened"})
    assert told.status == "happened"


def test_the_day_is_the_first_of_those_that_most_tell() -> None:
    told = _dossier({"first": MAY, "last": None}, {"first": MAY, "last": MAY}, {"first": None})
    assert told.days == {"2026-05-05/..": 1, "2026-05-05": 1}
    assert told.day == "2026-05-05"
    assert Dossier().day == ""


def test_a_day_without_its_year_is_told_and_is_no_day() -> None:
    without: dict[str, object] = {"first": None, "last": None, "undated": "XXXX-03-22"}
    told = _dossier(without, without)
    assert (told.undated, told.days, told.day) == ({"XXXX-03-22": 2}, {}, "")


def test_it_grows_as_it_would_be_made_anew() -> None:
    pairs = [(account(f"a{n}", by=(f"N{n}",)), _trace(f"a{n}")) for n in range(15)]
    dossier = made(pairs[:-1])
    assert grown(dossier, *pairs[-1]) == made(pairs)
    assert len(dossier.by) == 12
