"""An article in, a reading out, with the weights that ship (src/tocsin/read/__init__.py)."""

import types

import msgspec
import pytest

import tocsin
from tests.read.made import of_text, told
from tests.records.made import article as made_article
from tocsin.read import _home, read
from tocsin.read.network import shipped
from tocsin.records import ACTS, Act, Article, Reading, Statement, decode, encode

TEXT = """Pier shut after storm

TESSEL – On Friday Orla Venn, the mayor of Tessel, said the pier was shut, adding that nobody had \
been hurt. “Stay away from the quay,” she told residents. “The water is still rising.”

The harbour board had warned the mayor in May that the pier could collapse. It was built in 1904 \
and is four hundred metres long.

The Northern Brigade claimed responsibility for the blast. The Israeli government \
condemned the bombing. The Kremlin denied that it had sent a boat.

“It was dark,” said Hugo Marrow, a fisherman. “We heard nothing.

“In the morning the boat was gone.”

Tessel police neither confirmed nor denied the report. A spokesman declined to say how many people \
were held."""


def _article(text: str) -> Article:
    return msgspec.structs.replace(made_article(), text=text, segments=(), dropped=())


@pytest.fixture(name="reading", scope="module")
def _reading() -> Reading:
    return read(_article(TEXT))


def _of(reading: Reading, words: str) -> Statement:
    """The statement whose content holds some words."""
    (found,) = (s for s in reading.statements if any(words in c.text for c in s.content))
    return found


@pytest.mark.parametrize(
    ("words", "speaker", "act"),
    [
        ("the pier was shut", "Orla Venn", "says"),
        ("nobody had been hurt", "Orla Venn", "says"),
        ("could collapse", "harbour board", "warns"),
        ("the blast", "Northern Brigade", "claims"),
        ("the bombing", "Government of Israel", "condemns"),
        ("sent a boat", "Government of Russia", "denies"),
        ("It was dark", "Hugo Marrow", "says"),
        ("the report", "Tessel police", "rejects"),
    ],
)
def test_who_did_what_with_which_words(
    reading: Reading, words: str, speaker: str, act: Act
) -> None:
    statement = _of(reading, words)
    assert (statement.speaker, statement.act) == (speaker, act)


def test_a_pronoun_speaks_to_residents_in_one_interrupted_quotation(reading: Reading) -> None:
    statement = _of(reading, "Stay away")
    assert (statement.speaker, statement.to, statement.quoted) == ("Orla Venn", "residents", True)
    assert told(statement) == ["Stay away from the quay", "The water is still rising"]


def test_a_quotation_goes_on_in_the_next_paragraph(reading: Reading) -> None:
    assert told(_of(reading, "It was dark"))[-1] == "In the morning the boat was gone"


def test_what_the_author_asserts_is_nobodys_statement(reading: Reading) -> None:
    """The year of building stands in no content."""
    assert not any("1904" in c.text for s in reading.statements for c in s.content)


def test_every_span_is_the_articles_own_words(reading: Reading) -> None:
    text = reading.article.text
    for statement in reading.statements:
        for part in (statement.source, statement.cue, statement.sentence, *statement.content):
            assert part is None or text[part.start : part.end] == part.text


def test_who_is_named_is_an_entity_with_all_its_mentions(reading: Reading) -> None:
    (venn,) = (e for e in reading.entities if e.name == "Orla Venn")
    assert venn.kind == "person"
    text = reading.article.text
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_the_same_article_gives_the_same_reading(reading: Reading) -> None:
    assert encode(read(_article(TEXT))) == encode(reading)


def test_a_reading_comes_back_from_json_as_it_went(reading: Reading) -> None:
    assert decode(encode(reading), Reading) == reading


def test_a_reading_names_the_weights_that_read_it(reading: Reading) -> None:
    assert reading.model == shipped().name


def test_every_act_is_one_of_the_guides(reading: Reading) -> None:
    assert {s.act for s in reading.statements} <= set(ACTS)


@pytest.mark.parametrize(
    ("text", "speaker", "act", "to"),
    [
        (
            "According to the harbour police, the boat sank within minutes.",
            "harbour police",
            "says",
            None,
        ),
        (
            "The embassy warned its citizens that an attack was likely.",
            "embassy",
            "warns",
            "its citizens",
        ),
        ("The mayor told reporters that the bridge was safe.", "the mayor", "says", "reporters"),
        ("The commander vowed to kill every hostage.", "the commander", "threatens", None),
        ("The mayor vowed to rebuild the bridge.", "the mayor", "promises", None),
        ("The mayor called for calm.", "the mayor", "urges", None),
        ("Officials blamed the Northern Brigade for the bombing.", "officials", "blames", None),
        ("Anna Quill admitted that the letter had been lost.", "Anna Quill", "admits", None),
        ("The minister believes that the road will reopen.", "the minister", "believes", None),
        ("The minister asked why the road was closed.", "the minister", "asks", None),
        ("The government rejected the accusation.", "government", "rejects", None),
        ("Hugo Marrow, a doctor, said: “We treated forty people.”", "Hugo Marrow", "says", None),
    ],
)
def test_a_plain_sentence_is_read_plainly(
    text: str, speaker: str, act: Act, to: str | None
) -> None:
    (statement,) = of_text(text)
    assert (statement.speaker, statement.act, statement.to) == (speaker, act, to)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1904. It is four hundred metres long and made of steel.",
        "Paris is four hundred miles from Tessel.",
        "It is unclear who fired first.",
    ],
)
def test_an_article_in_which_nobody_speaks_has_no_statements(text: str) -> None:
    assert of_text(text) == ()


@pytest.mark.parametrize("text", ["", "\n\n", "“", "said", "“”", "\ufeff\u200b", "said said said."])
def test_odd_articles_do_no_harm(text: str) -> None:
    reading = read(_article(text))
    assert reading.article.text == text


def test_the_room_can_be_called_like_the_function_it_hides() -> None:
    """`tocsin.read` stays callable after the room has been imported."""
    assert isinstance(tocsin.read, types.ModuleType)
    assert callable(tocsin.read)


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://pier.example.ca/news/1", "CA"),
        ("https://PIER.EXAMPLE.DE:8080/", "DE"),
        ("https://pier.example.co.uk/", "GB"),
        ("https://pier.example.us/de", "US"),
        ("https://pier.example.com/ca", None),
        ("https://pier.example.eu/", None),
        ("https://pier.example.io/", None),
        ("https://pier.example.tv/", None),
        ("https://localhost/", None),
        ("http://[::1]/", None),
        ("file:///news/pier.de", None),
        ("pier.html", None),
        ("", None),
        (None, None),
    ],
)
def test_an_outlets_country_is_what_its_address_ends_in(
    address: str | None, home: str | None
) -> None:
    assert _home(msgspec.structs.replace(made_article(), address=address)) == home


def test_a_numeric_address_is_in_no_country() -> None:
    assert _home(msgspec.structs.replace(made_article(), address="http://10.0.0.12/pier")) is None


def test_places_are_read_with_the_outlets_country() -> None:
    text = "Fire shut the harbour in Halifax on Friday, police in Halifax said."
    article = msgspec.structs.replace(_article(text), address="https://pier.example.ca/1")
    places = read(article).places
    assert [text[p.span.start : p.span.end] for p in places] == ["Halifax", "Halifax"]
    assert {p.country for p in places} == {"CA"}
