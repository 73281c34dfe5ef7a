"""The subject and the object of a verb, read from the words around it."""

import pytest

from tocsin.read.clause import clause, objects


def _clause(text: str) -> tuple[str, list[str], list[str]] | None:
    """Voice, subjects and objects around the words in brackets."""
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    found = clause(bare, (0, len(bare)), start, end)
    if found is None:
        return None
    return (
        found.voice,
        [bare[a:b] for a, b in found.subject],
        [bare[a:b] for a, b in found.object],
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Orrland [launched] a rocket on Sunday.", ["Orrland"]),
        ("On Sunday, Varnian forces [attacked] two towns.", ["Varnian forces"]),
        ("The guard of a bank in Orlec on Monday [opened fire].", ["The guard"]),
        ("The guard, a man of few words, has reportedly [attacked] them.", ["The guard"]),
        ("The man who [killed] nine people fled.", ["The man"]),
        ("Venn, who had [abducted] two nurses, fled.", ["Venn"]),
        ("Residents said that militants [killed] nine people.", ["militants"]),
        ("Soldiers and border guards [stormed] the hall.", ["Soldiers", "border guards"]),
        ("He fled and police [arrested] Hugo Marrow.", ["police"]),
        ("On Monday, the gunman burst in and [shot dead] two men.", ["the gunman"]),
        ("In 2014 Orrland invaded and [annexed] Norrmark.", ["Orrland"]),
        ("The group began to [attack] villages.", ["The group"]),
        ("Orrish jets were reported to have [bombed] the port.", ["Orrish jets"]),
        ("He was tried after the army [ousted] him.", ["the army"]),
        ("A bomber blew himself up, [killing] six soldiers.", ["A bomber"]),
        ("Thousands of monks [attacked] the hall.", ["monks"]),
        ("They learnt that IS fighters had [killed] nine people.", ["IS fighters"]),
        ("ORLEC -- Rebels [attacked] the hall.", ["Rebels"]),
    ],
)
def test_who_does_it_stands_before_an_active_verb(text: str, subject: list[str]) -> None:
    found = _clause(text)
    assert found is not None
    assert found[:2] == ("active", subject)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Nine people in the town of Orlec were [killed] by rebels.", ["Nine people"]),
        ("Venn, who was [arrested] on Monday, kept silent.", ["Venn"]),
        ("The mayor [was shot] on Monday.", ["The mayor"]),
        ("Four men [injured] in Orlec", ["Four men"]),
        ("Two nurses [died] in the blast.", ["Two nurses"]),
    ],
)
def test_who_suffers_it_stands_before_a_passive_verb(text: str, subject: list[str]) -> None:
    assert _clause(text) == ("passive", subject, [])


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("Rebels [attacked] two nurses and a boy in Orlec.", ["two nurses", "a boy"]),
        ("Rebels [shot dead] three women yesterday.", ["three women"]),
        ("Police [detained] a total of eleven men.", ["eleven men"]),
        ("Rebels [killed] at least 50 former police officers.", ["50 former police officers"]),
        ("The court [sentenced] Hugo Marrow to nine years.", ["Hugo Marrow"]),
        ("Rebels [shot] at a bus carrying workers.", ["a bus"]),
        ("The group began to [attack] villages.", ["villages"]),
    ],
)
def test_who_suffers_it_stands_behind_an_active_verb(text: str, object_: list[str]) -> None:
    found = _clause(text)
    assert found is not None
    assert found[2] == object_


@pytest.mark.parametrize(
    "text",
    ["Varnian jets conducted two [strikes].", "Varnian jets have carried out several [attacks]."],
)
def test_a_noun_has_the_subject_of_the_verb_that_carries_it_out(text: str) -> None:
    assert _clause(text) == ("active", ["Varnian jets"], [])


@pytest.mark.parametrize(
    "text",
    ["The [attack] in Orlec shook them.", "Rebels condemned the [strikes].", "An [arrest] of two."],
)
def test_a_noun_that_no_verb_carries_out_has_no_clause(text: str) -> None:
    assert _clause(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "To [attack] them was folly.",
        "“No,” she said; [attacked] by dogs, she ran.",
        "They wanted peace; to be [attacked] hurt.",
    ],
)
def test_what_tells_no_subject_gives_none(text: str) -> None:
    found = _clause(text)
    assert found is not None
    assert found[1] == []


def test_objects_begin_at_an_offset() -> None:
    text = "strikes engaged two units and a convoy near Orlec"
    found = objects(text, (0, len(text)), text.index("two"))
    assert [text[a:b] for a, b in found] == ["two units", "a convoy"]
