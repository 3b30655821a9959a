"""`--statistics` with `--output-format json`: one array, an item a rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.statistics import counted
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the array."""
    items = [
        {"code": code, "name": context.rules[code].name, "count": count, "fixable": fixable}
        for code, count, fixable in counted(results)
    ]
    yield json.dumps(items, indent=1) + "\n"
