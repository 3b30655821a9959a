"""Whether reading takes linear time, by the CPU time of eight times as much of the same text."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

from newslint.document import Document
from newslint.source import Source

MORE = 8
SLACK = 4
"""Reading in quadratic time takes 64 times as long for `MORE` of the text; `MORE` times `SLACK` lies well between."""


def is_linear(read: Callable[[Source], Document], unit: str, size: int) -> bool:
    """Whether reading `MORE` times `size` bytes of a unit repeated takes about that much longer."""
    gc.collect()
    gc.disable()  # what other tests have left would be gone through at some moment or other
    try:
        return min(_times(read, unit, MORE * size)) < MORE * SLACK * min(_times(read, unit, size)) + 0.2
    finally:
        gc.enable()


def _times(read: Callable[[Source], Document], unit: str, size: int) -> list[float]:
    data = (unit * (size // len(unit))).encode()
    times = []
    for _ in range(3):
        start = process_time()
        assert read(Source(data)).blocks is not None
        times.append(process_time() - start)
    return times
