"""Who says who did it."""

import re
from collections.abc import Sequence

import msgspec
import pytest

from tests.read.made import marked, of_marks
from tocsin.read.blame import blame
from tocsin.records import Entity, EntityKind
from tocsin.records.base import span
from tocsin.records.incident import Blame, Incident, IncidentKind

_NAMES: dict[str, EntityKind] = {
    "Varnian Front": "organisation",
    "Red Dawn": "organisation",
    "Varnia": "organisation",
    "Tessel": "organisation",
    "Norway": "organisation",
    "Orla Venn": "person",
    "Venn": "person",
    "Hugo Marrow": "person",
    "Pia Marrow": "person",
    "Orlec": "place",
}


def _entities(text: str) -> list[Entity]:
    found = []
    for name, kind in _NAMES.items():
        mentions = tuple(span(text, m.start(), m.end()) for m in re.finditer(rf"\b{name}\b", text))
        if mentions:
            full = "Orla Venn" if name == "Venn" else name
            found.append(Entity(id=name, kind=kind, name=full, mentions=mentions, confidence=1.0))
    return found


def _incident(text: str, words: str, kind: IncidentKind = "bombing") -> Incident:
    start = text.index(words)
    trigger = span(text, start, start + len(words))
    return Incident(
        id=words,
        kind=kind,
        status="happened",
        when=None,
        where=(),
        by=(),
        against=(),
        weapon=(),
        figures={},
        trigger=trigger,
        mentions=(trigger,),
        parts=(),
        certainty=2.0,
        reasons=(),
    )


def _read(text: str, *incidents: tuple[str, IncidentKind]) -> tuple[Blame, ...]:
    """The blame in a text with marked statements, by the rules alone."""
    bare, _ = marked(text)
    told = [_incident(bare, words, kind) for words, kind in incidents]
    return blame("made", bare, of_marks(text), told, _entities(bare))


def _brief(found: Sequence[Blame]) -> set[tuple[str, str, str]]:
    return {(b.accused, b.by, b.stance) for b in found}


