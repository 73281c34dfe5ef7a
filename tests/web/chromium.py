"""A real browser, without a head, spoken to by its own protocol over a pipe.

https://chromedevtools.github.io/devtools-protocol/, with `--remote-debugging-pipe`: JSON between
zero bytes, read by the browser from descriptor 3 and written to 4.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # for tests that root runs; they open nothing but our own pages
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Browser:
    """One page of a browser."""

    def __init__(self, into: int, out: int) -> None:
        self._into = into
        self._out = out
        self._read = b""
        self._number = 0
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Ask the browser something; its answer."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if self._session is not None:
            asked["sessionId"] = self._session
        os.write(self._into, json.dumps(asked).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    def opened(self, address: str) -> None:
        """Open an address, and wait until the page is there."""
        self.call("Page.navigate", url=address)
        self.loaded()

    def loaded(self) -> None:
        """Wait for the next page."""
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def look(self, width: int, *, dark: bool = False) -> None:
        """Be so wide, and dark or light."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def value(self, expression: str) -> Any:
        """What an expression comes to on the page."""
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"][
            "value"
        ]

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key: "Tab", 9."""
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key if key != " " else "Space",
                windowsVirtualKeyCode=code,
                **({"text": text} if text and kind == "keyDown" else {}),
            )

    def write(self, text: str) -> None:
        """Write where the focus is."""
        self.call("Input.insertText", text=text)

    def screenshot(self) -> bytes:
        """The whole page, as PNG."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def _next(self) -> Mapping[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._out, 1 << 16)
            assert more, "the browser ended"
            self._read += more
        told, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(told)
        return found


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser whose profile is in a folder; it ends with the block."""
    assert PROGRAM is not None
    theirs_in, ours_in = os.pipe()
    ours_out, theirs_out = os.pipe()
    command = [PROGRAM, *_ARGUMENTS, f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(  # noqa: S603
        ["/bin/bash", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "bash", *command],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(ours_in, ours_out)
    finally:
        process.terminate()
        process.wait(20)
        os.close(ours_in)
        os.close(ours_out)
