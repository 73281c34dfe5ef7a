"""A warning reaches those who would be hit, and nobody whom it isn't for."""

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import NOW, OUTLOOK, case, draft
from tests.warn.lint.made import ALL, GOOD, findings, said
from tests.warn.made import WARNING
from tocsin.warn import deeds
from tocsin.warn.lint import linted
from tocsin.warn.warning import Marking

WAIVED = deeds.Waived(ground="already aware", why="they told us", recipient="glassworks")


def test_an_intended_victim_is_told_or_waived() -> None:
    assert said(recipients=("police",)) == [
        "error recipients: glassworks, who would be hit, doesn't get it"
    ]
    assert said(case(WAIVED), recipients=("police",)) == []


@pytest.mark.parametrize(
    ("name", "scope", "wrong"),
    [
        ("Lida Korvan, director", "public", True),
        ("Émile Ajar", "public", True),
        ("Łukasz Nowak", "public", True),
        ("Dr. Ivo Dreck", "public", True),
        ("Anna van der Belk", "public", True),
        ("Karsk Opera, its porters", "public", False),
        ("Lida Korvan, director", "restricted", False),
        ("Glassworks Hall, its manager", "public", False),
    ],
)
def test_no_person_who_would_be_hit_is_named_to_everybody(
    name: str, scope: str, wrong: bool
) -> None:
    people = {**ALL, "glassworks": replace(ALL["glassworks"], name=name)}
    text = f"Guests, staff, and {name.partition(',')[0]}."
    changed = replace(GOOD, scope=scope, marking="TLP:CLEAR", who=text)
    found = linted(changed, case(), people, NOW, OUTLOOK)
    told = [one.field for one in found if "is named to everybody" in one.what]
    assert told == (["who"] if wrong else [])


def test_whom_it_was_decided_not_to_warn_is_not_told() -> None:
    assert said(case(WAIVED)) == ["error recipients: it was decided not to warn glassworks"]


def test_recipients_are_there_and_known() -> None:
    assert "error recipients: nobody would be told: it has no recipients" in said(
        recipients=(), scope="restricted"
    )
    assert "error recipients: nobody is no recipient of this desk" in said(recipients=("nobody",))
    assert any("advice" in one and "no recipients" in one for one in said(recipients=()))


def test_a_private_notice_is_for_one_and_others_are_told_apart() -> None:
    notice = draft("private notice", ("police",))
    (found,) = findings(base=notice)
    assert (found.severity, found.remedy) == ("advice", "draft a notice for it")
    told = case(deeds.Issued(warning=WARNING, draft=None, alert="<alert/>"))
    assert findings(told, base=notice) == ()
    two = findings(base=notice, recipients=("police", "glassworks"))
    assert two[0].what == "a private notice is for one, and this has 2 recipients"


@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN"])
def test_only_what_is_clear_is_public(marking: Marking) -> None:
    assert f"error marking: {marking} may not be made public" in said(marking=marking)
    private = said(marking=marking, scope="restricted")
    assert not any(one.startswith("error") for one in private)


def test_an_exercise_says_so_and_stays_at_the_desk() -> None:
    drill = draft(exercise=True)
    wide = findings(base=drill, recipients=("glassworks",))
    found = [f"{one.severity} {one.what}" for one in wide]
    assert "error an exercise would reach glassworks, who isn't of the desk" in found
    assert not any(
        one.severity == "error" for one in findings(base=drill, recipients=("desk-two",))
    )
    silent = said(base=drill, headline=GOOD.headline, recipients=("desk-two",))
    assert "error headline: nothing there says that it is an exercise" in silent


def test_what_calls_itself_an_exercise_is_one() -> None:
    assert any(one.startswith("error exercise:") for one in said(headline="Exercise: bomb attack"))
