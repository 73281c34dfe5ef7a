"""Which tellings are of one incident, and which of others."""

from itertools import product

import pytest

from tests.read.incidents.made import gathered, mentions_of, site_of
from tocsin.read.incidents.gathering import ATTACKS, apart, gather, kilometres, overlap
from tocsin.read.times.whens import whens
from tocsin.records import INCIDENT_KINDS, Place, When


def _topics(text: str, headline: str = "") -> list[list[str]]:
    """The topics of each incident's own triggers."""
    return [[m.trigger.topic for m in one.mentions] for one in gathered(text, headline)]


# Told again


@pytest.mark.parametrize(
    "text",
    [
        "Rebels bombed the mill in [place Orlec] on Monday. The bombing lasted an hour.",
        "Rebels bombed the mill in [place Orlec] on Monday. The attack lasted an hour.",
        "Rebels bombed the mill in [place Orlec] on Monday. It killed nine people.",
        "Rebels bombed the mill in [place Orlec] on Monday.\n\nNine people died in the attack.",
        "Rebels bombed the mill in [place Orlec] on Monday. The explosion shook the town.",
        "The bombing on Monday shook [place Orlec]. Rebels bombed the mill on Monday.",
        "The bombing on 3 March shook it. Rebels bombed the mill in March.",
        "A bomb killed nine people in the mill. A bomb killed at least eight people.",
        "A bomb killed nine people in the mill. The toll was revised to forty dead.",
        "Gunmen kidnapped [victim Orla Venn]. They kidnapped [victim Orla Venn] at her door.",
        "Gunmen bombed a mill in [place Orlec]. They bombed a mill in [place Norrmark].",
        "Gunmen bombed a mill in [place Orlec]. They bombed a mill in [place Varnia].",
        "Gunmen bombed a mill in [place Karsk]. They bombed a mill in [place Karsk].",
        "Gunmen bombed a mill in [place Orlec]. They bombed it near the [venue Old Mill].",
    ],
)
def test_the_same_incident_told_again_is_one(text: str) -> None:
    (one,) = gathered(text)
    assert len(one.mentions) > 1


def test_headline_lead_and_what_follows_tell_of_one_incident() -> None:
    (one,) = gathered(
        "Gunmen attacked the mill on Monday.\n\nThe attack lasted an hour. It killed nine people.",
        "Nine killed in [place Orlec] attack",
    )
    assert one.title
    assert one.lead
    assert [m.trigger.topic for m in one.mentions] == ["harm"] + ["assault"] * 3 + ["harm"]


def test_a_long_article_comes_back_to_its_headline() -> None:
    text = (
        "A bomb exploded in a mill on Monday.\n\n"
        + "The mill is old, and its wheel is new.\n\n" * 120
        + "The attack lasted an hour."
    )
    assert len(gathered(text, "Nine killed in bomb attack on mill")) == 1


# Apart


@pytest.mark.parametrize(
    "text",
    [
        # another day
        "Rebels bombed the mill in [place Orlec] on Monday. Rebels bombed a dock on 3 March.",
        "The bombing on Monday shook the town. The bombing on 3 March was worse.",
        # another town, or one that the gazetteer doesn't know
        "Rebels bombed a mill in [place Orlec]. Rebels bombed a mill in [place Tessel].",
        "Rebels bombed a mill in [place Orlec]. Rebels bombed a mill in [place Marl].",
        "Rebels bombed a mill in [place Orlec]. Rebels bombed a mill in [place Karsk].",
        "Rebels bombed a mill in [place Karsk]. Rebels bombed a mill in [place Orlec].",
        "Rebels bombed a mill in [place Karsk]. Rebels bombed a mill in [place Lund].",
        "Rebels bombed a mill in [place Orlec]. Rebels bombed a mill in [place Orrland].",
        "Rebels bombed a mill in [place Norrmark]. Rebels bombed a mill in [place Sudmark].",
        # other victims, other dead, another sentence
        "Gunmen kidnapped [victim Orla Venn]. Gunmen kidnapped [victim Hugo Marrow].",
        "A bomb killed nine people in a mill. A bomb killed forty people in a dock.",
        "A court sentenced a clerk to nine years in jail. It sentenced a guard to life in jail.",
        # other words say so
        "Rebels bombed the mill in [place Orlec]. Another bombing shut the road.",
        "Rebels bombed the mill in [place Orlec]. In 2013 rebels bombed the mill.",
        # a plan, and a deed
        "The men planned an attack on [place Orlec]. Rebels attacked [place Orlec].",
        "Rebels attacked [place Orlec]. The men planned an attack on [place Orlec].",
        "Rebels attacked [place Orlec]. They threatened to attack [place Orlec].",
        "Police foiled an attack on [place Orlec]. Rebels attacked [place Orlec].",
        # another thing
        "Rebels bombed the mill on Monday. Police arrested two men on Monday.",
        "Rebels bombed the mill on Monday. A protest shut the mill on Monday.",
        "A court sentenced a clerk. A bomb shook the mill, and a bombing shook the port.",
        "Police arrested a man. Two men were killed.",
        "Troops raided a farm. Two men were killed.",
    ],
)
def test_what_something_speaks_against_is_another_incident(text: str) -> None:
    assert len(gathered(text)) == 2


def test_a_town_is_apart_from_an_area_that_it_is_not_in() -> None:
    text = "Rebels bombed a mill in [place Orlec]. Rebels bombed a mill in [place Sudmark]."
    assert len(gathered(text)) == 2


