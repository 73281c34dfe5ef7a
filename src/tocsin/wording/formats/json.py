"""JSON for programs, indented because people look at it too; see `tocsin schema`."""

import textwrap

import msgspec

from tocsin.records import Reading, encode


def render(reading: Reading) -> str:
    """One object."""
    return msgspec.json.format(encode(reading), indent=2).decode() + "\n"


def element(reading: Reading) -> str:
    """One object as it stands in a list."""
    # A JSON string holds no raw line break, so that only white space is added.
    return textwrap.indent(render(reading).rstrip("\n"), "  ", lambda _: True)
