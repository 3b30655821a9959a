"""Intervals of rates, against figures that others have published and against their own definitions."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.audit.rates import Share, difference, interval


@st.composite
def shares(draw: st.DrawFn) -> Share:
    of = draw(st.integers(1, 10_000))
    return Share(draw(st.integers(0, of)), of)


@pytest.mark.parametrize(
    ("then", "now", "low", "high"),
    [  # Newcombe 1998, table II, method 10
        (Share(48, 80), Share(56, 70), 0.0524, 0.3339),
        (Share(3, 10), Share(9, 10), 0.1705, 0.8090),
        (Share(2, 7), Share(6, 7), 0.0582, 0.8062),
        (Share(0, 29), Share(5, 56), -0.0381, 0.1926),
        (Share(0, 20), Share(0, 10), -0.1611, 0.2775),
        (Share(0, 10), Share(10, 10), 0.6075, 1.0),
    ],
)
def test_published_differences(then: Share, now: Share, low: float, high: float) -> None:
    found = difference(then, now)
    assert found == pytest.approx((1000 * low, 1000 * high), abs=0.1)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [  # Newcombe 1998, Statistics in Medicine 17, pp. 857-872, table I, method 3
        (Share(81, 263), 0.2553, 0.3662),
        (Share(15, 148), 0.0624, 0.1605),
        (Share(0, 20), 0.0, 0.1611),
        (Share(1, 29), 0.0061, 0.1718),
    ],
)
def test_published_intervals(share: Share, low: float, high: float) -> None:
    assert interval(share) == pytest.approx((1000 * low, 1000 * high), abs=0.1)


@given(shares())
def test_an_interval_holds_the_rate_and_grows_with_confidence(share: Share) -> None:
    low, high = interval(share)
    lowest, highest = interval(share, 0.999)
    some = 1e-9  # what rounding may do
    assert 0 <= lowest <= low + some <= share.per_1000 + 2 * some
    assert share.per_1000 <= high + some <= highest + 2 * some <= 1000 + 2 * some


@given(shares(), shares())
def test_a_difference_turned_round_has_the_signs_turned_round(then: Share, now: Share) -> None:
    low, high = difference(then, now)
    assert isclose(-low, difference(now, then).high, abs_tol=1e-6)
    assert low - 1e-6 <= now.per_1000 - then.per_1000 <= high + 1e-6


def test_of_no_articles_nothing_is_known() -> None:
    assert Share(0, 0).per_1000 == 0
    assert interval(Share(0, 0)) == (0, 1000)
    assert difference(Share(0, 0), Share(5, 10)).low < 0 < difference(Share(0, 0), Share(5, 10)).high
