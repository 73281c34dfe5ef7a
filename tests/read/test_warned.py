"""Warnings seen in the news: who warned whom of what, and what the told did."""

import re
from datetime import date

import pytest

from tests.read.made import marked
from tocsin.read.statements import statements
from tocsin.read.times.whens import whens
from tocsin.read.warned import warned
from tocsin.records import Entity, Warned
from tocsin.records.base import span

DAY = date(2024, 3, 20)
LEAK = (
    "[s Informers inside the Varnian Front] [c told] their FBI handlers [t that the rebels were "
    "preparing to attack Orlec, probably targeting a theatre in Tessel].\n\n"
)
BOTH = (
    "[s The US embassy in Moscow] [c warned] [t its citizens to keep away from such places "
    "and, under its duty to warn, shared the information with the Kremlin]."
)


def of(text: str, *people: str) -> tuple[Warned, ...]:
    """The warnings of a marked text, in which some people are named."""
    bare, tagged = marked(text)
    named = [
        Entity(
            id=name,
            kind="person",
            name=name,
            mentions=(span(bare, bare.index(name), bare.index(name) + len(name)),),
            confidence=1.0,
        )
        for name in people
    ]
    times = whens("made", bare, DAY)
    return warned("made", bare, statements("made", bare, tagged), times, named)


def one(text: str, *people: str) -> Warned:
    """The only warning of a marked text."""
    (found,) = of(text, *people)
    return found


# What is a warning


@pytest.mark.parametrize(
    ("text", "giver", "to"),
    [
        (
            "[s Orla Venn] [c warned] residents [t that militants could bomb the pier].",
            "Orla Venn",
            ("residents",),
        ),
        (
            "[s The ministry] [c warned] [t of attacks by extremists on the ferry].",
            "ministry",
            (),
        ),
        (
            "[s Police chief Orla Venn] [c urged] people [t to be alert, as gunmen kill].",
            "Orla Venn",
            ("people",),
        ),
        (
            "[s The agency] [c warned the police three times] [t that he planned an attack].",
            "agency",
            ("police",),
        ),
        (
            "“[t Gunmen may strike the pier],” [s Orla Venn] [c warned].",
            "Orla Venn",
            (),
        ),
        (
            "[s The army] [c warned] Tessel [t of the repercussions of the raid].",
            "army",
            ("Tessel",),
        ),
        (
            "[s The ministry] [c told] the port authority [t that rebels were planning to "
            "attack the quay].",
            "ministry",
            ("port authority",),
        ),
        (
            "[s The weather office] [c warned] residents [t that floods would come].",
            "weather office",
            ("residents",),
        ),
        (
            "[s The Syrian government] [c urged] residents [t to stay indoors, because rebels were "
            "about to attack].",
            "Government of Syria",
            ("residents",),
        ),
        (
            "[s The UN] [c says] [t this adds to fears that the Varnian Front will use people as "
            "human shields].",
            "United Nations",
            (),
        ),
        (
            "Rebels shelled the quay, and Tessel police had given warnings to the harbour pilots.",
            "Tessel police",
            ("harbour pilots",),
        ),
        (
            "The pier burned despite a warning from Washington of an attack.",
            "Government of the United States",
            (),
        ),
        (
            "Orlec ignored Syrian warnings that the rebels were planning “a big day”.",
            "Government of Syria",
            ("Orlec",),
        ),
        (
            "The port had received a warning from the FBI about a bomb.",
            "Federal Bureau of Investigation",
            ("port",),
        ),
        (
            "Port police were warned by the FBI of a plot to bomb the quay.",
            "Federal Bureau of Investigation",
            ("port police",),
        ),
        (
            "[s Wire Nine] [c said] [t the army was quoted as warning Tessel of the repercussions "
            "of the raid].",
            "army",
            ("Tessel",),
        ),
    ],
)
def test_a_warning_says_who_tells_whom_of_a_danger(
    text: str, giver: str, to: tuple[str, ...]
) -> None:
    found = one(text)
    assert _bare(found.from_) == giver
    assert tuple(_bare(name) for name in found.to) == to


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ").replace("Port police", "port police")


