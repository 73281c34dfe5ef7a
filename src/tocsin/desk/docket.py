"""A docket: the accounts of incidents, fetched from the record to be weighed together."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from tocsin.assess.case import Case, Heard
from tocsin.desk import linking
from tocsin.desk.look import Shelf
from tocsin.desk.views import Reference
from tocsin.records import Reading
from tocsin.store import View, articles, groups, journal
from tocsin.store.groups import Joined


class Docket:
    """The cases and readings that are weighed together, each fetched once."""

    def __init__(self, view: View) -> None:
        """An empty one, of the record as it is known in `view`."""
        self._view = view
        self._readings: dict[int, Reading] = {}
        self._references: dict[str, Reference] = {}

    def cases(self, incidents: Iterable[str]) -> list[Case]:
        """The cases of incidents, by their ids."""
        view = self._view
        return self._of({group: groups.members(view, "incident", group) for group in incidents})

    def shown(self, incidents: Collection[str], most: int) -> list[Case]:
        """Likewise; one of more than so many accounts by those alone that stand for it."""
        view = self._view
        sizes = {id_: one.size for id_, one in groups.states(view, "incident", incidents).items()}
        large = [one for one in incidents if sizes.get(one, 0) > most]
        standing = groups.representatives(view, "incident", large)
        members = {
            one: standing.get(one) or groups.members(view, "incident", one) for one in incidents
        }
        return self._of(members)

    def _of(self, joined: Mapping[str, Sequence[Joined]]) -> list[Case]:
        view = self._view
        members = {group: [one.member for one in all_] for group, all_ in joined.items()}
        ids = [member for all_ in members.values() for member in all_]
        held = articles.holding(view, "account", ids)
        self.fetch(set(held.values()))
        numbers = set(held.values())
        reports = {
            number: linking.ties(view, self._readings[number]).reports(self._readings[number])
            for number in numbers
        }
        came = groups.came(view, "incident", ids)
        return [
            Case(
                id=group,
                heard=tuple(
                    Heard(
                        account=one,
                        reading=self._readings[held[one]],
                        report=reports[held[one]][one],
                        learnt=journal.moment(view, came[one]),
                    )
                    for one in sorted(all_)
                ),
            )
            for group, all_ in members.items()
        ]

    def fetch(self, numbers: Collection[int]) -> list[Reading]:
        """The readings of these numbers."""
        missing = set(numbers) - self._readings.keys()
        if missing:
            shelf = Shelf.of(self._view, missing)
            self._readings |= shelf.readings
            for number, reading in shelf.readings.items():
                self._references[reading.article.id] = shelf.reference(number)
        return [self._readings[number] for number in sorted(numbers)]

    def references(self) -> dict[str, Reference]:
        """The articles of all that was fetched, by the ids that they have in their readings."""
        return self._references
