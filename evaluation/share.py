"""A share: how much of a whole, as most figures are."""


def percent(part: float, whole: float) -> float:
    """A part in percent of its whole; 0 where there is no whole."""
    return 100 * part / whole if whole else 0.0