@pytest.mark.parametrize(
    "text",
    [
        "[s The bank] [c warned] [t that inflation could rise].",
        "[s Orla Venn] [c warned] [t that the bill would attack the economy].",
        "[s Orla Venn] [c warned] voters [t of the danger of a low turnout in the election].",
        "[s The coach] [c warned] [t that his team had to avoid complacency].",
        "[s The army] [c warned] [t that it would strike the port].",
        "[s The army] [c warned] residents [t to surrender or die].",
        "[s Tessel] [c warned] Orlec [t of an attack if it shut the port].",
        "[s The Taliban] [c warned] residents [t to stay away from the polling stations].",
        "[s The army] gave no [c warning] [t to shell the port].",
        "[s The police] [c did not warn] residents [t of the attack].",
        "[s The police] [c would warn] residents [t of an attack].",
        "[s Orla Venn] [c told] reporters [t that rebels were planning to attack the pier].",
        "[s A prosecutor] [c told] the court [t that he was planning to bomb the pier].",
        "[s Police chief Orla Venn] [c urged] people [t to take cover after the shooting].",
        "[s Witnesses] [c told] the police [t that gunmen had attacked the pier].",
        "“[t We fear that the rebels will kill more people],” [s Orla Venn] [c said].",
        "[s The ministry] [c lifted a warning against] [t travel to Tessel, where bombs fell].",
        "The police fired warning shots at the militants, who bombed the pier.",
        "Bombs fell, and the army of Tessel was on high alert.",
        "The attack came in spite of several warnings.",
        "The theatre sent its programme to the mayor after the bombing.",
    ],
)
def test_what_is_no_warning_of_a_danger_by_others_is_left_out(text: str) -> None:
    assert of(text) == ()


def test_where_nobody_is_named_as_the_giver_there_is_no_warning() -> None:
    assert of("Residents were warned of an attack by rebels.") == ()


# From the side of who was told


@pytest.mark.parametrize(
    ("text", "giver", "to"),
    [
        (
            "[s The Interior Ministry of Varnia] [c admitted] [t that it had received a written "
            "warning of an attack on the ferry]. The letter, sent by the security service of "
            "neighbouring Tessel, was long.",
            "security service of Tessel",
            "Interior Ministry of Varnia",
        ),
        (
            "The police had been warned of an attack on the quay. The tip-off came from an "
            "anonymous caller.",
            "anonymous caller",
            "police",
        ),
        (
            "The port was told weeks earlier that rebels planned to storm the quay. A message was "
            "passed on by a foreign intelligence service.",
            "foreign intelligence service",
            "port",
        ),
        (
            "A tip-off that reached police spoke of a bomb on the quay. It was sent by the French "
            "embassy.",
            "French embassy",
            "police",
        ),
        (
            "The port had been sent a letter saying that rebels were planning to bomb the quay. "
            "Syria had sent the letter.",
            "Syria",
            "port",
        ),
        (
            "The port received a tip from the FBI that rebels planned to bomb the quay.",
            "Federal Bureau of Investigation",
            "port",
        ),
        (
            "Syria had warned France in good faith. The port fell silent. Nobody came. It rained. "
            "The French army had received a warning of a bombing.",
            "Syria",
            "French army",
        ),
        (
            "The mayor, who had been alerted to a possible bombing, was away. The Syrian warning "
            "lay on a desk.",
            "Government of Syria",
            "mayor",
        ),
    ],
)
def test_a_warning_told_by_who_got_it_has_the_giver_that_is_told_of_farther_on(
    text: str, giver: str, to: str
) -> None:
    found = one(text)
    assert re.sub(r"^(?:an?|the) ", "", found.from_) == giver
    assert [_bare(name) for name in found.to] == [to]


@pytest.mark.parametrize(
    "text",
    [
        "The police had been warned of an attack.",
        "The police had been warned of an attack. The letter was sent by post.",
        "The police had been warned of an attack. The letter was sent by the police.",
        "The police had been warned of an attack. It rained. It rained. It rained. It rained. The "
        "letter was sent by Syria.",
        "The police received no warning of an attack. The letter was sent by Syria.",
        "The police had not been warned of an attack. The letter was sent by Syria.",
        "[s The police] [c denied] [t that they had received a warning of an attack]. The letter "
        "was sent by Syria.",
        "[s The mayor] [c asked] [t whether the police had been warned of an attack]. The letter "
        "was sent by Syria.",
        "The police were told that rebels had bombed the quay. The note was sent by Syria.",
        "Police were alerted to the shooting. The call came from a neighbour.",
        "The port received a letter about the attack. It was sent by Syria.",
        "The bank had been warned of a slump. The letter was sent by Syria.",
        "Syria had warned France in good faith.",
    ],
)
def test_what_was_not_got_or_given_by_nobody_known_is_no_warning(text: str) -> None:
    assert of(text) == ()


