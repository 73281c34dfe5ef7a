"""Debian's Chromium, without a head, driven by Playwright (https://playwright.dev/python/).

Playwright holds its thread's event loop for as long as it is open: a fixture of it lasts no longer
than a module, or other tests couldn't run loops of their own.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

PROGRAM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)

_ARGUMENTS = [
    "--no-sandbox",  # for tests that root runs; they open nothing but our own pages
    "--disable-dev-shm-usage",
]
# What is told of is WCAG 2.2, A and AA, and what axe holds for good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is in order stays in the browser: carrying it over takes longer than finding it.
_RUN = "asked => axe.run(document, asked).then(found => found.violations)"
_SERIOUS = frozenset({"serious", "critical"})


@contextmanager
def browser(*, scripts: bool = True) -> Iterator[Page]:
    """A page of a browser of its own, which runs scripts or doesn't."""
    assert PROGRAM is not None
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=PROGRAM, args=_ARGUMENTS)
        yield opened.new_context(java_script_enabled=scripts).new_page()
        opened.close()


def look(page: Page, width: int, *, dark: bool = False) -> None:
    """Have the window so wide, in the dark scheme or the light one."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")


def findings(page: Page) -> list[str]:
    """What axe finds serious or critical on a page (https://github.com/dequelabs/axe-core)."""
    return _found(page, {"type": "tag", "values": _TAGS})


def contrast(page: Page) -> list[str]:
    """Likewise of its colours alone, for all else is the same in another scheme."""
    return _found(page, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]})


def _found(page: Page, asked: dict[str, object]) -> list[str]:
    page.evaluate(Axe().axe_script)
    return [
        f"{one['id']}: {one['help']}: {node['html'][:120]}"
        for one in page.evaluate(_RUN, {"runOnly": asked, "resultTypes": ["violations"]})
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]
