"""Recipients are read from TOML and CSV; what won't do is told with file, id, key and remedy."""

from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.warn.cases import DEPUTY, HALL, POLICE
from tocsin.warn.directory import check, flaw, parsed, tabled, written
from tocsin.warn.people import Contact

SAMPLE = Path(__file__).parents[2] / "sample" / "recipients.toml"
WHOLE = """[hall]
name = "Glassworks Hall"
role = "intended victim"
quiet = ["22:00", "06:00"]
zone = "Europe/Vienna"
[[hall.contacts]]
channel = "email"
address = "hall@glassworks.example"
verified = 2026-03-01
"""


def test_what_is_written_is_read_as_the_same() -> None:
    quiet = replace(
        HALL, quiet=(time(22), time(6, 30)), name="The “Glass\tworks” \\ Hall 🎻".expandtabs()
    )
    people = (quiet, POLICE, DEPUTY)
    assert parsed(written(people), "people.toml") == people


def test_the_sample_names_a_victim_its_protector_and_a_deputy_with_contacts() -> None:
    people = {one.id: one for one in parsed(SAMPLE.read_text("utf-8"), "recipients.toml")}
    check(people.values(), (), "recipients.toml")
    assert {one.role for one in people.values()} == {
        "intended victim",
        "protector",
        "authority",
        "desk",
    }
    assert people["karsk-police"].protects == ("glassworks-hall",)
    assert people[people["karsk-police"].deputy or ""].contacts
    assert all(".example" in c.address for one in people.values() for c in one.contacts)


def test_lines_of_csv_are_contacts_and_those_of_an_id_one_recipient() -> None:
    text = (
        "id,name,role,channel,address,verified,protects,deputy,zone,language,quiet\n"
        "hall,Glassworks Hall,intended victim,email,hall@glassworks.example,2026-03-01,,,,,\n"
        '"police","Police, Karsk",protector,email,duty@police.example,,hall gate,hall,'
        "Europe/Vienna,de,22:00-06:00\n"
        "police,,,webhook,https://police.example/in,,,,,,\n"
    )
    hall, police = tabled(text, "people.csv")
    assert hall.contacts[0].verified == date(2026, 3, 1)
    assert (police.name, police.protects) == ("Police, Karsk", ("hall", "gate"))
    assert [one.channel for one in police.contacts] == ["email", "webhook"]
    assert police.quiet == (time(22), time(6))
    assert parsed(written((hall, police)), "again.toml") == (hall, police)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("[hall]", "[Hall]"), "people.toml: Hall: won't do as an id; call it by small letters"),
        (('role = "intended victim"\n', ""), "people.toml: hall: role is missing; write one of"),
        (("intended victim", "victim"), "people.toml: hall: role: invalid enum value 'victim'; "),
        (("Glassworks Hall", "H" * 201), "people.toml: hall: name: it has more than 200"),
        (("quiet", "quit"), "people.toml: hall: quit: no such key; remove it or mend"),
        (("22:00", "25:00"), "people.toml: hall: quiet: ['25:00', '06:00'] won't do; write two"),
        (("Europe/Vienna", "Karsk"), "people.toml: hall: zone: “Karsk” is no time zone; write"),
        (("@glassworks", " at "), "hall: contacts[0].address: “hall at .example” is no e-mail"),
        (('"email"', '"webhook"'), "contacts[0].address: “hall@glassworks.example” is no http or"),
        (('"email"', '"apprise"'), "“hall@glassworks.example” is no address of Apprise, as ntfy"),
        (('"email"', '"fax"'), "hall: contacts[0].channel: invalid enum value 'fax'; write one"),
        (("2026-03-01", '"soon"'), "hall: contacts[0].verified: invalid"),
        (("[hall]", "hall = 1\n[x]"), "people.toml: Cannot overwrite"),
        (("[hall]", "top = 1\n[hall]"), "people.toml: top: is a key and no table; write [top]"),
    ],
)
def test_every_mistake_is_one_line_with_file_id_key_and_remedy(
    wrong: tuple[str, str], told: str
) -> None:
    with pytest.raises(ValueError) as error:
        parsed(WHOLE.replace(*wrong, 1), "people.toml")
    assert told in str(error.value)
    assert "; " in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("hall,Hall,protector,email", "people.csv: hall: contacts[0].address is missing; "),
        (",Hall,protector", "people.csv: line 2: id is missing; "),
        ("hall,Hall,protector,,,,,,,,,more", "people.csv: line 2: has too many cells; "),
        ("a,A,protector\na,B,protector", "people.csv: a: name: 'B' here, something else on an"),
        ("hall,Hall,protector,file,../x", "“../x” is no path of a file, without “..”; "),
        ('hall,"Hall', "people.csv: line 2: unexpected end of data; "),
    ],
)
def test_mistakes_in_csv_are_told_likewise(row: str, told: str) -> None:
    head = "id,name,role,channel,address,verified,protects,deputy,zone,language,quiet"
    with pytest.raises(ValueError) as error:
        tabled(f"{head}\n{row}\n", "people.csv")
    assert told in str(error.value)


def test_a_column_that_nobody_knows_is_no_contact() -> None:
    with pytest.raises(
        ValueError, match=r"people\.csv: 'fax': no such column; the columns are id,"
    ):
        tabled("id,name,role,fax\nhall,Hall,protector,12\n", "people.csv")


def test_whom_recipients_name_is_written_down() -> None:
    check([POLICE], ["glassworks", "karsk-deputy"], "people.toml")
    with pytest.raises(ValueError, match="karsk-police: deputy: nobody is called karsk-deputy; "):
        check([POLICE, HALL], (), "people.toml")


def test_nobody_is_their_own_deputy_or_stands_there_twice() -> None:
    with pytest.raises(ValueError, match="nobody stands in for themselves"):
        parsed(written([replace(HALL, deputy="glassworks")]), "people.toml")
    with pytest.raises(ValueError, match="the same contact stands there twice"):
        parsed(written([replace(HALL, contacts=HALL.contacts * 2)]), "people.toml")


def test_who_may_be_out_of_reach_is_flagged() -> None:
    assert flaw(HALL) == ""
    assert flaw(DEPUTY) == "no contact is written down"
    contact = Contact(channel="email", address="a@b.example")
    assert flaw(replace(HALL, contacts=(contact,))) == "no contact was ever verified"
