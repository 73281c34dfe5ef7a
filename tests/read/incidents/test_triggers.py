"""The words that tell of incidents, by topic; and words that look like them but tell of none."""

import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from tests.read.incidents.made import marks_of, scene_of
from tocsin.read.incidents.triggers import HARM, Trigger, kind, means, triggers
from tocsin.read.tagged import Tagged
from tocsin.records import INCIDENT_KINDS

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(
    files("tocsin.read.incidents").joinpath("triggers.toml").read_text("utf-8")
)

_TOLD = [
    ("bombing", "A car bomb went off at the market."),
    ("bombing", "A suicide bomber blew himself up at the gate."),
    ("bombing", "The bombing tore through the hall."),
    ("bombing", "He blew himself up beside a bus."),
    ("bombing", "An explosion shook the harbour."),
    ("bombing", "Two men threw a hand grenade at the bank."),
    ("bombing", "Rebels detonated a charge near the bridge."),
    ("strike", "An air strike hit the depot."),
    ("strike", "Airstrikes flattened the depot."),
    ("strike", "Two rockets struck the port at dawn."),
    ("strike", "The army shelled the village all night."),
    ("strike", "Warplanes bombed the depot."),
    ("strike", "The brigade fired three rockets at the port."),
    ("strike", "The barrage of missiles lasted an hour."),
    ("shooting", "A gunman opened fire in the mall."),
    ("shooting", "The guard was shot in the leg."),
    ("shooting", "She was gunned down at her door."),
    ("shooting", "Shots were fired at the bus."),
    ("shooting", "He shot two officers."),
    ("stabbing", "A man stabbed two nurses."),
    ("stabbing", "The knife attack shut the station."),
    ("stabbing", "A clerk was hacked to death."),
    ("ramming", "A man drove a van into the crowd."),
    ("ramming", "The van attack shut the square."),
    ("ramming", "A lorry ploughed straight into shoppers."),
    ("arson", "The depot was set on fire by youths."),
    ("arson", "An arson attack gutted the chapel."),
    ("arson", "They set fire to the chapel."),
    ("kidnapping", "Gunmen kidnapped the mayor."),
    ("kidnapping", "The abduction shocked the town."),
    ("hostage_taking", "The gang took eleven people hostage."),
    ("hostage_taking", "The hostage crisis went on."),
    ("assassination", "The judge was assassinated at home."),
    ("assassination", "It was an attempt on his life."),
    ("plot", "A plot to seize the ferry came to light."),
    ("plot", "They conspired to bomb the ferry."),
    ("arrest", "Police arrested two men."),
    ("arrest", "Nine people were detained."),
    ("arrest", "She was taken into custody."),
    ("crackdown", "The crackdown on the opposition went on."),
    ("raid", "Police raids shook the suburb."),
    ("raid", "Commandos stormed the house."),
    ("raid", "Officers raided a flat."),
    ("clash", "Clashes went on near the port."),
    ("clash", "Troops exchanged fire with the rebels."),
    ("clash", "The patrol came under heavy fire."),
    ("release", "The hostages were freed on Friday."),
    ("release", "The reporter was released from prison."),
    ("release", "The brigade released two hostages."),
    ("court", "He was sentenced to nine years."),
    ("court", "A court convicted three men."),
    ("court", "She went on trial in May."),
    ("court", "The clerk pleaded guilty."),
    ("abuse", "Guards tortured the clerk."),
    ("abuse", "The prisoner was beaten by guards."),
    ("protest", "Thousands took to the streets."),
    ("protest", "A riot broke out."),
    ("accident", "The car crash shut the bridge."),
    ("accident", "The ferry capsized in the bay."),
    ("accident", "A bus collided with a tram."),
    ("cyberattack", "A cyberattack shut the bank."),
    ("cyberattack", "The servers of the bank were hacked."),
    ("upheaval", "Officers overthrew the president."),
    ("invasion", "Orrland invaded in the spring."),
    ("robbery", "Shops were looted."),
    ("hijacking", "Two men hijacked a ferry."),
    ("execution", "The rebel leader was hanged on Friday."),
    ("escape", "Nine men escaped from the old prison."),
    ("nuclear_test", "The nuclear test shook the hills."),
    ("launch", "Orrland condemned the missile launch."),
    ("bodies", "A mass grave was found."),
    ("assault", "The attack lasted an hour."),
    ("assault", "The patrol was ambushed."),
    ("assault", "A clerk was murdered."),
    ("assault", "Men stormed the hall."),
    ("chemical", "The use of chemical weapons shook them."),
    ("chemical", "The regime has used nerve agents."),
    ("harm", "Two men were killed."),
    ("harm", "Three nurses were wounded."),
    ("harm", "The death toll rose."),
    ("strike", "He had ordered the strikes on the camps."),
    ("court", "She took the stand on Friday."),
    ("court", "He appeared before a U.S. magistrate."),
    ("arrest", "He was extradited on Friday."),
    ("arrest", "Six men were in custody for questioning."),
    ("expulsion", "Varnia expelled five diplomats."),
    ("plot", "Police seized a car bomb in Orlec."),
    ("expulsion", "They were deported on Friday."),
]


