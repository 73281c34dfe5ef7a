"""Speed is measured whole: every page, every stage, and `--help` in a process of its own."""

import json
from pathlib import Path

import pytest

from evaluation.speed import help_cpu_seconds, measure

_PAGE = """<html lang="en"><head><title>Pier shut</title></head><body><article><h1>Pier shut</h1>
<p>The mayor of Tessel said on Friday that the pier was shut and that the ferry would not sail.</p>
<p>“Stay away from the quay until the storm has passed,” she told residents of the old town.</p>
<p>The pier was built in 1904 and is four hundred metres long, with a clock at its far end.</p>
</article></body></html>"""


@pytest.mark.slow
def test_every_figure_is_given_and_the_shares_add_up(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "pier.html").write_text(_PAGE, "utf-8")
    (tmp_path / "html" / "empty.html").write_text("<html></html>", "utf-8")
    index = {
        "https://courier.example/pier": {"file": "pier.html"},
        "https://courier.example/empty": {"file": "empty.html"},
    }
    (tmp_path / "evaldata.json").write_text(json.dumps(index), "utf-8")
    result = measure(tmp_path, None)
    assert result.items == 1
    assert any("1 pages" in note for note in result.notes)
    assert set(result.figures) == {
        "pages_per_second_core",
        "tokens_per_second_core",
        "peak_mb",
        "help_cpu_seconds",
    }
    assert all(figure > 0 for figure in result.figures.values())
    assert set(result.parts["share"]) == {"clean", "tag", "rules"}
    assert sum(result.parts["share"].values()) == pytest.approx(100)


@pytest.mark.slow
def test_help_costs_processor_time() -> None:
    assert 0 < help_cpu_seconds() < 60


def test_a_folder_without_pages_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        measure(tmp_path, None)
    assert "evaldata.json" in str(error.value)
