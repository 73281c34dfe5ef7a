"""Who speaks, by the fullest name that the article gives."""

import pytest

from tests.read.made import last, of_marks

SAID = "[c said] [t it leaked]."


@pytest.mark.parametrize(
    "source",
    [
        "Orla Venn, the mayor of Tessel,",
        "Orla Venn, a doctor,",
        "Orla Venn, who runs the port,",
        "Orla Venn (54)",
        "Mayor Orla Venn",
        "The mayor, Orla Venn,",
        "The mayor of Tessel, Orla Venn,",
        "a spokeswoman for the port, Orla Venn,",
        "Tessel's police chief, Orla Venn,",
        "Harbour spokeswoman Orla Venn",
        "But Orla Venn",
        "Sgt. Orla Venn of the harbour police",
    ],
)
def test_a_title_or_an_apposition_is_no_part_of_the_name(source: str) -> None:
    assert last(f"On Friday the pier was shut. [s {source}] {SAID}").speaker == "Orla Venn"


@pytest.mark.parametrize(
    "later", ["Venn", "Ms Venn", "Mayor Venn", "The mayor", "the mayor of Tessel", "She", "she"]
)
def test_surname_title_role_and_pronoun_lead_to_the_full_name(later: str) -> None:
    first = "[s Orla Venn, the mayor of Tessel,] [c said] [t it was shut]."
    assert last(f"{first} [s {later}] {SAID}").speaker == "Orla Venn"


@pytest.mark.parametrize("later", ["Venn", "The mayor", "She"])
def test_a_person_who_has_not_spoken_is_found_as_well(later: str) -> None:
    first = "On Friday Mayor Orla Venn shut the pier."
    assert last(f"{first} [s {later}] {SAID}").speaker == "Orla Venn"


def test_a_name_taken_from_elsewhere_says_where_it_stands() -> None:
    statement = last(f"On Friday Mayor Orla Venn shut the pier. [s Venn] {SAID}")
    assert statement.named is not None
    assert statement.named.text == "Orla Venn"
    assert statement.named.end < statement.sentence.start


def test_a_name_in_the_source_itself_stands_nowhere_else() -> None:
    assert last(f"[s Mayor Orla Venn] {SAID}").named is None


@pytest.mark.parametrize(("pronoun", "name"), [("She", "Anna Quill"), ("He", "Hugo Marrow")])
def test_he_and_she_are_told_apart(pronoun: str, name: str) -> None:
    first = "On Friday Captain Hugo Marrow met Councillor Anna Quill by the pier and left."
    assert last(f"{first} [s {pronoun}] {SAID}").speaker == name


def test_a_pronoun_means_the_last_speaker_who_fits() -> None:
    text = (
        "[s Captain Hugo Marrow] [c said] [t it was dark]. [s Councillor Anna Quill] [c said] "
        f"[t it was late]. [s He] {SAID}"
    )
    assert last(text).speaker == "Hugo Marrow"


def test_who_means_the_name_before_it() -> None:
    text = "On Friday Captain Hugo Marrow, [s who] [c said] [t it leaked], left the port."
    assert last(text).speaker == "Hugo Marrow"


def test_of_several_with_roles_the_one_with_that_role_speaks() -> None:
    text = (
        "[s Governor Aurel Stanek] [c said] [t it was dark]. [s Mayor Orla Venn] [c said] "
        f"[t it was late]. [s The governor] {SAID}"
    )
    assert last(text).speaker == "Aurel Stanek"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Kremlin", "Government of Russia"),
        ("Moscow", "Government of Russia"),
        ("Kyiv", "Government of Ukraine"),
        ("Beijing", "Government of China"),
        ("Paris", "Government of France"),
        ("The White House", "Government of United States"),
        ("Downing Street", "Government of United Kingdom"),
        ("The Israeli government", "Government of Israel"),
        ("The French government", "Government of France"),
        ("Russian authorities", "Government of Russia"),
        ("The government of Sorland", "Government of Sorland"),
    ],
)
def test_a_government_has_its_countrys_name(source: str, speaker: str) -> None:
    """Whether "the" stands before United States is no matter."""
    assert last(f"[s {source}] {SAID}").speaker.replace("the ", "") == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The FBI", "Federal Bureau of Investigation"),
        ("The UN", "United Nations"),
        ("ISIS", "Islamic State"),
        ("The so-called Islamic State", "Islamic State"),
        ("The Reuters news agency", "Reuters"),
        ("Amnesty International", "Amnesty International"),
        ("Britain", "United Kingdom"),
    ],
)
def test_a_well_known_body_has_its_full_name(source: str, speaker: str) -> None:
    assert last(f"[s {source}] {SAID}").speaker == speaker


