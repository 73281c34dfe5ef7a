"""A page's article: its text without furniture, and each fact about it with where it was found."""

from typing import Literal

from tocsin.records.base import Record, Span

Where = Literal["given", "json-ld", "meta", "markup", "visible", "address", "detected"]
Message = Literal["Alert", "Update", "Cancel"]


class Sourced(Record, frozen=True):
    """A value and where on the page it was found.

    `where` is the kind of place, `at` the place itself in words or as a path, e.g.
    `NewsArticle.datePublished`, `meta[property="og:title"]`, `time.published@datetime`,
    `Published 3 May 2024`. `given` means by the user.
    """

    value: str
    where: Where
    at: str


class Segment(Record, frozen=True):
    """Characters `[start, end)` of the cleaned text, which stand on the page one for one.

    They begin at `page_start` of the decoded page. Characters in no segment (line breaks between
    paragraphs, folded white space, entities) have no single place there.
    """

    start: int
    end: int
    page_start: int


class Dropped(Record, frozen=True):
    """Visible text of the page that isn't the article, with its place on the decoded page.

    `reason` says why it was cut: "teaser", "repeated headline", "advert", "link list",
    "navigation", "credit", "author note", "comments", "pull quote", "boilerplate".
    """

    text: str
    page_start: int
    page_end: int
    reason: str


class AlertFacts(Record, frozen=True):
    """What an alert of the Common Alerting Protocol says in fields rather than in sentences.

    `message` is an alert, an update of one or the end of one, `event` what it is about, `areas`
    are the places of its areas' names in the text, `audience` is who is meant. `begins` and `ends`
    are ISO 8601 times: of the danger, or from which on the alert holds; until when it does. `over`
    is what says that there is no danger any more: `AllClear` or `Past`.
    """

    message: Message
    event: Sourced | None
    areas: tuple[Span, ...]
    audience: Sourced | None
    begins: Sourced | None
    ends: Sourced | None
    over: Sourced | None


class Article(Record, frozen=True):
    """The article on a page.

    `text` is the headline, if the page shows one, and the paragraphs, with an empty line between
    two; all spans are offsets into it. What the page doesn't say is None: nothing is invented.
    `published` and `modified` are ISO 8601 dates, or times where the page gives them.
    `address` is where the page was fetched, `canonical` the address that it gives as its own.
    `language` is an ISO 639-1 code. `segments` map `text` back to the page in order. `alert` is
    there where the page is an alert; then `outlet` is who gives it, and the text its words.
    """

    id: str
    page: str
    source: str
    address: str | None
    title: Sourced | None
    byline: Sourced | None
    outlet: Sourced | None
    language: Sourced | None
    published: Sourced | None
    modified: Sourced | None
    text: str
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...]
    canonical: Sourced | None = None
    alert: AlertFacts | None = None

    def page_offset(self, offset: int) -> int | None:
        """Where the character at `offset` of `text` stands on the decoded page, if at one place."""
        low, high = 0, len(self.segments)
        while low < high:
            middle = (low + high) // 2
            if self.segments[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low == len(self.segments) or self.segments[low].start > offset:
            return None
        return self.segments[low].page_start + offset - self.segments[low].start
