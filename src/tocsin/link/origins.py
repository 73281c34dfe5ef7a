"""Origins: how many independent sources the accounts of one incident go back to.

An account is what one article holds of an incident. What it goes back to are its *terminals*: the
outlet, the text that it copies, the agencies that it credits, and everybody with a name through
whom it tells the incident. Accounts that share one are of one origin, and so are those that a
third ties together (union-find: Tarjan 1975). False corroboration is the worse error, so whatever
may be the same source is taken for it: docs/dev/origins.md gives the rules and their price.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import field

from tocsin.clean.fold import folded
from tocsin.link.credit import Credit, Known, agency, credited
from tocsin.link.outlet import outlet, same_as
from tocsin.link.sources import SourceKind
from tocsin.link.tellings import Telling, Voice, tellings
from tocsin.records import Incident, Reading, Record, Span

NodeKind = Literal["account", "outlet", "agency", "speaker"]


class Report(Record, frozen=True):
    """What the origins of an account depend on.

    `account` is its id. `copies` is the id of the group of articles that have their words from
    one text ("origin" in `tocsin.link.grouping`), None where the article was not compared.
    `actors` holds, by the names in `tellings`, `credits` and `outlet`, the ids of the actors that
    these are, where known.
    """

    account: str
    article: str
    outlet: str | None
    published: str | None
    copies: str | None
    credits: tuple[Credit, ...]
    tellings: tuple[Telling, ...]
    actors: dict[str, str] = field(default_factory=dict)


def report(
    account: str,
    reading: Reading,
    incident: Incident,
    copies: str | None = None,
    actors: Mapping[str, str] | None = None,
    known: Known = agency,
) -> Report:
    """The report of an account, which is an incident of a reading; see `Report`."""
    article = reading.article
    return Report(
        account=account,
        article=article.id,
        outlet=outlet(article),
        published=article.published.value if article.published else None,
        copies=copies,
        credits=credited(article, known),
        tellings=tellings(reading, incident, known),
        actors=dict(actors or {}),
    )


class Node(Record, frozen=True):
    """An account, or somebody whom accounts come from. `name` is the first in the alphabet."""

    id: str
    kind: NodeKind
    name: str


class Derived(Record, frozen=True):
    """That `node` has what it tells from `source`, as the article of `account` shows.

    `span` is where the text says so, None where something else does; `reason` says it in words.
    """

    node: str
    source: str
    account: str
    span: Span | None
    reason: str


class Origin(Record, frozen=True):
    """One independent source: the accounts that go back to it, the terminals that tie them."""

    id: str
    accounts: tuple[str, ...]
    terminals: tuple[str, ...]
    kinds: tuple[SourceKind, ...]


class OriginGraph(Record, frozen=True):
    """Where the accounts of one incident come from. All in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Derived, ...]
    origins: tuple[Origin, ...]
    summary: "Summary"


class Summary(Record, frozen=True):
    """The counts of an incident's origins, to which accounts can be added one at a time.

    `terminals` leads from each terminal to its origin's id, which is the first of that origin's
    terminals in the alphabet. `kinds` are those of all accounts. It grows with the sources, not
    with the accounts.
    """

    items: int = 0
    outlets: tuple[str, ...] = ()
    terminals: dict[str, str] = field(default_factory=dict)
    kinds: tuple[SourceKind, ...] = ()

    @property
    def origins(self) -> int:
        """How many independent origins there are."""
        return len(set(self.terminals.values()))

    @property
    def words(self) -> str:
        """In words: "7 items, 4 outlets, 1 origin"."""
        counts = ((self.items, "item"), (len(self.outlets), "outlet"), (self.origins, "origin"))
        return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)


class Trace(Record, frozen=True, array_like=True):
    """All of a report that counts: what the account goes back to, and by which kinds of sources."""

    terminals: tuple[str, ...]
    outlet: str
    kinds: tuple[SourceKind, ...]


def trace(report: Report, known: Known = agency) -> Trace:
    """What an account goes back to, in short."""
    outlet = _outlet(report, known)
    return Trace(
        terminals=terminals(report, known), outlet=outlet, kinds=tuple(sorted(_kinds(report)))
    )


def grown(summary: Summary, account: Trace) -> Summary:
    """`summary` with one more account, which isn't in it yet.

    Adding all accounts in any order gives what `origins` gives of all at once.
    """
    own = account.terminals
    roots = {summary.terminals.get(terminal, terminal) for terminal in own}
    root = min(roots)
    tied = {t: root if of in roots else of for t, of in summary.terminals.items()}
    return Summary(
        items=summary.items + 1,
        outlets=tuple(sorted({*summary.outlets, account.outlet})),
        terminals=dict(sorted({**tied, **dict.fromkeys(own, root)}.items())),
        kinds=tuple(sorted({*summary.kinds, *account.kinds})),
    )


def origins(accounts: Iterable[Report], known: Known = agency) -> OriginGraph:
    """Where the accounts of one incident come from; their order doesn't matter.

    `known` gives the canonical name of a news agency as written, None for what is none.
    """
    reports = sorted(accounts, key=lambda report: report.account)
    summary = Summary()
    for report in reports:
        summary = grown(summary, trace(report, known))
    edges = [edge for report in reports for edge in _chains(report, known)]
    edges.extend(_copies(reports))
    return OriginGraph(
        nodes=_nodes(reports, known),
        edges=tuple(sorted(set(edges), key=_order)),
        origins=_origins(reports, summary, known),
        summary=summary,
    )


