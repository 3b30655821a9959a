"""`checkstyle`: the XML of Checkstyle, which many viewers and build servers read. Columns count in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.xml import attribute
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the document, file by file."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n'
    for result in results:
        if not result.findings:
            continue
        yield f"  <file name={attribute(result.path)}>\n"
        for finding in result.findings:
            row, column = result.source.position(finding.span.start)
            message = attribute(f"{finding.message} [{context.rules[finding.rule].name}]")
            place = f'line="{row}" column="{column}" severity="{finding.severity}"'
            yield f'    <error {place} message={message} source="newslint.{finding.rule}"/>\n'
        yield "  </file>\n"
    yield "</checkstyle>\n"
