"""Times: every expression of a time in a text, and what it means."""
