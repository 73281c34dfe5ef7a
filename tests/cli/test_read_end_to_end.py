"""Whole pages through the whole command, with the model that ships: slow, and in one file.

Everything here needs `tocsin.read` with its weights.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

import tocsin
from tocsin.errors import SourceError
from tocsin.records import Page, Reading, decode

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "sample" / "pages"
PAGES = sorted(SAMPLE.iterdir())

STORY = (
    "<html><head><title>Bomb at the market</title></head><body><article>"
    "<h1>Bomb at the market</h1>"
    "<p>A bomb went off in the market of Orlec on Friday and killed three people, police said.</p>"
    "<p>Minister Pavol Hrast warned that more attacks were being prepared. “We must keep our "
    "eyes open,” he told reporters in the town hall on Saturday morning.</p>"
    "<p>The Black Lantern Front claimed responsibility for the bombing in a message on its "
    "channel, and the governor of the province blamed the neighbouring country of Sorland.</p>"
    "</article></body></html>"
)


def tocsin_read(*args: str | Path, **options: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", "from tocsin.cli import main; main()", "read", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        **options,
    )


def test_the_library_reads_what_the_command_reads(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(STORY)
    printed = tocsin_read(page, "--format", "json")
    assert printed.returncode == 0
    assert decode(printed.stdout.encode(), Reading) == tocsin.read(page) == tocsin.read(str(page))
    assert tocsin.read(Page(source="x", content=STORY.encode())).statements


def test_the_library_raises_what_the_command_prints(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"tocsin\.collect"):
        tocsin.read(tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_sample_is_read_with_every_span_in_its_place(page: Path) -> None:
    reading = tocsin.read(page)
    text = reading.article.text
    assert len(reading.statements) >= 10
    for statement in reading.statements:
        for span in filter(None, (statement.source, statement.cue, *statement.content)):
            assert text[span.start : span.end] == span.text


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (tocsin_read(PAGES[0], "--format", "json").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_the_sample_in_every_form(form: str) -> None:
    done = tocsin_read(SAMPLE, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_day_given_is_the_day_of_the_article() -> None:
    done = tocsin_read(SAMPLE / "dam-archive.htm", "--published", "2003-10-02", "--format", "json")
    published = json.loads(done.stdout)["article"]["published"]
    assert (published["value"], published["where"]) == ("2003-10-02", "given")


def bad_pages() -> dict[str, bytes]:
    deep = b"<div>" * 100_000 + b"words" + b"</div>" * 100_000
    return {
        "empty.html": b"",
        "blank.html": b" \n\t ",
        "binary.html": bytes(range(256)) * 40,
        "photo.html": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        "report.html": b"%PDF-1.7\n" + b"\x80" * 100,
        "nothing.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "deep.html": deep,
    }


@pytest.mark.parametrize("name", bad_pages())
def test_a_bad_page_is_one_clear_line_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    bad, good = tmp_path / name, tmp_path / "good.html"
    bad.write_bytes(bad_pages()[name])
    good.write_text(STORY)
    done = tocsin_read(bad, good, "--format", "json")
    assert done.returncode == 1
    assert done.stderr.startswith(f"tocsin: {bad}: ")
    assert "; " in done.stderr
    assert "internal error" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [made["article"]["source"] for made in json.loads(done.stdout)] == [str(good)]


@pytest.mark.parametrize("depth", [1000, 100_000])
def test_an_article_below_many_elements_ends_well_either_way(tmp_path: Path, depth: int) -> None:
    """Read or refused, but within seconds and without a crash."""
    page = tmp_path / "page.html"
    page.write_text("<div>" * depth + STORY + "</div>" * depth)
    done = tocsin_read(page)
    assert done.returncode in (0, 1)
    assert "internal error" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_of_200_mb_costs_no_time(tmp_path: Path) -> None:
    page = tmp_path / "huge.html"
    with page.open("wb") as file:
        file.truncate(200_000_000)
    started = time.monotonic()
    done = tocsin_read(page)
    assert done.returncode == 1
    assert "200 MB" in done.stderr
    assert time.monotonic() - started < 20


LYING = {
    "utf-8 called latin": (b'<meta charset="iso-8859-1">', "utf-8"),
    "windows called utf-8": (b'<meta charset="utf-8">', "windows-1252"),
    "utf-16 called utf-8": (b"", "utf-16"),
    "nonsense": (b'<meta charset="klingon">', "utf-8"),
}


@pytest.mark.parametrize("case", LYING)
def test_a_wrong_or_lying_encoding_spoils_no_words(tmp_path: Path, case: str) -> None:
    claim, encoding = LYING[case]
    page = tmp_path / "page.html"
    text = STORY.replace("<head>", f"<head>{claim.decode()}").replace("Hrast", "Hrašt")
    page.write_bytes(text.encode(encoding))
    done = tocsin_read(page, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "“We must keep our eyes open,”" in json.loads(done.stdout)["article"]["text"]


def test_a_page_in_another_language_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    german = (
        "Der Minister hat am Freitag vor weiteren Anschlägen gewarnt. „Wir müssen die Augen "
        "offen halten“, sagte er vor dem Rathaus, und die Polizei bat um Hinweise. "
    )
    page.write_text(f"<html><body><article><h1>Warnung</h1><p>{german * 5}</p></article></body>")
    done = tocsin_read(page)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "English" in done.stderr


def test_an_address_is_read_and_a_broken_one_beside_it_reported(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/story").respond_with_data(STORY, content_type="text/html")
    httpserver.expect_request("/round").respond_with_data(
        "", status=302, headers={"Location": httpserver.url_for("/round")}
    )
    done = tocsin_read(
        httpserver.url_for("/round"), httpserver.url_for("/story"), "--format", "json"
    )
    assert done.returncode == 1
    assert "redirects" in done.stderr
    (made,) = json.loads(done.stdout)
    assert made["article"]["address"] == httpserver.url_for("/story")


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(200):
        (pages / f"{number}.html").write_text(STORY)
    command = [sys.executable, "-c", "from tocsin.cli import main; main()"]
    out = tmp_path / "out" / "all.json"
    out.parent.mkdir()
    made = subprocess.Popen(  # noqa: S603 - our own
        [*command, "read", str(pages), "--format", "json", "--out", str(out)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    limit = time.monotonic() + 60
    while not list(out.parent.iterdir()) and time.monotonic() < limit:
        time.sleep(0.02)
    made.send_signal(signal.SIGINT)
    _, err = made.communicate(timeout=60)
    assert made.returncode == 130
    assert b"Traceback" not in err
    assert list(out.parent.iterdir()) == []