def test_an_arrest_for_an_attack_is_none_of_it() -> None:
    text = "Rebels bombed the mill on Monday. Police arrested a man over the attack."
    assert _topics(text) == [["bombing", "assault"], ["arrest"]]


def test_harm_in_one_sentence_with_a_raid_is_the_raids() -> None:
    assert _topics("Troops raided a farm, and two men were killed.") == [["raid", "harm"]]
    assert _topics("Two men were killed when police stormed a flat.") == [["harm", "raid"]]


def test_in_one_sentence_other_numbers_of_dead_are_of_one_incident() -> None:
    text = "A bomb killed nine people in the hall, and gunmen shot dead forty people outside."
    assert len(gathered(text)) == 1


def test_the_dead_of_one_place_are_a_part_of_those_in_several() -> None:
    text = (
        "Bombs in [place Orlec] and [place Tessel] killed at least 40 people. Ten of the dead "
        "were from the port. Five men were killed in [place Tessel]."
    )
    assert len(gathered(text)) == 1


def test_incidents_are_in_the_order_of_their_first_mentions() -> None:
    text = "A bomb exploded. Police arrested a man. The bombing shut the road."
    found = gathered(text)
    assert [[m.topic for m in one.mentions] for one in found] == [
        ["bombing", "bombing"],
        ["arrest"],
    ]


def test_every_mention_is_of_one_incident() -> None:
    text = "A bomb exploded. Police arrested a man. The bombing killed nine people on 3 March."
    found = mentions_of(text)
    together = [m.start for one in gather(found) for m in one.mentions]
    assert sorted(together) == [m.start for m in found]


# Many


def _villages(number: int) -> list[str]:
    """Names, none of which holds another."""
    letters = "bdfgklmnprstvz"
    return [f"{a.upper()}o{b}u" for a, b in product(letters, letters)][:number]


def _bombed(village: str) -> str:
    return f"Rebels bombed a mill in [place {village}].\n\n"


def test_forty_one_incidents_are_forty_one() -> None:
    assert len(gathered("".join(map(_bombed, _villages(41))))) == 41


def test_what_the_article_began_with_can_still_be_told_of_behind_many() -> None:
    names = _villages(60)
    text = "".join(map(_bombed, names))
    assert len(gathered(text + _bombed(names[0]))) == 60
    assert len(gathered(text + _bombed(names[-1]))) == 60


def test_nothing_is_gathered_from_nothing() -> None:
    assert gather([]) == []


# Times


def _undated(words: str) -> When:
    return whens("made", f"It was {words}.", None)[0]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("on 3 March 2019", "on 3 March 2019", True),
        ("on 3 March 2019", "on 4 March 2019", False),
        ("on 3 March 2019", "in March 2019", True),
        ("on 3 March 2019", "in 2019", True),
        ("on 3 March 2019", "in April 2019", False),
        ("at 9 p.m. on 3 March 2019", "on 3 March 2019", True),
        ("since 3 March 2019", "on 5 March 2019", True),
        ("since 3 March 2019", "on 1 March 2019", False),
        ("until 3 March 2019", "on 1 March 2019", True),
        pytest.param(
            "on 5 March 2019",
            "until 3 March 2019",
            False,
        ),
        ("on 3 March", "on 3 March", True),
        ("on 3 March", "on 4 March", False),
        ("on 3 March", "in March", True),
        ("on 3 March", "on 3 March 2019", True),
        ("on 3 March", "on 4 March 2019", False),
    ],
)
def test_two_times_may_be_of_one_day(one: str, other: str, may: bool) -> None:
    """Nothing tells the year where it isn't written."""
    assert overlap(_undated(one), _undated(other)) == may
    assert overlap(_undated(other), _undated(one)) == may


# Places


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Orlec", "Orlec", False),
        ("Orlec", "Tessel", True),
        ("Orlec", "Marl", True),
        ("Orlec", "Norrmark", False),
        ("Orlec", "Varnia", False),
        ("Orlec", "Orrland", True),
        ("Norrmark", "Sudmark", True),
        ("Norrmark", "Varnia", False),
        ("Karsk", "Lund", True),
        ("Karsk", "Karsk", False),
        ("Karsk", "North Karsk", False),
        ("Karsk", "Orlec", True),
        ("Karsk", "Norrmark", False),
        ("Karsk", "Varnia", False),
    ],
)
def test_two_sites_are_apart_where_neither_can_hold_the_other(
    one: str, other: str, are: bool
) -> None:
    assert apart(site_of(one), site_of(other)) == are
    assert apart(site_of(other), site_of(one)) == are


@pytest.mark.parametrize("town", ["Orlec", "Karsk", "Norrmark"])
def test_an_unknown_venue_may_be_anywhere(town: str) -> None:
    assert not apart(site_of("Old Mill", venue=True), site_of(town))


def _place(name: str) -> Place:
    place = site_of(name).place
    assert place is not None
    return place


def test_distances_are_those_of_a_sphere() -> None:
    assert kilometres(_place("Orlec"), _place("Orlec")) == 0
    assert kilometres(_place("Orlec"), _place("Marl")) == pytest.approx(15.6, abs=0.2)
    assert kilometres(_place("Orlec"), _place("Tessel")) == pytest.approx(312, abs=2)
    assert kilometres(_place("Tessel"), _place("Orlec")) == kilometres(
        _place("Orlec"), _place("Tessel")
    )


def test_attacks_are_kinds_of_incidents() -> None:
    assert set(INCIDENT_KINDS) >= ATTACKS
