"""Interest: on whose behalf an origin speaks.

Origins that differ need not be independent: two ministries of one government want the same to be
believed, and so does the agency that it owns. What belongs to one state, or is part of one known
body, has one interest; whatever nothing is known of has its own.

An office whose land nobody says is taken to be of the land in which the incident was: in doubt
there are fewer interests. Of foreign ministries and embassies that is never taken, of presidents
and armies only if the articles that have them name no other land more often.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from tocsin.assess.case import Case
from tocsin.link.actors.bodies import body
from tocsin.link.actors.known import Known, known, meant, ruling
from tocsin.link.actors.lands import lands_of, owned, owning
from tocsin.link.actors.named import Named, named
from tocsin.link.origins import OFFICIALS
from tocsin.link.sources import kind_of
from tocsin.read.known import government
from tocsin.read.places.folding import fold
from tocsin.records import Reading, Record

_HERE = "the land where it happened"
_NOBODY_SAYS = "nobody says of which land, so the one where it happened is taken"
STATE = "state "  # begins the id of a state's interest
_RULING = frozenset(["government", "office", "service"])
# Beyond what makes a source official (`tocsin.link.sources`): "Republic Security Office".
_OFFICE = re.compile(
    r"\b(?:security|intelligence|defen[cs]e|interior|state|federal|national|border|customs)\b.*"
    r"\b(?:office|services?|committee|council|directorate|administration|forces?|guards?|"
    r"chief|director|head)\b"
    r"|\b(?:parliament|cabinet|kremlin|gendarmerie|troops)\b",
    re.IGNORECASE,
)
# What speaks for one land in or about another, and what may.
_FOREIGN = re.compile(
    r"\b(?:foreign|embass(?:y|ies)|ambassadors?|consulates?|consul|diplomats?)\b", re.IGNORECASE
)
_ABROAD = re.compile(
    r"\b(?:presidents?|premier|prime minister|chancellor|king|queen|secretary of state|senat\w+|"
    r"congress\w*|intelligence|defen[cs]e|army|military|generals?|security council)\b",
    re.IGNORECASE,
)
# Who no longer speaks for a state, or against it.
_APART = re.compile(r"\b(?:former|ex|retired|opposition|exiled)\b", re.IGNORECASE)
_MOST = 12  # articles that are asked about one name


class Interest(Record, frozen=True):
    """On whose behalf somebody speaks: one `id`, one interest. `reasons` are empty for an own."""

    id: str
    name: str
    reasons: tuple[str, ...] = ()

    @property
    def of_state(self) -> bool:
        """Whether it is that of a state."""
        return self.id.startswith(STATE)


class Interests:
    """The interests of those who speak of one case, by what its articles say of them."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[str, Interest] = {}
        self._named: dict[str, dict[str, Named]] = {}

    def of(self, name: str) -> Interest:
        """The interest of a speaker, an agency or an outlet, by its name."""
        if name not in self._found:
            self._found[name] = self._of(name)
        return self._found[name]

    def _of(self, name: str) -> Interest:
        if name == OFFICIALS:
            return self._state(None, "officials speak for their state")
        return self._of_known(name) or self._of_office(name) or self._own(name)

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {one.reading.article.id: one.reading for one in self._case.heard}

    @property
    def lands(self) -> Collection[str]:
        """The lands that no table has and any article of the case names."""
        return self._lands.values()

    @cached_property
    def _lands(self) -> dict[str, str]:
        """The same by what their names share with their adjectives."""
        found: dict[str, str] = {}
        for reading in self._readings.values():
            found |= lands_of(reading)
        return found

    @cached_property
    def _here(self) -> str:
        """The country, or land, that most accounts give as the place."""
        told = Counter(
            land
            for one in self._case.heard
            for land in {owning(place, self._lands) for place in one.incident.where}
            if land
        )
        return min(told, key=lambda land: (-told[land], land)) if told else _HERE

    def _of_known(self, name: str) -> Interest | None:
        """Of a body that the whole world knows, that of what it is part of."""
        full = meant(name)
        actor = known(full) if full else None
        if actor is None:
            return None
        whole = _whole(actor)
        if whole.kind in _RULING and whole.country:
            return self._state(whole.country, f"{whole.name} is a body of the state")
        if whole.name == actor.name and self._is_states(name):
            return self._state(whole.country or None, _called_states(name))
        reasons = () if whole.name == actor.name else (f"{actor.name} is part of {whole.name}",)
        return Interest(id=f"actor {whole.name}", name=whole.name, reasons=reasons)

    def _of_office(self, name: str) -> Interest | None:
        """Of an office, whoever holds it or speaks for it, that of its state."""
        if fold(name) in map(fold, self._lands.values()):
            return self._state(name, f"{name} is the land itself")
        if self._is_states(name):
            return self._state(self._land((name,)), _called_states(name))
        labels = (name, *self._roles(name))
        offices = [label for label in labels if _is_office(label)]
        if not offices:
            return None
        land = self._land(labels) or self._home(name)
        if land is None and self._may_be_anybodys(name, labels):
            return None
        return self._state(land, _of_the_state(name, offices[0]))

    def _own(self, name: str) -> Interest:
        return Interest(id=f"own {fold(name)}", name=name)

    def _state(self, land: str | None, why: str) -> Interest:
        at = land or self._here
        full = _HERE if at == _HERE else ruling(at) or government(at)
        reasons = (why,) if land else (why, _NOBODY_SAYS)
        return Interest(id=f"{STATE}{at}", name=full, reasons=reasons)

    def _roles(self, name: str) -> tuple[str, ...]:
        """What articles call a person, and the bodies that these words name."""
        found: dict[str, None] = {}
        for one, names in self._mentions(name):
            for role in one.roles:
                found[role] = None
                found |= dict.fromkeys(_bodies(role, names, one.name))
        return tuple(found)

    def _home(self, name: str) -> str | None:
        homes = Counter(one.home for one, _ in self._mentions(name) if one.home)
        return min(homes, key=lambda home: (-homes[home], home)) if homes else None

    def _land(self, labels: tuple[str, ...]) -> str | None:
        """The land that names or roles say they belong to: "Varnia’s interior minister"."""
        for label in labels:
            full = meant(label)
            actor = known(full) if full else None
            codes = body(label).countries
            first = re.sub(r"^(?:the|an?)\s+", "", label, flags=re.IGNORECASE)
            land = owned(first, self._lands)[0] or owning(first.partition(" ")[0], self._lands)
            found = (actor.country if actor else None) or land or next(iter(sorted(codes)), None)
            if found:
                return found
        return None

    def _may_be_anybodys(self, name: str, labels: Iterable[str]) -> bool:
        """Whether an office may be of another land than that where it happened.

        A president may, unless that is the land that the articles which have the name name most.
        """
        if any(_FOREIGN.search(label) for label in labels):
            return True
        if not any(_ABROAD.search(label) for label in labels):
            return False
        named_lands = Counter[str]()
        for reading in self._asked(name):
            named_lands.update(place.country for place in reading.places if place.country)
            for land in self.lands:
                named_lands[land] += reading.article.text.count(land)
        most = max(named_lands.values(), default=0)
        return named_lands[self._here] < most

    def _mentions(self, name: str) -> Iterator[tuple[Named, dict[str, Named]]]:
        """What the articles that know a name say of it, and of all other names."""
        for reading in self._asked(name):
            names = self._names(reading)
            if name in names:
                yield names[name], names

    def _asked(self, name: str) -> list[Reading]:
        """The articles that are asked about a name: a few of those that have it."""
        found = [i for i in sorted(self._readings) if name in self._readings[i].article.text]
        return [self._readings[article] for article in found[:_MOST]]

    def _names(self, reading: Reading) -> dict[str, Named]:
        article = reading.article.id
        if article not in self._named:
            self._named[article] = {one.name: one for one in named(reading)}
        return self._named[article]

    def _is_states(self, name: str) -> bool:
        """Whether an article calls it the state's: "the state news agency VPA"."""
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        forms = "|".join(re.escape(form) for form in (name, initials) if len(form) > 1)
        media = "(?: (?:news|press|agency|television|broadcaster|radio|newspaper|channel))"
        run = "[- ](?:run|owned|controlled|funded|backed)"
        said = re.compile(rf"\b[Ss]tate(?:{run}{media}*|{media}+),? (?:the )?(?:{forms})\b")
        return any(said.search(reading.article.text) for reading in self._readings.values())


def _called_states(name: str) -> str:
    return f"articles call {name} the state’s"


def _of_the_state(name: str, office: str) -> str:
    """Why somebody speaks for a state: by its own name, or by words beside it."""
    if office == name:
        return f"{name} is an office of the state"
    return f"articles have “{office}” beside {name}"


def _whole(actor: Known) -> Known:
    """What a known body is part of, in the end."""
    above = known(actor.part_of) if actor.part_of else None
    return _whole(above) if above else actor


def _is_office(label: str) -> bool:
    if _APART.search(label):
        return False
    full = meant(label)
    actor = known(full) if full else None
    if actor is not None:
        return actor.kind in _RULING
    return kind_of(label, "") in ("official", "court") or bool(_OFFICE.search(label))


def _bodies(role: str, names: dict[str, Named], own: str) -> Iterator[str]:
    """The bodies that a role names: "RSO director" beside "Republic Security Office (RSO)"."""
    words = set(re.findall(r"\w+", role))
    for word in sorted(words):
        if word.isupper() and meant(word):
            yield word
    for name, one in names.items():
        if name != own and any(form in words or form in role for form in (name, *one.forms)):
            yield name
