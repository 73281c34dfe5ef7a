"""What isn't public is put nowhere public, and a drill reaches the desk alone."""

import pytest
from msgspec.structs import replace

from tests.warn.messages.made import GLASSWORKS, carried
from tocsin.warn.messages import barred
from tocsin.warn.warning import Marking

PUBLIC = replace(GLASSWORKS, id="town", role="public")


@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN"])
def test_only_what_is_clear_is_told_to_the_public(marking: Marking) -> None:
    assert barred(carried(recipient=PUBLIC, marking=marking)).startswith(f"{marking} may not")
    assert not barred(carried(recipient=PUBLIC, marking="TLP:CLEAR"))
    assert not barred(carried(marking=marking))


def test_only_what_is_clear_is_put_where_anybody_reads_it() -> None:
    where = {"channel": "apprise", "address": "Mastodon://token@varnia.example"}
    assert barred(carried(**where)).endswith("anybody reads mastodon")  # type: ignore[arg-type]
    assert not barred(carried(marking="TLP:CLEAR", **where))  # type: ignore[arg-type]


def test_a_drill_reaches_nobody_but_the_desk() -> None:
    assert "for the desk alone" in barred(carried(exercise=True))
    assert not barred(carried(exercise=True, recipient=replace(GLASSWORKS, role="desk")))
