"""How many independent origins the accounts of one incident have."""

import random

import msgspec
import pytest

from tests.link.told import found, incident, reading
from tocsin.link.origins import OriginGraph, Report, Summary, grown, origins, terminals, trace
from tocsin.link.origins import report as origin_report

OWN = "A blast shook the pier."


def report(
    outlet: str,
    text: str = OWN,
    *,
    by: str | None = None,
    copies: str | None = None,
    published: str | None = None,
    actors: dict[str, str] | None = None,
) -> Report:
    """What an account in `outlet` that tells of a blast goes back to; `by` is a byline."""
    own = reading(text, outlet=outlet)
    page = msgspec.structs.replace(own.article, byline=found(by), published=found(published))
    own = msgspec.structs.replace(own, article=page)
    account = f"{outlet} {text} {published}"
    return origin_report(account, own, incident(own, "blast"), copies, actors)


def said_by(speaker: str) -> str:
    return f"[s {speaker}] [c said] [t a blast shook the pier]."


def _count(*reports: Report) -> int:
    return origins(reports).summary.origins


def test_ten_outlets_that_carry_one_agency_are_one_origin() -> None:
    graph = origins(report(f"Paper {n}", by="Reuters Staff") for n in range(10))
    assert graph.summary.words == "10 items, 10 outlets, 1 origin"


def test_two_outlets_with_their_own_word_are_two() -> None:
    assert _count(report("Courier"), report("Herald")) == 2


def test_one_outlet_is_one_origin_however_often_it_tells() -> None:
    assert _count(report("Courier", said_by("Orla Venn")), report("Courier")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report("Courier", copies="a"), report("Herald", copies="a")),
        (report("Courier", said_by("Orla Venn")), report("Herald", said_by("Orla Venn"))),
        (report("Reuters"), report("Herald", by="Orla Venn | Reuters")),
        (report("apnews.com"), report("Herald", by="Orla Venn, AP")),
        (report("VTN"), report("edition.vtn.example")),
        (report("Marl Courier"), report("Herald", said_by("The Marl Courier"))),
        (report("Courier", f"{OWN}\n\nWith reporting by AFP"), report("Herald", by="AFP")),
        (
            report("Courier", said_by("Mayor Orla Venn"), actors={"Orla Venn": "x"}),
            report("Herald", said_by("Orlando Venn"), actors={"Orlando Venn": "x"}),
        ),
    ],
)
def test_who_shares_text_agency_paper_or_speaker_is_one_origin(one: Report, other: Report) -> None:
    assert _count(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report("Courier", said_by("Police")), report("Herald", said_by("Police"))),
        (report("Courier", said_by("Orla Venn")), report("Herald", said_by("Marl Zubin"))),
        (report("Courier", copies="a"), report("Herald", copies="b")),
        (
            report("Courier", said_by("Orla Venn"), actors={"Orla Venn": "x"}),
            report("Herald", said_by("Orla Venn"), actors={"Orla Venn": "y"}),
        ),
        (report("Courier", said_by("Norland")), report("Herald", by="Norland News Agency")),
    ],
)
def test_others_are_two(one: Report, other: Report) -> None:
    assert _count(one, other) == 2


def test_a_third_account_ties_two_together() -> None:
    one, other = report("Courier", said_by("Orla Venn")), report("Herald", by="AFP")
    both = report("Gazette", said_by("Orla Venn"), by="AFP")
    assert (_count(one, other), _count(one, other, both)) == (2, 1)


def test_the_outlet_s_own_word_beside_a_speaker_s_is_no_second_origin() -> None:
    """Told plainly in the lead, and attributed below: that is the speaker's word once."""
    both = f"A fire broke out. {said_by('Orla Venn')}"
    assert _count(report("Courier", both), report("Herald", said_by("Orla Venn"))) == 1


def test_copies_come_from_the_first_to_publish() -> None:
    first = report("Herald", copies="a", published="2024-03-01T08:00:00Z")
    later = [report(n, copies="a", published=p) for n, p in (("A", "2024-03-02"), ("B", None))]
    edges = [e for e in origins([*later, first]).edges if "one text" in e.reason]
    assert {edge.source for edge in edges} == {f"account:{first.account}"}
    assert {edge.account for edge in edges} == {other.account for other in later}


def test_edges_run_from_the_account_outward_with_their_sentences() -> None:
    text = "[s Mayor Orla Venn] [c told] Reuters [t that a blast shook the pier]."
    graph = origins([report("Courier", text)])
    links = {
        (edge.node, edge.source, edge.span.text if edge.span else None) for edge in graph.edges
    }
    sentence = "Mayor Orla Venn told Reuters that a blast shook the pier."
    assert links >= {
        ("name:courier", "name:reuters", sentence),
        ("name:reuters", "name:orla venn", sentence),
    }
    assert {edge.source for edge in graph.edges} <= {node.id for node in graph.nodes}


def test_kinds_are_those_of_the_sources() -> None:
    own = report("Courier", said_by("Two witnesses")), report("Herald", said_by("Police"))
    graph = origins(own)
    assert graph.summary.kinds == ("official", "witness")
    assert [origin.kinds for origin in graph.origins] == [("witness",), ("official",)]


def _some(dice: random.Random) -> list[Report]:
    """Accounts that share outlets, agencies, texts and speakers at random."""
    texts = [OWN, *(said_by(n) for n in ("Orla Venn", "Police", "Marl Zubin"))]
    return [
        msgspec.structs.replace(
            report(
                dice.choice(["Courier", "Herald", "Gazette", "Marl Post", "Reuters"]),
                dice.choice(texts),
                by=dice.choice([None, None, "AFP", "Reuters Staff"]),
                copies=dice.choice([None, None, "a", "b"]),
            ),
            account=str(number),
        )
        for number in range(dice.randrange(1, 7))
    ]


@pytest.mark.parametrize("seed", range(60))
def test_adding_one_at_a_time_in_any_order_is_the_same_as_all_at_once(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    reports = _some(dice)
    graph = origins(reports)
    dice.shuffle(reports)
    summary = Summary()
    for one in reports:
        summary = grown(summary, trace(one))
    assert summary == graph.summary == origins(reports).summary
    assert origins(reports) == graph
    assert summary.origins == len(graph.origins) == _tied(reports)


def _tied(reports: list[Report]) -> int:
    """The number of origins by the plainest way: join whatever shares a terminal, one by one."""
    merged: list[set[str]] = []
    for own in (set(terminals(one)) for one in reports):
        touching = [some for some in merged if some & own]
        merged = [some for some in merged if not some & own] + [own.union(*touching)]
    return len(merged)


def test_nothing_has_no_origin() -> None:
    assert origins([]) == OriginGraph(nodes=(), edges=(), origins=(), summary=Summary())
