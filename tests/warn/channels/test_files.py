"""Files appear whole, once, and only where they may."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.warn.messages.made import carried
from tocsin.warn.channels import Refused
from tocsin.warn.channels.files import Files
from tocsin.warn.messages import message

MESSAGE = message(carried())


def test_a_message_is_put_down_as_text_and_as_cap(tmp_path: Path) -> None:
    path = Files(str(tmp_path)).send(MESSAGE, "hall")
    assert path == str(tmp_path / "hall" / "d1.xml")
    assert (tmp_path / "hall" / "d1.xml").read_text() == "<alert/>"
    assert (tmp_path / "hall" / "d1.txt").read_text() == MESSAGE.text
    assert len(list((tmp_path / "hall").iterdir())) == 2


def test_one_that_is_sent_twice_is_there_once_and_untouched(tmp_path: Path) -> None:
    files = Files()
    first = files.send(MESSAGE, str(tmp_path))
    os.utime(first, (1, 1))
    assert files.send(MESSAGE, str(tmp_path)) == first
    assert Path(first).stat().st_mtime == 1


def test_a_half_written_file_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "d1.xml").write_text("<al")
    Files().send(MESSAGE, str(tmp_path))
    assert (tmp_path / "d1.xml").read_text() == "<alert/>"


@pytest.mark.parametrize("address", ["..", "../other", "/etc", "a\0b"])
def test_nothing_is_written_outside_of_the_folder_that_is_set(tmp_path: Path, address: str) -> None:
    with pytest.raises(Refused) as caught:
        Files(str(tmp_path / "out")).send(MESSAGE, address)
    assert caught.value.permanent


def test_a_link_leads_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "hall").symlink_to(tmp_path)
    with pytest.raises(Refused, match="outside of"):
        Files(str(tmp_path / "out")).send(MESSAGE, "hall")


def test_a_folder_that_cant_be_written_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "hall").write_text("a file")
    with pytest.raises(Refused, match="can't be written") as caught:
        Files().send(MESSAGE, str(tmp_path / "hall"))
    assert not caught.value.permanent


def test_an_id_that_is_a_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no name of a file"):
        Files().send(replace(MESSAGE, id="../d1"), str(tmp_path))