@pytest.mark.parametrize(
    ("text", "accused", "by", "stance"),
    [
        (
            "[s The Varnian Front] [c claimed] [t responsibility for the attack].",
            "Varnian Front",
            "Varnian Front",
            "claims",
        ),
        (
            "[s The Varnian Front] [c said] [t it had carried out the attack on the pier].",
            "Varnian Front",
            "Varnian Front",
            "claims",
        ),
        (
            "[s The Varnian Front] [c said] [t its fighters killed nine sailors].",
            "Varnian Front",
            "Varnian Front",
            "claims",
        ),
        (
            "[s Mayor Orla Venn] [c accused] [t the Varnian Front of killing nine sailors].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c accused] [t members of the Varnian Front of bombing the pier].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c blamed] [t the Varnian Front for the attack].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c blamed] [t the attack on the Varnian Front].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "The blast was blamed on the Varnian Front by Orla Venn.",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "The Varnian Front was accused by Orla Venn of killing nine sailors.",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "In an attempt to pin the blame on the Varnian Front for the attack, Venn kept silent.",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c held] the Varnian Front responsible for the attack.",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Police] [c said] [t Varnian Front fighters had killed nine sailors].",
            "Varnian Front",
            "police",
            "blames",
        ),
        (
            "[s Police] [c said] [t the attack was carried out by a soldier of the Varnian Front].",
            "Varnian Front",
            "police",
            "blames",
        ),
        (
            "[s Police] [c believe] [t that the Varnian Front was behind the attack].",
            "Varnian Front",
            "police",
            "blames",
        ),
        (
            "[s Police] [c said] [t radical students were behind the attack].",
            "radical students",
            "police",
            "blames",
        ),
        (
            "[s Hugo Marrow] [c said] after the attack: “[t My sister did this].” Pia Marrow hid.",
            "Pia Marrow",
            "Hugo Marrow",
            "blames",
        ),
        (
            "[s Police] [c named] the gunman as [t Hugo Marrow] after the shooting.",
            "Hugo Marrow",
            "police",
            "blames",
        ),
        (
            "Few believed the Red Dawn line that the attack was sponsored by Varnia.",
            "Varnia",
            "Red Dawn",
            "blames",
        ),
        (
            "[s The Varnian Front] [c denied] [t any involvement in the attack].",
            "Varnian Front",
            "Varnian Front",
            "denies",
        ),
        (
            "[s The Varnian Front] [c said] [t it was not responsible for the attack].",
            "Varnian Front",
            "Varnian Front",
            "denies",
        ),
        (
            "[s Hugo Marrow] [c pleaded] [t not guilty to murder].",
            "Hugo Marrow",
            "Hugo Marrow",
            "denies",
        ),
        (
            "[s Tessel] [c rejected] [t allegations that Varnia played any part in the attack].",
            "Varnia",
            "Tessel",
            "rejects",
        ),
        (
            "[s Varnia] [c rejected] [t allegations that Varnia played any part in the attack].",
            "Varnia",
            "Varnia",
            "denies",
        ),
        (
            "[s Tessel] [c called] [t the claim that Varnia carried out the attack a lie].",
            "Varnia",
            "Tessel",
            "rejects",
        ),
        (
            "[s Hugo Marrow] [c confessed] [t to the murder].",
            "Hugo Marrow",
            "Hugo Marrow",
            "admits",
        ),
        (
            "A bomb killed nine. On Monday, two suspects admitted guilt.",
            "two suspects",
            "two suspects",
            "admits",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t Tessel is inflicting a cruel bombardment on Orlec].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t Tessel had used chemical weapons in Orlec].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c condemned] [t the use of poison gas in Orlec by Tessel].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t these attacks show the cruelty of the Varnian Front].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Tessel] [c announced] [t the launch of a long-range missile].",
            "Tessel",
            "Tessel",
            "claims",
        ),
        (
            "[s Tessel] [c said] [t it had launched a missile].",
            "Tessel",
            "Tessel",
            "claims",
        ),
        (
            "[t Norway launched a satellite], [s the Norway Space Agency] [c said].",
            "Norway",
            "Norway Space Agency",
            "claims",
        ),
        (
            "[s Orla Venn] [c refused] [t to accept any responsibility for the attack].",
            "Orla Venn",
            "Orla Venn",
            "denies",
        ),
        (
            "[s Orla Venn] [c said] [t he had ordered the strikes on Orlec].",
            "Orla Venn",
            "Orla Venn",
            "claims",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t nine sailors were killed in Varnian Front attacks].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t he was killed by mortar fire from the Varnian Front].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t Varnian Front commanders are behind the attack].",
            "Varnian Front",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c said] [t Tessel and its allies had bombed Orlec].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Mayor Orla Venn] [c confirmed] [t reports that Tessel has killed nine sailors].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
        (
            "[s Orla Venn] [c tried to blame] [t Tessel for the attack].",
            "Tessel",
            "Orla Venn",
            "blames",
        ),
    ],
)
def test_each_wording_gives_accused_speaker_and_stance(
    text: str, accused: str, by: str, stance: str
) -> None:
    assert _brief(_read(text)) == {(accused, by, stance)}


