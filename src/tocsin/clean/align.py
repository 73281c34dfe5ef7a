"""Where the paragraphs of an article stand on its page.

The extractor gives paragraphs without places. Each is looked for, white space folded away, in
the stream of the page's visible characters: long ones first and in order, then short ones
between their neighbours, because "Photo" or "Syria" stands everywhere. What isn't found stays
without a place.
"""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.clean.visible import Stream, compact, words_at
from tocsin.records import Segment

Range = tuple[int, int]

# Compact characters from which on a paragraph is taken to be unlike any other place of the page.
LONG = 40
# A paragraph that isn't found whole is halved until the parts are this short: an extractor may
# have dropped a button or a note number in its middle.
SHORTEST_PART = 16
# How far behind its neighbour a short paragraph may stand where no neighbour follows.
REACH = 4000


def align(paragraphs: Sequence[str], stream: Stream) -> list[list[tuple[Range, Range]]]:
    """The parts of each paragraph that were found.

    Each part is `((start, end) in the compacted paragraph, (start, end) in the stream)`.
    """
    folded = [compact(paragraph) for paragraph in paragraphs]
    found: list[list[tuple[Range, Range]]] = [[] for _ in paragraphs]
    cursor = 0
    for index, text in enumerate(folded):
        if len(text) >= LONG:
            found[index] = _long(text, stream.compact, cursor)
            if found[index] and found[index][-1][1][1] > cursor:
                cursor = found[index][-1][1][1]
    for index, text in enumerate(folded):
        if text and not found[index]:
            found[index] = _short(text, stream.compact, *_between(found, index))
    return found


def _long(text: str, page: str, cursor: int) -> list[tuple[Range, Range]]:
    """Whole behind the cursor, whole anywhere, or in parts behind the cursor."""
    for start in (cursor, 0):
        at = page.find(text, start)
        if at >= 0:
            return [((0, len(text)), (at, at + len(text)))]
    return _parts(text, page, cursor)


def _parts(text: str, page: str, cursor: int) -> list[tuple[Range, Range]]:
    """The halves, quarters… of `text` that stand behind `cursor`, in order."""
    parts: list[tuple[Range, Range]] = []
    waiting = [(0, len(text))]
    limit = cursor + REACH + 4 * len(text)
    while waiting:
        start, end = waiting.pop()
        at = page.find(text[start:end], cursor, limit)
        if at >= 0:
            parts.append(((start, end), (at, at + end - start)))
            cursor = at + end - start
        elif end - start >= 2 * SHORTEST_PART:
            middle = (start + end) // 2
            waiting.extend(((middle, end), (start, middle)))
    return parts


def _between(found: list[list[tuple[Range, Range]]], index: int) -> Range:
    """The part of the stream between the places of the neighbours of paragraph `index`."""
    before = next((f[-1][1][1] for f in reversed(found[max(0, index - _NEAR) : index]) if f), 0)
    after = next((f[0][1][0] for f in found[index + 1 : index + 1 + _NEAR] if f), 0)
    return before, after if after >= before and after else before + REACH


_NEAR = 50


def _short(text: str, page: str, start: int, end: int) -> list[tuple[Range, Range]]:
    at = page.find(text, start, end)
    return [((0, len(text)), (at, at + len(text)))] if at >= 0 else []


def segments(
    text: str,
    ranges: Sequence[Range],
    paragraphs: Sequence[list[tuple[Range, Range]]],
    stream: Stream,
    source: str,
) -> tuple[Segment, ...]:
    """The maximal runs of `text` that stand one for one in `source`.

    `ranges` are the places of the paragraphs in `text`, `paragraphs` what `align` found of each.
    """
    found: list[Segment] = []
    for (start, end), parts in zip(ranges, paragraphs, strict=True):
        if len(parts) == 1 and _in_one_piece(text[start:end], parts[0][1], stream, source):
            place = stream.place(parts[0][1][0])
            found.append(Segment(start=start, end=end, page_start=place))
            continue
        for first, last, place in _together(text, _pieces(text, start, end, parts, stream)):
            found.extend(_same(text, first, last, place, source))
    return tuple(found)


def _in_one_piece(paragraph: str, at: Range, stream: Stream, source: str) -> bool:
    """Whether the source has all of a paragraph as it is, as most have it."""
    first, last = stream.place(at[0]), stream.place(at[1] - 1)
    return last - first == len(paragraph) - 1 and source.startswith(paragraph, first)


# `text[start:end]` and the place in the source of its first character.
Piece = tuple[int, int, int]


def _pieces(
    text: str, start: int, end: int, parts: Sequence[tuple[Range, Range]], stream: Stream
) -> Iterator[Piece]:
    """What was found of `text[start:end]`, cut wherever the text or the stream has a gap."""
    words = words_at(text, start, end)
    word = next(words, None)
    behind = 0  # how many seen characters of the text stand ahead of `word`
    for (first, _), (at, until) in parts:
        for run, stop, place in stream.runs(at, until):
            here, there = run - at + first, stop - at + first
            while word and here < there:
                size = word[1] - word[0]
                if behind + size <= here:
                    behind, word = behind + size, next(words, None)
                    continue
                left = word[0] + here - behind
                step = min(there - here, word[1] - left)
                yield left, left + step, place
                here, place = here + step, place + step


def _together(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces joined to those behind them, over a space if the source has one character there."""
    first = last = place = -1
    for start, end, at in pieces:
        gap = start - last
        if at - place == start - first and (gap == 0 or (gap == 1 and text[last].isspace())):
            last = end
            continue
        if first >= 0:
            yield first, last, place
        first, last, place = start, end, at
    if first >= 0:
        yield first, last, place


def _same(text: str, first: int, last: int, place: int, source: str) -> Iterator[Segment]:
    """The parts of `text[first:last]` that read the same at `place` in the source."""
    if source.startswith(text[first:last], place):
        yield Segment(start=first, end=last, page_start=place)
        return
    shift, start = place - first, -1
    for index in range(first, last + 1):
        ok = index < last and source[index + shift : index + shift + 1] == text[index]
        if ok and start < 0:
            start = index
        elif not ok and start >= 0:
            yield Segment(start=start, end=index, page_start=start + shift)
            start = -1
