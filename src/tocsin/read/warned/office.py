"""Whose government somebody speaks for: "Varnia's foreign minister, Orla Venn", "their embassy".

Countries that no table knows count, too, where the text says that this is their minister.
"""

import re

from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.warned.parties import country_of

_OFFICE = (
    r"(?i:ministers?|ambassador|envoy|president|premier|chancellor|consul|embassy|secretary|king|"
    r"queen)"
)
_LAND = r"(?P<land>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})"
_LANDS = re.compile(rf"(?:^|[\s“\"(]){_LAND}[’']s?\s+(?:[\w-]+\s+){{0,3}}{_OFFICE}\b,?\s*$")
_ADJECTIVE = re.compile(rf"(?P<land>[A-Z]\w+)\s+(?:[\w-]+\s+){{0,2}}{_OFFICE},?\s+$")
_BEHIND = re.compile(
    rf",\s+(?:(?:the|an?)\s+)?(?:[\w-]+\s+){{0,3}}{_OFFICE}\s+(?:of|for)\s+(?:the\s+)?{_LAND}"
)
_LANDS_BEHIND = re.compile(rf",\s+(?:the\s+)?{_LAND}[’']s?\s+(?:[\w-]+\s+){{0,3}}{_OFFICE}\b")
_LOOK = 90  # characters around a name
_TIMES = 12  # places where a name stands


def government_of(text: str, name: str) -> str | None:
    """The government that somebody speaks for by office, or None."""
    own = _LANDS.search(name)
    if own:
        return _government(own.group("land"))
    at = text.find(name)
    for _ in range(_TIMES):
        if at < 0:
            break
        end = at + len(name)
        found = (
            _LANDS.search(text, max(0, at - _LOOK), at)
            or _BEHIND.match(text, end, end + _LOOK)
            or _LANDS_BEHIND.match(text, end, end + _LOOK)
        )
        if found:
            return _government(found.group("land"))
        adjective = _ADJECTIVE.search(text, max(0, at - _LOOK), at)
        country = adjective and known_names().demonyms.get(adjective.group("land"))
        if country:
            return government(country)
        at = text.find(name, end)
    return None


def _government(land: str) -> str:
    return government(country_of(land) or land)
