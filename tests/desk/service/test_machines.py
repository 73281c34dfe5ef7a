"""Several machines share one record: each thing is done once, and no host asked by two at once."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_httpserver import URI_DEFAULT, HTTPServer
from werkzeug import Request, Response

from tests.desk.service.outlet import ARCHIVE
from tocsin.desk.desk import Desk

HOSTS = [f"127.0.0.{number}" for number in (1, 2, 3, 4)]
EACH = 8


class Outlets:
    """Outlets at addresses of their own; who is asked what, and by how many at the same time."""

    def __init__(self, web: HTTPServer) -> None:
        texts = [one.read_bytes() for one in sorted(ARCHIVE.glob("**/*.html"))]
        bases = [f"http://{host}:{web.port}" for host in HOSTS]
        self.pages = {
            f"{base}/{number}": texts[EACH * of + number]
            for of, base in enumerate(bases)
            for number in range(EACH)
        }
        self.feeds = [f"{base}/feed" for base in bases]
        self.asked: Counter[str] = Counter()
        self.most = 0
        self._now: Counter[str] = Counter()
        self._one = threading.Lock()
        web.expect_request(URI_DEFAULT).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        with self._one:
            self.asked[request.url] += 1
            self._now[request.host] += 1
            self.most = max(self.most, self._now[request.host])
        time.sleep(0.2)  # another would come in between
        with self._one:
            self._now[request.host] -= 1
        if request.path == "/feed":
            return Response(self._feed(request), content_type="application/rss+xml")
        page = self.pages.get(request.url)
        return Response(page or b"", 200 if page else 404, content_type="text/html")

    def _feed(self, request: Request) -> str:
        base = request.url.removesuffix("/feed")
        links = "".join(
            f"<item><link>{one}</link></item>" for one in self.pages if one.startswith(f"{base}/")
        )
        return f"<rss version='2.0'><channel><title>x</title>{links}</channel></rss>"


@contextmanager
def machine(where: str, folder: Path, name: str) -> Iterator[list[Mapping[str, str]]]:
    """`tocsin run`, as on a machine of its own; what it did, known once it has ended."""
    settings = folder / "tocsin.toml"
    settings.write_text("[collect]\nprivate = true\n", "utf-8")
    command = [
        str(Path(sys.executable).with_name("tocsin")),
        "run",
        "--no-deliver",
        "--desk",
        where,
    ]
    command += ["--workers", "1", "--log", "json", "--by", name, "--settings", str(settings)]
    said = folder / f"{name}.log"
    told: list[Mapping[str, str]] = []
    with said.open("w") as out, subprocess.Popen(command, stdout=out) as process:  # noqa: S603
        try:
            yield told
        finally:
            process.terminate()
            process.wait(60)
    told += map(json.loads, said.read_text("utf-8").splitlines())


@pytest.mark.slow
@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_two_machines_do_all_there_is_and_nothing_twice(where: str, tmp_path: Path) -> None:
    with HTTPServer(host="0.0.0.0", threaded=True) as web, Desk(where, by="Ada") as desk:  # noqa: S104
        outlets = Outlets(web)
        for feed in outlets.feeds:
            desk.sources.add(feed)
        with machine(where, tmp_path, "one") as one, machine(where, tmp_path, "other") as other:
            end = time.monotonic() + 120
            while desk.size().articles < len(outlets.pages) and time.monotonic() < end:
                time.sleep(0.2)
        assert desk.size().articles == len(outlets.pages)
    did = Counter((each["step"], each["about"]) for each in (*one, *other))
    for step in ("page", "read", "enter"):
        assert {about: did[step, about] for about in outlets.pages} == dict.fromkeys(
            outlets.pages, 1
        )
    assert {outlets.asked[about] for about in (*outlets.pages, *outlets.feeds)} == {1}
    assert outlets.most == 1, "a host was asked by two at once"
    for told in (one, other):
        assert {"page", "read"} <= {each["step"] for each in told}, "one of them did nothing"