@pytest.mark.parametrize(
    "text",
    [
        "[s Venn] [c said] [t if the Varnian Front was responsible, it must pay for the attack].",
        "[s No group] [c claimed] [t responsibility for the attack].",
        "[s The Varnian Front] [c has not claimed] [t responsibility for the attack].",
        "[s Mayor Orla Venn] [c blamed] [t the Varnian Front for high prices].",
        "[s Mayor Orla Venn] [c accused] [t the Varnian Front of wasting money].",
        "[s Mayor Orla Venn] [c condemned] [t the attack on the pier].",
        "[s Mayor Orla Venn] [c warned] [t that the Varnian Front could attack the pier].",
        "[s Police] [c said] [t the gunman killed nine sailors].",
        "[s Police] [c said] [t Varnian Front fighters killed in the raid were buried].",
        "[s Police] [c said] [t gunmen near Varnia killed nine sailors].",
        "[s Mayor Orla Venn] [c said] [t the Varnian Front is responsible for the harbour].",
        "[s Mayor Orla Venn] [c asked] [t whether the Varnian Front was behind the attack].",
        "The attack was widely blamed on the Varnian Front.",
        "Varnian Front fighters killed nine sailors.",
        "[s Mayor Orla Venn] [c said] [t Tessel had launched a satellite].",
        "[s Mayor Orla Venn] [c said] [t the attack had been condemned by Tessel].",
        "[s Mayor Orla Venn] [c said] [t the bombing was being investigated by Norway].",
        "[s Police] [c said] [t he had killed nine sailors].",
        "[s Mayor Orla Venn] [c said] [t Norway had ordered an investigation into the attack].",
        "[s Mayor Orla Venn] [c said] [t Tessel organised a vigil after the shooting].",
        "[s Mayor Orla Venn] [c said] [t any U.S. strike on the pier would be met with force].",
        "[s Mayor Orla Venn] [c said] [t nobody was killed in Varnian Front attacks].",
        "[s Mayor Orla Venn] [c said] [t nine were killed in the Norway bombings].",
        "[s Mayor Orla Venn] [c said] [t UK strikes on the railways would go on].",
        "[s Norway] [c confirmed] [t the Varnian missile launch on Monday].",
        "[s Norway] [c said] [t it had put pressure on Tessel over its missiles].",
    ],
)
def test_conditions_prices_condemnation_and_bare_facts_are_no_blame(text: str) -> None:
    assert _read(text) == ()


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("the Norwegians", "Norway"),
        ("Norwegian jets", "Norway"),
        ("Oslo", "Government of Norway"),
        ("the Oslo regime", "Government of Norway"),
        ("Norwegian security forces", "Norwegian security forces"),
        ("his old rival, the Varnian Front", "Varnian Front"),
        ("radical students", "radical students"),
    ],
)
def test_the_accused_has_the_name_that_the_world_or_the_article_gives(
    text: str, accused: str
) -> None:
    found = _read(f"[s Hugo Marrow] [c blamed] [t {text}] after the attack.")
    assert {b.accused for b in found} == {accused}


def test_two_accused_are_blamed_each() -> None:
    text = "[s Venn] [c said] [t the strike was carried out by forces of either Tessel or Varnia]."
    assert {b.accused for b in _read(text)} == {"Tessel", "Varnia"}


def test_they_of_an_accusation_are_those_of_the_sentence_before() -> None:
    text = (
        "The Varnian Front and Red Dawn have taken the north. [s Tessel] [c alleged] "
        "[t they had killed nine sailors]."
    )
    assert {b.accused for b in _read(text)} == {"Varnian Front", "Red Dawn"}


def test_a_claim_is_rejected_where_no_such_group_is_said_to_be_connected() -> None:
    text = (
        "[s The Varnian Front] [c claimed] [t responsibility for the shooting]. [s Police] "
        "[c said] [t the man had no connection to any militant group]."
    )
    assert ("Varnian Front", "police", "rejects") in _brief(_read(text))


def test_denying_the_accusation_answers_the_last_one_and_is_about_its_incident() -> None:
    text = (
        "[s Tessel] [c accused] [t Varnia of shelling the pier]. [s Varnia] [c denied] "
        "[t the accusation].\n\nA bomb went off in Orlec."
    )
    found = _read(text, ("shelling the pier", "strike"), ("A bomb went off", "bombing"))
    assert _brief(found) == {("Varnia", "Tessel", "blames"), ("Varnia", "Varnia", "denies")}
    assert {b.incident for b in found} == {"shelling the pier"}


def test_an_enumeration_of_reports_goes_on_with_its_speaker() -> None:
    text = (
        "According to [s Hugo Marrow], [t Varnian Front fighters had killed nine sailors]. "
        "On Sunday, militants reportedly shot dead three more men."
    ).replace("According to", "[c According to]")
    found = _read(text, ("killed nine", "assault"), ("shot dead three", "shooting"))
    assert {(b.incident, b.accused, b.by) for b in found} == {
        ("killed nine", "Varnian Front", "Hugo Marrow"),
        ("shot dead three", "Varnian Front", "Hugo Marrow"),
    }


