"""An incident opened: its accounts, figures over time, who says who did it, where it comes from."""

from collections.abc import Mapping

from tocsin.desk.views import Account, BlameRow, IncidentFile
from tocsin.link.origins import Derived, Origin
from tocsin.read.places.folding import fold
from tocsin.records import FIGURE_KINDS
from tocsin.wording.lists import entries, judgement, words
from tocsin.wording.lists.sheet import Entry, Grid, Piece, Section, Sheet, dotted, line, lines


def incident(file: IncidentFile) -> Sheet:
    """The sheet of an incident; its accounts are numbered in the order in which they were read."""
    numbers = {one.id: number for number, one in enumerate(file.accounts, 1)}
    sections = [
        Section("Accounts", tuple(map(_account, file.accounts)), numbered=True),
        _figures(file, numbers),
        Section("Who says who did it", _blame(file)),
        Section(f"Origins: {file.origins.summary.words}", _origins(file, numbers)),
        *judgement.section(file.judgements),
    ]
    return Sheet(entries.incident(file), tuple(one for one in sections if one.items))


def _account(one: Account) -> Entry:
    source = one.source
    told = [words.marks(sentence, one.incident.mentions) for sentence in one.sentences]
    why = words.why(one.score, one.reasons, one.by)
    learnt = f"learnt {words.moment(one.learnt)}"
    return Entry(
        words.headed(source), one.id, lines(line(source.address), *told, dotted(learnt, why))
    )


def _figures(file: IncidentFile, numbers: Mapping[str, int]) -> Section:
    """What each account counts, in the order in which they came out, and who gave it."""
    told = [one for one in file.accounts if one.incident.figures]
    told.sort(key=lambda one: (one.source.published or "~", numbers[one.id]))
    kinds = [kind for kind in FIGURE_KINDS if any(kind in one.incident.figures for one in told)]
    rows = tuple(
        (
            str(numbers[one.id]),
            words.day(one.source.published),
            words.outlet(one.source),
            *(
                _number(*one.incident.figures[kind]) if kind in one.incident.figures else ""
                for kind in kinds
            ),
            words.some(dict.fromkeys(figure.by for figure in one.figures if figure.by)),
        )
        for one in told
    )
    grid = Grid(("", "published", "outlet", *kinds, "given by"), rows)
    return Section("Figures", (grid,) if rows else ())


def _number(low: int | None, high: int | None) -> str:
    """A number, or its bounds: `38`, `≥ 139`, `24–25`."""
    if low is None:
        return "?" if high is None else f"≤ {high:,}"
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _blame(file: IncidentFile) -> tuple[Entry, ...]:
    """By whom is accused, so that who rejects a charge stands below those who make it."""
    accused: dict[str, list[BlameRow]] = {}
    for row in file.blame:
        accused.setdefault(fold(row.blame.accused), []).append(row)
    return tuple(_blamed(row) for rows in accused.values() for row in rows)


def _blamed(row: BlameRow) -> Entry:
    said = row.blame
    head = dotted(Piece(said.accused, "strong"), Piece(said.stance, "kind"), f"by {said.by}")
    told = words.marks(said.sentence, (said.evidence,))
    return Entry(head, said.id, lines(told, line(words.shown(said)), words.origin(row.source)))


def _origins(file: IncidentFile, numbers: Mapping[str, int]) -> tuple[Entry, ...]:
    names = {node.id: node.name for node in file.origins.nodes}
    for one in file.accounts:
        names[f"account:{one.id}"] = f"account {numbers[one.id]}, {words.outlet(one.source)}"
    return tuple(_origin(one, file.origins.edges, names, numbers) for one in file.origins.origins)


def _origin(
    origin: Origin,
    edges: tuple[Derived, ...],
    names: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Entry:
    """An independent source: who vouches for it, who repeats it, and through whom each has it."""
    told = {*origin.accounts, *origin.repeated}
    name = names.get(origin.id, origin.id)
    unit = "" if origin.unit == origin.id else f"by {names.get(origin.unit, origin.unit)}"
    head = dotted(Piece(name, "strong"), unit, _numbered(origin.accounts, numbers))
    again = f"repeated by {_numbered(origin.repeated, numbers)}" if origin.repeated else ""
    links: dict[tuple[str, str, str], Derived] = {}
    for edge in edges:
        if edge.account in told and not edge.reason.startswith("published by"):
            links.setdefault((edge.account, edge.node, edge.source), edge)
    chains = sorted(links.values(), key=lambda edge: numbers.get(edge.account, 0))
    steps = (line(_step(one, names, numbers)) for one in chains)
    return Entry(head, "", lines(dotted(again), *steps))


def _numbered(accounts: tuple[str, ...], numbers: Mapping[str, int]) -> str:
    own = sorted(numbers[one] for one in accounts if one in numbers)
    return f"{'account' if len(own) == 1 else 'accounts'} {', '.join(map(str, own))}"


def _step(edge: Derived, names: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    """Who has it from whom: the account itself, or somebody through whom it has it."""
    number, source = numbers[edge.account], names.get(edge.source, edge.source)
    own = edge.node == f"account:{edge.account}"
    node = "" if own else f"{names.get(edge.node, edge.node)} "
    return f"{number}: {node}← {source} ({edge.reason})"
