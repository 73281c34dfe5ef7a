"""A warning leaves blame out, and no private person is named as one who threatens."""

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import EVIDENCE
from tests.warn.lint.made import GOOD, said


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The plan is led by Lena Orsk.", "Lena Orsk"),
        ("Police suspect Mr Dreck.", "Dreck"),
        ("It was planned by Anna van der Belk.", "Anna van der Belk"),
        ("It was planned by Łukasz Émond.", "Łukasz Émond"),
    ],
)
def test_a_private_person_is_never_named_in_public_as_a_perpetrator(
    sentence: str, name: str
) -> None:
    basis = f"{GOOD.basis} {sentence}"
    assert f"error basis: {name} is named in public as one who threatens" in said(basis=basis)
    (told,) = said(basis=basis, scope="restricted", marking="TLP:AMBER")
    assert told.startswith("advice basis:")


def test_a_group_that_is_blamed_is_advice() -> None:
    found = said(basis=f"{GOOD.basis} The Marsh League is blamed.")
    assert found == ["advice basis: “blamed” blames"]


def test_who_speaks_is_warned_or_is_a_place_may_be_named() -> None:
    assert said(basis=f"{GOOD.basis} Glassworks Hall was asked by Lena Orsk.") == []
    assert said(basis=f"{GOOD.basis} The Police of Karsk suspect nobody.") == [
        "advice basis: “suspect” blames"
    ]


def test_the_watch_s_actor_is_named_only_where_people_need_it() -> None:
    assert said(what=f"{GOOD.what} The Black Lantern Front sent a video.") == [
        "advice what: Black Lantern Front is named"
    ]
    assert said(actor="Black Lantern Front") == [
        "advice actor: Black Lantern Front is named in public"
    ]
    assert said(actor="Black Lantern Front", scope="restricted", marking="TLP:GREEN") == []


def test_a_person_as_the_actor_of_a_public_warning_is_refused() -> None:
    assert said(actor="Lena Orsk") == ["error actor: Lena Orsk is named in public"]


def test_a_sentence_that_names_a_person_beside_blame_does_not_go_out_in_public() -> None:
    suspect = replace(EVIDENCE, article=None, sentence=None, says="Police suspect Lena Orsk.")
    assert said(evidence=(EVIDENCE, suspect)) == [
        "error evidence: sentence 2 names Lena Orsk beside blame"
    ]
    restricted = said(evidence=(suspect,), scope="restricted", marking="TLP:GREEN")
    assert restricted == []
    spoke = replace(suspect, says="“We suspect nobody,” Lena Orsk said.", source="Lena Orsk")
    assert said(evidence=(spoke,)) == []
