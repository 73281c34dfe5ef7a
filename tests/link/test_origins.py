"""To how many independent origins accounts go back, and the graph that shows it."""

import random

import msgspec
import pytest

from tests.link.told import found, incident, reading
from tocsin.link.origins import OFFICIALS, OriginGraph, Report, origins, trace
from tocsin.link.origins import report as origin_report
from tocsin.link.tally import Summary, grown

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
    assert graph.summary.words == "10 articles, 10 outlets, 1 origin"


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
        (
            report("Courier", said_by("Orla Venn"), actors={"Orla Venn": "x"}),
            report("Herald", said_by("Orla Venn"), actors={"Orla Venn": "y"}),
        ),
        (report("Courier", said_by("Police")), report("Herald", said_by("Two officials"))),
        (report("Varnian Town News", f"{OWN} (VTN)"), report("Herald", f"{OWN} (VTN)")),
    ],
)
def test_who_shares_text_agency_paper_or_speaker_is_one_origin(one: Report, other: Report) -> None:
    assert _count(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report("Courier", said_by("Two witnesses")), report("Herald", said_by("Two witnesses"))),
        (report("Courier", said_by("Orla Venn")), report("Herald", said_by("Marl Zubin"))),
        (report("Courier", said_by("Petr")), report("Herald", said_by("Petr"))),
        (report("Courier", said_by("A family")), report("Herald", said_by("A family"))),
        (report("Courier", copies="a"), report("Herald", copies="b")),
        (report("Courier", said_by("Norland")), report("Herald", by="Norland News Agency")),
    ],
)
def test_others_are_two(one: Report, other: Report) -> None:
    assert _count(one, other) == 2


def test_a_third_account_that_has_both_ties_nobody_together() -> None:
    one, other = report("Courier", said_by("Orla Venn")), report("Herald", by="AFP")
    both = report("Gazette", f"{said_by('Orla Venn')}\n\nWith reporting by AFP")
    assert (_count(one, other), _count(one, other, both)) == (2, 2)


def test_an_origin_says_who_vouches_and_who_repeats() -> None:
    one, other = (report(n, said_by("Orla Venn")) for n in ("Courier", "Herald"))
    (origin,) = origins([other, one]).origins
    assert (origin.id, origin.unit) == ("name:orla venn", "name:courier")
    assert (origin.accounts, origin.repeated) == ((one.account,), (other.account,))


def test_officials_without_a_name_are_one_node_of_the_graph() -> None:
    graph = origins(report(n, said_by(by)) for n, by in (("A", "Police"), ("B", "Officials")))
    assert [origin.id for origin in graph.origins] == [OFFICIALS]
    assert {edge.account for edge in graph.edges if edge.source == OFFICIALS} == {
        account for origin in graph.origins for account in (*origin.accounts, *origin.repeated)
    }
    assert [node.name for node in graph.nodes if node.id == OFFICIALS] == [OFFICIALS]


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


def test_a_day_alone_is_behind_the_times_of_that_day() -> None:
    times = ("2024-03-01T22:30:00Z", "2024-03-02T00:15:00+01:00", "2024-03-01", None)
    made = [report(str(n), copies="a", published=at) for n, at in enumerate(times)]
    ranks = [trace(one).strand.published for one in made]
    assert ranks == sorted(ranks)
    edges = [edge for edge in origins(reversed(made)).edges if "one text" in edge.reason]
    assert {edge.source for edge in edges} == {f"account:{made[0].account}"}


def test_edges_run_from_the_account_outward_with_their_sentences() -> None:
    text = "[s Mayor Orla Venn] [c told] Reuters [t that a blast shook the pier]."
    graph = origins([report("Courier", text)])
    links = {
        (edge.node, edge.source, edge.span.text if edge.span else None) for edge in graph.edges
    }
    sentence = "Mayor Orla Venn told Reuters that a blast shook the pier."
    assert links >= {
        ("name:courier", "agency:reuters", sentence),
        ("agency:reuters", "name:orla venn", sentence),
    }
    assert {edge.source for edge in graph.edges} <= {node.id for node in graph.nodes}


def test_kinds_are_those_of_the_sources() -> None:
    own = report("Courier", said_by("Two witnesses")), report("Herald", said_by("Police"))
    graph = origins(own)
    assert graph.summary.kinds == ("official", "witness")
    assert [origin.kinds for origin in graph.origins] == [("official",), ("witness",)]


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
    assert summary.origins == len(graph.origins)
    assert 1 <= summary.origins <= len(reports)
    told = [a for origin in graph.origins for a in (*origin.accounts, *origin.repeated)]
    assert sorted(told) == sorted(one.account for one in reports)


def test_nothing_has_no_origin() -> None:
    assert origins([]) == OriginGraph(nodes=(), edges=(), origins=(), summary=Summary())
