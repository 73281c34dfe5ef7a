"""STIX 2.1: incidents, the articles that report them, and who says who did them.

What an account reports as fact becomes a relationship; what somebody asserts stays a note of
theirs, and what somebody rejects an opinion on those notes. docs/dev/exchange.md says why.
"""

from tocsin.desk.exchange.stix.bundle import bundle

__all__ = ["bundle"]
