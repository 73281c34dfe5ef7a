"""Lines of a made UCDP file become events."""

from datetime import date
from pathlib import Path

import pytest

from corpora.ucdp import events

HEADER = "id,source_date,adm_1,date_start,date_end,best"


def lay_out(folder: Path, *lines: str) -> Path:
    """A corpus with these events, in the order of `HEADER`."""
    (folder / "ucdp_ged_made.csv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    return folder


def test_a_line_is_an_event(tmp_path: Path) -> None:
    lay_out(tmp_path, "17.0,2031-05-06,Karsk,2031-05-04,2031-05-05 00:00:00.000,12.0")
    (event,) = events(tmp_path)
    assert (event.id, event.region, event.deaths) == ("17", "Karsk", 12)
    assert (event.start, event.end) == (date(2031, 5, 4), date(2031, 5, 5))
    assert event.source == date(2031, 5, 6)


def test_events_come_by_their_last_day_and_may_lack_a_region(tmp_path: Path) -> None:
    late = "1,2031-05-09,Karsk,2031-05-09,2031-05-09,0"
    early = "2,2031-05-02,,2031-05-02,2031-05-02,3"
    assert [(e.id, e.region) for e in events(lay_out(tmp_path, late, early))] == [
        ("2", None),
        ("1", "Karsk"),
    ]


def test_a_folder_without_a_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="ucdp_ged"):
        events(tmp_path)
