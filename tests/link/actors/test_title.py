"""What an actor is called."""

import pytest

from tests.link.actors.made import name
from tocsin.link.actors.title import title


def test_a_known_actor_has_its_full_name() -> None:
    assert title([name("ISIS"), name("Daesh")]) == "Islamic State"


def test_the_fullest_name_in_common_use_without_titles() -> None:
    members = [name(called, "person") for called in ("Korb", "President Ilse Korb", "Ilse Korb")]
    assert title(members) == "Ilse Korb"


def test_a_rare_longer_name_is_not_shown() -> None:
    members = [name("Ilse Korb", "person") for _ in range(9)]
    assert title([*members, name("Ilse Korb Varnia Today", "person")]) == "Ilse Korb"


def test_a_name_rather_than_initials_or_headlines() -> None:
    assert title([name("BLF"), name("Black Lantern Front")]) == "Black Lantern Front"
    assert title([name("ILSE KORB", "person"), name("Ilse Korb", "person")]) == "Ilse Korb"


def test_whose_somebody_is_is_no_part_of_the_name() -> None:
    members = [name("Courier's Ilse Korb", "person", forms=["Courier's Ilse Korb", "Ilse Korb"])]
    assert title(members) == "Ilse Korb"
    ministry = name("Norway's Ministry of Dams", forms=["Ministry of Dams"])
    assert title([ministry]) == "Norway's Ministry of Dams"


def test_the_order_is_nothing() -> None:
    members = [name("BLF"), name("Black Lantern Front"), name("Lantern Front")]
    assert title(members) == title(members[::-1])


def test_nobody_has_no_name() -> None:
    with pytest.raises(ValueError, match="empty"):
        title([])
