"""What people judge on the pages: kept with name and reason, undone there, shown as undone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desk.own import Own, own, told
from tocsin.desk.views import ActorFile

BEFORE = "2026-05-12"  # before the last page was read: what is judged then is of its moment


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="here")
def _here(record: str, tmp_path: Path) -> Iterator[Own]:
    with own(record, tmp_path) as made:
        yield made


def _undone(here: Own, id_: str) -> None:
    assert here.send(f"/judgements/{id_}/undo", why="a slip")[0] == 303


def _other(here: Own) -> str:
    """An incident that isn't the attack."""
    return next(row.id for row in here.desk.incidents().rows if row.id != here.attack())


def test_two_incidents_are_one_until_that_is_undone(here: Own) -> None:
    attack, other = here.attack(), _other(here)
    status, led = here.send(f"/incidents/{attack}/same", other=other, why="one <b>night</b>")
    assert status == 303
    page = here.at.get(led).text
    for name, id_ in (("11 May 2026 · arrest", other), ("5 May 2026 · bombing", attack)):
        assert f'<bdi>{name} · Oskara</bdi> <span class="quiet">{id_[:6]}</span>' in page
    assert "one &lt;b&gt;night&lt;/b&gt;" in page and "<bdi>Mira</bdi>" in page
    (row,) = here.desk.judgements().rows
    assert here.at.get(f"/incidents/{row.other}").url.path == f"/incidents/{row.one}"
    _undone(here, row.id)
    page = here.at.get(f"/incidents/{attack}").text
    assert "<strong>Undone</strong> by <bdi>Mira</bdi>" in page and "“a slip”" in page
    assert {attack, other} <= {one.id for one in here.desk.incidents().rows}


def test_as_of_a_moment_before_nothing_of_it_shows(here: Own) -> None:
    attack, other = here.attack(), _other(here)
    before = here.at.get(f"/incidents/{attack}?as_of={BEFORE}").text
    here.send(f"/incidents/{attack}/same", other=other, why="one night")
    _undone(here, here.desk.judgements().rows[0].id)
    here.send(f"/incidents/{attack}/argue", what="proposal", hypothesis="Red Hand", why="so")
    assert here.at.get(f"/incidents/{attack}?as_of={BEFORE}").text == before
    assert "one night" not in here.at.get(f"/judgements?as_of={BEFORE}").text


def test_accounts_that_are_ticked_become_an_incident_of_their_own(here: Own) -> None:
    attack = here.attack()
    *_, account = here.desk.incident(attack).accounts
    page = here.at.get(f"/incidents/{attack}").text
    assert f'name="member" value="{account.id}" form="apart"' in page
    status, _ = here.send(f"/incidents/{attack}/different", member=account.id, why="the week after")
    assert status == 303
    assert here.desk.incident(account.id).id != attack
    assert here.send(f"/incidents/{attack}/different", why="none is ticked")[0] == 422


def test_the_other_is_found_near_it_or_by_what_is_asked_or_by_its_address(here: Own) -> None:
    attack, other = here.attack(), _other(here)
    asked = here.at.get(f"/incidents/{attack}/same?place=Dravno").text
    assert re.search(r'name="other" value="\w{20}"', asked)
    assert f'value="{attack}"' not in here.at.get(f"/incidents/{attack}/same").text
    address = f"http://127.0.0.1/incidents/{other}?as_of=2026-06-01"
    assert here.send(f"/incidents/{attack}/same", named=address, why="so")[0] == 303
    status, page = here.send(f"/incidents/{attack}/same", why="kept words")
    assert (status, "Nothing is chosen" in page, "kept words" in page) == (422, True, True)


def test_actors_and_stories_are_judged_likewise(here: Own) -> None:
    front, lind = (here.desk.actor(name)[0].id for name in ("Varnian Front", "Pavo Lind"))
    assert "Varnian Front" in here.at.get(f"/actors/{lind}/same?name=Varnian+Front").text
    here.send(f"/actors/{lind}/same", other=front, why="so he says")
    (row,) = here.desk.judgements().rows
    file = here.desk.show(row.one)
    assert isinstance(file, ActorFile)
    assert here.send(f"/actors/{row.one}/different", member=file.names[-1].id, why="no")[0] == 303
    one, other = (story.id for story in here.desk.stories().rows[:2])
    assert here.at.get(f"/stories/{one}/same").status_code == 200
    assert here.send(f"/stories/{one}/same", other=other, why="one event")[0] == 303
    page = here.at.get("/judgements").text
    assert "<bdi>Varnian Front</bdi>" in page and "<bdi>Pavo Lind</bdi>" in page
    assert all(why in page for why in ("“so he says”", "“no”", "“one event”"))


def test_judgements_are_a_table_and_a_feed(here: Own) -> None:
    here.send(f"/incidents/{here.attack()}/same", other=_other(here), why="=one")
    _undone(here, here.desk.judgements().rows[0].id)
    head, row = here.at.get("/judgements.csv").text.splitlines()
    assert head.startswith("id,kind,verdict") and "'=one" in row and row.endswith("a slip")
    assert "withdrawn by Mira" in here.at.get("/judgements.rss").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/judgements?after=x", 422),
        ("/judgements?after=99999999999999999999", 422),
        ("/actors/{}/same", 404),
        ("/incidents/{}/same?since=soon", 422),
        ("/incidents/ffffffffffffffffffff/same", 404),
    ],
)
def test_what_cannot_be_asked_is_told(here: Own, path: str, status: int) -> None:
    assert here.at.get(path.format(here.attack())).status_code == status


