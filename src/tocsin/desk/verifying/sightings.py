"""Checking what articles show of watches."""

from collections.abc import Iterator

from tocsin.assess.watch.seen import Sighting
from tocsin.desk.verifying.fault import Fault
from tocsin.records import Reading
from tocsin.store import View, articles, auditing
from tocsin.store.packing import DamagedError, unpack_record
from tocsin.store.watches import Seen

# Readings that are looked at together.
_AT_ONCE = 50


def check(view: View) -> Iterator[Fault]:
    """Each is of a watch that is there, says what its row says, and stands in its article."""
    written = auditing.written(view)
    numbers = auditing.showing(view)
    for low in range(0, len(numbers), _AT_ONCE):
        part = numbers[low : low + _AT_ONCE]
        readings = articles.sound(view, part)
        for seen in auditing.shown(view, part):
            problems = _problems(seen, readings.get(seen.reading))
            if (seen.watch, seen.version) not in written:
                problems = [*problems, f"is of no watch: {seen.watch} of entry {seen.version}"]
            yield from (Fault(thing="sighting", id=seen.id, problem=one) for one in problems)


def _problems(seen: Seen, reading: Reading | None) -> list[str]:
    try:
        kept = unpack_record(seen.packed, Sighting)
    except DamagedError:
        return ["is damaged"]
    words = kept.sentence
    if words is None:
        return ["has no sentence"]
    due = (kept.id, kept.indicator, str(kept.day), words.start, words.end)
    problems = []
    if (seen.id, seen.indicator, seen.day, seen.start, seen.end) != due:
        problems.append("isn't what its row says")
    if reading is not None and reading.article.text[words.start : words.end] != words.text:
        problems.append(f"“{words.text[:40]}” isn't at {words.start} to {words.end}")
    return problems
