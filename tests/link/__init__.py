"""Linking: the same thing in many articles."""
