"""An incident in STIX: what its accounts report as fact, and the articles that they stand in."""

from collections.abc import Mapping
from datetime import UTC, datetime

from tocsin.desk.exchange import telling
from tocsin.desk.exchange.stix.drafts import Drafts
from tocsin.desk.views import Account, IncidentFile, Reference
from tocsin.link.actors.named import is_name
from tocsin.link.incidents.account import Spot
from tocsin.records import ATTACKS, DENYING, IncidentKind

# Whoever did or planned one of these is what STIX calls a threat actor. Who arrests, tries or
# protests isn't.
_THREATENING: frozenset[IncidentKind] = ATTACKS | {"plot"}
# STIX 2.1, appendix A, the scale None / Low / Med / High. What is only read is never High.
_LOW, _MEDIUM = 15, 50


class Told:
    """An incident's file as it is drafted. `id` is the incident's in STIX.

    Whatever is said of an incident may change with its next account, `last`: so late is the latest
    change of each object that is about it.
    """

    def __init__(self, drafts: Drafts, file: IncidentFile) -> None:
        self.drafts = drafts
        self.file = file
        self.attack = file.dossier.kind in _THREATENING
        self.last = max(account.learnt for account in file.accounts)
        self.doers = {name for account in file.accounts for name in account.incident.by}
        self.id = self._incident()
        self._learnt = {account.source.reading: account.learnt for account in file.accounts}

    def draft(self) -> None:
        """Add what the accounts report as fact, and their reports."""
        for account in self.file.accounts:
            refs = [self.id, *self._where(account)]
            for name in account.incident.against:
                refs += self._victim(name, account.learnt)
            for name in account.incident.by:
                refs += [self.doer(name, account.learnt), self.doing(name, account.learnt)]
            self.report(account.source, refs)

    def learnt(self, source: Reference) -> str:
        """When the desk read an article; of one that holds no account, when it last read one."""
        return self._learnt.get(source.reading, self.last)

    def identity(self, name: str, learnt: str) -> str:
        """Add somebody of whom no more than the name is known; the id."""
        parts = self._identifying(name)
        return self.drafts.add("identity", parts, learnt, name=name, identity_class="unknown")

    def doer(self, name: str, learnt: str) -> str:
        """Add somebody who is reported to have done it; the id."""
        if not self.attack:
            return self.identity(name, learnt)
        parts = self._identifying(name)
        return self.drafts.add("threat-actor", parts, learnt, name=name, description=_REPORTED)

    def doing(self, name: str, learnt: str) -> str:
        """Add the relationship that ties a doer to the incident; its id."""
        origins = self._origins(name)
        told = sum(name in account.incident.by for account in self.file.accounts)
        return self._relationship(
            "attributed-to" if self.attack else "related-to",
            self.doer(name, learnt),
            learnt,
            f"{told} of {len(self.file.accounts)} accounts report as fact that it was {name}. "
            f"Independent origins of these: {origins}.",
            _MEDIUM if origins > 1 and not self._denied(name) else _LOW,
        )

    def report(self, source: Reference, refs: list[str]) -> None:
        """Add the article, or what of the incident it reports."""
        learnt = self.learnt(source)
        self.drafts.add(
            "report",
            (source.article,),
            learnt,
            self.last,
            name=source.title or source.address,
            published=_time(source.published) or learnt,
            labels=[] if _time(source.published) else ["publication-date-unknown"],
            object_refs=refs,
            external_references=[reference(source)],
        )

    def _identifying(self, name: str) -> tuple[str, ...]:
        """A name is the same one's everywhere; the "gunmen" of two incidents are others."""
        return (name,) if is_name(name) else (name, self.file.id)

    def _incident(self) -> str:
        dossier = self.file.dossier
        return self.drafts.add(
            "incident",
            (self.file.id,),
            min(account.learnt for account in self.file.accounts),
            self.last,
            name=_name(self.file),
            description=_description(self.file),
            labels=[dossier.kind.replace("_", "-"), dossier.status],
        )

    def _where(self, account: Account) -> list[str]:
        spot = telling.spot(self.file.dossier)
        if spot is None or spot.name not in account.incident.where:
            return []
        parts = (spot.name, spot.country, spot.area, spot.latitude, spot.longitude)
        place = self.drafts.add("location", parts, account.learnt, None, **_place(spot))
        words = "Where the accounts that name a place have it."
        return [place, self._relationship("located-at", place, account.learnt, words)]

    def _victim(self, name: str, learnt: str) -> list[str]:
        victim = self.identity(name, learnt)
        words = f"Reported as directed against {name}, or as having hit them."
        return [victim, self._relationship("targets", victim, learnt, words)]

    def _relationship(
        self, kind: str, target: str, learnt: str, words: str, confidence: int | None = None
    ) -> str:
        return self.drafts.add(
            "relationship",
            (kind, self.id, target),
            learnt,
            self.last,
            relationship_type=kind,
            source_ref=self.id,
            target_ref=target,
            description=words,
            confidence=confidence,
        )

    def _origins(self, name: str) -> int:
        """How many independent origins have accounts that report this doer as fact."""
        told = {one.id for one in self.file.accounts if name in one.incident.by}
        origins = self.file.origins.origins
        return sum(not told.isdisjoint((*one.accounts, *one.repeated)) for one in origins)

    def _denied(self, name: str) -> bool:
        said = (row.blame for row in self.file.blame)
        return any(one.accused == name and one.stance in DENYING for one in said)


_REPORTED = (
    "Reported by articles as the doer of an attack. That this makes a threat actor is STIX's word."
)


def reference(source: Reference) -> dict[str, str]:
    """An article as an external reference."""
    found = {"source_name": source.outlet or "article", "external_id": source.article}
    if source.title:
        found["description"] = source.title
    if telling.on_the_web(source.address):
        found["url"] = source.address
    return found


def _name(file: IncidentFile) -> str:
    parts = (telling.kind(file.dossier), telling.place(file), file.dossier.day)
    return ", ".join(part for part in parts if part)


def _description(file: IncidentFile) -> str:
    """What the accounts give, in lines: how often each value is told stands behind it."""
    dossier = file.dossier
    lines = [f"Status: {dossier.status}. Reported by {dossier.sources.words}."]
    told = (("Day", dossier.days), ("Place", dossier.places), ("Weapon", dossier.weapon))
    lines += [f"{what}: {_counts(values)}." for what, values in told if values]
    lines += [f"{kind.title()}: {telling.figure(r)}." for kind, r in dossier.figures.items()]
    lines += [f"In an article's words: “{dossier.trigger}”."] if dossier.trigger else []
    return "\n".join(lines)


def _counts(values: Mapping[str, int]) -> str:
    return "; ".join(f"{value} ({count})" for value, count in values.items())


def _place(spot: Spot) -> dict[str, object]:
    """The properties of a location: a country or a region has no one point to be drawn at."""
    wide = spot.precision in ("country", "region") and spot.country is not None
    return {
        "name": spot.name,
        "country": spot.country,
        "administrative_area": spot.area,
        "latitude": None if wide else spot.latitude,
        "longitude": None if wide else spot.longitude,
        "description": f"As fine as the reports are: {spot.precision}.",
    }


def _time(published: str | None) -> str | None:
    """A timestamp of STIX; where no zone is given the time counts as UTC, a day as its start."""
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    moment = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
