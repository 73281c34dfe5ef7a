"""The sample's watches, day by day, on the archive as a desk would have learnt it."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tocsin.assess.watch.assessment import Proposal
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.proposals import course, proposals
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.sightings import sightings
from tocsin.assess.watch.steps import steps
from tocsin.assess.watch.weighing import Looked, weigh
from tocsin.collect import expand
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order
from tocsin.records import Reading
from tocsin.store import Store, articles, groups

SAMPLE = Path(__file__).parents[3] / "sample"
EXPECTED = tomllib.loads((SAMPLE / "archive" / "expected.toml").read_text("utf-8"))
TITLES = {page["file"]: page["title"] for page in EXPECTED["page"]}
ATTACK = date(2026, 3, 21)

pytestmark = pytest.mark.slow


class Archive:
    """The readings of the archive, with the groups that they are linked into."""

    def __init__(self, path: str) -> None:
        with Desk(path, by="test") as desk:
            for _ in desk.add(in_order(expand([str(SAMPLE / "archive")])), replay=True):
                pass
        with Store(path).look() as view:
            found = articles.readings(view, articles.standing(view)).values()
            self.readings = tuple(found)
            told = [incident.id for reading in found for incident in reading.incidents]
            self.matters = groups.groups_of(view, "incident", told)
            self.copies = groups.groups_of(view, "origin", [r.article.id for r in found])

    def seen(self, watch: Watch) -> list[Placed]:
        """All sightings of a watch, each learnt when its article came out."""
        return [
            Placed(
                sighting=one,
                matter=self.matters.get(one.account or "", one.matter),
                learnt=_published(reading),
            )
            for reading in self.readings
            for one in sightings(watch, reading, {}, self.copies.get(reading.article.id))
        ]


def _published(reading: Reading) -> date:
    published = reading.article.published
    assert published is not None
    return date.fromisoformat(published.value[:10])


@pytest.fixture(name="archive", scope="module")
def _archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    yield Archive(str(tmp_path_factory.mktemp("watches") / "tocsin.db"))


def _watch(name: str) -> Watch:
    return parsed((SAMPLE / "watches" / f"{name}.toml").read_text("utf-8"), name)


def _looked(watch: Watch) -> Looked:
    read = ("incidents", "warnings", "statements")
    return {one.name: "absent" for one in watch.indicators if one.from_ in read}


def _proposed(watch: Watch, seen: list[Placed]) -> dict[str, Proposal]:
    """What was proposed on any day before the attack, by id."""
    looked, found = _looked(watch), dict[str, Proposal]()
    known = steps(watch, seen, looked, {}, ATTACK - timedelta(days=1))
    for step in known:
        now = weigh(watch, seen, looked, {}, step.at)
        past = course(one for one in known if one.at < step.at)
        for one in proposals(watch, past, now, seen):
            found.setdefault(one.id, one)
    return found


def test_every_indication_is_seen_as_what_it_is(archive: Archive) -> None:
    titles = {reading.article.id: reading.article.title for reading in archive.readings}
    seen = {
        (title.value, placed.sighting.indicator)
        for placed in archive.seen(_watch("karsk-crowds"))
        if (title := titles[placed.sighting.article or ""])
    }
    wanted = {
        (TITLES[row["file"]], row["kind"].replace(" ", "_")) for row in EXPECTED["indications"]
    }
    assert wanted <= seen


def test_only_pages_of_the_matter_are_seen_and_none_after_the_attack(archive: Archive) -> None:
    titles = {reading.article.id: reading.article.title for reading in archive.readings}
    seen = archive.seen(_watch("karsk-crowds"))
    shown = {title.value for p in seen if (title := titles[p.sighting.article or ""])}
    about = {
        page["title"]
        for page in EXPECTED["page"]
        if {*page["told"], *page["mentioned"]} & {"A1", "A2", "A3", "A4", "A5", "A6"}
    }
    warned = {
        row["title"] for row in EXPECTED["page"] if "2026-03-06" <= row["published"] < "2026-03-13"
    }
    assert shown <= about | warned
    assert max(placed.learnt for placed in seen) < ATTACK


def test_the_watch_proposes_a_warning_days_before_the_attack(archive: Archive) -> None:
    watch = _watch("karsk-crowds")
    seen = archive.seen(watch)
    found = _proposed(watch, seen)
    crossing = [one for one in found.values() if one.kind == "crossing"]
    assert [one.at for one in crossing] == [date(2026, 3, 7)]
    days = {placed.sighting.id: placed.learnt for placed in seen}
    assert max(days[id_] for one in found.values() for id_ in one.sightings) < ATTACK
    assert {one.at for one in found.values()} == {date(2026, 3, 6), date(2026, 3, 7)}


def test_the_unrelated_watch_sees_and_proposes_nothing(archive: Archive) -> None:
    watch = _watch("varnia-football")
    assert not archive.seen(watch)
    assert not _proposed(watch, [])


def test_without_any_single_origin_it_is_less_likely_and_the_reasons_are_others(
    archive: Archive,
) -> None:
    watch = _watch("karsk-crowds")
    seen = archive.seen(watch)
    at = date(2026, 3, 7)
    now = weigh(watch, seen, _looked(watch), {}, at)
    carriers = {p.sighting.trace.outlet for p in seen if p.learnt <= at and p.sighting.trace}
    assert all(now.without[key] <= now.likelihood.probability for key in now.without)
    for outlet in carriers:
        others = [p for p in seen if p.sighting.trace and p.sighting.trace.outlet != outlet]
        less = weigh(watch, others, _looked(watch), {}, at)
        assert less.likelihood.probability <= now.likelihood.probability
        assert less.reasons != now.reasons
