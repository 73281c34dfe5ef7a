"""`import tocsin; tocsin.read(…)`: the same whatever was imported before it, and cheap."""

import subprocess
import sys

import pytest

ORDERS = [
    "import tocsin; tocsin.read('gone.html')",
    "import tocsin, tocsin.read; tocsin.read('gone.html')",
    "import tocsin.read.sentences, tocsin; tocsin.read.sentences; tocsin.read('gone.html')",
    "from tocsin.read import sentences; from tocsin import read; read('gone.html')",
    "from tocsin.read import read; import tocsin; tocsin.read('gone.html')",
    "from tocsin import read; import tocsin.read.sentences; read('gone.html')",
]


def python(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("code", ORDERS)
def test_the_function_and_the_room_of_one_name_get_along(code: str) -> None:
    """Importing the room puts a module where the function was: it has to be callable too."""
    said = python(code).stderr.splitlines()[-1]
    assert said.startswith("tocsin.errors.FetchError: gone.html: no such file"), said


def test_importing_the_package_loads_no_room() -> None:
    loaded = "import sys, tocsin; print(*[m for m in sys.modules if m.startswith('tocsin.')])"
    assert python(loaded).stdout.strip() == ""


def test_it_knows_its_version_and_nothing_it_has_not() -> None:
    assert python("import tocsin; print(tocsin.__version__)").stdout[0].isdigit()
    assert "has no attribute 'raed'" in python("import tocsin; tocsin.raed").stderr


def test_a_desk_is_opened_and_closed() -> None:
    code = "import tocsin\nwith tocsin.open(':memory:', by='Mira') as desk: print(desk.incidents())"
    made = python(code)
    assert (made.stdout, made.stderr) == ("List(rows=(), next=None)\n", "")


def test_a_desk_that_is_not_there_is_not_made_unless_wanted() -> None:
    said = python("import tocsin; tocsin.open('none.db', create=False)").stderr.splitlines()[-1]
    assert said.startswith("tocsin.errors.DeskError: none.db: there is no such desk"), said
