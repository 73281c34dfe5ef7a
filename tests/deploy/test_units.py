"""What units and containers start are commands that there are."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from tocsin.cli.app import app
from tocsin.desk.settings import found

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def started() -> list[str]:
    """The commands, without the program."""
    units = "".join(one.read_text("utf-8") for one in UNITS)
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    return [
        *re.findall(r"^ExecStart=/opt/tocsin/bin/tocsin (.+)$", units, re.MULTILINE),
        *re.findall(r"<<: \*tocsin\n    command: (.+)$", compose, re.MULTILINE),
    ]


def test_each_command_is_one_with_options_that_it_has() -> None:
    assert len(started()) == 5
    for line in started():
        command, words = get_command(app), line.split()
        while hasattr(command, "commands"):
            command = command.commands[words.pop(0)]
        known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= known, line


def test_the_settings_are_settings() -> None:
    made = found("postgresql:///tocsin", str(DEPLOY / "tocsin.toml"), {})
    assert made.url.startswith("https://") and made.proxy.addresses


def test_containers_share_one_record_and_one_secret() -> None:
    yaml = pytest.importorskip("yaml")
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"web", "run", "database"}
    assert services["web"]["environment"] == services["run"]["environment"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_units_are_such(tmp_path: Path) -> None:
    for one in (*UNITS, *DEPLOY.glob("*.timer")):
        text = one.read_text("utf-8").replace("/opt/tocsin/bin/tocsin", "/bin/true")
        (tmp_path / one.name).write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert told.stderr == ""