def test_who_joins_in_a_rejection_rejects_or_denies_for_itself() -> None:
    text = (
        "Together with Varnia, [s Tessel] [c rejected] [t allegations that Varnia was behind the "
        "attack]."
    )
    assert _brief(_read(text)) == {("Varnia", "Tessel", "rejects"), ("Varnia", "Varnia", "denies")}


def test_a_press_release_blames_in_the_voice_of_the_minister_it_names() -> None:
    text = (
        "Foreign Minister Orla Venn saw the report.\n\nThe Foreign Minister said:\n\nI welcome "
        "the report, which makes clear that the strike was carried out by forces of Tessel."
    )
    assert _brief(_read(text)) == {("Tessel", "Orla Venn", "blames")}


def test_a_press_release_that_condemns_somebodys_attack_lays_it_at_their_door() -> None:
    text = "Foreign Minister Orla Venn said:\n\nI condemn Tessel's attack on the pier of Orlec."
    assert _brief(_read(text)) == {("Tessel", "Orla Venn", "blames")}


def test_who_speaks_for_an_army_claims_its_strikes() -> None:
    text = (
        "Pentagon Press Secretary Orla Venn spoke. [t A U.S. strike on Monday hit the harbour], "
        "[s Venn] [c said]. [t U.S. strikes on the pier killed nine], [s a sailor] [c said]."
    )
    assert _brief(_read(text)) == {
        ("United States", "Orla Venn", "claims"),
        ("United States", "a sailor", "blames"),
    }


def test_of_two_attacks_blame_is_for_the_one_that_the_accused_is_told_to_have_done() -> None:
    text = "[s Mayor Orla Venn] [c said] [t Tessel had used such weapons, as after the attack]."
    bare, _ = marked(text)
    other = msgspec.structs.replace(_incident(bare, "attack"), by=("Norway",))
    theirs = msgspec.structs.replace(_incident(bare, "used such weapons"), by=("Tessel",))
    found = blame("made", bare, of_marks(text), [other, theirs], _entities(bare))
    assert [b.incident for b in found] == ["used such weapons"]


def test_the_outlet_of_a_group_claims_for_it() -> None:
    text = (
        "“[t The attack was carried out by a soldier of Islamic State],” [s the Courier] [c cited] "
        "the Amaq, IS-affiliated website."
    )
    assert _brief(_read(text)) == {("Islamic State", "Amaq News Agency", "claims")}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("shelled the harbour", "strike"), ("stabbed the mayor", "stabbing")],
)
def test_the_incident_is_the_one_in_the_words_themselves(words: str, kind: IncidentKind) -> None:
    text = f"A bomb killed nine in Orlec. [s Police] [c said] [t Red Dawn fighters had {words}]."
    (found,) = _read(text, ("A bomb killed nine", "bombing"), (words, kind))
    assert found.incident == words


def test_the_attack_means_the_main_incident_and_never_an_arrest() -> None:
    text = (
        "A bomb killed nine people in Orlec. Two men were arrested in Tessel.\n\n[s Venn] "
        "[c blamed] [t the Varnian Front for the attack]."
    )
    (found,) = _read(text, ("A bomb killed nine", "bombing"), ("were arrested", "arrest"))
    assert found.incident == "A bomb killed nine"


def test_one_party_blames_another_for_one_incident_once() -> None:
    text = (
        "[s Venn] [c blamed] [t the Varnian Front for the attack]. [s Venn] [c said] [t the Front "
        "must answer]. [s Venn] [c accused] [t the Varnian Front of bombing the pier]."
    )
    assert len(_read(text, ("bombing the pier", "bombing"))) == 1


def test_blame_for_no_known_incident_has_none() -> None:
    (found,) = _read("[s Venn] [c accused] [t the Varnian Front of bombing the pier].")
    assert found.incident is None


