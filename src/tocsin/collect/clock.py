"""The one clock of collecting: when a page was fetched or read."""

from datetime import UTC, datetime


def now() -> str:
    """The time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
