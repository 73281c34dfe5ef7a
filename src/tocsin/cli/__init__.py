"""The door at the command line: one page at a time, or a desk with its record."""

from tocsin.cli.app import main

__all__ = ["main"]
