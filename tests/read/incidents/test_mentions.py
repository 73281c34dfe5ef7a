"""One telling of an incident: its time, place, topic, and whether it tells of something known."""

from datetime import date

import pytest

from tests.read.incidents.made import PUBLISHED, mentions_of, one_mention
from tocsin.read.incidents.mentions import Mention


def _last(text: str, headline: str = "", published: date | None = PUBLISHED) -> Mention:
    return mentions_of(text, headline, published=published)[-1]


def _when(text: str, published: date | None = PUBLISHED) -> str | None:
    time = _last(text, published=published).when
    return time.value if time else None


def _site(text: str) -> str | None:
    site = _last(text).site
    return site.name if site else None


# Which triggers are mentions


@pytest.mark.parametrize(
    "text",
    [
        "The rebels denied the attack.",
        "Rebels could shell the port.",
        "He was sent to kill a clerk.",
        "There was no arrest.",
    ],
)
def test_what_is_denied_or_supposed_is_no_mention(text: str) -> None:
    assert mentions_of(text) == []


def test_what_the_network_disbelieves_is_a_mention_in_the_headline_only() -> None:
    assert mentions_of("Rebels shelled the port.", sure=-2.0) == []
    found = mentions_of("Rebels shelled the port.", "Shelling of port", sure=-2.0)
    assert [mention.title for mention in found] == [True]


def test_mentions_are_in_order() -> None:
    found = mentions_of("Rebels shelled the port. Police arrested a man. A clerk was kidnapped.")
    assert [mention.topic for mention in found] == ["strike", "arrest", "kidnapping"]


# Time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels shelled the port on Monday.", "2024-03-18"),
        ("On Monday, rebels shelled the port.", "2024-03-18"),
        ("In December rebels shelled the port.", "2023-12"),
        ("Since Monday rebels have shelled the port.", "2024-03-18/.."),
        ("The attack began at 9 p.m. on Monday.", "2024-03-18T21:00:00"),
        ("Rebels shelled the port.", None),
        ("Every Monday rebels shelled the port.", None),
        ("Rebels shelled the port for three hours.", None),
        ("It was Monday. Rebels shelled the port.", None),
    ],
)
def test_the_time_is_that_of_the_sentence(text: str, value: str | None) -> None:
    assert _when(text) == value


def test_of_two_times_the_nearer_is_the_mentions_own() -> None:
    text = "Men who had come on 2 March by sea shelled it on 3 March and fled on 5 March."
    assert _when(text) == "2024-03-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The attack on Monday shut the road.", "2024-03-18"),
        ("The attack in [place Orlec] on Monday shut the road.", "2024-03-18"),
        ("The attack, which took place in [place Orlec] on 3 March, shut it.", "2024-03-03"),
        ("On Monday, the attack still shut the road.", None),
        ("Police spoke on Monday of the attack.", None),
        ("The attack shut the road for so long that the hotels were full by Monday.", None),
    ],
)
def test_a_definite_mention_takes_only_a_time_right_beside_it(text: str, value: str | None) -> None:
    assert _when(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 3 March bombing shut the road, he wrote on Monday.", "2024-03-03"),
        ("The 3 March [place Orlec] Bridge bombing shut the road on Monday.", "2024-03-03"),
        ("The 2013 bombing shut the road on Monday.", "2013"),
        pytest.param(
            "Sunday’s bombing shut the road on Monday.",
            "2024-03-17",
        ),
    ],
)
def test_a_time_that_is_the_nouns_attribute_goes_before_all_others(text: str, value: str) -> None:
    assert _when(text) == value


def test_the_time_of_saying_is_only_that_of_what_was_said() -> None:
    found = _last("[s Orla Venn] [c said] on Monday [t that rebels had shelled the port].")
    assert found.said
    assert found.when is not None
    text = "[s Orla Venn] [c said] on Monday [t that rebels had shelled the port on 3 March]."
    found = _last(text)
    assert (found.when and found.when.value, found.said) == ("2024-03-03", False)


def test_the_time_of_saying_is_known_without_a_statement_too() -> None:
    assert _last("Nine people were killed, the mayor said on Monday.").said


def test_a_month_beside_a_word_of_saying_is_that_of_the_deed() -> None:
    found = _last("In December [s Orla Venn] [c said] [t that rebels had shelled the port].")
    assert (found.when and found.when.value, found.said) == ("2023-12", False)


