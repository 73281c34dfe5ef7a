"""Sources are subscribed to with who did it, and told of with reasons, as they were known then."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.feeds import COURIER, POST, Web, feed, index, sitemap, take, visit
from tests.desk.made import ATTACK, attack, fair, page
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tocsin.desk.desk import Desk
from tocsin.desk.sources import Form, Listed, starter
from tocsin.errors import NotFoundError, SourceError, TocsinError
from tocsin.records import encode
from tocsin.store import View


@pytest.fixture
def desk(where: str, clock: Clock) -> Iterator[Desk]:
    with Desk(where, by="Mira", clock=clock) as opened:
        yield opened


def test_a_source_is_written_with_who_did_it_and_when(desk: Desk, clock: Clock) -> None:
    row = desk.sources.add(COURIER, name="Orlec Courier", country="VA", least="600")
    assert (row.name, row.by, row.moment) == ("Orlec Courier", "Mira", clock.now)
    assert (row.subscription.least, row.due, row.last) == (600, clock.now, None)
    assert desk.sources.list() == (row,)


@pytest.mark.parametrize(
    "name", ["id", "id's beginning", "Orlec COURIER", f"{COURIER}?utm_source=x"]
)
def test_a_source_goes_by_its_id_its_name_and_its_address(desk: Desk, name: str) -> None:
    row = desk.sources.add(COURIER, name="Orlec Courier")
    said = {"id": row.id, "id's beginning": row.id[:8]}.get(name, name)
    assert desk.sources.show(said).row == row


def test_what_is_none_and_what_is_two_is_told(desk: Desk) -> None:
    desk.sources.add(COURIER, name="News")
    desk.sources.add(POST, name="News")
    with pytest.raises(NotFoundError, match="several sources"):
        desk.sources.show("news")
    with pytest.raises(NotFoundError, match="no such source"):
        desk.sources.show("Lorne Gazette")


@pytest.mark.parametrize(
    ("address", "wishes"),
    [
        ("courier", {}),
        ("file:///etc/passwd", {}),
        (COURIER, {"kind": "archive"}),
        ("nowhere", {"kind": "folder"}),
        (COURIER, {"least": "1"}),
        (COURIER, {"grade": "G"}),
        (COURIER, {"kind": "page", "include": "bomb*"}),
        (COURIER, {"follow": "*/news/*"}),
    ],
)
def test_what_cannot_be_collected_from_is_refused(
    desk: Desk, address: str, wishes: dict[str, str]
) -> None:
    with pytest.raises(SourceError):
        desk.sources.add(address, **wishes)
    assert desk.sources.list() == ()


def test_an_address_is_subscribed_to_once(desk: Desk) -> None:
    desk.sources.add(COURIER)
    other = desk.sources.add(POST)
    with pytest.raises(TocsinError, match="already"):
        desk.sources.add(f"{COURIER}?utm_source=mail")
    with pytest.raises(TocsinError, match="already"):
        desk.sources.change(other.id, address=COURIER)


def test_what_is_changed_is_known_as_it_was(desk: Desk, clock: Clock) -> None:
    desk.sources.add(COURIER, name="Courier", include="bomb*; attack")
    before = clock()
    clock.on(hours=1)
    desk.sources.change("Courier", name="Orlec Courier", include="")
    now, then = desk.sources.show(COURIER), desk.sources.show(COURIER, as_of=before)
    assert (now.row.name, now.row.subscription.include) == ("Orlec Courier", ())
    assert (then.row.name, then.row.subscription.include) == ("Courier", ("bomb*", "attack"))
    assert [one.by for one in now.versions] == ["Mira", "Mira"]


def test_a_paused_source_is_not_asked_until_it_is_resumed(desk: Desk, clock: Clock) -> None:
    desk.sources.add(COURIER)
    paused = desk.sources.pause(COURIER, why="elections are over")
    assert (paused.subscription.paused, paused.why, paused.due) == (
        True,
        "elections are over",
        None,
    )
    assert desk.collecting.due() == () and desk.collecting.next() is None
    desk.sources.resume(COURIER)
    assert len(desk.collecting.due()) == 1


def test_a_poll_that_was_under_way_when_its_source_was_changed_is_made_anew(
    desk: Desk, clock: Clock
) -> None:
    desk.sources.add(COURIER, include="market")
    web = Web({COURIER: feed("market", "fair")})
    take(desk, web)
    clock.on(seconds=1)
    (turn,) = desk.collecting.due()
    desk.sources.change(COURIER, include="", exclude="market")
    assert desk.collecting.came(turn, web.ask(turn)) == 0
    run(desk, web, clock, minutes=1)
    assert fair().source in web.asked and attack().source not in web.asked


def test_a_removed_source_is_asked_no_more_and_begins_anew(desk: Desk, clock: Clock) -> None:
    first = desk.sources.add(COURIER)
    run(desk, Web({COURIER: feed("market", "fair")}), clock, seconds=2)
    before = clock()
    clock.on(seconds=1)
    desk.sources.remove(COURIER, why="it was sold")
    assert desk.collecting.next() is None
    assert desk.sources.list() == () and len(desk.sources.list(as_of=before)) == 1
    again = desk.sources.add(COURIER)
    assert (again.id != first.id, again.last) == (True, None)


def test_a_grade_is_the_records(desk: Desk) -> None:
    """What somebody grades later holds, wherever it was given."""
    for one in (attack(), fair()):
        list(desk.add([one]))
    assert desk.sources.add(COURIER, name="Orlec Courier", grade="b").subscription.grade == "B"
    assert [one.grade for one in desk.grades()] == ["B"]
    desk.grade_source("Orlec Courier", "D", why="it was wrong twice")
    assert desk.sources.list()[0].subscription.grade == "D"
    assert b",D," in desk.sources.give("csv")


def test_the_letter_of_a_source_is_its_outlets_once_that_is_known(desk: Desk, clock: Clock) -> None:
    """Or it would weigh nothing: a list calls the source otherwise than its articles do."""
    web = Web()
    for number in range(3):
        one = fair(f"fair-{number}", "2026-05-02", f"It was the {number}th fair.")
        web.there[one.source] = one
    web.there[COURIER] = feed("fair-0", "fair-1", "fair-2")
    desk.sources.add(COURIER, name="Courier (world)", grade="B")
    run(desk, web, clock, days=1)
    assert {(one.name, one.grade) for one in desk.grades()} >= {("Orlec Courier", "B")}
    desk.grade_source("Orlec Courier", "D", why="it was wrong twice")
    assert desk.sources.list()[0].subscription.grade == "D"
    desk.sources.change(COURIER, grade="C")
    assert ("Orlec Courier", "C") in {(one.name, one.grade) for one in desk.grades()}


def test_a_letter_that_a_person_took_from_an_outlet_is_not_passed_on_again(
    desk: Desk, clock: Clock
) -> None:
    web = Web({(one := fair(f"fair-{number}")).source: one for number in range(3)})
    web.there[COURIER] = feed("fair-0", "fair-1", "fair-2")
    desk.sources.add(COURIER, name="Courier (world)", grade="B")
    run(desk, web, clock, days=1)
    (passed,) = (one for one in desk.grades() if one.name == "Orlec Courier")
    desk.ungrade(passed.about, why="it is another paper")
    run(desk, web, clock, days=1)
    assert "Orlec Courier" not in {one.name for one in desk.grades()}


@pytest.mark.parametrize("form", ["opml", "csv", "json"])
def test_a_list_goes_out_and_comes_in(desk: Desk, form: Form) -> None:
    desk.sources.add(COURIER, name="Orlec Courier", country="VA", group="Varnia/Press", grade="B")
    desk.sources.add(POST, exclude="sport", follow=None, paused=True)
    given = desk.sources.give(form)
    assert [one.what for one in desk.sources.load(given, form, "x")] == ["known", "known"]  # type: ignore[union-attr]
    before = [one.subscription for one in desk.sources.list()]
    for one in (COURIER, POST):
        desk.sources.remove(one, why="test")
    assert [one.what for one in desk.sources.load(given, form, "x")] == ["new", "new"]  # type: ignore[union-attr]
    assert [one.subscription for one in desk.sources.list()] == before


def test_a_list_changes_what_it_gives_and_leaves_the_rest(desk: Desk) -> None:
    desk.sources.add(COURIER, name="Orlec Courier", exclude="sport")
    told = desk.sources.load(
        f"address,country\n{COURIER},va\nnone,\n{COURIER},".encode(), "csv", "x"
    )
    assert [getattr(one, "what", "error") for one in told] == ["changed", "error", "known"]
    said = desk.sources.list()[0].subscription
    assert (said.name, said.country, said.exclude) == ("Orlec Courier", "VA", ("sport",))


def test_secrets_are_kept_and_not_shown_unless_asked_for(desk: Desk) -> None:
    desk.sources.add(f"{COURIER}?token=s3cret")
    assert b"s3cret" not in desk.sources.give("json")
    assert b"s3cret" in desk.sources.give("json", secrets=True)
    file = desk.sources.show(f"{COURIER}?token=s3cret")
    desk.sources.change(file.row.id, name="Orlec Courier")
    assert b"s3cret" not in encode(desk.sources.show("Orlec Courier"))
    assert b"s3cret" in desk.sources.give("json", secrets=True)


def test_a_source_that_fails_is_named_with_its_reason(desk: Desk, clock: Clock) -> None:
    desk.sources.add(COURIER)
    desk.sources.add(POST)
    web = Web({COURIER: feed("market"), POST: b"<html><title>New look!</title></html>"})
    run(desk, web, clock, hours=3)
    (row,) = desk.sources.silent()
    assert row.subscription.address == POST
    assert row.notices[0].why.startswith("html, ") and row.notices[0].remedy
    assert desk.sources.silent(as_of="2025-01-01") == ()
    desk.sources.pause(POST)
    assert desk.sources.silent() == ()


def test_how_a_source_went_is_known_as_it_was(desk: Desk, clock: Clock) -> None:
    desk.sources.add(COURIER)
    web = Web({COURIER: feed("market")})
    run(desk, web, clock, hours=1)
    then = clock()
    web.there[COURIER] = visit(COURIER, status=410)
    run(desk, web, clock, days=1)
    now, before = desk.sources.show(COURIER), desk.sources.show(COURIER, as_of=then)
    assert now.row.last and now.row.last.condition == "gone"
    assert now.row.due and now.row.due - now.row.last.at >= timedelta(days=1)
    assert [one.trouble for one in now.row.notices] == ["gone"]
    assert before.row.health and before.row.due and before.row.notices == ()
    assert before.row.health.good == before.polls[0].poll.at


def test_pages_behind_a_paywall_are_counted_and_said(desk: Desk, clock: Clock) -> None:
    """What they tell of themselves; of such a page often the beginning alone is read."""
    mark = b'<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    pages = [fair(f"fair-{number}") for number in range(11)]
    walled = [replace(one, content=one.content + mark) for one in pages[:9]]
    web = Web({one.source: one for one in (*walled, *pages[9:])})
    web.there[COURIER] = feed(*(f"fair-{number}" for number in range(11)))
    desk.sources.add(COURIER)
    run(desk, web, clock, hours=3)
    (row,) = desk.sources.silent()
    assert row.health and (row.health.read, row.health.walled) == (11, 9)
    assert [one.why for one in row.notices] == ["9 of its last 11 pages stand behind one"]


def test_what_its_words_leave_out_is_counted_and_stays_so_while_it_is_unchanged(
    desk: Desk, clock: Clock
) -> None:
    """Else a source of which nothing is wanted would look like one that tells of nothing."""
    web = Web({COURIER: feed("bomb-1", "fair-1", "fair-2")})
    desk.sources.add(COURIER, include="nothing*")
    run(desk, web, clock, hours=4)
    there, web.there[COURIER] = web.there[COURIER], visit(COURIER, status=503)
    run(desk, web, clock, hours=2)
    web.there[COURIER] = there
    run(desk, web, clock, hours=4)
    (row,) = desk.sources.list()
    assert row.last and (row.last.condition, row.last.left) == ("unchanged", 3)


def test_what_its_words_leave_out_of_the_sitemaps_of_an_index_is_counted_too(
    desk: Desk, clock: Clock
) -> None:
    maps = f"{COURIER}/maps.xml"
    web = Web({COURIER: index(maps), maps: sitemap(f"{COURIER}/fair-opens", f"{COURIER}/cup-won")})
    desk.sources.add(COURIER, include="nothing*")
    run(desk, web, clock, hours=4)
    (row,) = desk.sources.list()
    assert row.last and row.last.left == 2


def test_an_echo_of_another_outlet_is_named(desk: Desk, clock: Clock) -> None:
    desk.sources.add(POST, name="Lorne Post")
    web = Web()
    names = [f"report-{number}" for number in range(12)]
    for number, name in enumerate(names):
        words = tuple(f"{one} It was the {number}th report of district {number}." for one in ATTACK)
        told = (name, "2026-05-05", f"Bomb {number} at market {number}", *words)
        list(desk.add([page(*told)]))
        copy = page(name, "2026-05-06", *told[2:], outlet="Lorne Post", host="post.example")
        web.there[copy.source] = copy
    web.there[POST] = feed(*names)
    run(desk, web, clock, days=1)
    (row,) = desk.sources.silent()
    assert [one.trouble for one in row.notices] == ["echo"]
    assert "12 of its last 12 articles have their text from Orlec Courier" in row.notices[0].why


def test_whose_articles_a_source_brings_is_looked_at_four_times_an_hour(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def copied(_view: View, owners: Sequence[str]) -> list[str | None]:
        looked.append(len(owners))
        return []

    monkeypatch.setattr("tocsin.desk.polled.echoing.copied", copied)
    desk.sources.add(COURIER, least="300", most="300")
    web = Web()
    for number in range(12):
        one = fair(f"fair-{number}")
        web.there |= {COURIER: feed(f"fair-{number}"), one.source: one}
        run(desk, web, clock, minutes=5)
    assert len(looked) in (3, 4) and looked[-1] > 6


def test_what_ships_to_begin_with_can_be_loaded(desk: Desk) -> None:
    told = desk.sources.load(starter(), "csv", "the starter set")
    assert {getattr(one, "what", one) for one in told} == {"new"}


def test_a_list_may_hold_some_of_the_sources_alone(desk: Desk) -> None:
    row = desk.sources.add(COURIER)
    desk.sources.add(POST)
    given = desk.sources.give("csv", only=[row.id])
    assert COURIER.encode() in given and POST.encode() not in given


def test_folders_of_the_machine_are_left_out_where_a_list_came_from_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.touch()
    table = f"address,kind\n{tmp_path},folder\n{archive},warc\n{POST},feed\n".encode()
    *errors, new = desk.sources.load(table, "csv", "x", folders=False)
    assert [one.problem for one in errors if isinstance(one, SourceError)] == [
        "is a folder of this machine",
        "is an archive of this machine",
    ]
    assert isinstance(new, Listed) and [row.name for row in desk.sources.list()] == [POST]
    assert isinstance(desk.sources.load(table, "csv", "x")[0], Listed)


@pytest.mark.parametrize("path", ["none", "x" * 300, "/dev/null", "a\0b", "a.html/b.warc"])
def test_a_path_where_nothing_can_be_collected_is_refused(
    desk: Desk, tmp_path: Path, path: str
) -> None:
    (tmp_path / "a.html").touch()
    with pytest.raises(SourceError, match="is no folder and no archive"):
        desk.sources.add(str(tmp_path / path), kind="folder")


def test_paths_that_differ_behind_a_sharp_are_two_sources(desk: Desk, tmp_path: Path) -> None:
    for name in ("crawl#1.jsonl", "crawl#2.jsonl"):
        (tmp_path / name).touch()
        desk.sources.add(str(tmp_path / name), kind="archive")
    assert len(desk.sources.list()) == 2
    assert desk.sources.show(str(tmp_path / "crawl#1.jsonl")).row.name.endswith("#1.jsonl")


def test_an_archive_is_like_a_folder_with_one_file(desk: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.touch()
    row = desk.sources.add(str(archive), kind="archive")
    assert (row.subscription.kind, row.subscription.address) == ("folder", str(archive))
    with pytest.raises(SourceError, match="is no folder and no archive"):
        desk.sources.add(str(tmp_path / "desk.db"), kind="folder")


def test_of_the_starter_set_is_taken_what_is_chosen(desk: Desk) -> None:
    first, second, *_ = (one.subscription.address for one in desk.sources.shipped())
    assert [one.what for one in desk.sources.take([second, POST])] == ["new"]  # type: ignore[union-attr]
    there = {one.subscription.address: one.there for one in desk.sources.shipped()}
    assert there[second] and not there[first] and sum(there.values()) == 1
