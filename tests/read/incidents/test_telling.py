"""From a text to its incidents and figures: what each tells, and that it stands in the text."""

from itertools import pairwise

import msgspec
import pytest

from tests.read.incidents.made import (
    COUNTRIES,
    PUBLISHED,
    article,
    figures_of,
    happened,
    one,
    scene_of,
    steps,
)
from tocsin.read import read
from tocsin.read.incidents.telling import incidents
from tocsin.records import (
    FIGURE_KINDS,
    INCIDENT_KINDS,
    Figure,
    Incident,
    IncidentKind,
    Reading,
    Sourced,
    Span,
    Status,
    decode,
    encode,
)
from tocsin.records.incident import STATUSES

NIGHT = (
    "A car bomb exploded at the market in [place Orlec], [place Varnia], on Sunday. The attack "
    "killed at least nine people and wounded 20 others.\n\n"
    "It was the work of two men, who had come by boat. Police arrested three men in "
    "[place Tessel] on Tuesday.\n\n"
    "In a separate attack, [group ISIS] gunmen shot dead [victim a judge] with "
    "[instrument a rifle] in [place Quenby] on 3 March.\n\n"
    "The men planned another attack on [place Marl] in May."
)
HEADLINE = "Nine killed in bomb attack on [place Orlec] market"


def _kinds(text: str, headline: str = "") -> list[tuple[IncidentKind, Status]]:
    return [(found.kind, found.status) for found in happened(text, headline)]


# An article


def test_an_article_with_four_incidents() -> None:
    assert _kinds(NIGHT, HEADLINE) == [
        ("bombing", "happened"),
        ("arrest", "happened"),
        ("shooting", "happened"),
        ("plot", "planned"),
    ]


def test_each_has_what_is_told_of_it() -> None:
    bombing, arrest, shooting, plot = happened(NIGHT, HEADLINE)
    assert [i.when for i in (bombing, arrest, shooting, plot)] == [
        "2024-03-17", "2024-03-19", "2024-03-03", "2024-05",
    ]  # fmt: skip
    assert [i.where[0] for i in (bombing, arrest, shooting, plot)] == [
        "Orlec", "Tessel", "Quenby", "Marl",
    ]  # fmt: skip
    assert bombing.figures == {"killed": (9, None), "wounded": (20, 20)}
    assert arrest.figures == {"detained": (3, 3)}
    assert (shooting.by, shooting.against, shooting.weapon) == (
        ("Islamic State",),
        ("judge",),
        ("rifle",),
    )


# Worth an entry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "The mill is old, and its wheel is new.",
        "An attack shut the road.",
        "The attack shut the road.",
        "There was violence in the hills.",
        "Somebody was killed.",
        "The rebels denied an attack on [place Orlec] on Monday.",
        "Rebels could shell [place Orlec] on Monday.",
    ],
)
def test_what_is_told_without_detail_or_not_as_a_deed_is_left_out(text: str) -> None:
    assert happened(text) == ()
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Four people were hurt in [place Orlec] on Monday.",
        "Four people were injured in [place Orlec] on Monday, and one was wounded.",
        "[person Orla Venn] died in [place Orlec] on Monday.",
    ],
)
def test_injuries_or_a_death_alone_are_no_incident(text: str) -> None:
    assert happened(text) == ()
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in [place Orlec] on Monday.",
        "Nine people died in [place Orlec] on Monday.",
        "A man was killed in [place Orlec] on Monday.",
    ],
)
def test_deaths_of_several_and_killings_are_one(text: str) -> None:
    assert one(text).kind == "assault"


def test_what_the_network_is_less_sure_of_needs_more_detail() -> None:
    text = "There was a stabbing in [place Orlec]."
    assert len(happened(text, sure=3.0)) == 1
    assert happened(text, sure=0.5) == ()
    assert len(happened(text.replace(".", " on Monday."), sure=0.5)) == 1


