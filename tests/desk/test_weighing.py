"""An incident is weighed as the desk knew it, with people's edits; and an edit can be undone."""

import pytest
from msgspec.structs import replace

from tests.desk.made import add, page
from tests.desk.weighed import FRONT, LEAGUE, NONE, bombing, only, told
from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.desk.desk import Desk
from tocsin.desk.docket import Docket
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Page
from tocsin.store import groups

_STRONG = Band(low=4, high=9)


def _ratio(hypothesis: str = LEAGUE, origin: str = "Pavo Lind") -> Ratio:
    return Ratio(by="Mira", why="she saw it", hypothesis=hypothesis, origin=origin, band=_STRONG)


def test_an_incident_is_weighed_in_all_its_parts(desk: Desk) -> None:
    weighed = desk.weigh(told(desk))
    assert weighed.corroboration.supports.items == len(weighed.accounts) == 4
    assert [value.low for value in weighed.figures["killed"]] == [12, 14, 15]
    assert {one.accused for one in weighed.accusations} == {FRONT, LEAGUE}
    assert "own words" in {one.kind for one in weighed.contradictions}
    assert weighed.table.leading == (FRONT,)
    cited = {one.cited.article for row in weighed.table.rows for c in row.cells for one in c.said}
    assert cited <= weighed.articles.keys()


def test_accounts_stand_as_where_the_incident_is_opened(desk: Desk) -> None:
    incident = told(desk)
    accounts = [one.id for one in desk.incident(incident).accounts]
    assert [one.id for one in desk.weigh(incident).accounts] == accounts
    assert desk.weigh(accounts[0][:8]) == desk.weigh(incident), "an account names its incident"


def test_what_is_no_incident_is_not_weighed(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.weigh("ffffff")


def test_the_past_is_weighed_as_it_was_before_an_article_came(desk: Desk) -> None:
    add(desk, bombing()[:3])
    before = desk.weigh(only(desk), as_of="2026-05-08")
    add(desk, bombing()[3:])
    after = desk.weigh(before.incident.id)
    assert after.table != before.table
    assert desk.weigh(before.incident.id, as_of="2026-05-08") == before


def test_the_past_is_weighed_as_it_was_before_grades_and_edits(desk: Desk) -> None:
    incident = told(desk)
    states = [desk.weigh(incident)]
    desk.grade_source("Lorne Post", "A", why="long right")
    states.append(desk.weigh(incident))
    id_ = desk.edit(incident, _ratio())
    states.append(desk.weigh(incident))
    desk.withdraw(id_, why="it was a play")
    now = desk.weigh(incident)
    assert replace(now, undone=()) == states[1]
    assert [(one.id, one.withdrawn and one.withdrawn.why) for one in now.undone] == [
        (id_, "it was a play")
    ]
    moments = ["2026-06-01T00:00Z", states[1].grades[0].moment, states[2].edits[0].moment]
    assert [desk.weigh(incident, as_of=moment) for moment in moments] == states
    assert len({str(one.table.shares) for one in states}) == 3


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (_ratio(), LEAGUE),
        (_ratio(origin="name:pavo lind"), LEAGUE),
        (Note(by="Mira", why="so", text="a call", bands={"marsh league": _STRONG}), LEAGUE),
        (Prior(by="Mira", why="so", hypothesis=NONE, share=0.6), NONE),
        (Proposal(by="Mira", why="so", hypothesis="Red Hand"), "Red Hand"),
    ],
)
def test_an_edit_moves_its_share_and_carries_name_and_reason(
    desk: Desk, change: Edit, name: str
) -> None:
    incident = told(desk)
    before = desk.weigh(incident).table.shares
    id_ = desk.edit(incident, change)
    after = desk.weigh(incident)
    (row,) = after.edits
    assert (row.id, row.by, row.change.by, row.change.why) == (id_, "Mira", "Mira", change.why)
    assert name not in before or after.table.shares[name].probability > before[name].probability
    assert not after.table.idle
    desk.withdraw(id_[:8], why="a slip")
    assert (desk.weigh(incident).table.shares, desk.weigh(incident).edits) == (before, ())


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_ratio("Red Hand"), "Red Hand is no hypothesis of this incident; name one of Marsh"),
        (_ratio(origin="Nobody"), "Nobody is no origin .*; those are Pavo Lind, Varnian Front"),
        (Proposal(by="Mira", why="so", hypothesis="marsh league"), "is a hypothesis already"),
    ],
)
def test_an_edit_that_fits_nothing_is_refused(desk: Desk, change: Edit, named: str) -> None:
    incident = told(desk)
    with pytest.raises(TocsinError, match=named):
        desk.edit(incident, change)
    assert desk.weigh(incident).edits == ()


