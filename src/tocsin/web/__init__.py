"""The desk's door on the web: pages that work without scripts, and say nothing to strangers."""

from tocsin.web.app import app

__all__ = ["app"]
