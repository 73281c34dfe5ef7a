"""Incidents as one STIX bundle."""

from collections.abc import Iterable, Iterator

from tocsin.desk.exchange.stix.blame import Asserted
from tocsin.desk.exchange.stix.drafts import Drafts, stix_id
from tocsin.desk.exchange.stix.incident import Told
from tocsin.desk.views import IncidentFile


def bundle(files: Iterable[IncidentFile]) -> Iterator[str]:
    """The incidents, their articles and their blame as a STIX 2.1 bundle.

    Whatever several incidents share is in it once, so all is gathered before the first piece.
    Raises TocsinError where the library `stix2` isn't installed.
    """
    drafts = Drafts()
    for file in files:
        told = Told(drafts, file)
        told.draft()
        Asserted(told).draft()
    objects = list(drafts.objects())
    versions = [f"{one.id} {one.get('modified', one.created)}" for one in objects]
    yield f'{{"type": "bundle", "id": "{stix_id("bundle", *versions)}", "objects": [\n'
    for number, one in enumerate(objects):
        yield (",\n" if number else "") + str(one.serialize())
    yield "\n]}\n"
