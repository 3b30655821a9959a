"""Charts: where the lines and bars of a plot go, as numbers for the SVG in the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any, NamedTuple

from newslint.audit.rates import Share, interval

LEFT, RIGHT, TOP, BOTTOM = 44, 8, 10, 22
"""Room around the plot for labels, in units of the SVG, which are pixels."""
VOLUME = 34
"""Height of the bars that count articles, below the plot."""
FEW = 10
"""Articles below which a month says too little to set the scale."""


class Tick(NamedTuple):
    """A mark on an axis."""

    at: float
    label: str


class Bar(NamedTuple):
    """How many articles a month has."""

    x: float
    y: float
    width: float
    height: float


class Trend(NamedTuple):
    """Rates by month: a line for each run without a gap, the band that the rates lie in, bars for articles."""

    width: int
    height: int
    bottom: float
    lines: list[str]
    bands: list[str]
    bars: list[Bar]
    rows: list[Tick]
    columns: list[Tick]


def trend(months: Sequence[dict[str, Any]], width: int, height: int) -> Trend:
    """The plot of `months`, the first of which is the earliest; each has `month`, `articles` and `damaged`."""
    shares = [Share(month["damaged"], month["articles"]) for month in months]
    reliable = [interval(share).high for share in shares if share.of >= FEW] or [share.per_1000 for share in shares]
    step = nice(max(reliable) / 3)
    top = min(step * ceil(max(reliable) / step), 1000) or 1
    bottom = height - BOTTOM - VOLUME - 8
    pitch = (width - LEFT - RIGHT) / len(months)

    def x(index: int) -> float:
        return round(LEFT + pitch * (index + 0.5), 1)

    def y(rate: float) -> float:
        return round(bottom - (bottom - TOP) * min(rate, top) / top, 1)

    lines, bands = [], []
    for run in runs([month["month"] for month in months]):
        edges = [interval(shares[index]) for index in run]
        lines.append(" ".join(f"{x(index)},{y(shares[index].per_1000)}" for index in run))
        upper = [f"{x(index)},{y(edge.high)}" for index, edge in zip(run, edges, strict=True)]
        lower = [f"{x(index)},{y(edge.low)}" for index, edge in zip(run, edges, strict=True)]
        bands.append(" ".join(upper + lower[::-1]))
    most, floor_line = max(share.of for share in shares), height - BOTTOM
    bars = []
    for index, share in enumerate(shares):
        tall = round(VOLUME * share.of / most, 1)
        bars.append(Bar(round(x(index) - pitch * 0.4, 1), round(floor_line - tall, 1), round(pitch * 0.8, 1), tall))
    rows = [Tick(y(rate), f"{rate:g}") for rate in multiples(step, top)]
    return Trend(
        width, height, bottom, lines, bands, bars, rows, _columns([month["month"] for month in months], x, width)
    )


def runs(months: Sequence[str]) -> list[list[int]]:
    """The indexes of months, those that follow one another together."""
    found = [[0]] if months else []
    for index, (one, other) in enumerate(pairwise(months), 1):
        if _number(other) == _number(one) + 1:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def nice(step: float) -> float:
    """The next round number: 1, 2 or 5 times a power of ten."""
    if step <= 0:
        return 1.0
    power: float = 10 ** floor(log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step)


def multiples(step: float, top: float) -> list[float]:
    """0, the step and so on up to the top."""
    return [round(step * number, 6) for number in range(floor(top / step + 1e-9) + 1)]


def _columns(months: Sequence[str], x: Any, width: int) -> list[Tick]:
    """The years, or where there are few months those; as many as there is room for."""
    at = [index for index, month in enumerate(months) if index == 0 or month[:4] != months[index - 1][:4]]
    labels = [Tick(x(index), months[index][:4]) for index in at]
    if len(at) <= 2:
        labels = [Tick(x(index), month) for index, month in enumerate(months)]
    room = 56 if len(at) <= 2 else 38
    kept: list[Tick] = []
    for label in labels:
        if not kept or label.at - kept[-1].at >= room:
            kept.append(label)
    return [tick for tick in kept if tick.at <= width - RIGHT]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
