"""What is written of a watch is read as the same watch."""

from pathlib import Path

import pytest

from tests.assess.watch.made import watch
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.writing import written

SAMPLES = sorted((Path(__file__).parents[3] / "sample" / "watches").glob("*.toml"))


@pytest.mark.parametrize(
    "more",
    [
        "",
        "days = [2026-03-21, 2027-03-21]\nseverity = 1",
        "[indicators]\narrest = false\nsurge = false",
        "[indicators.threat]\nseen = 3\nwords = ['“quoted” \\', 'é']",
        '[indicators.march]\nasks = "Is one called?"\nfrom = "incidents"\nseen = [1, 2]',
    ],
)
def test_a_watch_is_read_back_as_it_was_written(more: str) -> None:
    assert parsed(written(watch(more)), "another") == watch(more)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read_and_written(path: Path) -> None:
    read = parsed(path.read_text("utf-8"), path.stem)
    assert read.name == path.stem
    assert parsed(written(read), "another") == read


def test_only_what_differs_from_the_shipped_indicators_is_written() -> None:
    text = written(watch("[indicators.threat]\nseen = 3\nhalf_life = 60"))
    assert "[indicators.threat]\nseen = [3.0, 3.0]\n" in text
    assert "half_life" not in text
    assert "arrest" not in text