def test_figures_of_what_is_left_out_are_left_out() -> None:
    assert figures_of("Four people were hurt. Police arrested nine men in [place Orlec].") != ()
    assert [f.kind for f in figures_of("Four people were hurt. Police arrested nine men.")] == [
        "detained"
    ]


# Kind and status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine people were killed in an attack in [place Orlec]. It was a bombing.", "bombing"),
        ("Gunmen attacked a mill in [place Orlec] on Monday.", "shooting"),
        ("Rebels attacked a mill in [place Orlec] and killed nine people.", "assault"),
        ("Officers overthrew the king of [place Varnia] on Monday.", "other"),
        ("Dissidents fled a crackdown in [place Orlec] on Monday.", "arrest"),
        ("Rebels hijacked a ferry in [place Orlec] on Monday.", "other"),
    ],
)
def test_the_kind_is_that_of_the_topic_told_most(text: str, kind: IncidentKind) -> None:
    assert one(text).kind == kind


def test_what_is_planned_or_foiled_is_a_plot() -> None:
    assert _kinds("The men planned an attack on [place Orlec].") == [("plot", "planned")]
    assert _kinds("Police foiled an attack on [place Orlec].") == [("plot", "foiled")]


def test_a_bomb_that_was_seized_is_a_plot_foiled() -> None:
    assert _kinds("Police defused a car bomb in [place Orlec] on Monday.") == [("plot", "foiled")]


def test_a_threat_keeps_its_kind() -> None:
    assert _kinds("The rebels threatened to attack [place Orlec].") == [("assault", "threatened")]


def test_what_is_told_as_a_fact_anywhere_happened() -> None:
    alleged = "The army allegedly shelled the port of [place Orlec] on Monday."
    assert _kinds(alleged) == [("strike", "alleged")]
    fact = "The shelling on Monday lasted an hour."
    assert _kinds(f"{alleged} {fact}") == [("strike", "happened")]


# Parties


def test_who_is_told_in_any_mention_takes_part_once() -> None:
    found = one(
        "The bombing on Monday by [group ISIS] shook [place Orlec]. The bombing on Monday was "
        "against [person Orla Venn]. It was the bombing on Monday by [group ISIS]."
    )
    assert found.by == ("Islamic State",)


def test_who_suffered_it_in_one_mention_did_not_do_it_in_another() -> None:
    found = one(
        "The bombing of the [group Varnian Front] on Monday shook [place Orlec]. "
        "The [group Varnian Front] bombing on Monday killed nine people."
    )
    assert (found.by, found.against) == ((), ("Varnian Front",))


def test_a_planned_operation_is_no_plot() -> None:
    found = one("They spoke of the forthcoming operation to free the town of [place Orlec].")
    assert (found.kind, found.status) == ("clash", "planned")


def test_an_attack_without_details_is_told_by_its_place() -> None:
    (found,) = happened("They met after the attack in [place Orlec].")
    assert found.where[0] == "Orlec"


# When and where


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rebels bombed [place Orlec] in March. The bombing on 3 March shut it.", "2024-03-03"),
        ("Rebels bombed [place Orlec] on 3 March. The bombing in March shut it.", "2024-03-03"),
        (
            "Rebels bombed [place Orlec], [s Orla Venn] [c said] on Monday. The bombing on Sunday "
            "shut it.",
            "2024-03-17",
        ),
        ("Rebels bombed [place Orlec], [s Orla Venn] [c said] on Monday.", "2024-03-18"),
        ("Rebels bombed [place Orlec]. It was loud.", None),
    ],
)
def test_the_time_is_the_most_exact_and_that_of_saying_the_last_resort(
    text: str, when: str | None
) -> None:
    assert one(text).when == when


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Rebels bombed [place Orlec] on Monday.", ("Orlec", "Norrmark", "Varnia")),
        ("Rebels bombed [place Norrmark] on Monday.", ("Norrmark", "Varnia")),
        ("Rebels bombed [place Varnia] on Monday.", ("Varnia",)),
        ("Rebels bombed the port on Monday.", ()),
        (
            "Rebels bombed the port of [place Varnia] on Monday. The bombing in [place Orlec] "
            "shut the road.",
            ("Orlec", "Norrmark", "Varnia"),
        ),
        (
            "Rebels bombed [place Karsk] on Monday. To [place Orlec] it is far.",
            ("Karsk", "Orlec", "Norrmark", "Varnia"),
        ),
        ("Rebels bombed [place Karsk] on Monday.", ("Karsk",)),
        (
            "[venue Republic Hall] was full. Rebels bombed the stage on Monday.",
            ("Republic Hall", "Orlec", "Norrmark", "Varnia"),
        ),
    ],
)
def test_where_runs_from_the_most_exact_to_the_country(text: str, where: tuple[str, ...]) -> None:
    assert one(text).where == where


