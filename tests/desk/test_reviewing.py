"""Looking back at a desk: on both databases, by what was known, read late, judged or closed."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.desk.made import add, attack, fair, post, press
from tests.desk.watches import alert, toml
from tests.desk.weighed import only
from tests.warn.made import ISSUED, WARNING
from tocsin.desk import naming
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError
from tocsin.store import ledger
from tocsin.warn import deeds

CASE = "0123456789abcdef0123"


def _write(desk: Desk, *done: deeds.AnyDeed, moment: str = "2026-05-02") -> None:
    with desk.store.enter(f"{moment}T12:00:00.000000Z", "Mira", "test") as entry:
        ledger.write(entry, CASE, *done)


def _opened(watch: str | None = None) -> deeds.Opened:
    return deeds.Opened(title="The market", why="the embassy warns", watch=watch)


def test_what_was_published_before_it_and_read_after_it_wasn_t_known(desk: Desk) -> None:
    add(desk, [attack()])
    add(desk, [alert()], replay=False)
    (late, *_) = desk.reviews.incident(only(desk)).seen
    assert (late.known, late.lead.words) == ("published", "4 days")
    assert late.learnt > datetime.fromisoformat("2026-05-31T00:00:00Z")


def test_a_page_that_was_read_again_was_known_since_it_first_came(desk: Desk) -> None:
    add(desk, [alert(), attack()])
    first = desk.reviews.incident(only(desk)).seen[0].learnt
    page = alert()
    edited = replace(page, content=page.content.replace(b"provocation", b"fraud"))
    add(desk, [edited], replay=False)
    (again, *_) = desk.reviews.incident(only(desk)).seen
    assert (again.learnt, again.known) == (first, "known")


def test_a_watch_that_came_late_shows_what_it_would_have_and_says_so(desk: Desk) -> None:
    add(desk, [alert(), attack()])
    desk.write_watch(toml(), "market")
    (course,) = desk.reviews.incident(only(desk)).courses
    assert not course.asked
    assert course.proposals == ()


def test_a_case_bears_on_it_by_its_watch_by_its_end_or_by_name(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [alert()])
    _write(desk, _opened("market"), replace(ISSUED, warning=replace(WARNING, case=CASE)))
    add(desk, [attack()])
    (case,) = desk.reviews.incident(only(desk)).cases
    assert case.reasons == ("its watch market asks about it",)
    closed = deeds.Closed(outcome="hit", why="it came", incident=only(desk))
    _write(desk, closed, moment="2026-05-20")
    (case,) = desk.reviews.incident(only(desk), case=CASE[:6]).cases
    assert case.reasons[:2] == ("you named it", "it was closed with this incident")
    told = desk.reviews.desk().judged
    assert told.outcomes == {"hit": 1}
    assert told.leads is not None


def test_another_matter_has_no_part_in_it(desk: Desk) -> None:
    _write(desk, _opened(), moment="2026-04-30")
    add(desk, [alert(), fair(), attack()])
    review = desk.reviews.incident(only(desk))
    assert review.cases == ()
    assert all(
        "Astrand" in one.warned.from_ or one.warned.from_ == "Embassy" for one in review.seen
    )


def test_a_finding_stays_with_an_incident_that_became_part_of_another(desk: Desk) -> None:
    add(desk, press())
    rows = {
        row.dossier.places and next(iter(row.dossier.places)): row.id
        for row in desk.incidents().rows
    }
    bomb, knife = only(desk), rows["Dravno"]
    desk.reviews.find(knife, "miss", why="nobody saw it coming")
    desk.same("incident", bomb, knife, why="for a test")
    (found,) = desk.reviews.incident(bomb).found
    assert found.found.outcome == "miss"


def test_a_review_as_of_a_moment_stays_the_same_whatever_comes_later(desk: Desk) -> None:
    add(desk, [alert(), attack()])
    incident = only(desk)
    then = desk.reviews.incident(incident, as_of="2026-05-05")
    _write(desk, _opened(), moment="2026-05-09")
    add(desk, [post()], replay=False)
    desk.reviews.find(incident, "miss", why="so")
    assert desk.reviews.incident(incident, as_of="2026-05-05") == then


def test_what_can_t_be_reviewed_is_said(desk: Desk) -> None:
    add(desk, [attack()])
    with pytest.raises(NotFoundError):
        desk.reviews.incident("abcdef")
    with pytest.raises(NotFoundError):
        desk.reviews.incident(only(desk), case="abcdef")
    with Desk(desk.store.name, by=" ") as nobody, pytest.raises(TocsinError, match="needs a name"):
        nobody.reviews.find(only(desk), "miss", why="so")


def test_an_id_of_a_finding_is_no_case(desk: Desk) -> None:
    add(desk, [attack()])
    desk.reviews.find(only(desk), "miss", why="so")
    with desk.store.look() as view, pytest.raises(NotFoundError):
        naming.case(view, only(desk))
