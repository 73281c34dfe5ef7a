"""Corroboration: how many independent origins speak for and against what is told.

Articles and outlets are counted beside it, and never instead of it. Two origins of one interest
(`tocsin.assess.interest`) don't confirm each other, nor does what goes round in a circle
(`tocsin.assess.circular`). All functions are pure; the order of the accounts changes nothing.
Who asks more than one question of a case makes its `Bench` once and hands it to each.
"""

from tocsin.assess.corroboration.blame import Accusation, of_blame
from tocsin.assess.corroboration.figure import Value, of_figure
from tocsin.assess.corroboration.incident import Corroboration, of_incident

__all__ = ["Accusation", "Corroboration", "Value", "of_blame", "of_figure", "of_incident"]