def test_an_attack_on_two_towns_was_in_both() -> None:
    found = one("Rebels bombed mills in [place Orlec] and [place Tessel] on Monday.")
    assert found.where == ("Orlec", "Norrmark", "Tessel", "Sudmark", "Varnia")
    again = "Bombs in [place Orlec] and [place Tessel] killed nine. The bombing in [place Tessel] "
    assert {"Orlec", "Tessel"} <= set(one(again + "shut the road.").where)


def test_an_attack_without_a_place_is_where_the_headlines_is() -> None:
    found = happened(
        "A bomb exploded in [place Orlec] on Sunday.\n\nA man stabbed two nurses on 3 March.",
        "Bomb attack in [place Orlec]",
    )
    assert [incident.where[0] for incident in found] == ["Orlec", "Orlec"]


def test_an_arrest_without_a_place_has_none() -> None:
    found = happened(
        "A bomb exploded in [place Orlec] on Sunday.\n\n"
        + "It rained.\n\n" * 3
        + "Police arrested two men.",
        "Bomb attack in [place Orlec]",
    )
    assert [(incident.kind, bool(incident.where)) for incident in found] == [
        ("bombing", True),
        ("arrest", False),
    ]


# Figures


def _owned(text: str) -> list[tuple[str, int | None, str]]:
    """Kind and low end of each figure, and the kind of its incident."""
    kinds = {incident.id: incident.kind for incident in happened(text)}
    return [(f.kind, f.low, kinds[f.incident or ""]) for f in figures_of(text)]


def test_each_figure_goes_to_an_incident_that_has_such_figures() -> None:
    text = (
        "Rebels attacked [place Orlec] on Monday. Police arrested four men in [place Tessel]. The "
        "attack killed nine people."
    )
    assert _owned(text) == [("detained", 4, "arrest"), ("killed", 9, "assault")]


def test_of_two_such_incidents_the_nearer_has_it() -> None:
    text = (
        "A bomb killed nine people in [place Orlec] on Monday.\n\n"
        "A bomb killed forty people in [place Tessel] on 3 March."
    )
    first, second = happened(text)
    assert (first.figures, second.figures) == ({"killed": (9, 9)}, {"killed": (40, 40)})
    assert [f.incident for f in figures_of(text)] == [first.id, second.id]


@pytest.mark.parametrize(("between", "figures"), [(0, 1), (1, 1), (2, 0), (3, 0)])
def test_a_figure_stands_at_most_two_sentences_away(between: int, figures: int) -> None:
    text = "Police arrested the suspects in [place Orlec] on Monday. "
    text += "It was dark. " * between + "Nine men are in custody."
    assert len(figures_of(text)) == figures
    assert ("detained" in one(text).figures) == bool(figures)


def test_a_figure_goes_to_no_incident_that_is_told_only_later() -> None:
    text = "Nine men are in custody. Police arrested the suspects in [place Orlec] on Monday."
    assert figures_of(text) == ()


