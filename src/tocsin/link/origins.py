"""Origins: to how many independent sources the accounts of one incident go back, and by what way.

An account is what one article holds of an incident. `tocsin.link.tally` counts the origins; here
stand what the count depends on (`Report`), and the graph that shows it: who has it from whom, in
which sentence, which accounts vouch for an origin and which only repeat it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import field
from msgspec.structs import replace

from tocsin.clean.fold import folded
from tocsin.link.credit import Credit, Known, agency, credited
from tocsin.link.outlet import outlet, same_as
from tocsin.link.sources import SourceKind
from tocsin.link.tally import AGENCY, Chain, Settled, Strand, Summary, Trace, grown, settled
from tocsin.link.tellings import Telling, Voice, tellings
from tocsin.records import Incident, Reading, Record, Span

NodeKind = Literal["account", "outlet", "agency", "speaker"]
OFFICIALS, WITNESSES = "unnamed officials", "unnamed witnesses"
_NO_NAME = "an outlet that the page does not name"


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
    """One independent source: `id` is the terminal, `unit` who vouches for it; both are nodes.

    `accounts` are those of the unit that vouches for it, copies and echoes too, `repeated` those
    of units that have nothing else. `kinds` are those of all of them.
    """

    id: str
    unit: str
    accounts: tuple[str, ...]
    repeated: tuple[str, ...]
    kinds: tuple[SourceKind, ...]


class OriginGraph(Record, frozen=True):
    """Where the accounts of one incident come from. All in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Derived, ...]
    origins: tuple[Origin, ...]
    summary: Summary


def trace(report: Report, known: Known = agency) -> Trace:
    """All of a report that counts."""
    paper = _outlet(report, known)
    credited = {c.strength: set[str]() for c in report.credits}
    for credit in report.credits:
        credited[credit.strength].add(key(credit.agency, known))
    own = {paper} if paper.startswith(AGENCY) else set[str]()
    return Trace(
        article=report.article,
        outlet=paper,
        text=report.copies or report.article,
        strand=Strand(
            published=_rank(report.published),
            signed=tuple(sorted(credited.get("whole") or own)),
            parts=tuple(sorted(credited.get("part", set()) - {paper})),
            chains=tuple(sorted({_chain(one, report, known) for one in report.tellings})),
        ),
        kinds=tuple(sorted(_kinds(report))),
        actors=_actors(report, known),
    )


def _actors(report: Report, known: Known) -> dict[str, tuple[str, ...]]:
    """The actors of those of its names that count, by key; who is a known agency is that one.

    An outlet that signs with its own initials is one with these: "VTN" in Varnian Town News.
    """
    names = {report.outlet or "", *(credit.agency for credit in report.credits)}
    names.update(voice.name for one in report.tellings for voice in one.voices if voice.named)
    found = {name: {report.actors[name]} for name in names & report.actors.keys()}
    for credit in report.credits:
        if report.outlet and credit.agency == _initials(report.outlet):
            found.setdefault(report.outlet, set()).add(f"initials {_outlet(report, known)}")
            found.setdefault(credit.agency, set()).add(f"initials {_outlet(report, known)}")
    return {
        key(name, known): tuple(sorted(found[name])) for name in sorted(found) if not known(name)
    }


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _rank(published: str | None) -> str:
    """What sorts by time: a day alone behind all times of that day, no date at the end."""
    if not published:
        return "~"
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return f"{published}~"  # a month, a year
    if "T" not in published:
        return f"{published}~"
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).isoformat()


def _chain(telling: Telling, report: Report, known: Known) -> Chain:
    """The keys of those through whom a telling comes, without the outlet and whoever is nobody."""
    paper = _outlet(report, known)
    keys = [
        key(voice.name, known) if voice.named else _unnamed(telling, voice, paper)
        for voice in telling.voices
    ]
    return tuple(one for one in keys if one and one != paper)


def _unnamed(telling: Telling, voice: Voice, paper: str) -> str | None:
    """Who has no name: officials say the same to all, witnesses are each outlet's own.

    Others are nobody: "he", "a family", or words that are no speaker.
    """
    if voice is not telling.voices[-1]:
        return None
    if telling.kind in ("official", "court"):
        return OFFICIALS
    return f"{WITNESSES} of {paper}" if telling.kind in ("witness", "imagery") else None


def origins(accounts: Iterable[Report], known: Known = agency) -> OriginGraph:
    """Where the accounts of one incident come from; their order doesn't matter.

    `known` gives the canonical name of a news agency as written, None for what is none.
    """
    reports = sorted(accounts, key=lambda report: report.account)
    summary = Summary()
    for report in reports:
        summary = grown(summary, trace(report, known))
    counted = settled(summary)
    edges = [edge for report in reports for edge in _links(report, known)]
    edges.extend(_copies(reports))
    return OriginGraph(
        nodes=_nodes(reports, counted.names, known),
        edges=_renamed(edges, counted.names),
        origins=_origins(reports, counted, known),
        summary=summary,
    )


