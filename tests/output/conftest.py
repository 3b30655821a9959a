"""What the tests of the formats share: a run with everything in it that has ever upset a reader of such output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint import Edit, Finding, Fix, Rule, RuleSet, Safety, Severity, Source, Span
from newslint.errors import FileError
from newslint.fingerprint import fingerprints
from newslint.output import Context, renderer
from newslint.readers.plain import read
from newslint.runner import EMPTY, Result

Show = Callable[..., str]
Validated = Callable[[Any, str], Any]
Lint = Callable[..., Result]
SCHEMAS = Path(__file__).parent / "schemas"
ODD_PATH = "desk/ü 1%: <b>&\"c',\udcff.txt"


@pytest.fixture
def context(sample_rules: tuple[Rule, ...]) -> Context:
    rules = {rule.code: rule for rule in sample_rules}
    return Context(rules, lambda rule: f"https://newslint.example/{rule.code}", version=lambda: "1.2.3")


@pytest.fixture
def lint(context: Context) -> Lint:
    """Lint bytes with the tests' own rules."""

    def call(data: bytes, path: str = "a.txt") -> Result:
        document = read(Source(data))
        findings = RuleSet(context.rules.values()).lint(document).findings
        return Result(path, document.source, findings, (), data, fingerprints=fingerprints(document, findings))

    return call


@pytest.fixture
def everything(lint: Lint) -> tuple[Result, ...]:
    """A fix, several edits, an unsafe fix, no fix, related places, all severities, undecodable bytes, clean and failed
    files, odd names, and a finding over two rows whose fix cannot be carried.
    """
    odd = lint("\ufeff😀 Goal!! in teh [[to\\wn]]\r\nLOUD!! ".encode() + b"[[\xff]]", ODD_PATH)
    fix = Fix("Put a byte back", (Edit(Span(0, 1), "\udcff"), Edit(Span(2, 3), "x")), Safety.SAFE)
    two_rows = Finding("TST004", Span(2, 6), "Line 1\nline 2, 100%0A:\x1b", Severity.INFO, fix, ())
    uncarried = Result("./b.txt", Source(b"abc\ndef"), (two_rows,), (), fingerprints=("0123456789abcdef",))
    missing = Result("gone.txt", EMPTY, (), (FileError("gone.txt", "there is no such file"),))
    folder = Result("", EMPTY, (), (FileError("de\udcffsk", "cannot be listed"),))
    return odd, lint(b"Goal!", "clean.txt"), uncarried, missing, folder


@pytest.fixture
def show(context: Context) -> Show:
    """The output of a format."""

    def call(format: str, results: Iterable[Result]) -> str:
        return "".join(renderer(format)(results, context))

    return call


@pytest.fixture
def validated() -> Validated:
    """Check data by one of the schemas here, and as a strict reader of JSON would; returns it."""

    def call(data: Any, name: str) -> Any:
        schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(data)
        json.dumps(data, ensure_ascii=False).encode("utf-8")
        return data

    return call
