"""Grades: of outlets by a letter, of accounts by a number, each with who, when and why."""

import pytest

from tests.desk.made import add, attack, fair, page, post
from tests.desk.weighed import only, told
from tocsin.assess.grades import Grade
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError

_HOST = "post.example"
_SNOW = "Snow fell on the pass above Dravno, and the road was closed, the road office said."


@pytest.mark.parametrize("name", ["Lorne Post", "lorne post", "post.example", "www.post.example"])
def test_an_outlet_is_graded_by_its_name_or_host(desk: Desk, name: str) -> None:
    incident = told(desk)
    row = desk.grade_source(name, "B", why="mostly right")
    assert (row.name, row.grade, row.by, row.why) == ("Lorne Post", "B", "Mira", "mostly right")
    assert desk.grades() == desk.weigh(incident).grades == (row,)
    letters = {one.source.outlet: one.grade.letter for one in desk.weigh(incident).accounts}
    assert letters == {"Lorne Post": "B", "Orlec Courier": "F"}


def test_a_grade_counts_in_the_table(desk: Desk) -> None:
    incident = told(desk)
    before = desk.weigh(incident).table.shares["Varnian Front"].probability
    desk.grade_source("Lorne Post", "E", why="often wrong")
    assert desk.weigh(incident).table.shares["Varnian Front"].probability < before


def test_the_last_grade_stands_and_the_first_did_then(desk: Desk) -> None:
    add(desk, [post()])
    first = desk.grade_source("Lorne Post", "B", why="mostly right")
    last = desk.grade_source("Lorne Post", "D", why="wrong again")
    assert desk.grades() == (last,)
    assert desk.grades(as_of=first.moment) == (first,)


def test_an_outlet_that_nothing_is_from_is_not_graded(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="it has none yet"):
        desk.grade_source("Lorne Post", "B", why="so")
    add(desk, [attack(), post()])
    with pytest.raises(NotFoundError, match="it has articles of Lorne Post, Orlec Courier"):
        desk.grade_source("Evening Star", "B", why="so")
    assert desk.grades() == ()


def test_an_account_is_graded_by_its_id_with_its_article(desk: Desk) -> None:
    incident = told(desk)
    account = desk.incident(incident).accounts[1]
    row = desk.grade_report(account.id[:8], 4, why="nobody else saw it")
    assert (row.about, row.name, row.source) == (account.id, "Lorne Post", account.source)
    assert desk.grades() == desk.weigh(incident).grades == (row,)
    assert desk.weigh(incident).accounts[1].grade == Grade(number=4)


def test_what_no_other_origin_tells_is_not_confirmed(desk: Desk) -> None:
    add(desk, [attack()])
    account = desk.incident(only(desk)).accounts[0].id
    with pytest.raises(TocsinError, match="and there is none; give 2, probably true"):
        desk.grade_report(account, 1, why="sure")
    with pytest.raises(TocsinError, match="7 is no grade of a report: 1 to 6 are"):
        desk.grade_report(account, 7, why="sure")
    assert desk.grades() == ()


def test_what_two_origins_tell_may_be_confirmed(desk: Desk) -> None:
    add(desk, [attack(), post()])
    incident = only(desk)
    assert len(desk.weigh(incident).corroboration.supports.origins) == 2
    account = desk.incident(incident).accounts[0].id
    assert desk.grade_report(account, 1, why="two papers").grade == "1"


def test_an_incident_and_a_name_are_no_accounts(desk: Desk) -> None:
    add(desk, [attack(), post()])
    for name in (only(desk), "Lorne Post"):
        with pytest.raises(NotFoundError, match="is no account of an incident; numbers are for"):
            desk.grade_report(name, 3, why="so")


def test_an_account_gets_no_letter(desk: Desk) -> None:
    add(desk, [attack(), post()])
    account = desk.incident(only(desk)).accounts[0].id
    with pytest.raises(TocsinError, match="letters are for outlets; give an account a number"):
        desk.grade_source(account[:8], "B", why="so")
    assert desk.grades() == ()


def test_grades_of_what_an_incident_does_not_rest_on_do_not_bear_on_it(desk: Desk) -> None:
    add(desk, [fair(), post()])
    desk.grade_source("Orlec Courier", "A", why="so")
    assert desk.weigh(only(desk)).grades == ()
    assert len(desk.grades()) == 1


def test_the_record_stays_sound(desk: Desk) -> None:
    incident = told(desk)
    desk.grade_source("Lorne Post", "B", why="so")
    desk.grade_report(desk.incident(incident).accounts[0].id, 3, why="so")
    assert list(desk.verify()) == []


def test_a_host_means_the_outlet_that_its_latest_article_names(desk: Desk) -> None:
    add(desk, [post()])
    renamed = page("renamed", "2026-05-07", "Late snow", _SNOW, outlet="New Post", host=_HOST)
    add(desk, [renamed], replay=False)
    assert desk.grade_source(_HOST, "C", why="so").name == "New Post"
    assert desk.grade_source("Lorne Post", "B", why="so").name == "Lorne Post"


def test_grades_are_taken_back_one_after_the_other_until_none_is_left(desk: Desk) -> None:
    add(desk, [post()])
    first = desk.grade_source("Lorne Post", "B", why="twenty years")
    last = desk.grade_source("Lorne Post", "D", why="a hoax")
    desk.ungrade(last.about, why="it was no hoax")
    assert desk.grades() == (first,)
    desk.ungrade(last.about, why="too few")
    assert desk.grades() == ()
    with pytest.raises(NotFoundError, match="has no grade; see the grades that stand"):
        desk.ungrade(last.about, why="again")
    assert desk.grades(as_of=last.moment) == (last,)
    assert desk.grades(as_of=first.moment) == (first,)
    assert list(desk.verify()) == []


def test_what_was_taken_back_may_be_graded_anew(desk: Desk) -> None:
    incident = told(desk)
    about = desk.grade_source("Lorne Post", "E", why="often wrong").about
    desk.ungrade(about, why="it wasn't they")
    assert desk.weigh(incident).accounts[1].grade == Grade()
    again = desk.grade_source("Lorne Post", "C", why="so")
    assert desk.grades() == (again,)


def test_what_was_never_graded_has_no_grade_to_take_back(desk: Desk) -> None:
    add(desk, [post()])
    row = desk.grade_source("Lorne Post", "B", why="twenty years")
    with pytest.raises(NotFoundError, match="has no grade"):
        desk.ungrade("name:nobody", why="so")
    with pytest.raises(TocsinError, match="needs a reason"):
        desk.ungrade(row.about, why="")