@pytest.mark.parametrize("later", ["THW", "The THW", "the group", "It"])
def test_a_body_that_the_article_names_in_full_keeps_that_name(later: str) -> None:
    first = "[s The Tessel Harbour Watch (THW)] [c said] [t it was shut]."
    assert last(f"{first} [s {later}] {SAID}").speaker == "Tessel Harbour Watch"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A statement by the Northern Brigade", "Northern Brigade"),
        ("a report by the Lomar Relief Fund", "Lomar Relief Fund"),
        ("The Courier's report", "Courier"),
    ],
)
def test_a_paper_speaks_for_its_author(source: str, speaker: str) -> None:
    assert last(f"[s {source}] {SAID}").speaker == speaker


@pytest.mark.parametrize(
    "source",
    [
        "a witness",
        "an official in Tessel",
        "one of the officials",
        "police",
        "Tessel police",
        "neighbours",
        "Western intelligence sources",
        "two people familiar with the inquiry",
    ],
)
def test_an_unnamed_source_keeps_its_description(source: str) -> None:
    assert last(f"On Friday it was shut, [s {source}] {SAID}").speaker == source


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("A witness", "a witness"), ("Police", "police"), ("The officials", "officials")],
)
def test_a_description_loses_its_sentences_capital_and_the(source: str, speaker: str) -> None:
    assert last(f"[s {source}] {SAID}").speaker == speaker


def test_an_unnamed_source_among_named_people_is_none_of_them() -> None:
    first = "On Friday Mayor Orla Venn met Captain Hugo Marrow."
    assert last(f"{first} [s An official] {SAID}").speaker == "an official"


@pytest.mark.parametrize("source", ["His brother", "Marrow's brother", "Marrow’s brother"])
def test_a_relative_is_named_by_the_person(source: str) -> None:
    first = "On Friday Captain Hugo Marrow drowned."
    assert last(f"{first} [s {source}] {SAID}").speaker == "Hugo Marrow's brother"


def test_they_are_those_who_spoke_before() -> None:
    text = f"[s Two witnesses] [c said] [t it was dark]. [s They] {SAID}"
    one, other = of_marks(text)
    assert one.speaker == other.speaker


def test_every_answer_gives_its_reason() -> None:
    for source in ("Mayor Orla Venn", "The Kremlin", "a witness", "She"):
        assert any(r.startswith("speaker: ") for r in last(f"[s {source}] {SAID}").reasons)


@pytest.mark.parametrize("source", ["“", "—", "’s", "the", "The", "A", "of", "who", "I", "1,200"])
def test_odd_sources_do_no_harm(source: str) -> None:
    for statement in of_marks(f"“[s {source}] {SAID}”"):
        assert statement.speaker


def test_its_spokesman_is_not_the_other_sides_named_one() -> None:
    """An admission must not end up with the enemy's man."""
    text = (
        "[s Colonel Radim Uhl, a spokesman for the army,] [c denied] [t it]. "
        "[s Hamas] [c rejected] [t that]. [s Its spokesman] [c admitted] [t the rest]."
    )
    assert last(text).speaker == "Hamas's spokesman"


def test_it_does_not_reach_back_to_whoever_spoke_long_ago() -> None:
    """Better no name than the bombers' for a letter that warned of them."""
    rest = "It rained. The sea rose. The pier fell. Nobody came. "
    text = f"[s Hamas] [c claimed] [t the attack]. {rest}[s It] [c urged] [t caution]."
    assert last(text).speaker == "it"


def test_a_minister_of_one_thing_is_no_minister_of_another() -> None:
    text = (
        "[s Foreign Minister Ilse Korb] [c said] [t no]. "
        "[s The interior minister] [c said] [t that it leaked]."
    )
    assert last(text).speaker != "Ilse Korb"


def test_a_pronoun_means_an_unnamed_speaker_who_stands_nearer() -> None:
    text = (
        "[s Iven Torr, a councillor,] [c denied] [t it]. "
        "[s An older brother] [c confessed] [t it]. [s He] [c said] [t that he was sorry]."
    )
    assert last(text).speaker == "an older brother"


def test_what_an_apposition_calls_an_agency_is_no_person() -> None:
    text = "[s Open Ward, the relief agency,] [c said] [t no]. [s It] [c warned] [t of shells]."
    assert last(text).speaker == "Open Ward"


@pytest.mark.parametrize("noun", ["message", "statement", "video"])
def test_what_a_paper_says_its_issuer_says(noun: str) -> None:
    first = f"[s The Tessel Council] [c claimed] [t it] in a short {noun} on its channel."
    assert last(f"{first} [t “We did,”] [s the {noun}] [c said].").speaker == "Tessel Council"


def test_a_paper_that_nobody_issued_speaks_for_itself() -> None:
    first = "[s The Tessel Council] [c claimed] [t it]."
    assert last(f"{first} [t “We did,”] [s the message] [c said].").speaker == "the message"
