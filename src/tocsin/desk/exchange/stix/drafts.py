"""STIX objects while they are gathered: each once, from all that says something of it.

The ids are UUIDv5 of what identifies a thing, so that an export made twice gives the same objects.
Their namespace is ours: STIX keeps its own for cyber observables (STIX 2.1, section 2.9).
"""

import uuid
from collections.abc import Iterator
from typing import Any

from tocsin.errors import TocsinError
from tocsin.records import identify

_OURS = uuid.UUID("5b4a9d7e-3c1f-4f0a-9a86-0d6f2b7c81e5")

# TLP 2.0 as OASIS defines it for STIX 2.1 (cti-stix-common-objects, extension tlp-2.0). TLP:CLEAR,
# as all that is exported is from public news.
_CLEAR = {
    "type": "marking-definition",
    "spec_version": "2.1",
    "id": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "created": "2022-10-01T00:00:00.000Z",
    "name": "TLP:CLEAR",
    "extensions": {
        "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d": {
            "extension_type": "property-extension",
            "tlp_2_0": "clear",
        }
    },
}


def stix_id(kind: str, *parts: object) -> str:
    """The id of an object of a STIX type."""
    return f"{kind}--{uuid.uuid5(_OURS, identify(kind, *parts))}"


# The desk makes all objects. It is the same on every machine, hence the fixed day.
_DESK = {
    "type": "identity",
    "spec_version": "2.1",
    "id": stix_id("identity", "Tocsin desk"),
    "created": _CLEAR["created"],
    "modified": _CLEAR["created"],
    "name": "Tocsin desk",
    "identity_class": "system",
    "object_marking_refs": [_CLEAR["id"]],
}


class Drafts:
    """Objects by id. What is added again gains what is new in its lists and in its times."""

    def __init__(self) -> None:
        self._drafts: dict[str, dict[str, Any]] = {}

    def add(
        self,
        kind: str,
        parts: tuple[object, ...],
        learnt: str,
        changed: str | None = None,
        **properties: object,
    ) -> str:
        """Add an object that `parts` identify among its kind, known since `learnt`; its id.

        `changed` is when the last of what it says was learnt, where that is later. Properties that
        are None are left out. Of several values the latest holds; lists are united.
        """
        id_, until = stix_id(kind, *parts), changed or learnt
        draft = self._drafts.setdefault(
            id_, {"type": kind, "id": id_, "created": learnt, "modified": until}
        )
        newest = until >= draft["modified"]
        draft["created"] = min(draft["created"], learnt)
        draft["modified"] = max(draft["modified"], until)
        for name, value in properties.items():
            if isinstance(value, list):
                draft[name] = _united(draft.get(name, []), value)
            elif value is not None and (newest or name not in draft):
                draft[name] = value
        return id_

    def objects(self) -> Iterator[Any]:
        """The finished objects of the `stix2` library, in a fixed order: each checked, each marked.

        Raises TocsinError where the library isn't installed.
        """
        try:
            import stix2
        except ModuleNotFoundError as error:
            problem = "STIX needs the library stix2, which isn't installed"
            raise TocsinError(problem, "pip install 'tocsin[stix]'") from error
        yield stix2.parse(_CLEAR)
        yield stix2.parse(_DESK)
        for id_ in sorted(self._drafts):
            common = {
                "spec_version": "2.1",
                "created_by_ref": _DESK["id"],
                "object_marking_refs": [_CLEAR["id"]],
            }
            yield stix2.parse({**common, **_ordered(self._drafts[id_])})


def _united(before: list[Any], new: list[Any]) -> list[Any]:
    """Both lists as one, each value once; external references are no hashable values."""
    united = list(before)
    for one in new:
        if one not in united:
            united.append(one)
    return united


def _ordered(draft: dict[str, Any]) -> dict[str, Any]:
    """With references in an order that doesn't depend on who was added first."""
    refs = draft.get("object_refs")
    return {**draft, "object_refs": sorted(refs)} if refs else draft