def test_what_is_only_planned_or_threatened_has_killed_nobody() -> None:
    missing = "Nine people are missing."
    assert one(f"Rebels attacked [place Orlec] on Monday. {missing}").figures == {"missing": (9, 9)}
    assert one(f"Rebels threatened to attack [place Orlec]. {missing}").figures == {}
    assert figures_of(f"The men planned an attack on [place Orlec]. {missing}") == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police arrested [person Orla Venn] on Monday.", {"detained": (1, 1)}),
        (
            "[person Orla Venn] murdered [person Hugo Marrow] in [place Orlec] on Monday.",
            {"killed": (1, 1), "perpetrators": (1, 1)},
        ),
        ("Police arrested [person Orla Venn] and [person Hugo Marrow] on Monday.", {}),
        (
            "A gunman killed [person Orla Venn] in [place Orlec] on Monday.",
            {"killed": (1, 1), "perpetrators": (1, 1)},
        ),
        ("[person Orla Venn] was acquitted of murder on Monday.", {}),
        ("The [person Venn] regime attacked [place Orlec] on Monday.", {}),
    ],
)
def test_one_who_is_named_is_one(text: str, figures: dict[str, tuple[int, int]]) -> None:
    assert one(text).figures == figures


def test_what_somebody_was_behind_is_no_plot_of_its_own() -> None:
    text = "Bombs killed nine in [place Orlec] on Monday. The attacks were plotted by rebels."
    assert _kinds(text) == [("bombing", "happened")]


def test_an_incident_has_the_best_of_its_figures() -> None:
    text = (
        "A bomb killed nine people in [place Orlec] on Monday. The bombing killed at least 15 "
        "people, the mayor said. Two of the dead were children."
    )
    assert one(text).figures == {"killed": (15, None)}


def test_the_speaker_gave_the_figures_in_what_he_said() -> None:
    text = (
        "[s Orla Venn] [c said] [t the bombing of [place Orlec] killed nine people]. "
        "The bombing wounded four people."
    )
    assert [(f.kind, f.by) for f in figures_of(text)] == [
        ("killed", "Orla Venn"),
        ("wounded", None),
    ]


def test_of_what_one_says_that_another_said_the_other_gave_the_figure() -> None:
    text = (
        "[s Orla Venn] [c said] [t that [s Hugo Marrow] [c had said] [t the bombing of "
        "[place Orlec] killed nine people]]."
    )
    assert [f.by for f in figures_of(text)] == ["Hugo Marrow"]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("By 19 March", "2024-03-19"),
        ("As of 19 March", "2024-03-19"),
        ("On 19 March", None),
    ],
)
def test_a_figure_is_as_of_the_day_by_which_it_was_so(lead: str, day: str | None) -> None:
    (figure,) = figures_of(f"{lead} police had arrested nine men in [place Orlec].")
    assert figure.as_of == day


def test_the_day_of_a_figure_is_not_that_of_the_deed() -> None:
    text = (
        "A bomb exploded in [place Orlec] on 17 March. By 19 March nine people were dead after "
        "the attack."
    )
    found = one(text)
    assert (found.when, found.figures) == ("2024-03-17", {"killed": (9, 9)})


def test_parts_and_revised_figures_say_so() -> None:
    text = (
        "A bomb killed nine people, including two children, in [place Orlec] on Monday. The toll "
        "from the bombing has risen to 15 dead."
    )
    assert [(f.low, f.part_of, f.revised) for f in figures_of(text)] == [
        (9, False, False),
        (2, True, False),
        (15, False, True),
    ]
    assert one(text).figures["killed"] == (15, 15)


# Records


def _spans(incident: Incident) -> list[Span]:
    return [incident.trigger, *incident.mentions, *(part.span for part in incident.parts)]


@pytest.mark.parametrize("headline", ["", HEADLINE])
def test_every_span_is_the_articles_own_words(headline: str) -> None:
    text = scene_of(NIGHT, headline).text
    spans = [s for incident in happened(NIGHT, headline) for s in _spans(incident)]
    spans += [s for f in figures_of(NIGHT, headline) for s in (f.span, f.sentence)]
    assert len(spans) > 25
    assert all(text[s.start : s.end] == s.text == s.text.strip() for s in spans)