def test_a_weekday_of_an_undated_article_has_no_value() -> None:
    assert _when("Rebels shelled the port on Monday.", published=None) is None
    assert _when("Rebels shelled the port on 3 March.", published=None) == "XXXX-03-03"


def test_what_opens_a_sentence_is_the_time_of_all_that_it_tells() -> None:
    text = (
        "On 3 March rebels came down from the hills, sank two boats, cut the road to the mill and "
        "the pass behind it, took the bridge and, long after dark, kidnapped a clerk."
    )
    assert _when(text) == "2024-03-03"


def test_a_time_far_from_the_words_is_not_theirs() -> None:
    far = "and the road to the mill, the pass behind it and the old bridge were shut for days, "
    assert _when(f"Rebels shelled the port, {far}then they left on 3 March.") == "2024-03-03"
    assert _when(f"Rebels shelled the port, {far * 3}then they left on 3 March.") is None


@pytest.mark.parametrize(
    ("time", "coarse"), [("3 March", False), ("March", True), ("2013", True), ("2024", True)]
)
def test_a_month_or_a_year_is_coarse(time: str, coarse: bool) -> None:
    assert _last(f"Rebels shelled the port in {time}.").coarse == coarse


# Place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels shelled the port of [place Orlec].", "Orlec"),
        ("In [place Orlec], rebels shelled the port.", "Orlec"),
        ("The [place Orlec] bombing shut the road.", "Orlec"),
        ("Rebels bombed [place Orlec].", "Orlec"),
        ("A bombing at the [venue Old Mill] shut the road.", "Old Mill"),
        ("A bombing near the village of [place Karsk] shut the road.", "Karsk"),
        ("A bombing in [place Orlec], [place Varnia], shut the road.", "Orlec"),
        ("Rebels shelled the port.", None),
        ("[place Orlec] is far. Rebels shelled the port.", None),
        ("[people Varnian] troops shelled the port.", None),
        ("[state Varnia] shelled the port.", None),
    ],
)
def test_the_place_is_that_of_the_sentence(text: str, name: str | None) -> None:
    assert _site(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The attack in [place Orlec] shut the road.", "Orlec"),
        ("The [place Orlec] attack shut the road.", "Orlec"),
        ("The mayor spoke in [place Orlec] of the attack.", None),
        ("The attack shut the road for so long that hotels were full in [place Orlec].", None),
    ],
)
def test_a_definite_mention_takes_only_a_place_right_beside_it(text: str, name: str | None) -> None:
    assert _site(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "[place Orlec] — Rebels shelled the port.",
        "[place Orlec] - Rebels shelled the port.",
        "[place Orlec] (Wire Nine) – Rebels shelled the port.",
        "[place Orlec], Varnia — Rebels shelled the port.",
        "[place Orlec]: Rebels shelled the port.",
        "[place Orlec]: Shelling of the port went on.",
    ],
)
def test_a_dateline_is_no_place_of_a_deed(text: str) -> None:
    assert _site(text) is None
    assert _site(text.replace("the port", "the port of [place Tessel]")) == "Tessel"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a farm 30 km south of [place Orlec].",
        "Rebels shelled a farm 30 km from [place Orlec].",
        "Rebels shelled a farm 30 kilometres (19 miles) from [place Orlec].",
        "Rebels shelled a farm north of [place Orlec].",
        "Rebels shelled a farm southeast of [place Orlec].",
    ],
)
def test_what_lies_some_way_from_a_town_is_not_in_it(text: str) -> None:
    assert _site(text) is None


def test_a_place_beside_its_trigger_is_surely_the_triggers() -> None:
    assert _last("A bombing in [place Orlec] shut the road.").placed


def test_where_the_doers_come_from_is_not_where_they_did_it() -> None:
    assert _site("Rebels from [place Tessel] shelled the port of [place Orlec].") == "Orlec"


def test_where_the_dead_came_from_is_not_where_they_died() -> None:
    assert _site("The crash killed ten from [place Tessel].") is None


def test_places_in_a_row_belong_together() -> None:
    row = _last("A bombing in [place Orlec] and [place Tessel] shut the road.")
    assert [site.name for site in row.also] == ["Tessel"]
    assert _last("A bombing in [place Orlec], [place Varnia] shut the road.").also == ()
    assert _last("A bombing between [place Orlec] and [place Tessel] shut the road.").also == ()


