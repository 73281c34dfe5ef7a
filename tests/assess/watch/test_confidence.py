"""What a likelihood rests on, apart from how likely it is."""

from collections.abc import Mapping

import pytest

from tocsin.assess.scale import Confidence
from tocsin.assess.watch.assessment import State, Weight
from tocsin.assess.watch.confidence import judged

_KINDS = ["court", "official", "witness"]


def _weights(*states: State) -> list[Weight]:
    return [
        Weight(
            indicator="arrest", state=state, added=0, low=0, high=0, observations=0,
            lasting=0, normal=0, sightings=(), reasons=(),
        )
        for state in states
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("origins", "kinds", "states", "without", "level"),
    [
        (6, 3, ["seen", "absent"], {}, "high"),
        (5, 3, ["seen", "absent"], {}, "moderate"),
        (6, 2, ["seen", "absent"], {}, "moderate"),
        (2, 3, ["seen", "absent"], {}, "low"),
        (6, 1, ["seen", "absent"], {}, "low"),
        (6, 3, ["seen", "not looked for"], {}, "moderate"),
        (6, 3, ["seen", "absent"], {"name:b": 0.09}, "moderate"),
        (0, 0, [], {}, "low"),
    ],
)
def test_the_weakest_of_what_it_rests_on_decides(
    origins: int,
    kinds: int,
    states: list[State],
    without: Mapping[str, float],
    level: Confidence,
) -> None:
    keys = [f"name:{n}" for n in range(origins)]
    assert judged(_KINDS[:kinds], keys, _weights(*states), 0.2, without)[0] == level


def test_confidence_says_what_it_rests_on_and_on_whom_alone() -> None:
    _, reasons = judged(
        _KINDS[:1], ["name:b"], _weights("seen", "not looked for"), 0.2, {"b": 0.05}
    )
    assert reasons == (
        "1 independent origin",
        "1 kind of sources: court",
        "1 of 2 indicators looked for",
        "without b it would be 5%",
    )
