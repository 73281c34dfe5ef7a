"""Surges: whether more is reported of a place or an actor than is usual, and what is still to come.

Counts come in as sequences, a number a day or a week, oldest first; the last is the one that is
judged. Whoever counts says what: incidents by place and actor, never articles, as ten copies of
one report are no surge.
"""
