"""How much and how long: the bounds within which a page is got, each with its reason."""

from dataclasses import dataclass

# Heavy news pages with images inlined weigh some megabytes; a whole book as one page, a dozen.
# What is larger is a dump or an attack, and would take minutes and gigabytes to parse.
MAX_BYTES = 20_000_000

# From the first look-up to the last byte. The read time-out alone is no bound: a server that
# sends one byte every few seconds would hold the run for ever.
DEADLINE_SECONDS = 20.0

# Without a sign of life for this long, there is nothing worth waiting for.
QUIET_SECONDS = 10.0

# Browsers give up after 20; ten covers shortener, consent page and canonical address together.
MAX_REDIRECTS = 10


@dataclass(frozen=True)
class Limits:
    """The bounds for one page; tests and careful callers pass tighter ones."""

    max_bytes: int = MAX_BYTES
    deadline: float = DEADLINE_SECONDS
    quiet: float = QUIET_SECONDS
    max_redirects: int = MAX_REDIRECTS


LIMITS = Limits()


def in_words(size: int) -> str:
    """A size as people say it: `200 MB`."""
    for unit, worth in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= worth:
            return f"{size / worth:.3g} {unit}"
    return f"{size} bytes"