def test_incidents_are_in_the_order_of_their_triggers_and_figures_of_the_text() -> None:
    found, figures = happened(NIGHT, HEADLINE), figures_of(NIGHT, HEADLINE)
    assert all(a.trigger.start < b.trigger.start for a, b in pairwise(found))
    assert all(a.span.start <= b.span.start for a, b in pairwise(figures))
    for incident in found:
        assert all(a.start < b.start for a, b in pairwise(incident.mentions))
        assert all(a.span.start <= b.span.start for a, b in pairwise(incident.parts))


def test_what_the_headline_tells_first_stands_where_its_trigger_is() -> None:
    text = (
        "Police arrested two men in [place Tessel] on Tuesday.\n\n"
        "A bomb exploded in [place Orlec] on Sunday."
    )
    assert [i.kind for i in happened(text, "Bomb attack in [place Orlec]")] == ["arrest", "bombing"]


def test_a_trigger_holds_one_of_the_mentions() -> None:
    for found in happened(NIGHT, HEADLINE):
        trigger = found.trigger
        assert any(trigger.start <= m.start and m.end <= trigger.end for m in found.mentions)


def test_a_trigger_has_what_belongs_to_it_and_ends_with_a_word() -> None:
    trigger = one("Nine people were killed in [place Orlec] on Monday.").trigger.text
    assert trigger == "were killed in Orlec on Monday"
    long = one(f"Rebels bombed [place Orlec] on Monday {'beside the old mill ' * 9}.").trigger.text
    assert long.split()[-1] in ("Monday", "beside", "the", "old", "mill")


def test_the_best_mention_outside_the_headline_is_the_trigger() -> None:
    short = one("Rebels bombed it.", "Bombing in [place Orlec] on Sunday")
    assert short.trigger.text == "bombed it"
    found = happened(NIGHT, HEADLINE)[0]
    assert "exploded at the market in Orlec" in found.trigger.text
    assert found.mentions[0].start < scene_of(NIGHT, HEADLINE).headline < found.trigger.start


def test_parts_say_where_time_place_and_parties_come_from() -> None:
    for found in happened(NIGHT, HEADLINE):
        told = {role: [p.name for p in found.parts if p.role == role] for role in _ROLES}
        assert told["when"] == ([found.when] if found.when else [])
        assert told["where"] == list(found.where[:1])
        assert dict.fromkeys(told["by"]) == dict.fromkeys(found.by)
        assert dict.fromkeys(told["against"]) == dict.fromkeys(found.against)
        assert dict.fromkeys(told["weapon"]) == dict.fromkeys(found.weapon)


_ROLES = ("when", "where", "by", "against", "weapon")


def test_every_figure_is_of_an_incident() -> None:
    ids = {incident.id for incident in happened(NIGHT, HEADLINE)}
    assert {f.incident for f in figures_of(NIGHT, HEADLINE)} <= ids


def test_ids_are_unique_and_the_same_every_time() -> None:
    things: list[Incident | Figure] = [*happened(NIGHT, HEADLINE), *figures_of(NIGHT, HEADLINE)]
    again = [*happened(NIGHT, HEADLINE), *figures_of(NIGHT, HEADLINE)]
    assert things == again
    assert len({thing.id for thing in things}) == len(things) > 6


def test_the_same_words_in_another_article_are_another_incident() -> None:
    seen = scene_of(NIGHT, HEADLINE)
    here, there = (incidents(name, seen, COUNTRIES.__getitem__) for name in ("here", "there"))
    assert not {i.id for i in here[0]} & {i.id for i in there[0]}
    assert not {f.id for f in here[1]} & {f.id for f in there[1]}


def test_kind_and_status_are_given_with_reasons() -> None:
    for found in happened(NIGHT, HEADLINE):
        kind, status = found.reasons
        assert kind.startswith(found.kind)
        assert status.startswith(f"{found.status}: “")
        assert found.certainty == 2.0


# Hostile texts


