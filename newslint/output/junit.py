"""`junit`: JUnit XML, which most build servers show as failed tests: a suite a file, a test case a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.output import Context
from newslint.output.xml import attribute, content
from newslint.runner import Result


def render(results: Iterable[Result], context: Context) -> Iterator[str]:
    """Yield the document, suite by suite. A clean file is a suite with one test that passed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="newslint">\n'
    for result in results:
        path = attribute(result.path or "newslint")
        cases = [*_failures(result, context, path), *_errors(result, path)]
        counts = f'tests="{max(len(cases), 1)}" failures="{len(result.findings)}" errors="{len(result.errors)}"'
        passed = [] if cases else [f'    <testcase name="no problems" classname={path}/>\n']
        yield "".join([f"  <testsuite name={path} {counts}>\n", *cases, *passed, "  </testsuite>\n"])
    yield "</testsuites>\n"


def _failures(result: Result, context: Context, path: str) -> Iterator[str]:
    for finding in result.findings:
        row, column = result.source.position(finding.span.start)
        kind = attribute(context.rules[finding.rule].name)
        text = content(f"{result.path}:{row}:{column}: {finding.message}")
        failure = f"<failure message={attribute(finding.message)} type={kind}>{text}</failure>"
        yield _case(f"{finding.rule} at {row}:{column}", path, failure)


def _errors(result: Result, path: str) -> Iterator[str]:
    for error in result.errors:
        yield _case("could be checked", path, f"<error message={attribute(str(error))}/>")


def _case(name: str, path: str, outcome: str) -> str:
    return f"    <testcase name={attribute(name)} classname={path}>{outcome}</testcase>\n"
