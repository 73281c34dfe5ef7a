"""A draft's file: what is written is read back, and mistakes are told in one line."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.warn.chance import Chance
from tests.warn.drafting.made import EVIDENCE, NOW, draft
from tocsin.warn.cap import Area, Circle, Geocode, Point, Polygon
from tocsin.warn.drafting import parsed, written
from tocsin.warn.warning import Draft

_POINTS = tuple(Point(latitude=47.0 + n, longitude=24.5) for n in (0, 1, 2, 0))
AREA = Area(
    area_desc="Karsk, the old town",
    circle=(Circle(centre=_POINTS[0], radius=0.5),),
    polygon=(Polygon(points=_POINTS),),
    geocode=(Geocode(value_name="ISO 3166-2", value="VA-KA"),),
)


def test_what_is_written_is_read_back_the_same() -> None:
    whole = replace(
        draft(),
        area=(AREA, Area(area_desc="Dravno")),
        onset=datetime(2026, 3, 8, 18, tzinfo=UTC),
        what='He said "no"\\ \n\ttwo lines — Łódź, 中',
        do=("Stay in.", "Keep away from the very long street that leads to the old glass works."),
    )
    text = written(replace(whole, what=whole.what.replace("\t", " ")))
    assert parsed(text) == replace(whole, what=whole.what.replace("\t", " "))


def test_a_draft_of_which_nothing_is_known_is_read_back_too() -> None:
    empty = replace(draft(), likelihood=None, confidence=None, evidence=(), do=(), what="")
    assert parsed(written(empty)) == empty


class _Visible(Chance):
    """Drafts of any words that can be seen."""

    def text(self) -> str:
        return "".join(sign for sign in super().text() if sign.isprintable() or sign == "\n")


def test_whatever_a_draft_says_is_read_back_the_same() -> None:
    for seed in range(200):
        made = _Visible(seed).draft(NOW)
        assert parsed(written(made)) == made, seed


def test_fields_stand_in_the_order_of_the_shape_with_a_word_on_each() -> None:
    text = written(replace(draft("emergency notification"), evidence=(EVIDENCE, EVIDENCE)))
    assert text.index("\ndo = ") < text.index("\nwhat = ") < text.index("\nwhere = ")
    assert "# what is feared, named: never just an incident or a situation\nhazard = " in text
    assert text.count("# what it rests on") == 1
    assert 'text = "Avoid concerts in Karsk for 48 hours."' in text


def _wrong(old: str, new: str, made: Draft | None = None) -> str:
    text = written(made or draft())
    assert old in text
    with pytest.raises(ValueError) as told:
        parsed(text.replace(old, new, 1))
    assert "\n" not in str(told.value)
    return str(told.value)


def test_every_mistake_is_told_with_its_key_and_the_remedy() -> None:
    assert _wrong("hazard =", "hazzard =").startswith(
        "hazzard: no such key; remove it or mend its spelling"
    )
    assert _wrong('shape = "security alert"', 'shape = "alert"').startswith("shape: invalid enum")
    assert "; write emergency notification, timely" in _wrong('"security alert"', '"alert"')
    assert _wrong("00:00\n", "00:00 x\n").endswith("KEY = VALUE on each line")
    assert "has no time zone; write it like" in _wrong("12:00:00+00:00", "12:00:00")
    assert _wrong("high = 0.35", "high = 1.0").startswith("likelihood: low, probability and high")
    assert _wrong("We warn", "We\\u202e warn").startswith("what: holds '\\u202e'; write plain")


def test_a_moment_that_is_none_is_told_with_one_that_is() -> None:
    lines = written(draft()).splitlines()
    soon = ['expires = "soon"' if line.startswith("expires") else line for line in lines]
    with pytest.raises(ValueError, match=r"^expires: is no moment; .* like 2026-03-22T18:30:00Z;"):
        parsed("\n".join(soon))


def test_a_mistake_in_an_area_is_told_too() -> None:
    made = replace(draft(), area=(AREA,))
    assert _wrong('"47.0,24.5 0.5"', '"47;24.5"', made).startswith("area.circle: '47;24.5' is none")
    assert _wrong("area_desc", "desc", made).startswith("area[0].desc: no such key")


def test_a_missing_key_is_named() -> None:
    lines = written(draft()).splitlines()
    with pytest.raises(ValueError, match=r"^expires is missing; write when it is looked at"):
        parsed("\n".join(line for line in lines if not line.startswith("expires")))
