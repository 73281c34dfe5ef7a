"""Provenance: whose word something is, as a node of the origin graph.

- A speaker who has a name is the node of that name, whoever carries the words.
- Officials without a name are one for all.
- Witnesses are their carrier's own, and so is anybody else without a name. The carrier of an
  account is its unit (docs/dev/origins.md has units): the agency that it is from, the first to
  publish its text, else its outlet. So the witnesses in a copy are those of the original.
- What nobody is named for is the carrier's own word.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from tocsin.assess.case import Case, Cited
from tocsin.link.actors.lands import lands_of
from tocsin.link.actors.named import is_name
from tocsin.link.credit import agency
from tocsin.link.origins import OFFICIALS, WITNESSES, Report, key, origins, trace
from tocsin.link.sources import kind_of
from tocsin.link.tally import settled
from tocsin.records import Reading, Span


class Provenance:
    """Knows of some accounts, each with the reading that it is of, whose words they hold."""

    def __init__(self, told: Iterable[tuple[Report, Reading]]) -> None:
        pairs = list(told)
        self.graph = origins(report for report, _ in pairs)
        self._settled = settled(self.graph.summary)
        self._reports = {report.account: report for report, _ in pairs}
        self._traces = {account: trace(report) for account, report in self._reports.items()}
        self._readings = {report.article: reading for report, reading in pairs}
        self._keys: dict[str, str] = {}

    @classmethod
    def of(cls, case: Case) -> "Provenance":
        """That of the accounts of a case."""
        return cls((one.report, one.reading) for one in case.heard)

    @property
    def names(self) -> Mapping[str, str]:
        """From keys to those by which the same is known here, where these are others."""
        return self._settled.names

    @cached_property
    def nodes(self) -> dict[str, str]:
        """All but the accounts themselves, by id, with their names."""
        return {node.id: node.name for node in self.graph.nodes if node.kind != "account"}

    # Accounts

    def outlet(self, report: Report) -> str:
        """The node of a report's outlet."""
        return self._known_as(self._traces[report.account].outlet)

    def text(self, report: Report) -> str:
        """What the copies of a report's article share with it."""
        return self._traces[report.account].text

    def carrier(self, report: Report) -> str:
        """The unit that an account belongs to."""
        return self._settled.units[self.outlet(report), self.text(report)]

    def account(self, report: Report) -> tuple[str, bool]:
        """The origin of an account, and whether its outlet has it from there itself."""
        outlet = self.outlet(report)
        origin, vouches = self._settled.origin(outlet, self.text(report))
        return origin, vouches and self.carrier(report) == outlet

    def teller(self, report: Report) -> str:
        """Who an account's origin is to be called by.

        Where the unit that vouches for it has it from several, none of them tells all of it: which
        of them the origin is counted by is the alphabet's choice, and the unit is named.
        """
        origin, _ = self.account(report)
        unit = self._settled.vouched[origin]
        return origin if len(self._settled.terminals[unit]) == 1 else unit

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """All outlets and agencies that have accounts here, with the origin of each.

        That is the origin of what it has of its own, else of its first account.
        """
        found: dict[str, str] = {}
        for own in (True, False):
            for _, report in sorted(self._reports.items()):
                origin, vouches = self.account(report)
                if vouches is own:
                    found.setdefault(self.outlet(report), origin)
        return found

    # Words

    def cite(self, report: Report, sentence: Span, speaker: str | None = None) -> Cited:
        """A sentence of an account, with whose word it is."""
        return cited(report, sentence, speaker, self.whose(report, speaker))

    def whose(self, report: Report, speaker: str | None) -> str:
        """The node of whose word it is that an account has from a speaker, or gives to nobody.

        What it gives to nobody is said by whom its carrier has all that it tells from, if that is
        one. Who has no name and is neither official nor witness counts as the carrier itself: more
        voices of one paper are no second source.
        """
        node = None if speaker is None else self.speaker(report, speaker)
        if node is not None:
            return node
        carrier = self.carrier(report)
        terminals = self._settled.terminals[carrier]
        return terminals[0] if speaker is None and len(terminals) == 1 else carrier

    def speaker(self, report: Report, name: str) -> str | None:
        """The node of a speaker as an account calls it; None for somebody without a name."""
        node = self.named(name)
        if node in self.nodes or agency(name) or self._names_somebody(report, name):
            return node
        kind = kind_of(name, "")
        if kind in ("official", "court"):
            return OFFICIALS
        if kind in ("witness", "imagery"):
            return f"{WITNESSES} of {self.carrier(report)}"
        return None

    def unnamed(self, report: Report, words: str) -> str:
        """A node for somebody without a name, where each such speaker is to have its own."""
        return f"unnamed:{words.casefold()} ({self.carrier(report)})"

    def named(self, name: str) -> str:
        """The node of a name, be it here or not."""
        if name not in self._keys:  # a few names stand in thousands of tellings
            self._keys[name] = self._known_as(key(name))
        return self._keys[name]

    def _names_somebody(self, report: Report, words: str) -> bool:
        """Whether words are a name: of one word only a land's or what is read as a body."""
        if is_name(words) or words in self._lands:
            return True
        entities = self._readings[report.article].entities
        return any(one.name == words and one.kind == "organisation" for one in entities)

    @cached_property
    def _lands(self) -> frozenset[str]:
        """The lands that no table has and any article names."""
        return frozenset(land for one in self._readings.values() for land in lands_of(one).values())

    def _known_as(self, own: str) -> str:
        return self.names.get(own, own)


def cited(report: Report, sentence: Span, speaker: str | None, origin: str) -> Cited:
    """A sentence of the article of a report, with its speaker and the node that it goes back to."""
    return Cited(
        article=report.article,
        outlet=report.outlet,
        published=report.published,
        speaker=speaker,
        origin=origin,
        sentence=sentence,
    )
