"""The people and bodies of an article, with the roles that it gives them."""

import pytest

from tocsin.read.names import cast_of, looks_personal, runs, split_title


@pytest.mark.parametrize(
    ("written", "titles", "name"),
    [
        ("President Aurel Stanek", "President", "Aurel Stanek"),
        ("Prime Minister Ilse Korb", "Prime Minister", "Ilse Korb"),
        ("Russian President Aurel Stanek", "Russian President", "Aurel Stanek"),
        ("South Korean Foreign Minister Kim Varr", "South Korean Foreign Minister", "Kim Varr"),
        ("Mr Marrow", "Mr", "Marrow"),
        ("Dr. Ada Quill", "Dr.", "Ada Quill"),
        ("Harbour Board Press Secretary Orla Venn", "Harbour Board Press Secretary", "Orla Venn"),
        ("Orla Venn", "", "Orla Venn"),
        ("Venn", "", "Venn"),
    ],
)
def test_titles_stand_before_the_name(written: str, titles: str, name: str) -> None:
    assert split_title(written) == (titles, name)


@pytest.mark.parametrize("name", ["Orla Venn", "John F. Varr", "Jean-Marc Ollery", "Ode van Varr"])
def test_two_names_look_like_a_person(name: str) -> None:
    assert looks_personal(name)


@pytest.mark.parametrize(
    "name",
    [
        "Venn",
        "Islamic State",
        "United Nations",
        "Saudi Arabia",
        "Harbour Court",
        "Defence Ministry",
        "White House",
        "New Delhi",
        "Tessel University",
        "Northern Brigade",
    ],
)
def test_bodies_places_and_single_words_do_not(name: str) -> None:
    assert not looks_personal(name)


def _runs(text: str) -> list[str]:
    return [text[low:high] for low, high in runs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When Orla Venn left, Marrow stayed.", ["Orla Venn", "Marrow"]),
        ("The mayor met Maria van der Loo.", ["Maria van der Loo"]),
        ("Venn’s brother met Marrow's aide.", ["Venn", "Marrow"]),
        ("On Monday nobody left.", []),
        ("the pier was shut", []),
        ("", []),
    ],
)
def test_runs_of_capitals_leave_out_what_only_opens_a_sentence(text: str, found: list[str]) -> None:
    assert _runs(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Mayor Orla Venn shut the pier.", "Orla Venn"),
        ("The bridge, said Orla Venn, the mayor of Tessel, is shut.", "Orla Venn"),
        ("Nobody saw it, his sister, Pia Lorne, recalled.", "Pia Lorne"),
        ("The port's spokesman Tobin Rusk left at noon.", "Tobin Rusk"),
        ("He met Tobin “Toby” Rusk, a fisherman, at noon.", "Tobin Rusk"),
    ],
)
def test_a_title_a_role_or_an_apposition_makes_a_person(text: str, name: str) -> None:
    person = cast_of(text).person(name)
    assert person is not None
    assert person.sure


@pytest.mark.parametrize("short", ["Orla Venn", "Venn", "Orla"])
def test_a_part_of_a_name_leads_to_the_person(short: str) -> None:
    person = cast_of("On Friday Mayor Orla Venn shut the pier. Venn then left.").person(short)
    assert person is not None
    assert person.name == "Orla Venn"


def test_another_name_leads_to_nobody() -> None:
    assert cast_of("On Friday Mayor Orla Venn shut the pier.").person("Marrow") is None


def test_a_person_stands_where_the_name_stands() -> None:
    text = "On Friday Mayor Orla Venn shut the pier."
    person = cast_of(text).people["Orla Venn"]
    assert text[person.start : person.end] == "Orla Venn"


def test_a_role_is_kept_with_the_person() -> None:
    text = "On Friday Hugo Marrow, a doctor at the clinic, met Mayor Orla Venn in Tessel."
    people = cast_of(text).people
    assert "Mayor" in people["Orla Venn"].roles
    assert any("doctor" in role for role in people["Hugo Marrow"].roles)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("At noon the crew met Mrs Orla Venn by the pier and left.", "she"),
        ("At noon the crew met Mr Orla Venn by the pier and left.", "he"),
        ("At noon the crew met his sister, Ode Lorne, by the pier and left.", "she"),
        ("At noon the crew met spokeswoman Ode Lorne by the pier and left.", "she"),
        ("At noon the crew met Captain Anna Quill by the pier and left.", "she"),
        ("At noon the crew met Captain Peter Quill by the pier and left.", "he"),
        ("At noon the crew met Captain Ode Quill by the pier and left.", None),
    ],
)
def test_he_or_she_is_known_from_title_role_or_first_name(text: str, gender: str | None) -> None:
    (person,) = cast_of(text).people.values()
    assert person.gender == gender


@pytest.mark.parametrize(
    "text",
    [
        "The Tessel Harbour Watch (THW) met at noon.",
        "The Tessel Harbour Watch met at noon. Then THW left.",
    ],
)
def test_an_acronym_is_taken_back_to_the_body_that_it_shortens(text: str) -> None:
    assert cast_of(text).acronyms["THW"] == "Tessel Harbour Watch"


def test_an_acronym_that_nothing_spells_out_is_left_alone() -> None:
    assert "QRX" not in cast_of("The QRX met the Tessel Harbour Watch at noon.").acronyms


def test_a_headline_in_capitals_names_nobody() -> None:
    text = "Storm Shuts Pier As Mayor Warns Crews\n\nOn Friday nobody left the port."
    assert cast_of(text).people == {}


def test_people_are_mentioned_in_order_by_surname_too() -> None:
    text = "On Friday Mayor Orla Venn met Hugo Marrow, a doctor. Venn left with Marrow."
    cast = cast_of(text)
    mentioned = [text[m.start : m.end] for m in cast.mentions]
    assert mentioned == ["Orla Venn", "Hugo Marrow", "Venn", "Marrow"]


def test_an_empty_text_has_no_cast() -> None:
    cast = cast_of("")
    assert (cast.people, cast.bodies, cast.acronyms, cast.mentions) == ({}, {}, {}, [])


def test_a_surname_may_leave_out_its_article() -> None:
    person = cast_of("Orla al-Venn spoke. Later Venn left.").person("Venn")
    assert person is not None
    assert person.name == "Orla al-Venn"