def test_an_edit_is_taken_back_once(desk: Desk) -> None:
    incident = told(desk)
    id_ = desk.edit(incident, _ratio())
    assert desk.withdraw(id_, why="a slip").id == id_
    with pytest.raises(NotFoundError, match="was taken back before"):
        desk.withdraw(id_, why="twice")


def test_an_edit_goes_with_its_incident_into_another(desk: Desk) -> None:
    incident = told(desk)
    account = desk.incident(incident).accounts[-1].id
    apart = desk.different("incident", [account], why="another bomb").other
    id_ = desk.edit(apart, Proposal(by="Mira", why="so", hypothesis="Red Hand"))
    desk.same("incident", incident, apart, why="one bomb")
    assert [one.id for one in desk.weigh(incident).edits] == [id_]
    assert desk.weigh(apart) == desk.weigh(incident), "its former id still names it"


# What can't both be true, from the pages to the sheet


def _market(outlet: str, host: str, day: str) -> Page:
    said = f"A bomb killed 12 people at the covered market in Oskara {day}, it was said."
    more = "The bomb lay under a stall of the Brel family, and the market was full."
    return page(host, "2026-05-06", "Bomb at Oskara market", said, more, outlet=outlet, host=host)


def _mayor(outlet: str, host: str, town: str) -> Page:
    said = f"Mayor Ivo Dreck was shot dead in {town}, Belgium, on 5 May 2026, it was said."
    more = f"A gunman fired at Ivo Dreck as he left a car in {town}."
    return page(
        host, "2026-05-06", "Mayor Ivo Dreck shot dead", said, more, outlet=outlet, host=host
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("on 3 May 2026", "on 5 May 2026"), ("on 3 May", "on 5 May")],
)
def test_two_days_of_one_bombing_contradict_each_other(desk: Desk, one: str, other: str) -> None:
    add(desk, [_market("Orlec Courier", "a.example", one), _market("Bell", "b.example", other)])
    (found,) = desk.weigh(only(desk)).contradictions
    assert (found.kind, found.what) == ("time", "3 May 2026 against 5 May 2026")


def test_two_towns_of_one_murder_contradict_each_other(desk: Desk) -> None:
    add(desk, [_mayor("Orlec Courier", "a.example", "Ghent"), _mayor("Bell", "b.example", "Liege")])
    (found,) = desk.weigh(only(desk)).contradictions
    assert (found.kind, found.reasons) == ("place", ("138 km apart",))


def test_days_and_towns_that_part_two_incidents_contradict_nothing_until_a_person_joins_them(
    desk: Desk,
) -> None:
    add(
        desk,
        [
            _market("Orlec Courier", "a.example", "on 3 May 2026"),
            _market("Bell", "b.example", "on 12 April 2026"),
        ],
    )
    first, second = (row.id for row in desk.incidents().rows)
    assert not desk.weigh(first).contradictions
    desk.same("incident", first, second, why="one bombing, wrongly dated")
    (found,) = desk.weigh(first).contradictions
    assert found.what == "12 April 2026 against 3 May 2026"


def test_of_an_incident_around_it_that_many_tell_of_the_first_and_the_latest_are_heard(
    desk: Desk,
) -> None:
    incident = told(desk)
    with desk.store.look() as view:
        (whole,) = Docket(view).shown([incident], 4)
        (part,) = Docket(view).shown([incident], 3)
        standing = groups.representatives(view, "incident", [incident])[incident]
    assert len(whole.heard) == 4
    assert {one.account for one in part.heard} == {one.member for one in standing}
