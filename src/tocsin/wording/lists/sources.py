"""Sources: for people."""

from collections.abc import Iterator
from datetime import timedelta

from tocsin.assess.grades import LETTER_WORDS
from tocsin.collect.rhythm import in_words
from tocsin.collect.subscriptions import Subscription, redacted
from tocsin.desk.sources import PollRow, SourceFile, VersionRow
from tocsin.desk.sourcing import Health, SourceRow
from tocsin.desk.views import List, Reference
from tocsin.warn.needed import moment
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Line, Piece, Section, Sheet, dotted, line, lines


def sources(rows: List[SourceRow]) -> Sheet:
    """All sources: those first of which something is to be said."""
    head = Entry(line(Piece("Sources", "strong")), "")
    told = [row for row in rows.rows if row.notices]
    well = [row for row in rows.rows if not row.notices]
    sections = (("Something is wrong with these", told), ("What the desk collects from", well))
    return Sheet(
        head, tuple(Section(name, tuple(map(source, those))) for name, those in sections if those)
    )


def source(row: SourceRow) -> Entry:
    """A source in a list: what it is, how it goes, and what is wrong."""
    kept = row.subscription
    address = redacted(kept.address) if kept.name else ""
    return Entry(
        dotted(Piece(row.name, "strong"), *facts(kept)),
        row.id,
        lines(dotted(address), dotted(paused(row)), *notices(row), *going(row)),
    )


def going(row: SourceRow) -> tuple[Line, ...]:
    """How a source goes, in lines; none where nothing is known yet."""
    return lines(health(row), left(row), due(row), waiting(row))


def facts(kept: Subscription) -> tuple[str, ...]:
    """What is known of a source, in a few words each; empty ones for what isn't."""
    graded = f"{kept.grade}: {LETTER_WORDS[kept.grade]}" if kept.grade else ""
    kind = kept.kind if kept.kind != "feed" else ""
    return kind, kept.country or "", kept.language or "", graded


def paused(row: SourceRow) -> str:
    """That a source is paused, and why."""
    if not row.subscription.paused:
        return ""
    return f"paused: {row.why}" if row.why else "paused"


def notices(row: SourceRow) -> Iterator[Line]:
    """What is wrong with a source, since when, and what to do."""
    for one in row.notices:
        told = f": {one.why}, since {moment(one.since)}; {one.remedy}"
        yield line(Piece(one.trouble, "kind"), told)


def health(row: SourceRow) -> Line:
    """How a source goes."""
    return dotted(*_shares(row.health)) if row.health else ()


def _shares(told: Health) -> Iterator[str]:
    yield f"last got {moment(told.good)}" if told.good else "never got"
    if told.rhythm is not None:
        yield f"a new item about every {in_words(told.rhythm)}"
    if told.got is not None:
        yield f"{told.got:.0%} of its pages could be read"
    if told.void:
        yield f"{told.void:.0%} of its articles have no text"
    if told.missed:
        yield f"{told.missed:.0%} of its pages couldn't be had"
    if told.paid:
        yield f"{told.paid:.0%} of its articles stand behind a paywall"


def left(row: SourceRow) -> Line:
    """How much of what a source tells of is left out, as the user wished."""
    count = row.last.left if row.last else 0
    return dotted(f"{words.counted(count, 'item')} left out by its words" if count else "")


def due(row: SourceRow) -> Line:
    """When a source is asked next."""
    if row.due is None:
        return ()
    return line("never asked yet" if row.last is None else f"asked again {moment(row.due)}")


def waiting(row: SourceRow) -> Line:
    """How many pages it told of that weren't got yet."""
    return dotted(f"{words.counted(row.waiting, 'page')} still to be got" if row.waiting else "")


def sheet(file: SourceFile) -> Sheet:
    """A source opened."""
    sections = (
        Section("How it is collected from", (Entry(interval(file), "", wishes(file)),)),
        Section("What it brought last", tuple(map(_brought, file.articles))),
        Section("How it was asked last", tuple(map(poll, file.polls))),
        Section("Who wrote it so", tuple(map(version, reversed(file.versions)))),
    )
    return Sheet(source(file.row), tuple(one for one in sections if one.items))


def interval(file: SourceFile) -> Line:
    """How often a source is asked."""
    bounds = (file.row.subscription.least, file.row.subscription.longest)
    least, most = (in_words(timedelta(seconds=one)) for one in bounds)
    return line(f"asked at most every {least}, at least every {most}")


def wishes(file: SourceFile) -> tuple[Line, ...]:
    """Which of its items are kept, and where it stands."""
    kept = file.row.subscription
    return lines(
        dotted(f"only items with {_any(kept.include)}" if kept.include else ""),
        dotted(f"no items with {_any(kept.exclude)}" if kept.exclude else ""),
        dotted(f"links like {kept.follow}" if kept.follow else ""),
        dotted(f"in the group {kept.group}" if kept.group else ""),
    )


def _any(those: tuple[str, ...]) -> str:
    return " or ".join(map(common.quoted, those))


def _brought(article: Reference) -> Entry:
    return Entry(words.headed(article), article.article, (words.origin(article),))


def poll(row: PollRow) -> Entry:
    """A poll: when, what came of it and why, how many new items."""
    one = row.poll
    read = f"{one.read} read" + (f" ({one.walled} behind a paywall)" if one.walled else "")
    pages = (read, f"{one.empty} without text", f"{one.lost} lost")
    counts = [told for told in pages if not told.startswith("0 ")]
    new = f"{words.counted(one.new, 'new item')}" if one.new else ""
    told = f"of pages since the poll before {', '.join(counts)}" if counts else ""
    unwanted = f"{one.left:,} left out" if one.left else ""
    what = Piece(one.condition, "kind")
    return Entry(dotted(moment(one.at), what, row.why, new, unwanted, told), "")


def version(one: VersionRow) -> Entry:
    """A source as somebody wrote it."""
    what = "removed"
    if one.subscription is not None:
        what = "paused" if one.subscription.paused else one.subscription.name or ""
    return Entry(dotted(moment(one.moment), f"by {one.by}", what, one.why), "")
