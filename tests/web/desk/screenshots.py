"""Pictures of the desk: `python -m tests.web.desk.screenshots FOLDER` takes one of each main page.

The desk is that of the sample, wide and narrow, light and dark, as far as a screen shows it.
"""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page
from starlette.testclient import TestClient

from tests.sample.chain import walk
from tests.web.chromium import browser, look
from tests.web.desk.conftest import HERE, sitting
from tests.web.desk.places import places
from tests.web.test_browser import listening
from tocsin.web import app

WIDTHS = {"wide": 1280, "narrow": 360}


def take(page: Page, base: str, paths: dict[str, str], folder: Path) -> list[Path]:
    """Pictures of all these pages, in files that are called like them."""
    taken = []
    for name, path in paths.items():
        for width, pixels in WIDTHS.items():
            for scheme in ("light", "dark"):
                look(page, pixels, dark=scheme == "dark")
                page.goto(base + path)
                file = folder / f"{name.replace(' ', '-')}-{width}-{scheme}.png"
                page.screenshot(path=file)
                taken.append(file)
    return taken


def main(folder: Path) -> None:
    """Take them."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, ExitStack() as rooms:
        where = f"{place}/desk.db"
        walk(where, lambda _said: None, rooms)
        with TestClient(app(sitting(where), inside=True), base_url=HERE) as at:
            paths = places(at)
        with listening(app(sitting(where), inside=True)) as base, browser() as page:
            taken = take(page, base, paths, folder)
    sys.stdout.write(f"{len(taken)} pictures in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
