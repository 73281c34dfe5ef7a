"""The archive as a record: what belongs together is together, nothing else, at every moment."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin.collect import expand
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order
from tocsin.desk.views import IncidentFile

ARCHIVE = Path(__file__).parents[2] / "sample" / "archive"
EXPECTED = tomllib.loads((ARCHIVE / "expected.toml").read_text("utf-8"))
PAGES: dict[str, dict[str, Any]] = {page["file"]: page for page in EXPECTED["page"]}
FILES = {page["address"]: name for name, page in PAGES.items() if "address" in page}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("record") / "tocsin.db"
    with Desk(str(path), by="test") as made:
        for _ in made.add(in_order(expand([str(ARCHIVE)])), replay=True):
            pass
        yield made


def _opened(desk: Desk, as_of: str | None = None) -> list[IncidentFile]:
    rows = desk.incidents(limit=500, as_of=as_of).rows
    return [desk.incident(row.id, as_of=as_of) for row in rows]


def _files(incident: IncidentFile) -> set[str]:
    addresses = (account.source.address for account in incident.accounts)
    return {FILES.get(address) or Path(address).name for address in addresses}


def _attack(desk: Desk, as_of: str | None = None) -> IncidentFile:
    attack = max(_opened(desk), key=lambda incident: len(incident.accounts))
    return desk.incident(attack.id, as_of=as_of)


def test_accounts_of_one_incident_come_from_pages_that_tell_of_one(desk: Desk) -> None:
    """Not the knife, nor the bomb in another town, nor the shooting abroad on the same evening."""
    for incident in _opened(desk):
        told = [{*PAGES[name]["told"], *PAGES[name]["mentioned"]} for name in _files(incident)]
        assert len(incident.accounts) == 1 or set.intersection(*told), incident.dossier.trigger


def test_the_attack_has_the_accounts_of_nearly_all_pages_that_tell_of_it(desk: Desk) -> None:
    telling = {name for name, page in PAGES.items() if "C1" in page["told"]}
    telling -= {name for name in telling if FILES.get(PAGES[name].get("address"), name) != name}
    assert len(telling & _files(_attack(desk))) >= 0.8 * len(telling)


def test_the_toll_is_what_was_known(desk: Desk) -> None:
    evening = _attack(desk, "2026-03-21T23:00:00+01:00").dossier.figures["killed"]
    later = _attack(desk, "2026-03-23").dossier.figures["killed"]
    assert evening[0] == later[0] == 11
    assert (evening[1] or 0) < 38 <= (later[1] or 0)


def test_the_day_before_nobody_knows_of_it(desk: Desk) -> None:
    before = _opened(desk, "2026-03-20")
    assert before
    assert not any("Glassworks" in place for one in before for place in one.dossier.places)
    warned = [row.source.published or "" for row in desk.warnings(as_of="2026-03-20").rows]
    assert warned
    assert max(warned) < "2026-03-21"


def test_the_copies_of_a_text_are_of_one_origin_group(desk: Desk) -> None:
    attack = _attack(desk)
    derived = {edge.node for edge in attack.origins.edges if "one text" in edge.reason}
    copies = [name for name, page in PAGES.items() if "copy_of" in page and "C1" in page["told"]]
    held = {account.id: account.source.address for account in attack.accounts}
    found = {
        FILES.get(address) or Path(address).name
        for id_, address in held.items()
        if f"account:{id_}" in derived
    }
    assert found
    assert found >= {name for name in copies if name in _files(attack)}


def test_an_edited_page_is_two_versions_of_one_article(desk: Desk) -> None:
    address = PAGES["2026-03-22-courier-concert-attack-v1.html"]["address"]
    first, second = desk.versions(address)
    assert (first.source.version, second.source.version) == (1, 2)
    assert any("41" in line for line in second.difference)
    assert first.learnt < second.learnt


def test_claim_blame_denial_and_rejection_are_about_the_attack(desk: Desk) -> None:
    stances = {row.blame.stance for row in _attack(desk).blame}
    assert {"claims", "blames", "rejects"} <= stances


def test_an_actor_is_found_under_each_of_its_names(desk: Desk) -> None:
    (front,) = desk.actor("Black Lantern Front")
    assert front.id in {one.id for one in desk.actor("the Front")}
    assert desk.statements(Question(actor="Black Lantern Front")).rows


def test_the_record_is_sound(desk: Desk) -> None:
    assert list(desk.verify()) == []
