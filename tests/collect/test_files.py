"""Files, folders and standard input become pages, or one clear refusal each."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.collect import Limits
from tocsin.collect.files import read_file, read_stream, walk
from tocsin.errors import FetchError

TIGHT = Limits(max_bytes=100)


def refusal(path: Path | str, limits: Limits = TIGHT) -> FetchError:
    with pytest.raises(FetchError) as caught:
        read_file(str(path), limits)
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_a_file_is_a_page_with_its_bytes_untouched(tmp_path: Path) -> None:
    path = tmp_path / "page.HTM"
    path.write_bytes(b"<p>caf\xe9\r\n")
    page = read_file(str(path))
    assert (page.content, page.source) == (b"<p>caf\xe9\r\n", str(path))
    assert (page.media_type, page.charset, page.address) == ("text/html", None, None)


def test_a_page_knows_when_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>words")
    before = datetime.now(UTC).replace(microsecond=0)
    for page in (read_file(str(path)), read_stream("-", io.BytesIO(b"<p>words"))):
        assert page.fetched is not None
        assert page.fetched.endswith("+00:00")
        assert before <= datetime.fromisoformat(page.fetched) <= datetime.now(UTC)


def test_a_file_of_any_name_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "view.php"
    path.write_bytes(b"<p>words")
    assert read_file(str(path)).media_type is None


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "gone.html").problem


def test_an_address_without_its_scheme_is_recognised_as_such() -> None:
    assert "https://" in refusal("www.courier.example/story").remedy


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.touch()
    assert "empty" in refusal(path).problem


def test_a_page_of_200_mb_is_refused_by_its_size_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    os.chmod(path, 0)  # noqa: PTH101 - were it opened, the refusal would be another (but for root)
    error = refusal(path, Limits())
    assert "200 MB" in error.problem
    assert "20 MB" in error.problem


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"x" * 100)
    assert len(read_file(str(path), TIGHT).content) == 100


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).problem


def test_a_pipe_or_device_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    assert "pipe" in refusal(pipe).problem
    assert "device" in refusal("/dev/zero").problem


def test_a_link_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    assert "leads to itself" in refusal(loop).problem


def test_impossible_paths_are_refusals_too(tmp_path: Path) -> None:
    refusal("nul\0byte.html")
    refusal(tmp_path / ("x" * 5000))
    page = tmp_path / "page.html"
    page.touch()
    refusal(page / "below.html")


def test_standard_input_is_read_to_its_end() -> None:
    page = read_stream("-", io.BytesIO(b"<p>words"))
    assert (page.source, page.content) == ("-", b"<p>words")


@pytest.mark.parametrize("stream", [None, io.BytesIO(b"")])
def test_nothing_on_standard_input(stream: io.BytesIO | None) -> None:
    with pytest.raises(FetchError, match="nothing came in"):
        read_stream("-", stream)


def test_too_much_on_standard_input_is_refused_without_reading_it_all() -> None:
    stream = io.BytesIO(b"x" * 1000)
    with pytest.raises(FetchError, match="more than 100 bytes"):
        read_stream("-", stream, TIGHT)
    assert stream.tell() <= TIGHT.max_bytes + 1


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def walked(root: Path) -> list[str]:
    """What a walk gives, relative to its root; errors as their problem."""
    return [
        f"! {Path(item.source).relative_to(root)}"
        if isinstance(item, FetchError)
        else str(Path(item).relative_to(root))
        for item in walk(str(root))
    ]


def test_a_folder_gives_its_pages_in_order_and_nothing_else(tmp_path: Path) -> None:
    tree(tmp_path, "b.html", "a/z.txt", "a/y.XHTML", "c.htm", "d.cap", "picture.png", "notes.md")
    tree(tmp_path, ".hidden.html", ".git/x.html")
    assert walked(tmp_path) == ["a/y.XHTML", "a/z.txt", "b.html", "c.htm", "d.cap"]


@pytest.mark.parametrize("names", [(), ("picture.png",), (".hidden.html",)])
def test_a_folder_without_pages(tmp_path: Path, names: tuple[str, ...]) -> None:
    tree(tmp_path, *names)
    (error,) = walk(str(tmp_path))
    assert isinstance(error, FetchError)
    assert error.source == str(tmp_path)
    assert "no pages" in error.problem


def test_a_directory_loop_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    tree(tmp_path, "a/page.html", "b.html")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = walked(tmp_path)
    assert sorted(found) == ["! a/up", "a/page.html", "b.html"]


def test_a_folder_linked_twice_is_read_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/page.html")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert walked(tmp_path) == ["a/page.html"]


def test_a_link_out_of_the_folder_is_followed(tmp_path: Path) -> None:
    tree(tmp_path, "elsewhere/page.html", "here/own.html")
    (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere")
    assert walked(tmp_path / "here") == ["link/page.html", "own.html"]


def test_folders_nested_deeper_than_calls_can_be(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1500):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    page = folders[-1] / "page.html"
    page.write_text("words")
    assert list(walk(str(tmp_path))) == [str(page)]
    # What removes the temporary folder calls itself for each one.
    page.unlink()
    for folder in reversed(folders[1:]):
        folder.rmdir()
