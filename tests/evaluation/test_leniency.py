"""What the notes beside the marked articles let pass."""

from pathlib import Path

import pytest

from evaluation.leniency import Leniency, leniency

NOTES = """# Notes

**Other acts that are right too** — seed: 4 says; 5, 6 urges, denies; 32 and 33 says. \
0123456789ab: 11–13 blames.

**Weak statements, no loss if missed** — seed 0–2 (headlines), 6; 0123456789ab all; 99aa88bb77 3.

## More

**Other acts that are right too** — 99aa88bb77: 0 admits.
"""


@pytest.fixture(name="notes")
def _notes(tmp_path: Path) -> Leniency:
    (tmp_path / "NOTES.md").write_text(NOTES, "utf-8")
    return leniency(tmp_path)


@pytest.mark.parametrize(
    ("article", "number", "acts"),
    [
        ("seed", 4, {"says"}),
        ("seed", 5, {"urges", "denies"}),
        ("seed", 6, {"urges", "denies"}),
        ("seed", 32, {"says"}),
        ("seed", 33, {"says"}),
        ("seed", 7, set()),
        ("0123456789ab", 12, {"blames"}),
        ("99aa88bb77", 0, {"admits"}),
        ("unknown", 0, set()),
    ],
)
def test_further_acts_are_right_where_the_notes_list_them(
    notes: Leniency, article: str, number: int, acts: set[str]
) -> None:
    assert notes.acts[article][number] == acts


@pytest.mark.parametrize(
    ("article", "number", "weak"),
    [
        ("seed", 0, True),
        ("seed", 2, True),
        ("seed", 6, True),
        ("seed", 3, False),
        ("0123456789ab", 77, True),
        ("99aa88bb77", 3, True),
        ("99aa88bb77", 4, False),
        ("unknown", 0, False),
    ],
)
def test_a_statement_is_weak_where_the_notes_call_it_so(
    notes: Leniency, article: str, number: int, weak: bool
) -> None:
    assert notes.is_weak(article, number) is weak


def test_a_folder_without_notes_is_strict(tmp_path: Path) -> None:
    strict = leniency(tmp_path)
    assert not strict.acts
    assert not strict.is_weak("seed", 0)