def terminals(report: Report, known: Known = agency) -> tuple[str, ...]:
    """What an account goes back to, as keys: two accounts that share one are of one origin.

    At least one: the outlet, or the article where that isn't known.
    """
    found = {_outlet(report, known)}
    if report.copies:
        found.add(f"text:{report.copies}")
    found.update(_key(credit.agency, report.actors, known) for credit in report.credits)
    voices = (voice for telling in report.tellings for voice in telling.voices)
    found.update(_key(voice.name, report.actors, known) for voice in voices if voice.named)
    return tuple(sorted(found))


def _outlet(report: Report, known: Known) -> str:
    if report.outlet is None:
        return f"article:{report.article}"
    return _key(report.outlet, report.actors, known)


def _key(name: str, actors: Mapping[str, str], known: Known) -> str:
    """Outlets, agencies and speakers share their keys: a paper that is cited is the same paper.

    Who is a known agency goes by its name, which is the same whether or not it became an actor.
    """
    full = known(name)
    if full is None and name in actors:
        return f"actor:{actors[name]}"
    return f"name:{folded(full) if full else same_as(name)}"


def _voice_key(voice: Voice, report: Report, known: Known) -> str:
    """A voice's node; who has no name is somebody else in each outlet."""
    if voice.named:
        return _key(voice.name, report.actors, known)
    return f"unnamed:{voice.name.casefold()} ({voice.scope or report.article})"


def _kinds(report: Report) -> set[SourceKind]:
    return {telling.kind for telling in report.tellings if telling.kind}


def _chains(report: Report, known: Known) -> Iterator[Derived]:
    """The account comes from its outlet, that from agencies, and those from who spoke to them."""
    account = report.account
    paper = _outlet(report, known)
    yield Derived(
        node=_account(report),
        source=paper,
        account=account,
        span=None,
        reason=f"published by {report.outlet or 'an outlet that the page does not name'}",
    )
    for credit in report.credits:
        source = _key(credit.agency, report.actors, known)
        if source != paper:
            yield Derived(
                node=paper,
                source=source,
                account=account,
                span=credit.span,
                reason=f"credited for {_EXTENT[credit.strength]}: “{credit.words}”",
            )
    wholly = [c for c in report.credits if c.strength == "whole"]
    start = _key(wholly[0].agency, report.actors, known) if wholly else paper
    for telling in report.tellings:
        yield from _links(report, telling, paper, start, known)


_EXTENT = {"whole": "the text", "part": "a part of it"}


def _links(
    report: Report, telling: Telling, paper: str, start: str, known: Known
) -> Iterator[Derived]:
    """The links of one telling; where the text is an agency's, others spoke to that one."""
    node = start
    for voice in telling.voices:
        source = _voice_key(voice, report, known)
        if source in (node, paper):
            continue
        yield Derived(
            node=node,
            source=source,
            account=report.account,
            span=telling.sentence,
            reason=f"“{telling.mention.text}” is told by {voice.name}",
        )
        node = source


def _copies(reports: Sequence[Report]) -> Iterator[Derived]:
    """Each account whose article copies a text comes from the one that was published first."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        if report.copies:
            groups.setdefault(report.copies, []).append(report)
    for group in groups.values():
        first, *others = sorted(group, key=lambda r: (r.published or "~", r.account))
        for other in others:
            yield Derived(
                node=_account(other),
                source=_account(first),
                account=other.account,
                span=None,
                reason=f"has its words from one text with {first.outlet or first.article}, "
                "which was the first to publish it",
            )


def _account(report: Report) -> str:
    return f"account:{report.account}"


def _nodes(reports: Sequence[Report], known: Known) -> tuple[Node, ...]:
    """A node for everything that an edge can name; an agency stays one where it is an outlet."""
    found: set[tuple[str, NodeKind, str]] = set()
    for report in reports:
        found.add((_account(report), "account", report.account))
        found.add((_outlet(report, known), "outlet", report.outlet or report.article))
        for credit in report.credits:
            found.add((_key(credit.agency, report.actors, known), "agency", credit.agency))
        for voice in (v for telling in report.tellings for v in telling.voices):
            found.add((_voice_key(voice, report, known), voice.standing, voice.name))
    nodes: dict[str, Node] = {}
    for key, kind, name in sorted(found):  # by kind: account, agency, outlet, speaker
        nodes.setdefault(key, Node(id=key, kind=kind, name=name))
    return tuple(nodes.values())


def _origins(reports: Sequence[Report], summary: Summary, known: Known) -> tuple[Origin, ...]:
    members: dict[str, list[Report]] = {}
    for report in reports:
        members.setdefault(summary.terminals[terminals(report, known)[0]], []).append(report)
    return tuple(
        Origin(
            id=root,
            accounts=tuple(report.account for report in group),
            terminals=tuple(t for t, of in summary.terminals.items() if of == root),
            kinds=tuple(sorted(set().union(*map(_kinds, group)))),
        )
        for root, group in sorted(members.items())
    )


def _order(edge: Derived) -> tuple[str, str, str, int, str]:
    return edge.account, edge.node, edge.source, edge.span.start if edge.span else -1, edge.reason
