"""Shares: the posterior of each hypothesis, with its band, from priors and likelihood ratios.

Bayes' rule in odds: prior times the ratios of all rows, shares adding up to 1. A band's low end has
all its own ratios low and its rivals' high, its high end the other way round: it is wider than
chance would have it, as the rows' errors may be of one kind.
"""

import math
from collections.abc import Iterable, Mapping

from tocsin.assess.hypotheses.ratios import Band
from tocsin.assess.scale import Likelihood

# No share is quite 0: the leading one is at most ten thousand times the least (as in `scale`).
_LEAST = math.log(1 / 9_999)
_EVEN = 1e-9  # shares that differ by less are even


def posterior(
    priors: Mapping[str, float], bands: Mapping[str, Iterable[Band]]
) -> dict[str, Likelihood]:
    """The share of each hypothesis.

    Args:
        priors: by hypothesis, adding up to 1.
        bands: the ratios of all rows on a hypothesis; who has none isn't moved.
    """
    found = {name: tuple(bands.get(name, ())) for name in priors}
    low = {name: _log(priors[name], (band.low for band in own)) for name, own in found.items()}
    high = {name: _log(priors[name], (band.high for band in own)) for name, own in found.items()}
    middle = {name: (low[name] + high[name]) / 2 for name in priors}
    shares = _normalised(middle)
    return {
        name: Likelihood(
            probability=shares[name],
            low=_normalised({**high, name: low[name]})[name],
            high=_normalised({**low, name: high[name]})[name],
        )
        for name in priors
    }


def _log(prior: float, ratios: Iterable[float]) -> float:
    return math.fsum((math.log(prior), *map(math.log, ratios)))


def _normalised(logs: Mapping[str, float]) -> dict[str, float]:
    top = max(logs.values())
    weights = {name: math.exp(max(log - top, _LEAST)) for name, log in logs.items()}
    total = math.fsum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def leading(shares: Mapping[str, Likelihood]) -> tuple[str, ...]:
    """The hypotheses with the highest share; several where these are even."""
    top = max(one.probability for one in shares.values())
    return tuple(name for name, one in shares.items() if one.probability > top - _EVEN)
