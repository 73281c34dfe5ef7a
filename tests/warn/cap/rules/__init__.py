"""The standard's own rules."""
