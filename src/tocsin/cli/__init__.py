"""The door at the command line: `tocsin read`, `tocsin schema`."""

from tocsin.cli.app import main

__all__ = ["main"]