def _renamed(edges: Iterable[Derived], names: Mapping[str, str]) -> tuple[Derived, ...]:
    """The edges in order, each between nodes by the keys by which they are known here."""
    found = {
        replace(
            edge, node=names.get(edge.node, edge.node), source=names.get(edge.source, edge.source)
        )
        for edge in edges
    }
    return tuple(sorted((edge for edge in found if edge.node != edge.source), key=_order))


def _outlet(report: Report, known: Known) -> str:
    if report.outlet is None:
        return f"article:{report.article}"
    return key(report.outlet, known)


def key(name: str, known: Known = agency) -> str:
    """The key of an outlet, agency or speaker: they share them, as a paper that is cited is it."""
    full = known(name)
    return f"{AGENCY}{folded(full)}" if full else f"name:{same_as(name)}"


def _voice_key(telling: Telling, voice: Voice, report: Report, known: Known) -> str:
    """A voice's node; whoever is nobody in particular is somebody else in each outlet."""
    if voice.named:
        return key(voice.name, known)
    shared = _unnamed(telling, voice, _outlet(report, known))
    return shared or f"unnamed:{voice.name.casefold()} ({voice.scope or report.article})"


def _kinds(report: Report) -> set[SourceKind]:
    return {telling.kind for telling in report.tellings if telling.kind}


def _links(report: Report, known: Known) -> Iterator[Derived]:
    """The account comes from its outlet, that from agencies, and those from who spoke to them."""
    account = report.account
    paper = _outlet(report, known)
    yield Derived(
        node=_account(report),
        source=paper,
        account=account,
        span=None,
        reason=f"published by {report.outlet or _NO_NAME}",
    )
    for credit in report.credits:
        source = key(credit.agency, known)
        if source != paper:
            yield Derived(
                node=paper,
                source=source,
                account=account,
                span=credit.span,
                reason=f"credited for {_EXTENT[credit.strength]}: “{credit.words}”",
            )
    wholly = [c for c in report.credits if c.strength == "whole"]
    start = key(wholly[0].agency, known) if wholly else paper
    for telling in report.tellings:
        yield from _told(report, telling, paper, start, known)


_EXTENT = {"whole": "the text", "part": "a part of it"}


def _told(
    report: Report, telling: Telling, paper: str, start: str, known: Known
) -> Iterator[Derived]:
    """The links of one telling; where the text is an agency's, others spoke to that one."""
    node = start
    for voice in telling.voices:
        source = _voice_key(telling, voice, report, known)
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
        first, *others = sorted(group, key=lambda r: (_rank(r.published), r.account))
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


def _nodes(reports: Sequence[Report], names: Mapping[str, str], known: Known) -> tuple[Node, ...]:
    """A node for everything that an edge can name; an agency stays one where it is an outlet."""
    found: set[tuple[str, NodeKind, str]] = set()
    for report in reports:
        found.add((_account(report), "account", report.account))
        found.add((_outlet(report, known), "outlet", report.outlet or _NO_NAME))
        for credit in report.credits:
            found.add((key(credit.agency, known), "agency", credit.agency))
        for telling in report.tellings:
            for voice in telling.voices:
                node = _voice_key(telling, voice, report, known)
                shared = node == OFFICIALS or node.startswith(WITNESSES)
                name = node.partition(" of ")[0] if shared else voice.name
                found.add((node, voice.standing, name))
    nodes: dict[str, Node] = {}
    for node, kind, name in sorted(found, key=lambda one: one[1:]):  # account, agency, outlet, …
        own = names.get(node, node)
        nodes.setdefault(own, Node(id=own, kind=kind, name=name))
    return tuple(sorted(nodes.values(), key=lambda node: node.id))


def _origins(reports: Sequence[Report], counted: Settled, known: Known) -> tuple[Origin, ...]:
    members: dict[str, list[tuple[Report, bool]]] = {}
    for report in reports:
        own = trace(report, known)
        origin, vouches = counted.origin(own.outlet, own.text)
        members.setdefault(origin, []).append((report, vouches))
    return tuple(
        Origin(
            id=origin,
            unit=counted.vouched[origin],
            accounts=tuple(report.account for report, vouches in group if vouches),
            repeated=tuple(report.account for report, vouches in group if not vouches),
            kinds=tuple(sorted(set().union(*(_kinds(report) for report, _ in group)))),
        )
        for origin, group in sorted(members.items())
    )


def _order(edge: Derived) -> tuple[str, str, str, int, str]:
    return edge.account, edge.node, edge.source, edge.span.start if edge.span else -1, edge.reason
