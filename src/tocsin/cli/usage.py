"""What is wrong with how the command was called, in words for people.

Typer says most of it well, but for values that don't fit their type, of which it passes on what
pydantic says to programmers.
"""

import re

_WORDS = (
    (re.compile(r"Value error, "), ""),
    (re.compile(r"Input should be a valid integer\b.*"), "that is no whole number"),
    (re.compile(r"Input should be a valid number\b.*"), "that is no number"),
    (re.compile(r"Input should be greater than or equal to (\S+)"), r"it must be \1 or more"),
    (re.compile(r"Input should be less than or equal to (\S+)"), r"it must be \1 or less"),
    (re.compile(r"(?<=is not one of )'.*'"), lambda found: found[0].replace("'", "")),
)


def worded(message: str) -> str:
    """What Typer says of a wrong call, without the words of its libraries."""
    for pattern, words in _WORDS:
        message = pattern.sub(words, message)
    return message.rstrip(".")