def test_her_government_is_that_whose_minister_she_is() -> None:
    text = (
        "The Interior Ministry of Varnia had received a warning of an attack on the ferry. "
        "Tessel’s foreign minister, Orla Venn, was angry. [t Her government had warned Varnia in "
        "good faith], [s she] [c said]."
    )
    found = one(text)
    assert (found.from_, found.to) == ("Government of Tessel", ("Interior Ministry of Varnia",))


def test_a_letter_warns_by_who_wrote_it_or_not_at_all() -> None:
    text = "[s A letter] [c warned] the port [t that rebels were planning to bomb the quay]."
    assert of(text) == ()
    assert one(f"{text} The letter was written by Syria.").from_ == "Syria"


def test_a_covered_market_is_a_place_and_the_market_is_not() -> None:
    text = "[s The ministry] [c warned] [t of an attack on the {} market in Orlec]."
    assert one(text.format("covered")).target == "covered market in Orlec"
    assert of("[s The ministry] [c warned] [t of a strike that would shake the market].") == ()


def test_a_letter_that_warns_the_reader_in_so_many_words_is_a_warning() -> None:
    text = (
        "“[t I must warn you that an attack on the ferry is near],” [s Orla Venn] [c told] Varnia."
    )
    assert one(text).threat == "an attack on the ferry is near"


# One or several


@pytest.mark.parametrize(
    "again",
    [
        "The American warning of an attack came on Monday.",
        "The pier burned in spite of a warning from Washington of an attack.",
        "[s The US government] [c warned] the Kremlin [t that gunmen were planning an attack].",
    ],
)
def test_the_same_warning_told_again_is_one(again: str) -> None:
    text = "[s The US] [c warned] Moscow [t that gunmen were planning an attack on a theatre]."
    assert len(of(f"{text}\n\n{again}")) == 1


def test_the_fullest_telling_is_the_evidence() -> None:
    text = (
        "U.S. WARNING OF AN ATTACK\n\n[s Washington] [c warned] Moscow [t that gunmen planned "
        "an attack on a theatre]."
    )
    assert one(text).evidence.text.startswith("Washington warned Moscow")


def test_a_public_alert_and_a_message_to_a_government_are_two() -> None:
    _, public, private = of(LEAK + BOTH)
    assert (public.from_, public.to) == (
        "United States embassy in Moscow",
        ("United States citizens in Moscow",),
    )
    assert (private.from_, private.to) == (
        "Government of the United States",
        ("Government of Russia",),
    )
    assert public.evidence.end <= private.evidence.start


def test_what_is_passed_on_is_the_danger_told_before() -> None:
    leak, public, private = of(LEAK + BOTH)
    assert leak.target == public.target == private.target == "theatre in Tessel"
    assert leak.threat == private.threat


def test_different_dangers_are_different_warnings() -> None:
    text = (
        "[s The police] [c warned] [t of a bomb on the pier].\n\n[s The police] [c warned] [t that "
        "riots would break out]."
    )
    assert len(of(text)) == 2


def test_givers_that_and_joins_each_warned() -> None:
    text = "The pier burned despite warnings from the FBI and the UN of an attack."
    assert [w.from_ for w in of(text)] == ["Federal Bureau of Investigation", "United Nations"]


def test_whose_own_agency_it_is_tells_the_warning_beside_it() -> None:
    text = (
        "[s The US] [c warned] the Kremlin [t that gunmen were planning an attack]. "
        "Ivan Orlov ignored the warnings from the US government and his own security service."
    )
    _, own = of(text, "Ivan Orlov")
    assert (own.from_, own.to, own.response) == (
        "Russian security service",
        ("Ivan Orlov",),
        "dismissed",
    )


def test_similar_alerts_are_one_of_each_that_gave_them() -> None:
    text = (
        "[s The US embassy] [c warned] its citizens [t to avoid the quay because of a possible "
        "attack]. {}."
    )
    pair = of(text.format("France and Syria issued similar alerts"))
    assert [w.from_ for w in pair][1:] == ["France", "Syria"]
    three = of(text.format("The French, Dutch and Syrian embassies published similar warnings"))
    assert [w.from_ for w in three][1:] == ["French embassy", "Dutch embassy", "Syrian embassy"]
    by = of(text.format("Similar warnings were issued by France and Syria"))
    assert [w.from_ for w in by][1:] == ["France", "Syria"]
    assert {w.threat for w in (*pair, *three, *by)} == {pair[0].threat}


def test_similar_alerts_to_none_are_none() -> None:
    assert of("It rained. France and Syria issued similar alerts.") == ()


