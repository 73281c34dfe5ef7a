"""Tests of what is collected from, and of its files."""