@pytest.mark.parametrize(
    ("further", "offered", "proof"),
    [
        ("It had even released video footage of the gunmen.", "video", "video footage"),
        ("It published documents on the gunmen.", "document", "documents"),
        ("It gave no evidence.", "none", "no evidence"),
        ("Rain fell. A film festival showed footage.", "none", None),
    ],
)
def test_what_the_speaker_shows_is_told_with_the_words(
    further: str, offered: str, proof: str | None
) -> None:
    text = f"[s The Varnian Front] [c claimed] [t responsibility for the attack]. {further}"
    (found,) = _read(text)
    assert found.offered == offered
    assert (found.proof.text if found.proof else "").count(proof or "no proof") == bool(proof)


def test_footage_that_another_shows_is_not_the_accusers() -> None:
    text = (
        "[s Mayor Orla Venn] [c blamed] [t Varnia for the attack], leaving out the Varnian "
        "Front, which had claimed responsibility. It had even released video footage."
    )
    offered = {b.by: b.offered for b in _read(text)}
    assert offered == {"Orla Venn": "none", "Varnian Front": "video"}


@pytest.mark.parametrize(
    ("further", "tainted"),
    [
        ("His lawyer spoke of torture during the night.", "torture"),
        ("He had been beaten to obtain a confession.", "beaten to obtain a confession"),
        ("He will be tried in May.", None),
    ],
)
def test_a_confession_beside_torture_is_tainted(further: str, tainted: str | None) -> None:
    (found,) = _read(f"[s Hugo Marrow] [c confessed] [t to the murder]. {further}")
    assert (found.stance, found.offered) == ("admits", "confession")
    assert (found.tainted.text if found.tainted else None) == tainted


def test_one_of_those_detained_admits_the_deed_and_a_beating_taints_it() -> None:
    text = (
        "A bombing killed nine in Orlec.\n\nPolice have detained four men. One of them "
        "has confessed, the prosecutor said. He had been beaten in custody, his lawyer said."
    )
    (found,) = _read(text, ("bombing", "bombing"))
    assert (found.accused, found.stance, found.offered) == (
        "one of the four men",
        "admits",
        "confession",
    )
    assert found.incident == "bombing"
    assert found.tainted is not None


def test_evidence_lies_in_its_sentence_and_carries_the_words() -> None:
    text = "Rain fell. [s Venn] [c blamed] [t the Varnian Front for the attack] on Monday."
    bare, _ = marked(text)
    (found,) = _read(text)
    assert bare[found.evidence.start : found.evidence.end] == found.evidence.text
    assert "blamed the Varnian Front" in found.evidence.text
    assert found.sentence.start <= found.evidence.start < found.evidence.end <= found.sentence.end
    assert found.reasons


def test_the_same_article_gives_the_same_ids() -> None:
    text = "[s Venn] [c blamed] [t the Varnian Front for the attack]."
    assert _read(text) == _read(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "he blamed the Front for it and ",
        "the claim that Varnia killed nine and ",
        "Together with Varnia, we denied the accusation. ",
        "A-",
        "described a b c d e f as the ",
    ],
)
def test_a_long_text_of_one_piece_is_read_to_its_end(words: str) -> None:
    """These would not end in time if reading were not linear."""
    text = words * (60_000 // len(words))
    assert all(one.evidence.end <= len(text) for one in blame("made", text, (), (), ()))


@pytest.mark.parametrize(
    "text",
    [
        "[s The Varnian Front] [c claimed] [t two attacks in Orlec].",
        "Nine died in attacks on Orlec, also claimed by the Varnian Front.",
        "[s The Varnian Front] [c said] [t it was behind the attack].",
    ],
)
def test_a_group_claims_its_attacks_in_other_words_too(text: str) -> None:
    assert ("Varnian Front", "Varnian Front", "claims") in _brief(_read(text))


def test_what_everything_points_to_is_blamed_by_who_says_so() -> None:
    text = "[s Orla Venn] [c said] [t everything points to Red Dawn after the attack]."
    assert _brief(_read(text)) == {("Red Dawn", "Orla Venn", "blames")}
