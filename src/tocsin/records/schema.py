"""The published JSON schema of the records."""

from typing import Any

import msgspec

from tocsin.records.reading import Reading


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `tocsin read --format json` prints for one source."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(Reading),
    }