@pytest.mark.parametrize(
    ("said", "told_"),
    [
        ({"what": "proposal", "hypothesis": "Red Hand"}, "proposed: Red Hand"),
        ({"what": "prior", "hypothesis": "Marsh League", "share": "0.4"}, "at the start: 40%"),
        (
            {"what": "note", "hypothesis": "Marsh League", "text": "a call", "low": "2"},
            "note “a call”: Marsh League ×2",
        ),
        (
            {"what": "ratio", "hypothesis": "Marsh League", "origin": "Pavo Lind", "low": "2"},
            "Pavo Lind on Marsh League: ×2",
        ),
    ],
)
def test_who_did_it_is_argued_with_a_reason_and_undone(
    here: Own, said: dict[str, str], told_: str
) -> None:
    address = f"/incidents/{here.attack()}"
    assert here.send(f"{address}/argue", **said, why="his proof") == (303, f"{address}#argued")
    page = here.at.get(address).text
    assert told_ in page and "“his proof”" in page
    (edit,) = here.desk.weigh(here.attack()).edits
    _undone(here, edit.id)
    page = here.at.get(address).text
    assert told_ in page and "<strong>Undone</strong>" in page
    assert not here.desk.weigh(here.attack()).edits


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (
            {"what": "note", "hypothesis": "Marsh League", "text": "x", "low": "much"},
            "is no number",
        ),
        ({"what": "note", "hypothesis": "Marsh League", "text": "x", "low": "900"}, "more than"),
        ({"what": "note", "hypothesis": "Marsh League", "low": "2"}, "No evidence is told"),
        ({"what": "prior", "hypothesis": "Marsh League", "share": "2"}, "is no probability"),
        ({"what": "proposal", "hypothesis": "Red Hand", "why": ""}, "a name and a reason"),
        ({"what": "guess", "hypothesis": "Red Hand"}, "A change can&#39;t be “guess”"),
        ({"what": "proposal"}, "Nobody is named"),
    ],
)
def test_what_cannot_be_argued_is_told_with_what_was_written(
    here: Own, said: dict[str, str], problem: str
) -> None:
    status, page = here.send(f"/incidents/{here.attack()}/argue", **{"why": "his proof", **said})
    assert status == 422 and problem in page
    assert all(f'value="{value}"' in page for value in said.values() if value)
    assert not here.desk.weigh(here.attack()).edits


def test_an_account_is_graded_and_the_grade_taken_back(here: Own) -> None:
    attack = here.attack()
    account = here.desk.incident(attack).accounts[0].id
    for number in ("2", "3"):
        sent = {"account": account, "number": number, "why": f"heard it {number} times"}
        here.send(f"/incidents/{attack}/grade", **sent)
    page = here.at.get(f"/incidents/{attack}").text
    assert "Graded F3, possibly true, by <bdi>Mira</bdi>" in page
    here.send(f"/grades/{account}/undo", why="only twice")
    (row,) = here.desk.grades()
    assert (row.grade, row.why) == ("2", "heard it 2 times")
    assert "2, probably true" in here.at.get("/grades").text.replace(
        '</strong> <span class="kind">', ", "
    )


def test_an_outlet_is_graded_by_whoever_has_seen_what_its_past_suggests(here: Own) -> None:
    page = here.at.get("/grades?outlet=Lorne+Post").text
    assert "fewer than 4 can&#39;t be told from chance" in page and 'value="Lorne Post"' in page
    here.send("/grades", outlet="Lorne Post", letter="B", why="twenty years")
    assert here.desk.grades()[0].grade == "B"
    here.send(f"/grades/{here.desk.grades()[0].about}/undo", why="ten years")
    assert here.desk.grades() == ()
    assert here.send("/grades", outlet="Nobody", letter="B", why="so")[0] == 404
    assert here.at.get("/grades?outlet=Nobody").status_code == 404


DEEDS = (
    "/incidents/{}/same",
    "/incidents/{}/different",
    "/incidents/{}/grade",
    "/incidents/{}/argue",
    "/actors/{}/same",
    "/stories/{}/different",
    "/judgements/{}/undo",
    "/grades",
    "/grades/{}/undo",
)


@pytest.mark.parametrize("path", DEEDS)
def test_neither_readers_nor_other_sites_judge(here: Own, path: str) -> None:
    address, said = path.format(here.attack()), {"why": "so", "other": _other(here)}
    assert here.at.post(address, data=said).status_code == 403
    reader = here.reader()
    assert here.at.post(address, data=said, headers=reader).status_code == 403
    page = here.at.get(f"/incidents/{here.attack()}", headers=reader).text
    assert all(one not in page for one in ('form="apart"', "/argue", '/grade"', "/same"))
    assert not here.desk.judgements().rows and not here.desk.grades()
