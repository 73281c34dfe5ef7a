"""Bytes become the text that their author wrote, or one line says why they can't."""

import pytest

from tests.clean.pages import page
from tocsin.clean import decoded
from tocsin.clean.decode import MAX_BYTES
from tocsin.errors import CleanError

TEXT = "The café’s owner said “no” – and the naïve crowd of Oss left. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_told_without_a_declaration(encoding: str) -> None:
    assert decoded(page((TEXT * 20).encode(encoding))).strip() == (TEXT * 20).strip()


def test_utf16_without_a_mark_is_no_binary() -> None:
    assert decoded(page((TEXT * 20).encode("utf-16-le"))) == TEXT * 20


def test_a_declaration_that_decodes_is_believed() -> None:
    source = '<meta charset="koi8-r"><p>Привет, Осс</p>'
    assert decoded(page(source.encode("koi8-r"))) == source


@pytest.mark.parametrize("claim", ["iso-8859-1", "windows-1252", "ascii", "utf-16", "rot13", "no"])
def test_a_lying_declaration_makes_no_mojibake(claim: str) -> None:
    source = f'<html><head><meta charset="{claim}"></head><p>{TEXT}</p>'
    assert decoded(page(source.encode())) == source
    assert decoded(page(TEXT.encode(), charset=claim)) == TEXT


def test_utf8_claimed_for_windows_1252_is_read_as_windows_1252() -> None:
    source = '<meta charset="utf-8">' + TEXT * 20
    assert decoded(page(source.encode("cp1252"))) == source


def test_a_few_damaged_characters_dont_turn_the_rest_to_mojibake() -> None:
    assert "café’s" in decoded(page((TEXT * 50).encode() + b"\xff"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"The mayor\x00 spoke to the town of Oss on Tuesday.", "NUL"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        (b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(CleanError) as caught:
        decoded(page(content))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("test: ")