def test_a_time_of_what_will_be_is_not_that_of_the_deed() -> None:
    text = "They confirm that a look into the bombing will begin on 3 April, not [place Orlec]."
    deed = _last("The bombing on 3 March shut the road, which will open on 20 March.")
    assert deed.when is not None
    assert deed.when.value == "2024-03-03"
    assert _last(text).when is None or _last(text).definite


@pytest.mark.parametrize(
    "ground",
    [
        "in connection with a bombing in [place Orlec]",
        "over the attack in [place Orlec]",
        "on suspicion of a murder in [place Orlec]",
    ],
)
def test_where_somebody_did_what_he_was_arrested_for_is_not_where_that_was(ground: str) -> None:
    text = f"Police arrested a man {ground}."
    assert [m.site for m in mentions_of(text) if m.topic == "arrest"] == [None]


# What it speaks of


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The attack shut the road.", True),
        ("This attack shut the road.", True),
        ("His murder shut the road.", True),
        ("The brutal attack shut the road.", True),
        ("An attack shut the road.", False),
        ("Another attack shut the road.", False),
        ("Several attacks shut the road.", False),
        ("Attacks shut the road.", False),
        ("The rebels attacked the port.", False),
        ("The port was bombed.", False),
    ],
)
def test_the_attack_speaks_of_something_told_already(text: str, definite: bool) -> None:
    assert one_mention(text).definite == definite


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Another attack shut the road.", True),
        ("An earlier attack shut the road.", True),
        ("A separate attack shut the road.", True),
        ("A second attack shut the road.", True),
        ("Elsewhere, rebels attacked the port.", True),
        ("An attack shut the road.", False),
        ("It was another day. An attack shut the road.", False),
    ],
)
def test_another_attack_is_set_apart_by_its_words(text: str, other: bool) -> None:
    assert one_mention(text).other == other


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Gunmen attacked the port.", "shooting"),
        ("The attack was made with knives.", "stabbing"),
        ("Nine people were killed by a missile.", "strike"),
        ("Nine people were killed by a bomb.", "bombing"),
        ("The attack shut the road.", "assault"),
        ("Nine people were killed.", "harm"),
        ("Gunmen kidnapped a clerk.", "kidnapping"),
        ("The attack shut the road. A bomb was there.", "assault"),
    ],
)
def test_an_attack_is_of_the_kind_of_the_means_in_its_sentence(text: str, topic: str) -> None:
    assert mentions_of(text)[0].topic == topic


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A court sentenced him to nine years in prison.", "nine"),
        ("A court sentenced him to 12 years in jail.", "12"),
        ("A court sentenced him to life imprisonment.", "life"),
        ("He was handed a life sentence.", "life"),
        ("A court convicted him.", None),
        ("Rebels attacked the port after nine years in prison.", None),
    ],
)
def test_the_length_of_a_courts_sentence(text: str, term: str | None) -> None:
    assert mentions_of(text)[0].term == term


def test_headline_and_lead() -> None:
    found = mentions_of(
        "Rebels shelled it. Police arrested a man. A clerk was kidnapped.\n\nA bomb exploded.",
        "Robbery in [place Orlec]",
    )
    assert [(m.title, m.lead) for m in found] == [
        (True, True),
        (False, True),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_paragraphs_are_counted() -> None:
    found = mentions_of("Rebels shelled it. They shelled it again.\n\nThey shelled it all night.")
    first, second, third = (m.paragraph for m in found)
    assert first == second < third


def test_figures_are_those_of_its_sentence() -> None:
    found = mentions_of("Rebels shelled the port. Nine people were killed. Police arrested a man.")
    counted = [[(n.kind, n.low) for n in m.counted] for m in found]
    assert counted == [[], [("killed", 9)], [("detained", 1)]]


def test_a_time_of_another_clause_is_farther_away() -> None:
    text = "Ships sailed in 2003 after rebels [victim] shelled the far side of the port in 1998."
    told = one_mention(text.replace("[victim] ", ""))
    assert told.when is not None
    assert told.when.value == "1998"


def test_where_people_are_from_is_not_where_it_was() -> None:
    told = one_mention("Two doctors from [place Tessel] died in the hall.")
    assert told.site is None


def test_nuclear_tests_are_told_apart_by_their_number() -> None:
    found = mentions_of("The third nuclear test shook them. The fourth nuclear test was louder.")
    assert [mention.term for mention in found] == ["third", "fourth"]
