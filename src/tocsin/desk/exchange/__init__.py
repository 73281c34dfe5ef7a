"""What the desk gives to other programs: CSV, GeoJSON, STIX 2.1 and ClaimReview.

Each form is a pure function from views to text, a piece at a time, so that a list of any length
can be written. What a form can't say is left out, never bent: docs/dev/exchange.md has the
mappings. The export that loses nothing is `tocsin.desk.carrying`.
"""
