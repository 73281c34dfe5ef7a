"""A page as it was fetched or read."""

from tocsin.records.base import Record, identify


class Page(Record, frozen=True):
    """The bytes of one page and what is known of how they came.

    `source` is the path or address that the user gave, `address` the page's own address after
    redirects (None for a file), `media_type` and `charset` are what the server or the file name
    claim (they may lie), `fetched` is when it was fetched or read, an ISO 8601 time in UTC (None
    where that isn't known; then no date on the page is held to lie in the future).
    """

    source: str
    content: bytes
    address: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Hash of the address (or the source) and the bytes: an edited page is another page."""
        return identify("page", self.address or self.source, self.content)
