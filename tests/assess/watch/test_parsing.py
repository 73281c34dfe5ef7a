"""A watch's file: what it holds is read, and every mistake is told in one line."""

import re
from datetime import date

import pytest

from tests.assess.watch.made import FILE, watch
from tocsin.assess.watch.parsing import indicator, parsed, shipped

_BEGINS, _ENDS = "from = 2025-10-01", "until = 2026-06-30"


def _said(text: str) -> str:
    with pytest.raises(ValueError, match=re.escape("crowds.toml: ")) as error:
        parsed(text, "crowds.toml")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_gives_its_watch() -> None:
    read = watch("days = [2026-03-21]\nseverity = 5")
    assert (read.name, read.places, read.start) == (
        "karsk-crowds", ("Karsk", "Varnia"), date(2025, 10, 1),
    )  # fmt: skip
    assert (read.days, read.severity) == ((date(2026, 3, 21),), 5)
    assert {one.name for one in read.indicators} == shipped().keys()


def test_a_watch_without_a_name_is_called_as_its_file() -> None:
    text = FILE.replace('name = "karsk-crowds"', "")
    assert parsed(text, "by-file").name == "by-file"


def test_a_file_changes_adds_and_leaves_out_indicators() -> None:
    read = watch(
        "[indicators]\narrest = false\n[indicators.threat]\nseen = 3\n[indicators.march]\n"
        'asks = "Is a march called?"\nfrom = "incidents"\nkinds = ["protest"]\nseen = [1, 2]'
    )
    assert read.indicator("arrest") is None
    threat, march = read.indicator("threat"), read.indicator("march")
    assert threat and (threat.seen, threat.half_life) == ((3.0, 3.0), 60.0)
    assert march and (march.kinds, march.counts) == (("protest",), "events")


@pytest.mark.parametrize("name", shipped())
def test_shipped_indicators_are_sound(name: str) -> None:
    made = indicator(name, shipped()[name], "indicators.toml")
    assert made.asks.endswith("?")
    assert made.seen[0] >= 1 >= made.absent


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('"a guess"', '"a guess"\nrate = 1', "rate: no such key; remove it"),
        ("base_rate = 0.01", "base_rate = 0", "base_rate: .*write a number above 0"),
        ("base_rate = 0.01", "base_rate = 1.0", "base_rate: .*below 1"),
        ("base_rate = 0.01", "base_rate = nan", "base_rate: nan is no number"),
        ("base_rate = 0.01", "", "base_rate is missing; write a number"),
        (_ENDS, "until = 2025-09-30", "until: 2025-09-30 is before from"),
        (_ENDS, "until = 'June'", "until: .*write the last day without quotes"),
        ('"Is an', '" "\nx = "', "question: is empty; write the question"),
        ('"a guess"', r'"a\u0000guess"', "base_source: holds .*one line of plain text"),
        ('"a guess"', r'"a\nguess"', "base_source: holds"),
        ("karsk-crowds", "Karsk crowds", "name: 'Karsk crowds' won't do; write a short name"),
        ("threshold = 0.1", "threshold = 0.01", "threshold: 0.01 is not above base_rate"),
        ('["Karsk", "Varnia"]', '"Karsk"', "places: text where a list belongs; write names"),
        ('["Karsk", "Varnia"]', "[1]", r"places\[0\]: a whole number where text belongs"),
        (_ENDS, "until = 2026-06-30T10:00:00", "until: a time where a day belongs"),
        (_BEGINS, f"{_BEGINS}\ndays = ['June']", r"days\[0\]: is no day; write days"),
        ("base_rate = 0.01", "base_rate = 2", "base_rate: is over 0.999999; "),
        ("base_rate = 0.01", "base_rate = 1e-9", "base_rate: is under 0.000001; "),
        (_BEGINS, f"{_BEGINS}\nseverity = 6", "severity: .*from 1 to 5"),
        ("window_days = 30", "window_days = 0", "window_days: .*from 1 on"),
        (_BEGINS, "= 3", "a watch is a TOML file"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_key_and_the_remedy(was: str, now: str, told: str) -> None:
    assert was in FILE
    assert re.search(told, _said(FILE.replace(was, now, 1)))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("[indicators.threat]\nseen = [0, 2]", r"indicators.threat.seen\[0\]: .*above 0"),
        ("[indicators.threat]\nseen = [3, 2]", "indicators.threat.seen: 3 is above 2"),
        ("[indicators.threat]\nabsent = -1", "indicators.threat.absent: .*above 0"),
        ("[indicators.threat]\nhalf_life = inf", "indicators.threat.half_life: inf"),
        ("[indicators.threat]\nseen = [1, 2, 3]", "threat.seen: holds 3 where 2 belong; "),
        ("[indicators.threat]\nfoo = 1", "indicators.threat.foo: no such key"),
        ('[indicators.threat]\nname = "menace"', r"name: no such key; .* \[indicators.threat\]$"),
        ("[indicators]\nthreat = 3", "indicators.threat: 3 is no table; write "),
        ('[indicators.threat]\nkinds = ["war"]', r"'war' isn't known here; .*shooting, "),
        ('[indicators.threat]\nfrom = "moon"', 'indicators.threat.from: .*“?"?incidents'),
        ("[indicators.march]\nseen = 2", "indicators.march.asks is missing"),
        ("[indicators]\nmarch = false", "indicators.march = false"),
        ("[indicators]\nthreat = true", "indicators.threat = true"),
        ('[indicators."a b"]\nseen = 2', "indicators.'a b': no name"),
        ('[indicators.talk]\nasks = "Any?"\nfrom = "statements"\nseen = 2', "any statement"),
        ("indicators = 3", "indicators: .*write "),
    ],
)
def test_a_mistake_in_an_indicator_is_told_likewise(lines: str, told: str) -> None:
    assert re.search(told, _said(f"{FILE}\n{lines}"))


def test_a_watch_is_about_something() -> None:
    lines = [
        line for line in FILE.splitlines() if not line.startswith(("places", "actors", "targ"))
    ]
    assert "places, actors and targets are all missing" in _said("\n".join(lines))
