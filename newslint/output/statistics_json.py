"""`--statistics` with `--output-format json`: one array, an item a rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.output import Context
from newslint.output.statistics import counted
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the array."""
    yield json.dumps(items(results, context), indent=1) + "\n"


def items(results: Iterable[Result], context: Context) -> list[dict[str, Any]]:
    """The counts as plain data."""
    return [
        {"code": code, "name": context.rules[code].name, "count": count, "fixable": fixable}
        for code, count, fixable in counted(results)
    ]
