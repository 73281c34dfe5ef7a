"""Weighing what was read and linked: pure functions, each of which says why."""
