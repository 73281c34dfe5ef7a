"""The command from outside: options, exit codes, errors, pipes. The rooms are stood in for."""

import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tocsin.clean
import tocsin.read
from tests.cli.made import article, reading
from tocsin.cli import main
from tocsin.errors import CleanError
from tocsin.records import Article, Page, Reading

Tocsin = Callable[..., tuple[int, str, str]]


def clean(page: Page, *, published: str | None = None) -> Article:
    """In place of the room: what a page says decides what becomes of it."""
    if b"binary" in page.content:
        raise CleanError(page.source, "is binary", "give a page")
    if b"bug" in page.content:
        raise ZeroDivisionError("oops")
    made = article(source=page.source)
    return made if published is None else reading(published).article


def read(made: Article, *, threads: int = 1) -> Reading:
    """In place of the room; "model" tells how many cores it was given."""
    known = reading()
    return Reading(
        article=made,
        statements=known.statements,
        entities=known.entities,
        times=known.times,
        places=known.places,
        incidents=known.incidents,
        figures=known.figures,
        warnings=known.warnings,
        blame=known.blame,
        model=f"on {threads}",
    )


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Tocsin:
    """Runs the command in this process: exit code, standard output, standard error."""
    monkeypatch.setattr(tocsin.clean, "clean", clean, raising=False)
    monkeypatch.setattr(sys.modules["tocsin.read"], "read", read, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*args: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tocsin", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return command


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "page.html"
    path.parent.mkdir()
    path.write_text("<p>words")
    return path


def test_one_page_as_text(run: Tocsin, page: Path) -> None:
    code, out, err = run("read", page)
    assert (code, err) == (0, "")
    assert out.startswith("Market bombing")
    assert "\x1b" not in out


def test_one_page_is_an_object_and_several_are_a_list(run: Tocsin, page: Path) -> None:
    assert isinstance(json.loads(run("read", page, "--format", "json")[1]), dict)
    assert len(json.loads(run("read", page, page, "--format", "json")[1])) == 2


def test_a_folder_is_a_list_however_many_pages_it_holds(run: Tocsin, page: Path) -> None:
    assert len(json.loads(run("read", page.parent, "--format", "json")[1])) == 1


def test_standard_input(run: Tocsin) -> None:
    code, out, _ = run("read", "-", "--format", "json", stdin=b"<p>words")
    assert code == 0
    assert json.loads(out)["article"]["source"] == "-"


def test_a_bad_source_is_one_line_and_the_others_are_read(run: Tocsin, page: Path) -> None:
    binary = page.with_name("binary.html")
    binary.write_text("binary")
    gone = page.with_name("gone.html")
    code, out, err = run("read", binary, gone, page, "file:///x", "--format", "json")
    assert code == 1
    assert [made["article"]["source"] for made in json.loads(out)] == [str(page)]
    lines = err.splitlines()
    assert lines[0] == f"tocsin: {binary}: is binary; give a page"
    assert lines[1].startswith(f"tocsin: {gone}: no such file")
    assert lines[2].startswith("tocsin: file:///x: ")
    assert len(lines) == 3


def test_a_single_bad_source_prints_nothing_but_its_line(run: Tocsin) -> None:
    code, out, err = run("read", "gone.html", "--format", "json")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_of_several_bad_sources_the_list_is_empty(run: Tocsin) -> None:
    assert json.loads(run("read", "gone.html", "lost.html", "--format", "json")[1]) == []


def test_a_name_cannot_command_the_terminal_or_fake_a_line(run: Tocsin) -> None:
    _, _, err = run("read", "a\x1b[2J\ntocsin: all well.html")
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


def test_a_bug_costs_one_page_and_is_not_hidden(run: Tocsin, page: Path) -> None:
    broken = page.with_name("broken.html")
    broken.write_text("bug")
    code, out, err = run("read", broken, page)
    assert code == 1
    assert "Market" in out
    assert "internal error (ZeroDivisionError: oops); please report" in err
    assert len(err.splitlines()) == 1
    assert "Traceback" in run("read", broken, "--debug")[2]


@pytest.mark.parametrize("day", ["03.05.2025", "2025-02-30", "20250503", "2025-W05-1", "", "x"])
def test_a_day_that_is_none_is_one_line_of_usage_error(run: Tocsin, page: Path, day: str) -> None:
    code, out, err = run("read", page, "--published", day)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "2024-03-22" in err


def test_the_day_given_reaches_the_room(run: Tocsin, page: Path) -> None:
    _, out, _ = run("read", page, "--published", "2025-05-03", "--format", "json")
    assert json.loads(out)["article"]["text"] == "2025-05-03"


@pytest.mark.parametrize("args", [("read",), ("read", "x", "--format", "pdf"), ("bake",)])
def test_wrong_usage_is_one_line_and_exit_code_2(run: Tocsin, args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "--help" in err


@pytest.mark.parametrize("empty", ["", "  ", "\t\n"])
def test_an_empty_source_is_wrong_usage_and_not_the_current_folder(
    run: Tocsin, page: Path, monkeypatch: pytest.MonkeyPatch, empty: str
) -> None:
    """As in `tocsin read "$UNSET"`."""
    monkeypatch.chdir(page.parent)
    for args in ((empty,), (page, empty)):
        code, out, err = run("read", *args)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert "a source is empty" in err


def test_out_is_a_file(run: Tocsin, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    assert run("read", page, "--format", "html", "--out", target) == (0, "", "")
    assert target.read_text().startswith("<!DOCTYPE html>")


def test_out_is_a_folder(run: Tocsin, page: Path, tmp_path: Path) -> None:
    assert run("read", page, "--format", "json", "--out", f"{tmp_path}/new/")[0] == 0
    assert json.loads((tmp_path / "new" / "page.json").read_text())["statements"]


def test_out_never_overwrites_a_source(run: Tocsin, page: Path) -> None:
    code, _, err = run("read", page, "--out", page)
    assert code == 2
    assert "overwrite" in err
    assert page.read_text() == "<p>words"


def test_version(run: Tocsin) -> None:
    assert run("--version") == (0, f"tocsin {tocsin.__version__}\n", "")


def test_schema(run: Tocsin) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_every_option_is_in_the_help(run: Tocsin) -> None:
    out = run("read", "--help")[1]
    for option in ("--format", "--published", "--out", "--debug"):
        assert option in out


def program(
    *args: str, stdout: int | None = None, stderr: int | None = None
) -> "subprocess.Popen[bytes]":
    code = "from tocsin.cli import main; main()"
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", code, *args], stdout=stdout, stderr=stderr
    )


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """As in `tocsin schema | head -1`."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    made = program("schema", stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert made.communicate()[1] == b""


def test_help_takes_little_time() -> None:
    """Under 0.3 s of CPU, or people stop asking; measured best of three against noise."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert program("--help", stdout=subprocess.DEVNULL).wait() == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < 0.3


def test_help_loads_no_room() -> None:
    code = (
        "import sys; sys.argv = ['tocsin', '--help']\n"
        "from tocsin.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'trafilatura', 'numpy', 'onnxruntime', 'httpx2', 'msgspec'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


def test_the_number_of_cores_reaches_the_network(run: Tocsin, page: Path) -> None:
    _, out, _ = run("read", "--format", "json", "--threads", "2", page)
    assert json.loads(out)["model"] == "on 2"


def test_no_cores_are_refused(run: Tocsin, page: Path) -> None:
    code, out, err = run("read", "--threads", "0", page)
    assert (code, out) == (2, "")
    assert "--threads" in err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("weigh", "a", "--format", "xml"), "'xml' is not one of text, json, markdown"),
        (("decide", "a", "maybe", "--why", "so"), "'maybe' is not one of taken, dismissed, open"),
        (("watch", "note", "a", "b", "c", "--why", "so"), "'c' is not one of seen, absent, not"),
        (("argue", "a", "b", "--low", "x", "--why", "so"), "'--low': that is no number; "),
        (("incidents", "--limit", "1.5"), "'--limit': that is no whole number; "),
        (("incidents", "--limit", "0"), "'--limit': it must be 1 or more; "),
    ],
)
def test_a_wrong_value_is_told_in_words_and_not_in_those_of_a_library(
    run: Tocsin, args: tuple[str, ...], told: str
) -> None:
    code, out, err = run(*args)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert told in err
    assert not any(word in err for word in ("Value error", "Input should", "parse"))
