"""What of a reading belongs to groups."""

from tocsin.link.actors.named import named
from tocsin.link.copies import imprint
from tocsin.link.incidents.account import accounts
from tocsin.link.stories import gist
from tocsin.records import Reading


def linked(reading: Reading) -> set[tuple[str, str]]:
    """The kinds of groups and the ids of the members that a reading gives, as rules are now."""
    return {
        ("origin", imprint(reading).id),
        ("story", gist(reading).id),
        *(("actor", one.id) for one in named(reading)),
        *(("incident", one.id) for one in accounts(reading)),
    }