def _topics(text: str) -> list[str]:
    return [trigger.topic for trigger in triggers(text)]


# The table


@pytest.mark.parametrize("topic", _TABLE)
def test_every_word_of_the_table_is_an_expression_without_groups_of_its_own(topic: str) -> None:
    """A group would be taken for the next topic's."""
    for word in (*_TABLE[topic]["words"], *_TABLE[topic]["means"]):
        written = re.compile(rf"\b(?:{word})", re.I)
        assert written.groups == 0, word
        assert not written.fullmatch(""), word


@pytest.mark.parametrize("topic", _TABLE)
def test_every_topic_is_of_a_kind_of_incident_and_has_nothing_unknown(topic: str) -> None:
    assert kind(topic) in INCIDENT_KINDS
    assert _TABLE[topic].keys() <= {"kind", "words", "means", "unless", "only"}


def test_harm_by_itself_is_an_assault() -> None:
    assert kind(HARM) == "assault"


# What tells of an incident


@pytest.mark.parametrize(("topic", "text"), _TOLD)
def test_words_tell_of_a_topic(topic: str, text: str) -> None:
    assert _topics(text) == [topic]


def test_every_topic_has_a_sentence_here() -> None:
    assert {topic for topic, _ in _TOLD} == _TABLE.keys()


def test_a_headline_in_capitals_tells_the_same() -> None:
    assert [_topics(text.upper()) for _, text in _TOLD] == [[topic] for topic, _ in _TOLD]


@pytest.mark.parametrize(
    "text",
    [
        "The bombastic mayor spoke.",
        "The deadline passed, and the deadlock went on.",
        "The subplot of the novel is dull.",
        "They went hunting for pheasants.",
        "A hackathon was held in the hall.",
        "The injurious clause was struck out.",
    ],
)
def test_parts_of_other_words_tell_nothing(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A film crew was shooting a scene at the mall.",
        "The movie was shot in three weeks.",
        "The striker was shooting at the basket.",
        "The shooting star crossed the sky.",
        "The rocket launch lifted a crew into space.",
        "The company launched a satellite on Friday.",
        "A supernova explosion lit the galaxy.",
        "The explosion of the population went on.",
        "A blast from the past came on the radio.",
        "The union called a pay strike.",
        "The strike by the workers shut the port.",
        "The trial showed that the drug works.",
        "He had a heart attack.",
        "She suffered a panic attack.",
        "The team was beaten in the championship final.",
        "The home side was beaten in the match.",
        "The legal battle for the house went on.",
        "The crackdown on litter went on.",
        "It was a dead end.",
        "They killed time in a bar.",
        "Critics attacked the minister.",
        "The candidate attacked his rival in a debate.",
        "The party ran attack ads.",
        "The plot of land was sold.",
        "The plot twist surprised no one.",
        "A demonstration of the new tram is due.",
        "The accident and emergency ward is full.",
        "She was captured on a webcam.",
        "The assault course is closed.",
        "The company released a film.",
        "The death penalty was abolished.",
    ],
)
def test_what_only_looks_like_an_incident_is_none(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The clinical trial of the drug went well.",
        ),
        pytest.param(
            "Train strikes stopped the port for a day.",
        ),
        pytest.param(
            "The rocket exploded on the launch pad.",
        ),
    ],
)
def test_trials_of_drugs_strikes_of_workers_and_tests_of_rockets_are_none(text: str) -> None:
    assert triggers(text) == []


def test_words_that_make_it_something_else_count_near_by_only() -> None:
    film = "The film was a great success. "
    shot = "The guard was shot."
    assert _topics(film + shot) == []
    assert _topics(film + "It ran for years. " * 5 + shot) == ["shooting"]


