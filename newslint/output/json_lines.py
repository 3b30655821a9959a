"""`json-lines`: the items of `json`, one a line and nothing around them, for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.json import item
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the lines, in ASCII."""
    for result in results:
        for finding in result.findings:
            yield json.dumps(item(result.path, result.source, finding, context)) + "\n"
