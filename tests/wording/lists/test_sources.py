"""Sources for people: what is wrong comes first, with since when, why and what to do."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from tocsin.collect.health import Notice
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import Subscription
from tocsin.desk.sources import PollRow, SourceFile, VersionRow
from tocsin.desk.sourcing import Health, SourceRow
from tocsin.desk.views import List
from tocsin.wording.lists import sources, text

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
NOTICE = Notice(trouble="silent", since=NOON, why="nothing new for 9 d", remedy="look at it")
HEALTH = Health(due=NOON, rhythm=timedelta(hours=3), good=NOON, read=6, empty=2, lost=2)
ROW = SourceRow(
    id="abcdef0123456789abcd",
    subscription=Subscription(address="https://courier.example/rss", name="Courier", grade="B"),
    by="Mira",
    moment=NOON,
    last=Poll(at=NOON, condition="good", new=2, read=1, lost=1),
    health=HEALTH,
    due=NOON,
)


def drawn(*rows: SourceRow) -> str:
    return text.sheet(sources.sources(List(rows=rows, next=None)), 100, colour=False)


def test_of_a_source_that_brought_nothing_yet_no_rhythm_is_told() -> None:
    said = drawn(replace(ROW, health=replace(HEALTH, rhythm=None)))
    assert "last got 7 March 2026, 12:00 UTC" in said and "about every" not in said


def test_a_source_says_how_it_goes() -> None:
    said = " ".join(drawn(ROW).split())
    assert "Courier · B: usually reliable" in said
    assert "last got 7 March 2026, 12:00 UTC · a new item about every 3 h" in said
    assert "60% of its pages could be read · 25% of its articles have no text" in said
    assert "asked again 7 March 2026, 12:00 UTC" in said


def test_what_is_wrong_comes_first_and_is_said_whole() -> None:
    silent = replace(
        ROW, subscription=Subscription(address="x"), health=replace(HEALTH, notices=(NOTICE,))
    )
    said = " ".join(drawn(ROW, silent).split())
    assert said.index("nothing new") < said.index("Courier")
    assert "silent: nothing new for 9 d, since 7 March 2026, 12:00 UTC; look at it" in said


def test_nothing_is_said_to_be_wrong_with_one_that_is_paused() -> None:
    subscription = replace(ROW.subscription, paused=True)
    health = replace(HEALTH, notices=(NOTICE,))
    said = drawn(replace(ROW, subscription=subscription, health=health, why="on strike", due=None))
    assert "paused: on strike" in said and "silent" not in said


def test_an_opened_source_tells_its_polls_and_who_wrote_it() -> None:
    removed = VersionRow(subscription=None, by="Jon", moment=NOON, why="it was sold")
    file = SourceFile(
        row=replace(ROW, waiting=3),
        versions=(removed,),
        polls=(PollRow(poll=ROW.last, why="all of it"),) if ROW.last else (),
        articles=(),
    )
    said = text.sheet(sources.sheet(file), 100, colour=False)
    assert "asked at most every 5 min, at least every 60 min" in said
    assert "3 pages still to be got" in said
    assert "good · all of it · 2 new items · of pages since" in said
    assert "by Jon · removed · it was sold" in said


def test_what_stands_behind_a_paywall_is_said() -> None:
    said = " ".join(drawn(replace(ROW, health=replace(HEALTH, walled=3))).split())
    assert "50% of its articles stand behind a paywall" in said
    polled = PollRow(poll=Poll(at=NOON, condition="good", read=3, walled=2, lost=1))
    told = "".join(piece.words for piece in sources.poll(polled).head)
    assert told.endswith("of pages since the poll before 3 read (2 behind a paywall), 1 lost")


def test_what_words_leave_out_is_said() -> None:
    polled = Poll(at=NOON, condition="good", left=12)
    assert "12 items left out by its words" in " ".join(drawn(replace(ROW, last=polled)).split())
    told = "".join(piece.words for piece in sources.poll(PollRow(poll=polled)).head)
    assert told.endswith("good · 12 left out")


def test_a_source_none_of_whose_pages_could_be_had_is_told_of_too() -> None:
    said = " ".join(drawn(replace(ROW, health=replace(HEALTH, read=0, empty=0, lost=4))).split())
    assert "0% of its pages could be read · 100% of its pages couldn't be had" in said
