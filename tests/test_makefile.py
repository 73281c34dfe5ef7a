"""The front door holds: what the Makefile names is there, and bare `make` explains it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_requirements_file_that_the_makefile_names_exists() -> None:
    named = set(re.findall(r"requirements/\w+\.txt", (ROOT / "Makefile").read_text("utf-8")))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_bare_make_explains_every_command() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony is not None
    for command in phony.group(1).split():
        assert f"make {command} " in shown


def test_pins_carry_no_addresses() -> None:
    """Any mirror must serve them, and no registry's host stands in a file of ours."""
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text("utf-8")