def test_a_giver_that_is_named_farther_on_gave_one_warning() -> None:
    text = (
        "Shells fell on Monday, a week after [s a relief agency] [c warned] [t both sides that the "
        "clinic was in danger].\n\nHarbour Aid, the relief agency that runs it, wrote on 4 March. "
        "[s Harbour Aid] [c warned] [t that shells were landing closer]."
    )
    found = one(text)
    assert (found.from_, found.given) == ("Harbour Aid", "2024-03-04")


def test_both_sides_are_told() -> None:
    found = one("[s Orla Venn] [c warned] both sides [t that the clinic was in danger].")
    assert (found.to, found.threat) == (("both sides",), "the clinic was in danger")


def test_the_same_warning_told_by_giver_and_receiver_is_one() -> None:
    text = (
        "The Interior Ministry of Varnia had been warned of an attack on the quay. The letter was "
        "sent by the security service of Tessel.\n\n[s The government of Tessel] [c warned] Varnia "
        "[t of an attack on the quay]."
    )
    assert len(of(text)) == 1


# Names


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("its citizens", "United States citizens in Kabul"),
        ("American citizens", "United States citizens"),
        ("Americans", "United States citizens"),
        ("Kabul", "Government of Afghanistan"),
        ("the Kremlin", "Government of Russia"),
        ("its FBI contacts", "Federal Bureau of Investigation"),
        ("residents", "residents"),
    ],
)
def test_the_told_are_named_in_full(to: str, name: str) -> None:
    text = f"[s The US embassy in Kabul] [c warned] {to} [t that gunmen were planning an attack]."
    assert one(text).to == (name,)


def test_a_pronoun_within_somebodys_words_is_that_speaker() -> None:
    text = "[s Orla Venn] [c said] [t she had warned the port of an attack by rebels]."
    assert one(text).from_ == "Orla Venn"


# Threat, target, times


@pytest.mark.parametrize(
    ("danger", "threat", "target"),
    [
        ("of an attack on the opera house", "an attack on the opera house", "opera house"),
        ("that gunmen could target churches", "gunmen could target churches", "churches"),
        ("that ferries might be attacked", "ferries might be attacked", "ferries"),
        ("to avoid large gatherings", "to avoid large gatherings", "large gatherings"),
        ("of more violence", "more violence", None),
    ],
)
def test_the_threat_is_told_in_the_articles_words(
    danger: str, threat: str, target: str | None
) -> None:
    found = one(f"[s Orla Venn] [c warned] residents [t {danger}].")
    assert (found.threat, found.target) == (threat, target)


def test_of_consequences_the_target_are_the_told() -> None:
    found = one("[s The army] [c warned] Tessel [t of the repercussions of the raid].")
    assert found.target == "Tessel"


def test_a_long_threat_is_cut_at_a_word() -> None:
    tail = " and all the little towns around it" * 9
    found = one(f"[s Orla Venn] [c warned] [t of an attack on Orlec{tail}].")
    assert len(found.threat) <= 161
    assert found.threat.endswith("…")
    assert f"{tail} ".find(f" {found.threat[:-1].rpartition(' ')[2]} ") >= 0


def test_the_window_is_the_danger_s_time_and_given_the_warning_s() -> None:
    found = one(
        "On 4 March [s Orla Venn] [c warned] residents [t of an attack by gunmen on 9 March]."
    )
    assert (found.given, found.when) == ("2024-03-04", "2024-03-09")


def test_given_is_the_last_time_before_in_the_paragraph() -> None:
    text = "It began on 4 March. [s Orla Venn] [c warned] residents [t of an attack by gunmen]."
    assert one(text).given == "2024-03-04"
    assert one(text.replace("March. ", "March.\n\n")).given is None


_GOT = (
    "[s The ministry] [c admitted on 18 March] [t that it had been warned of an attack on the quay]"
    ". The letter, sent by Syria on 4 March, was short."
)


def test_given_is_the_day_of_the_letter_not_that_of_the_admission() -> None:
    assert one(_GOT).given == "2024-03-04"
    assert one(_GOT.replace(" on 4 March", "")).given is None


@pytest.mark.parametrize(
    ("behind", "window"),
    [
        ("It gave 9 March as the likely time.", "2024-03-09"),
        ("It spoke of a bomb, probably planned for 9 March.", "2024-03-09"),
        ("It was opened on 9 March.", None),
    ],
)
def test_the_window_may_be_told_farther_on(behind: str, window: str | None) -> None:
    assert one(f"{_GOT} {behind}").when == window


# Answers


