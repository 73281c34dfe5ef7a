"""Through whom an article has what it tells of an incident."""

import pytest

from tests.link.told import incident, reading
from tocsin.link.tellings import Telling, tellings
from tocsin.records import EntityKind


def _told(text: str, word: str = "blast", *names: tuple[EntityKind, str]) -> Telling:
    own = reading(text, names)
    (telling,) = tellings(own, incident(own, word))
    return telling


def _names(text: str, *names: tuple[EntityKind, str]) -> list[str]:
    return [voice.name for voice in _told(text, "blast", *names).voices]


def test_what_nobody_is_said_to_have_told_is_the_outlets_own_word() -> None:
    telling = _told("A blast shook the pier.")
    assert [voice.name for voice in telling.voices] == ["Orlec Courier"]
    assert telling.kind == "press"


@pytest.mark.parametrize(
    "text",
    [
        "[s RIA Novosti] [c reported] [t a blast on the pier].",
        "A blast shook the pier, according to RIA Novosti.",
        "A blast shook the pier, RIA Novosti reported.",
    ],
)
def test_an_agency_is_credited_with_or_without_a_statement(text: str) -> None:
    assert _names(text) == ["Orlec Courier", "RIA Novosti"]


def test_a_speaker_told_an_agency() -> None:
    text = "[s Mayor Orla Venn] [c told] Reuters [t that a blast shook the pier]."
    assert _names(text) == ["Orlec Courier", "Reuters", "Orla Venn"]


def test_who_is_cited_stands_behind_who_cites() -> None:
    text = "[s The Marl Herald], citing the Harbour Ministry, [c reported] [t a blast]."
    names: tuple[EntityKind, str] = ("organisation", "Harbour Ministry")
    assert _names(text, names) == ["Orlec Courier", "Marl Herald", "Harbour Ministry"]


def test_a_paper_that_cites_itself_is_one_voice() -> None:
    assert _names("[s The Orlec Courier] [c reported] [t a blast].") == ["Orlec Courier"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[s Two officials] [c said] [t a blast shook the pier].", "Two officials"),
        ("[s Police] [c said] [t a blast shook the pier].", "police"),
    ],
)
def test_who_has_no_name_is_meant_within_the_outlet(text: str, name: str) -> None:
    voice = _told(text).voices[-1]
    assert (voice.name, voice.named, voice.scope) == (name, False, "Orlec Courier")


@pytest.mark.parametrize(
    ("speaker", "names"),
    [
        ("Petr", [("person", "Petr")]),
        ("Yesterday Harbour Ministry", []),
        ("Foreign embassies", [("organisation", "Foreign embassies")]),
        ("Norland police", [("organisation", "Norland police")]),
    ],
)
def test_a_first_name_or_words_that_are_no_name_are_nobody_in_particular(
    speaker: str, names: list[tuple[EntityKind, str]]
) -> None:
    assert not _told(f"[s {speaker}] [c said] [t a blast].", "blast", *names).voices[-1].named


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Norland", "place"),
        ("Vetra", "organisation"),
        ("Bank of Marl", "organisation"),
        ("VTN", "person"),
    ],
)
def test_an_organisation_a_place_or_initials_have_a_name_though_it_is_one_word(
    speaker: str, kind: EntityKind
) -> None:
    assert _told(f"[s {speaker}] [c said] [t a blast].", "blast", (kind, speaker)).voices[-1].named


def test_a_mention_beside_what_is_said_is_not_the_speakers() -> None:
    text = "A blast shook the pier, and [s Orla Venn] [c said] [t boats would sail]."
    assert _names(text) == ["Orlec Courier"]


def test_who_condemns_an_attack_does_not_report_it() -> None:
    assert _names("[s Orla Venn] [c condemned] [t the blast].") == ["Orlec Courier"]


def test_who_claims_an_attack_is_its_perpetrator() -> None:
    text = "[s The Varnian Front] [c claimed responsibility for] [t the blast]."
    assert _told(text).kind == "perpetrator"


def test_every_voice_leads_to_its_words() -> None:
    text = "[s Mayor Orla Venn] [c told] Reuters [t that a blast shook the pier]."
    voices = _told(text).voices
    assert [voice.span.text for voice in voices if voice.span] == ["Reuters", "Mayor Orla Venn"]