@pytest.mark.parametrize(
    "piece",
    [
        "Rebels bombed the mill. ",
        "A bomb killed nine people. ",
        "Rebels bombed [place Orlec] on 3 March. ",
        "The attack on Monday in [place Orlec] killed nine. ",
        "attack on Monday in [place Orlec] ",
    ],
)
def test_four_times_the_text_takes_about_four_times_the_steps(piece: str) -> None:
    def read_all(number: int, most: int = 10**9) -> int:
        seen = scene_of(piece * number)
        return steps(lambda: incidents("made", seen, COUNTRIES.__getitem__), most)

    read_all(1)  # compiles and remembers
    assert read_all(120, 6 * read_all(30)) > 0


@pytest.mark.parametrize(
    "piece",
    ["Rebels bombed the mill. ", "attack ", "the the ", "arrested by ", "“attack” ", "A\n\n", "3 "],
)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    seen = scene_of(piece * (5_000 // len(piece)))
    found, figures = incidents("made", seen, COUNTRIES.__getitem__)
    assert all(seen.text[s.start : s.end] == s.text for i in found for s in _spans(i))
    assert len(figures) <= len(seen.counted)


# With the network that ships

MARKET = """Nine killed in bomb attack on Orlec market

ORLEC, Varnia — A car bomb exploded at a crowded market in Orlec on Sunday, killing at least nine \
people and wounding 20 others, police said.

The Varnian Front claimed responsibility for the bombing. Police said on Tuesday that they had \
arrested two men in Tessel over the attack.

In a separate attack, gunmen shot dead a judge outside his home in Quenby on 3 March.

The minister denied that troops had shelled the village of Karsk. He warned that rebels could \
attack the port.
"""
QUIET = """Concert hall reopens in Orlec

The concert hall in Orlec reopened on Friday with a film about the harbour. The movie was shot in \
three weeks. The mayor said that a pay strike could stop the trams, and that the legal battle for \
the house went on. Her husband had a heart attack in 2013.
"""


def _read(text: str) -> Reading:
    day = Sourced(value=PUBLISHED.isoformat(), where="given", at="")
    return read(msgspec.structs.replace(article(text), published=day))


@pytest.fixture(name="market", scope="module")
def _market() -> Reading:
    return _read(MARKET)


def test_incidents_of_an_article(market: Reading) -> None:
    told = [(i.kind, i.status, i.when, i.where[:1]) for i in market.incidents]
    assert told == [
        ("bombing", "happened", "2024-03-17", ("Orlec",)),
        ("arrest", "happened", "2024-03-19", ("Tessel",)),
        ("shooting", "happened", "2024-03-03", ("Quenby",)),
    ]


def test_figures_of_an_article(market: Reading) -> None:
    bombing, arrest, _ = market.incidents
    assert bombing.figures == {"killed": (9, None), "wounded": (20, 20)}
    assert arrest.figures == {"detained": (2, 2)}
    assert {f.by for f in market.figures if f.low == 20} == {"police"}
    assert {f.incident for f in market.figures} <= {i.id for i in market.incidents}


def test_a_claim_of_responsibility_makes_nobody_the_doer(market: Reading) -> None:
    assert all("Varnian Front" not in incident.by for incident in market.incidents)


def test_records_of_an_article_are_its_own_words_and_come_back_from_json(market: Reading) -> None:
    text = market.article.text
    assert all(text[s.start : s.end] == s.text for i in market.incidents for s in _spans(i))
    assert {i.kind for i in market.incidents} <= set(INCIDENT_KINDS)
    assert {i.status for i in market.incidents} <= set(STATUSES)
    assert {f.kind for f in market.figures} <= set(FIGURE_KINDS)
    assert all(-3 <= incident.certainty <= 3 for incident in market.incidents)
    assert decode(encode(market), Reading) == market


@pytest.mark.parametrize("text", [QUIET, "", "\n", "Attack", "attack attack attack."])
def test_an_article_in_which_nothing_happened_has_no_incidents(text: str) -> None:
    reading = _read(text)
    assert (reading.incidents, reading.figures) == ((), ())