_WARNING = "[s Washington] [c warned] Moscow [t that gunmen were planning an attack]."


@pytest.mark.parametrize(
    ("behind", "response"),
    [
        ("Ivan Orlov dismissed the American warning as a trick.", "dismissed"),
        ("The warning was ignored.", "dismissed"),
        ("The warning was set aside.", "dismissed"),
        ("The letter had been “read, filed and not acted upon”.", "dismissed"),
        ("The clerk who got the letter dismissed it in a note.", "dismissed"),
        ("[s Tessel] [c denied] [t that any such warning existed].", "dismissed"),
        ("They failed to close the hall.", "dismissed"),
        ("There were no additional guards.", "dismissed"),
        ("There was not one policeman.", "dismissed"),
        ("A letter came, then an accusation. A clerk dismissed it.", "unknown"),
        ("The letter named the day. A clerk did not dismiss it.", "unknown"),
        ("[s Tessel] [c denied] [t that any guns existed].", "unknown"),
        ("Moscow failed to act on the warning.", "dismissed"),
        ("No measures were taken.", "dismissed"),
        ("[s The Kremlin] [c rejected] [t that idea].", "dismissed"),
        ("The police acted on the warning.", "heeded"),
        ("Officials took the warning very seriously.", "heeded"),
        ("The theatre was evacuated.", "heeded"),
        ("Security was tightened.", "heeded"),
        ("The police did not ignore the warning.", "unknown"),
        ("The theatre was not evacuated.", "unknown"),
        ("Ivan Orlov dismissed the British warning as a trick.", "unknown"),
        ("The theatre was full.", "unknown"),
    ],
)
def test_the_response_is_what_the_told_did(behind: str, response: str) -> None:
    found = of(f"{_WARNING} {behind}", *(["Ivan Orlov"] if "Ivan Orlov" in behind else []))[0]
    assert found.response == response
    bare, _ = marked(behind)
    assert (found.answer.text if found.answer else None) == (bare if found.answer else None)
    assert (found.answer is None) == (response == "unknown")


def test_who_is_told_and_then_tells_others_has_heeded() -> None:
    leak, *_ = of(LEAK + BOTH)
    assert leak.response == "heeded"
    assert leak.answer is not None
    assert leak.answer.text.startswith("The US embassy in Moscow warned")


def test_a_dismissal_is_that_of_the_government_not_of_the_citizens_told() -> None:
    text = f"{LEAK}{BOTH} Ivan Orlov blasted the American warnings."
    _, public, private = of(text, "Ivan Orlov")
    assert (public.response, private.response) == ("unknown", "dismissed")


# Records


def test_every_span_is_the_articles_own_words_and_in_order() -> None:
    text = f"{LEAK}{BOTH} Ivan Orlov blasted the American warnings."
    bare, _ = marked(text)
    found = of(text, "Ivan Orlov")
    spans = [s for w in found for s in (w.evidence, w.sentence, w.answer) if s is not None]
    assert len(spans) >= 7
    assert all(bare[s.start : s.end] == s.text for s in spans)
    assert [w.evidence.start for w in found] == sorted(w.evidence.start for w in found)
    assert all(w.sentence.start <= w.evidence.start <= w.sentence.end for w in found)


def test_the_same_words_give_the_same_warnings_and_ids_of_their_own() -> None:
    found = of(LEAK + BOTH)
    assert found == of(LEAK + BOTH)
    assert len({w.id for w in found}) == len(found) == 3


def test_the_same_words_in_another_article_are_another_warning() -> None:
    bare, tagged = marked(_WARNING)
    ids = {
        warned(name, bare, statements(name, bare, tagged), (), ())[0].id for name in ("one", "two")
    }
    assert len(ids) == 2


def test_an_empty_text_has_no_warnings() -> None:
    assert warned("made", "", (), (), ()) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "Washington warned Moscow of an attack and ",
        "shared the information with the Kremlin, ",
        "the warning from the US government and the UN ",
        "ignored the warnings of ",
        "warnings from warnings to ",
        "his own warning’s ",
        "Tessel was warned by ",
        "A a A a ",
        "had been warned of an attack, ",
        "The police received a warning of a bomb. The letter was sent by ",
        "a tip-off of a bomb that reached police ",
        "Varnia and Orlec issued similar alerts. ",
        "a clerk dismissed it, the letter was, ",
    ],
)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    """These would not end in time if reading were not linear."""
    text = piece * (60_000 // len(piece))
    found = warned("made", text, (), (), ())
    assert all(text[w.evidence.start : w.evidence.end] == w.evidence.text for w in found)
