"""The record: one file of SQLite, or a PostgreSQL database, behind one interface."""

from tocsin.store.store import Entry, Store, View, files

__all__ = ["Entry", "Store", "View", "files"]
