"""Whose certificates are trusted."""

import ssl
from functools import lru_cache

import httpx2


@lru_cache(maxsize=1)
def certificates() -> ssl.SSLContext:
    """The authorities that are trusted, read once: that takes five times as long as to fetch."""
    return httpx2.create_ssl_context()
