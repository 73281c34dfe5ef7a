"""Surges."""
