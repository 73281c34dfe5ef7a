"""Claims that go round and look like two that agree."""

from tests.assess.heard import OWN, case, heard
from tocsin.assess.circular import circles
from tocsin.assess.corroboration import of_incident


def _cites(*cited: str) -> str:
    first, *more = cited
    rest = "".join(f", citing {name}" for name in more)
    return f"[s {first}] [c said] [t a blast shook the pier]{rest}."


def test_two_outlets_that_cite_each_other_are_a_circle_and_one_origin() -> None:
    told = case(
        heard("Orlec Courier", _cites("The Marl Herald")),
        heard("Marl Herald", _cites("The Orlec Courier")),
    )
    (circle,) = circles(told)
    assert circle.names == ("Marl Herald", "Orlec Courier")
    assert len(circle.cited) == 2
    found = of_incident(told)
    assert len(found.supports.origins) == 1
    assert circle.reason in found.reasons


def test_a_longer_way_round_is_a_circle_too() -> None:
    papers = ("Orlec Courier", "Marl Herald", "Karsk Bell")
    told = case(*(heard(one, _cites(papers[(n + 1) % 3])) for n, one in enumerate(papers)))
    (circle,) = circles(told)
    assert circle.names == tuple(sorted(papers))


def test_what_comes_back_to_whom_it_set_out_from_is_a_circle() -> None:
    (circle,) = circles(
        case(heard("Orlec Courier", _cites("The Marl Herald", "the Orlec Courier")))
    )
    assert circle.names == ("Marl Herald", "Orlec Courier")


def test_an_agency_that_cites_the_paper_which_prints_it_is_in_a_circle() -> None:
    told = case(
        heard("Reuters", _cites("The Marl Herald")),
        heard("Marl Herald", byline="Reuters Staff"),
    )
    (circle,) = circles(told)
    assert circle.names == ("Marl Herald", "Reuters")


def test_who_speaks_to_a_paper_is_none() -> None:
    text = "[s Orla Venn] [c told] [to the Orlec Courier] [t a blast shook the pier]."
    assert circles(case(heard("Orlec Courier", text))) == ()


def test_a_chain_is_none() -> None:
    told = case(
        heard("Orlec Courier", _cites("The Marl Herald")),
        heard("Marl Herald", _cites("Orla Venn")),
        heard("Karsk Bell", OWN),
    )
    assert circles(told) == ()
