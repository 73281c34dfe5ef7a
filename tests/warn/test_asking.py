"""Whom a step asks: by whose hours, by which contacts, and who stands in for whom."""

from msgspec.structs import replace

from tests.warn.following import PEOPLE, POLICY, Following, person
from tests.warn.made import DRAFT, NOON
from tocsin.warn import deeds
from tocsin.warn.asking import who
from tocsin.warn.people import Recipient
from tocsin.warn.policies import parsed


def _who(people: tuple[Recipient, ...] = PEOPLE, **text: object) -> list[tuple[int, str, str]]:
    following = Following(people)
    said = replace(DRAFT, **text)
    rows = who(said, POLICY, following.people, following.case, NOON)
    return [(row.step, row.recipient, row.why) for row in rows]


def test_who_would_be_asked_is_told_step_by_step_and_why() -> None:
    assert _who() == [
        (1, "glassworks", "the warning is for them"),
        (2, "porter", "stands in for Glassworks"),
        (3, "ministry", "protects Glassworks"),
    ]


def test_whom_a_step_does_not_reach_is_told_too() -> None:
    alone = (person("glassworks"), person("porter", "email"))
    assert _who(alone) == [
        (
            1,
            "",
            "Glassworks has no contact, and nobody who stands in for them or protects them has",
        ),
        (2, "", "Glassworks has no deputy"),
        (3, "", "Glassworks has no protectors"),
    ]
    assert _who(marking="TLP:RED")[1] == (
        2,
        "",
        "Porter isn't asked: TLP:RED is for those alone whom it is addressed to",
    )


def test_nobody_but_the_desk_would_get_a_drill_and_nobody_who_was_waived() -> None:
    drill = "Glassworks isn't asked: this is a drill, which reaches the desk alone"
    assert _who(exercise=True) == [(1, "", drill)]
    following = Following()
    following.do(0, deeds.Waived(ground="already aware", why="all know", recipient=None))
    (row,) = who(DRAFT, POLICY, following.people, following.case, NOON)
    assert row.why == "Glassworks isn't asked: it was decided not to warn them"


def test_who_has_none_of_the_channels_of_a_step_is_asked_by_all_they_have() -> None:
    text = '[[steps]]\nafter = "0m"\nto = ["recipient"]\nchannels = ["webhook"]\n'
    following = Following()
    said = replace(DRAFT, recipients=("glassworks", "arena"))
    rows = who(said, parsed(text, "hooks"), following.people, following.case, NOON)
    assert [(row.recipient, row.channels) for row in rows] == [
        ("glassworks", ("webhook",)),
        ("arena", ("email",)),
    ]
