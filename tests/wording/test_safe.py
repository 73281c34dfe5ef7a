"""What is shown has no character that a terminal or a browser would obey."""

import sys

from tocsin.wording.safe import safe


def test_what_python_calls_printable_needs_no_making_safe() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert safe(printable + "\x00") == safe(printable) == printable


def test_what_turns_words_or_moves_a_cursor_goes_and_lines_stay() -> None:
    assert safe("a\u202eb\x1b[2J\nc\td\ud800") == "ab[2J\nc\td\ufffd"
