"""Competing blame."""
