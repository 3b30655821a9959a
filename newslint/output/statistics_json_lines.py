"""`--statistics` with `--output-format json-lines`: the items of the array, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.statistics_json import items
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the lines."""
    for item in items(results, context):
        yield json.dumps(item) + "\n"
