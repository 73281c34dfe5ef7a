"""Negative-binomial surprise: the chance of a count at least this large, given earlier ones.

The earlier counts' rate is uncertain (Jeffreys' prior, as in the Bayes method of Riebler 2004,
`algo.bayes` of R's surveillance): (sum + 1/2) / n. Their variance is fitted by moments, and is at
least a Poisson process's. Predicted is that variance and the mean's own: V = max(v, m) (1 + 1/n).
Where the counts vary no more than a Poisson process's, this is exactly the gamma-Poisson conjugate
predictive, with size sum + 1/2; where they vary more, as reports of violence do, the size is less.
"""

import math
from collections.abc import Sequence
from statistics import variance

from tocsin.records import Record

LEAST = 8  # earlier counts; with fewer a variance is a guess
_NOTHING = 1e-17  # of a sum: what a double can't tell from it


class Predictive(Record, frozen=True):
    """A negative binomial by its mean and its size; the variance is mean + mean² / size."""

    mean: float
    size: float

    def mass(self, count: int) -> float:
        """The chance of exactly this count."""
        return math.exp(
            math.lgamma(self.size + count)
            - math.lgamma(self.size)
            - math.lgamma(count + 1)
            + self.size * math.log(self.size / (self.size + self.mean))
            + count * math.log(self._ratio)
        )

    def tail(self, count: int) -> float:
        """The chance of this count or a larger one; small chances are summed from above."""
        if count <= 0:
            return 1.0
        if count <= self.mean:
            return 1 - sum(self.mass(lower) for lower in range(count))
        term = total = self.mass(count)
        while term > _NOTHING * total:
            term *= self._ratio * (self.size + count) / (count + 1)
            total += term
            count += 1
        return total

    def level(self, alpha: float) -> int:
        """The least count whose chance, or that of a larger one, is at most this."""
        count, tail = 0, 1.0
        while tail > alpha:
            tail -= self.mass(count)
            count += 1
        return count

    def thinned(self, share: float) -> "Predictive":
        """What is predicted where only this share of the reports is known so far.

        A negative binomial of which each item is kept with the same chance is one again, of the
        same size. Raises ValueError where nothing can be known.
        """
        if not 0 < share <= 1:
            raise ValueError(f"{share} is no share of the reports")
        return Predictive(mean=self.mean * share, size=self.size)

    @property
    def _ratio(self) -> float:
        return self.mean / (self.size + self.mean)


def predictive(earlier: Sequence[int]) -> Predictive | None:
    """What is to be expected of the next count; None with fewer than `LEAST` earlier ones."""
    number = len(earlier)
    if number < LEAST:
        return None
    mean = (sum(earlier) + 0.5) / number
    spread = max(variance(earlier), mean) * (1 + 1 / number)
    return Predictive(mean=mean, size=mean**2 / (spread - mean))