def test_words_that_must_stand_near_are_looked_for_on_both_sides() -> None:
    assert _topics("Dissidents fear the crackdown.") == ["crackdown"]
    assert _topics("The crackdown frightens dissidents.") == ["crackdown"]
    assert _topics("The crackdown frightens dog owners.") == []


def test_a_trigger_is_the_words_themselves() -> None:
    text = "Rebels launched two rockets at the mill, troops raided it, and the nurses were freed."
    found = [text[t.start : t.end] for t in triggers(text)]
    assert found == ["launched", "troops raided", "were freed"]


def test_triggers_are_in_order_and_none_overlap() -> None:
    found = triggers(" ".join(text for _, text in _TOLD))
    assert len(found) >= len(_TOLD)
    assert all(a.end <= b.start for a, b in pairwise(found))


# What the network adds


def _with(text: str, label: str, words: str, probability: float = 0.95) -> list[Trigger]:
    start = text.index(words)
    return triggers(text, [Tagged(label, start, start + len(words), probability)])


def test_the_network_adds_attacks_and_deaths_that_no_word_tells() -> None:
    assert [t.topic for t in _with("They laid waste to it.", "assault", "laid waste")] == [
        "assault"
    ]
    assert [t.topic for t in _with("He fell that day.", "death", "fell")] == [HARM]
    assert [t.topic for t in _with("He bled that day.", "injury", "bled")] == [HARM]


@pytest.mark.parametrize(
    ("label", "probability"), [("assault", 0.6), ("protest", 0.99), ("court", 0.99)]
)
def test_of_other_kinds_or_unsure_it_adds_nothing(label: str, probability: float) -> None:
    assert _with("They laid waste to it.", label, "laid waste", probability) == []


def test_where_a_word_tells_it_the_network_adds_no_second_trigger() -> None:
    text = "The bombing shut the road."
    assert _with(text, "assault", "The bombing shut") == triggers(text)


def test_added_triggers_stand_in_order() -> None:
    text = "He fell. The bombing shut the road. He fell."
    tagged = [Tagged("death", at, at + 4, 0.9) for at in (text.rindex("fell"), text.index("fell"))]
    assert [t.topic for t in triggers(text, tagged)] == [HARM, "bombing", HARM]


def test_made_marks_give_the_triggers_they_are_given() -> None:
    assert [t.label for t in scene_of("He [trigger death fell].").marks.triggers] == ["death"]
    assert marks_of("He fell.").factuality(0, 2) == 2.0


# Means


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("masked gunmen came", "shooting"),
        ("with a knife", "stabbing"),
        ("a missile fell", "strike"),
        ("a DRONE fell", "strike"),
        ("wearing a suicide vest", "bombing"),
        ("malware spread", "cyberattack"),
        ("it was dark", None),
        ("a rocketing price", None),
    ],
)
def test_means_say_of_an_attack_what_kind_it_was(words: str, told: str | None) -> None:
    assert means(words) == told


# Hostile texts: these would not end in time if they were not read in linear time.


@pytest.mark.parametrize(
    ("piece", "each"),
    [
        ("attack on the ", 1),
        ("fired a a a a ", 0),
        ("taken a a a a ", 0),
        ("machine gun a a a a a a a a ", 0),
        ("a, ", 0),
        ("plot ", 1),
    ],
)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str, each: int) -> None:
    number = 40_000 // len(piece)
    assert len(triggers(piece * number)) == each * number


@pytest.mark.parametrize("piece", ["a", "a-", "fired-", "drove_", "’", "\n", "é"])
def test_a_long_text_without_a_blank_is_read_to_its_end(piece: str) -> None:
    found = triggers("fired " + piece * (50_000 // len(piece)))
    assert [t.topic for t in found] == []


@pytest.mark.slow
def test_a_very_long_text_has_all_its_triggers() -> None:
    number = 200_000 // len("attack on the ")
    assert len(triggers("attack on the " * number)) == number


def test_words_that_their_surroundings_make_no_strike_may_still_be_a_launch() -> None:
    text = "Orrland fired a ballistic missile over the sea, then put a satellite into orbit."
    assert _topics(text) == ["launch", "launch"]


def test_a_place_to_launch_from_is_no_launch() -> None:
    assert _topics("Troops of the regime stood at the missile launch site.") == []
    assert _topics("The regime's missile launch was condemned.") == ["launch"]
