"""How likely and how sure, in words: two sentences, for they are about different things.

Terms and bands are those of ICD 203 (Analytic Standards, 2015, D.6.e(2)(a)); likelihood and
confidence mustn't share a sentence (ibid. D.6.e(2)(b)).
"""

from collections.abc import Mapping
from datetime import date

from tocsin.assess.scale import Confidence, Likelihood, Term
from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.assess.words import day, percent

# Per cent, as they are printed: no term means never or surely.
BANDS: Mapping[Term, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
_SAID: Mapping[Term, str] = {
    "almost no chance": "There is almost no chance of this",
    "roughly even chance": "There is a roughly even chance of this",
}


def likely(likelihood: Likelihood | None, until: date | None) -> str:
    """How likely: the term, what it means, the estimate and its band. Empty where nobody judged."""
    if likelihood is None:
        return ""
    term = likelihood.term
    least, most = BANDS[term]
    low, high = percent(likelihood.low), percent(likelihood.high)
    band = f" (between {low} and {high})" if low != high else ""
    by = f" by {day(until)}" if until else ""
    said = _SAID.get(term, f"This is {term}")
    estimate = percent(likelihood.probability)
    return f"{said}{by}: we estimate {estimate}{band}; the term means {least}% to {most}%."


def sure(confidence: Confidence | None, origins: int) -> str:
    """How sure the judgement is and what it rests on. Empty where nobody said."""
    if confidence is None:
        return ""
    on = {0: "", 1: ", which rests on one independent origin"}.get(
        origins, f", which rests on {origins} independent origins"
    )
    return f"We have {confidence} confidence in this judgement{on}."


def track(record: FalseAlarms | None) -> str:
    """How earlier alarms turned out; empty where there were none that can be judged yet."""
    if record is None or not record.raised:
        return ""
    were = "was" if record.false == 1 else "were"
    alarms = "alarm" if record.raised == 1 else "alarms"
    return f"Of {record.raised} earlier {alarms} on this question {record.false} {were} false."
