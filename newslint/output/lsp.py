"""`lsp`: what the language server would publish, one `PublishDiagnosticsParams` a file and line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newslint.diagnostic import diagnostic
from newslint.output import Context
from newslint.output.uri import of_file
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield a line a file, clean ones too: an editor then knows that old findings are gone.

    A file that could not be checked has no line, since nothing is known of it.
    """
    for result in results:
        if result.errors and not result.findings:
            continue
        uri = of_file(result.path)
        found = [
            diagnostic(result.source, finding, context.rules[finding.rule], context.url, uri)
            for finding in result.findings
        ]
        yield json.dumps({"uri": uri, "diagnostics": found}) + "\n"
