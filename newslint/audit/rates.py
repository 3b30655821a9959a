"""Rates: shares of articles, how sure they are, and whether two of them differ.

The interval of a share is Wilson's score interval (E. B. Wilson, JASA 22, 1927), that of the difference of two shares
Newcombe's, made of two of Wilson's (R. G. Newcombe, Statistics in Medicine 17, 1998, pp. 873-890, method 10). Both hold
for small numbers and for shares near none and all, where the textbook's interval fails. Articles that both shares count
are taken for different ones, which makes an interval wider than it had to be, never narrower, where they go together.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Share(NamedTuple):
    """So many of so many; `of` may be 0."""

    part: int
    of: int

    @property
    def per_1000(self) -> float:
        """The share, in articles per 1,000."""
        return 1000 * self.part / self.of if self.of else 0.0


class Interval(NamedTuple):
    """From where to where something lies, in articles per 1,000."""

    low: float
    high: float


def interval(share: Share, confidence: float = 0.95) -> Interval:
    """Where the rate behind a share lies."""
    part, of = share
    if not of:
        return Interval(0.0, 1000.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    rate = part / of
    middle = rate + z * z / (2 * of)
    reach = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return Interval(max(1000 * (middle - reach) / whole, 0.0), min(1000 * (middle + reach) / whole, 1000.0))


def difference(then: Share, now: Share, confidence: float = 0.95) -> Interval:
    """Where the change of a rate lies, `now` less `then`."""
    change = now.per_1000 - then.per_1000
    before, after = interval(then, confidence), interval(now, confidence)
    low = sqrt((now.per_1000 - after.low) ** 2 + (before.high - then.per_1000) ** 2)
    high = sqrt((after.high - now.per_1000) ** 2 + (then.per_1000 - before.low) ** 2)
    return Interval(change - low, change + high)
