"""Whether words tell of a deed, a plan, a threat, a report or nothing, by what stands before."""

import pytest

from tocsin.read.incidents.status import status
from tocsin.read.sentences import containing, sentences
from tocsin.records import Status


def _status(text: str, sure: float = 2.0) -> Status | None:
    """The status of the word in a text that stands between < and >."""
    start, end = text.index("<"), text.index(">") - 1
    bare = text.replace("<", "").replace(">", "")
    units = sentences(bare)
    return status(bare, units[containing(units, start)][0], start, end, sure)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen <attacked> the barracks.",
        "The <attack> lasted an hour.",
        "Two men were <killed> in Orlec.",
        "Police <arrested> a man who had fled.",
        "Troops have <shelled> the port.",
        "The mayor said that rebels had <attacked> the port.",
        "The rebels, who had planned it for weeks, drove down and <attacked> the port.",
    ],
)
def test_what_is_told_plainly_happened(text: str) -> None:
    assert _status(text) == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "The brigade allegedly <attacked> the port.",
        "Guards reportedly <tortured> a clerk.",
        "Orla Venn accused guards of having <tortured> a clerk.",
        "He is accused of <killing> two men.",
        "He is suspected of <bombing> a bank.",
        "There are unconfirmed reports of an <attack> on the port.",
        "The brigade is believed to have <attacked> the port.",
        "Rebels claimed that troops had <shelled> the port.",
        "The brigade may have <attacked> the port.",
        "The brigade would have <attacked> the port.",
        "The men could have been <kidnapped>.",
    ],
)
def test_what_is_only_reported_is_alleged(text: str) -> None:
    assert _status(text) == "alleged"


@pytest.mark.parametrize(
    "text",
    [
        "The men planned to <attack> the port.",
        "The men were planning an <attack> on the port.",
        "She was preparing to carry out a <bombing>.",
        "The cell intended to <kidnap> the mayor.",
        "They conspired to <bomb> the ferry.",
        "They tried to <storm> the hall.",
        "An imminent <attack> was feared.",
        "The planned <bombing> was to be the first.",
    ],
)
def test_what_somebody_means_to_do_is_planned(text: str) -> None:
    assert _status(text) == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plan for a <bombing> of the ferry.",
        "The planned <attack> was foiled by the police.",
        "The planned <bombing> was prevented at the last hour.",
        "The police disrupted a plot to <bomb> the ferry.",
        "Police uncovered a plan to <attack> the ferry.",
        "Agents thwarted an <attack> on the ferry.",
        "The police averted a <bombing> of the ferry.",
    ],
)
def test_what_others_stopped_is_foiled(text: str) -> None:
    assert _status(text) == "foiled"


@pytest.mark.parametrize(
    "text",
    [
        "The brigade threatened to <attack> the port.",
        "The commander vowed to <kill> the mayor.",
        "The army warned that it would <shell> the port.",
        "The rebels swore to <behead> the clerk.",
        "The rebels had threatened more <attacks>.",
    ],
)
def test_what_the_doer_announces_is_threatened(text: str) -> None:
    assert _status(text) == "threatened"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He denied that he planned the <attack>.", None),
        ("He allegedly planned the <attack>.", "alleged"),
        ("The men planned the <attack> but police foiled it.", "foiled"),
        ("The country foiled an attempted <attack>.", "foiled"),
    ],
)
def test_planning_the_attack_may_still_be_denied_alleged_or_foiled(
    text: str, told: str | None
) -> None:
    assert _status(text) == told


def test_who_planned_the_attack_did_it_and_what_is_well_planned_was_done() -> None:
    assert _status("The brigade planned the <attack>.") == "happened"
    assert _status("It was a well-planned <attack>.") == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "The brigade denied the <attack>.",
        "There was no <attack>.",
        "Police charged a man with attempted <murder>.",
        "He is wanted for attempted <murder>.",
        "The man was not <arrested>.",
        "The rebels did not <attack> the port.",
        "The rebels didn't <attack> the port.",
        "The rebels didn’t <attack> the port.",
        "The night passed without an <attack>.",
        "The rebels never <attacked> the port.",
    ],
)
def test_what_is_denied_is_nothing(text: str) -> None:
    assert _status(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "If rebels <attack> the port, ships will leave.",
        "They asked whether the <attack> was real.",
        "The rebels could <attack> the port.",
        "It might be <bombed>.",
        "The port would be <shelled>.",
        "Any <attack> on the port is a crime.",
        "A possible <attack> worries the port.",
        "The risk of an <attack> is high.",
        "The man was nearly <killed>.",
        "The minister called for an end to the <violence>.",
        "The patrol was there to prevent an <attack>.",
        "The law is against <torture>.",
    ],
)
def test_what_is_supposed_or_general_is_nothing(text: str) -> None:
    assert _status(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The rebels came to <attack> the port.",
        "He was sent to <kill> the clerk.",
        "They crossed the river to <kidnap> the mayor.",
        "They came to <arrest> him.",
    ],
)
def test_a_purpose_is_no_deed(text: str) -> None:
    assert _status(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "He went on to <kill> two nurses.",
        "They managed to <storm> the hall.",
        "Troops continued to <bomb> the port.",
    ],
)
def test_an_infinitive_behind_what_was_done_is_a_deed(text: str) -> None:
    assert _status(text) == "happened"


# The network's judgement


@pytest.mark.parametrize("sure", [-3.0, -1.0, 0.0])
def test_where_no_rule_speaks_the_network_decides(sure: float) -> None:
    assert _status("The <attack> lasted an hour.", sure) is None
    assert _status("The <attack> lasted an hour.", 1.0) == "happened"


@pytest.mark.parametrize("sure", [-3.0, 0.0, 3.0])
def test_rules_go_before_the_network(sure: float) -> None:
    assert _status("He planned to <attack> the port.", sure) == "planned"
    assert _status("He threatened to <attack> the port.", sure) == "threatened"
    assert _status("There was no <attack>.", sure) is None


# How far it looks


@pytest.mark.parametrize(
    "before",
    [
        "He allegedly fled.",
        "There was no warning.",
        "They had planned a feast.",
        "Police foiled it!",
        "It could rain.",
    ],
)
def test_words_of_the_sentence_before_say_nothing(before: str) -> None:
    assert _status(f"{before} Rebels <attacked> the port.") == "happened"


def test_words_behind_a_trigger_deny_nothing() -> None:
    assert _status("The <attack> was not the first.") == "happened"


def test_a_very_long_sentence_is_looked_at_in_part_only() -> None:
    long = "no " + "and a mill " * 20_000
    assert _status(f"{long}<attacked> it.") == "happened"
