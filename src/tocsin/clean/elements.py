"""Where the elements of a sound XML document stand in its source, and their words in it.

A tree has no places. The document was parsed before (`tocsin.collect.document`), so it is known
to be well-formed and without a document type; then its tags can be told by a pattern.
"""

import re
from html import unescape

from tocsin.clean.visible import Stream, compact, words_at

_TOKEN = re.compile(
    r"<!--(?>.*?-->)|<!\[CDATA\[(?>.*?\]\]>)|<\?(?>.*?\?>)"
    r"|<(?P<closing>/?)(?P<name>[^\s/>]+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)
_PIECE = re.compile(
    r"<!--(?>.*?-->)|<!\[CDATA\[(?P<data>(?>.*?\]\]>))|<\?(?>.*?\?>)|(?P<entity>&[^;]*+;)"
    r"|(?P<words>[^<&]++)",
    re.DOTALL,
)
_DATA_ENDS = len("]]>")


def places(source: str) -> dict[str, tuple[int, int]]:
    """Where the content of each element stands, by the path that `document.node` gives it."""
    found: dict[str, tuple[int, int]] = {}
    counts: list[dict[str, int]] = [{}]
    opened: list[tuple[str, int]] = [("", 0)]
    for token in _TOKEN.finditer(source):
        name = (token["name"] or "").rpartition(":")[2]
        if token["closing"]:
            path, start = opened.pop()
            counts.pop()
            found[path] = (start, token.start())
        elif name:
            counts[-1][name] = counts[-1].get(name, 0) + 1
            path = f"{opened[-1][0]}/{name}[{counts[-1][name]}]"
            if token.group().endswith("/>"):
                found[path] = (token.end(), token.end())
            else:
                opened.append((path, token.end()))
                counts.append({})
    return found


def stream(source: str, start: int, end: int) -> Stream:
    """The words of an element without elements in it, whose content is `source[start:end]`."""
    words: list[str] = []
    starts: list[int] = []
    at: list[int] = []
    length = 0
    for piece in _PIECE.finditer(source, start, end):
        if piece["entity"]:
            told = [(character, piece.start()) for character in compact(unescape(piece.group()))]
        else:
            low, high = piece.span("data" if piece["data"] else "words")
            high -= _DATA_ENDS if piece["data"] else 0
            told = [(source[a:b], a) for a, b in words_at(source, low, high)] if low >= 0 else []
        for word, place in told:
            words.append(word)
            starts.append(length)
            at.append(place)
            length += len(word)
    return Stream("".join(words), starts, at, [])
