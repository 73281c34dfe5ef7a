"""Recipients in the browser: who can be told and how, policies, rotas and silences."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.issued import CASE
from tests.web.desk.casework import Hall, hall
from tocsin.warn.people import Recipient

HOOK = "https://u:secret@hook.example/alarm?key=secret"
POLICY = """name = "nights"
[[steps]]
after = "0m"
to = ["recipient", "rota:duty"]
[rotas.duty]
people = ["porter", "ministry"]
shift = "12h"
start = 2026-03-07T08:00:00
zone = "UTC"
"""


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Iterator[Hall]:
    with hall(str(tmp_path / "hall.db")) as made:
        yield made


def _one(out: Hall, id_: str) -> Recipient:
    return out.desk.directory.show(id_).row.recipient


def test_each_stands_in_its_group_with_ties_and_doubts(out: Hall) -> None:
    page = out.at.get("/recipients").text
    victims, protectors = page.split(">Protector<")
    assert 'id="r-glassworks"' in victims and 'id="r-ministry"' in protectors
    assert "No contact was ever verified" in page
    assert 'href="/recipients/porter">porter</a>' in page
    assert 'id="r-arena"' not in out.at.get("/recipients?role=protector").text
    assert "Nobody that fits" in out.at.get("/recipients?contact=verified").text


def test_addresses_are_for_those_who_may_draft_and_secrets_for_nobody(out: Hall) -> None:
    out.send("/recipients/arena/contacts", channel="webhook", address=HOOK)
    page = out.at.get("/recipients/arena").text
    assert "arena@email.example" in page and "hook.example/alarm" in page
    assert "secret" not in page
    reader = out.reader()
    for path in ("/recipients", "/recipients/arena"):
        seen = out.at.get(path, headers=reader).text
        assert "Arena" in seen
        assert "email.example" not in seen and "hook.example" not in seen


def test_somebody_is_written_down_and_changed_and_keeps_their_contacts(out: Hall) -> None:
    said = {"id_": "harbour", "name": "Harbour master", "role": "authority", "zone": "Europe/Oslo"}
    quiet = {"quiet_from": "22:00", "quiet_to": "06:00"}
    assert out.send("/recipients", **said, **quiet) == (303, "/recipients/harbour")
    contact = {"channel": "email", "address": "m@harbour.example", "verified": "2026-03-01"}
    out.send("/recipients/harbour/contacts", **contact)
    out.send("/recipients", **{**said, "name": "Harbour, its master", "deputy": "porter"})
    harbour = _one(out, "harbour")
    assert (harbour.name, harbour.deputy, harbour.quiet) == ("Harbour, its master", "porter", None)
    assert [one.address for one in harbour.contacts] == ["m@harbour.example"]
    assert "written down 7 March 2026, 12:00 UTC by <bdi>Mira</bdi>" in (
        out.at.get("/recipients/harbour").text
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id_": "The Harbour"}, "won&#39;t do as an id"),
        ({"id_": "x]\n[y"}, "won&#39;t do as an id"),
        ({"name": ""}, "name is missing"),
        ({"role": "boss"}, "role"),
        ({"zone": "Nowhere/Else"}, "is no time zone"),
        ({"deputy": "nobody"}, "nobody is called nobody"),
        ({"quiet_from": "22:00"}, "quiet"),
    ],
)
def test_what_will_not_do_is_told_with_what_was_written(
    out: Hall, changed: dict[str, str], told: str
) -> None:
    said = {"id_": "harbour", "name": "Harbour, “its” master", "role": "authority"}
    before = len(out.desk.directory.list())
    status, page = out.send("/recipients", **{**said, **changed})
    assert (status, told in page) == (422, True)
    assert all(value.split("\n")[0] in page for value in changed.values())
    assert len(out.desk.directory.list()) == before


def test_a_contact_proves_to_work_and_is_taken_out(out: Hall) -> None:
    out.send("/recipients/porter/contacts", channel="webhook", address=HOOK)
    page = out.at.get("/recipients/porter").text
    mail, hook = sorted(set(re.findall('name="contact" value="([^"]+)"', page)), key=page.index)
    out.send("/recipients/porter/contacts/verified", contact=mail, verified="2026-03-06")
    out.send("/recipients/porter/contacts/end", contact=hook)
    (kept,) = _one(out, "porter").contacts
    assert (kept.channel, str(kept.verified)) == ("email", "2026-03-06")
    assert out.send("/recipients/porter/contacts/end", contact=hook)[0] == 404


def test_nobody_has_files_written_where_they_like(out: Hall) -> None:
    told = "files are written wherever an address says at this desk"
    status, page = out.send("/recipients/porter/contacts", channel="file", address="/etc/x")
    assert (status, told in page) == (422, True)
    table = "id,name,role,channel,address\nquay,Quay,authority,file,/etc/x\n"
    status, page = out.send("/directory", written="CSV", text=table)
    assert (status, told in page) == (422, True)


def test_many_are_written_down_together_or_none(out: Hall) -> None:
    table = "id,name,role\nquay,Quay,authority\npier,Pier,authority\n"
    assert out.send("/directory", written="CSV", text=table)[0] == 303
    text = '[mole]\nname = "Mole"\nrole = "authority"\nprotects = ["pier"]\n'
    assert out.send("/directory", written="TOML", text=text)[0] == 303
    assert _one(out, "mole").protects == ("pier",)
    status, page = out.send("/directory", written="TOML", text=text + "[buoy]\n")
    assert (status, "buoy: name is missing" in page) == (422, True)


def test_a_policy_is_written_and_shows_its_steps_and_who_is_on_duty(out: Hall) -> None:
    assert out.send("/policies", name="x", text=POLICY) == (303, "/recipients#policy-nights")
    page = out.at.get("/recipients").text
    assert "at once: recipient, rota:duty" in page
    assert '<a href="/recipients/porter"><bdi>Porter</bdi></a></strong> is on duty' in page
    assert "written by <bdi>Mira</bdi>" in page
    status, page = out.send("/policies", name="x", text=POLICY.replace("porter", "nobody"))
    assert (status, "who is no recipient" in page) == (422, True)
    assert out.send("/policies", name="x", text="steps = 1")[0] == 422


def test_silences_lead_to_their_cases(out: Hall) -> None:
    assert "No case is silenced." in out.at.get("/recipients").text
    out.desk.tending.silence(CASE, "2026-03-07T13:00Z", why="they are in the shelter")
    page = out.at.get("/recipients").text
    assert f'href="/cases/{CASE}"' in page and "they are in the shelter" in page


def test_a_recipient_shows_the_cases_that_concern_them(out: Hall) -> None:
    assert f'href="/cases/{CASE}"' in out.at.get("/recipients/glassworks").text
    assert out.at.get("/recipients/nobody").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/recipients",
        "/directory",
        "/policies",
        "/recipients/arena/contacts",
        "/recipients/arena/contacts/verified",
        "/recipients/arena/contacts/end",
    ],
)
def test_nothing_is_written_without_the_form_nor_by_a_reader(out: Hall, path: str) -> None:
    assert out.at.post(path).status_code == 403
    assert out.at.post(path, headers=out.reader()).status_code == 403


def test_many_are_shown_page_by_page_and_given_as_filtered_without_addresses(out: Hall) -> None:
    rows = "".join(f"g{number:03},Guard {number},protector\n" for number in range(60))
    out.send("/directory", written="CSV", text=f"id,name,role\n{rows}")
    first = out.at.get("/recipients?role=protector").text
    assert first.count('id="r-') == 50 and 'id="r-g050"' not in first
    (after,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert 'id="r-g050"' in out.at.get(after.replace("&amp;", "&")).text
    assert out.at.get("/recipients?after=nobody").status_code == 422
    table = out.at.get("/recipients.csv?name=GUARD")
    assert len(table.text.splitlines()) == 61
    assert "@" not in out.at.get("/recipients.csv").text
