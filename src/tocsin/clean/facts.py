"""The facts about an article that a page may state, before any is chosen."""

from dataclasses import dataclass

from tocsin.records import Sourced


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article; None where it says nothing.

    `headline` is the headline as the page shows it, `declared` the language it claims,
    `canonical` the address it gives as its own.
    """

    title: Sourced | None = None
    headline: str | None = None
    byline: Sourced | None = None
    outlet: Sourced | None = None
    declared: Sourced | None = None
    published: Sourced | None = None
    modified: Sourced | None = None
    canonical: Sourced | None = None
