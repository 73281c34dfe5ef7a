"""Whose side somebody is on: the state that a speaker, an office or an outlet belongs to."""

from collections.abc import Sequence

from tocsin.assess.case import Case, Heard
from tocsin.assess.contradictions.dismissals import Dismissal
from tocsin.assess.interest import Interest, Interests
from tocsin.link.actors.known import ruling
from tocsin.link.actors.lands import lands_of, owning
from tocsin.link.actors.named import named
from tocsin.link.origins import OFFICIALS
from tocsin.link.sources import kind_of


class Sides:
    """The sides of those who speak in some accounts, by what these say of them."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._interests = Interests(Case(id="", heard=tuple(heard)))

    def interest(self, name: str) -> Interest:
        """For whom a name stands, be it a state or not."""
        return self._interests.of(name)

    def of(self, name: str) -> Interest | None:
        """The state that somebody is of; None where nothing says that it is one's."""
        found = self.interest(name)
        return found if found.of_state else None

    def answering(self, dismissal: Dismissal) -> Interest | None:
        """The state for which an official answers a warning.

        His own, where articles tell; else that to which the warning was given; else that in which
        the danger is, for officials of other lands are named with these.
        """
        own = self.of(dismissal.speaker)
        if own is not None:
            return own
        called = next((n for n in named(dismissal.reading) if n.name == dismissal.speaker), None)
        if called is None or not any(kind_of(role, "") == "official" for role in called.roles):
            return None
        lands = lands_of(dismissal.reading)
        words = [word for role in called.roles for word in role.split()]
        home = called.home or next(filter(None, (owning(word, lands) for word in words)), None)
        if home is not None:
            return self.of(ruling(home) or home)
        given = [side for name in dismissal.to if (side := self.of(name))]
        return given[0] if given else self.of(OFFICIALS)
