"""Competing blame: who is said to have done an incident, against the origins that say so.

Bookkeeping in the manner of ACH, not a finding: `table` makes a table that a person can argue with
and edit. `parties` tells who is who, `sayings` what is said and on whose word, `ratios` holds the
numbers, `rows` weighs, `shares` adds up, `edits` are what people change.
"""
