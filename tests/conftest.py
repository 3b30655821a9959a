"""What the tests share: rules of their own, the command with those rules, and how properties are tried."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from newslint import (
    Bad,
    Block,
    Edit,
    Finding,
    Fix,
    Good,
    Pattern,
    Related,
    Rule,
    Safety,
    Severity,
    Span,
    packs,
    rule,
    runner,
)
from newslint.cli import main
from newslint.readers import Read, plain

# Tests never measure speed: neither an example nor the making of one has a time limit, which a busy machine would exceed.
settings.register_profile("newslint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newslint")


class Outcome(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@rule(
    code="TST001",
    summary="Exclamation mark typed twice",
    trigger="!!",
    examples=[Bad("Goal!!", "Goal!"), Good("Goal!")],
)
def doubled_mark(block: Block) -> Iterator[Finding]:
    for match in Pattern("!!+").finditer(block.text):
        yield block.flag(match, "Exclamation mark typed twice", fix="!")


@rule(
    code="TST002",
    summary="Letters swapped",
    trigger="teh",
    safety=Safety.UNSAFE,
    severity=Severity.ERROR,
    examples=[Bad("in teh town", "in the town"), Good("in the town")],
)
def swapped_letters(block: Block) -> Iterator[Finding]:
    for match in Pattern("teh").finditer(block.text):
        yield block.flag(match, "Letters swapped", fix="the", safety=Safety.UNSAFE)


@rule(
    code="TST003",
    summary="Word in capitals",
    trigger="LOUD",
    safety=None,
    default=False,
    examples=[Bad("so LOUD"), Good("so loud")],
)
def word_in_capitals(block: Block) -> Iterator[Finding]:
    for match in Pattern("LOUD").finditer(block.text):
        yield block.flag(match, "Word in capitals", related=[Related(Span(0, 1), "the text starts here")])


@rule(code="TST004", summary="A rule that crashes", trigger="boom", examples=[])
def crashing(block: Block) -> Iterator[Finding]:
    raise ValueError(f"cannot bear \x1b[31m{block.text[:4]}")
    yield  # a generator, as every check is


@rule(code="TST005", summary="Brackets around a word", trigger=r"\[\[", examples=[])
def doubled_brackets(block: Block) -> Iterator[Finding]:
    for match in Pattern(r"\[\[(.*?)\]\]", 16).finditer(block.text):
        span, inner = block.span(match), block.span(match.span(1))
        edits = (Edit(Span(span.start, inner.start), ""), Edit(Span(inner.end, span.end), ""))
        fix = Fix("Remove the brackets", edits, Safety.SAFE)
        yield Finding("", span, f"Brackets around ‘{match[1]}’", Severity.WARNING, fix, ())


@pytest.fixture
def sample_rules() -> tuple[Rule, ...]:
    """Rules that only the tests know."""
    return doubled_mark, swapped_letters, word_in_capitals, crashing, doubled_brackets


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    sample_rules: tuple[Rule, ...],
) -> Run:
    """The command, in an empty folder, with the tests' own rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(packs, "load", lambda: packs.Packs(sample_rules, ()))
    for variable in ("NO_COLOR", "FORCE_COLOR", "NEWSLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str, stdin: bytes | io.BytesIO = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin))
        code = main(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(code, *(text.decode("utf-8", "surrogateescape") for text in captured))

    return call


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats whose readers were asked for; all files are read as plain text."""
    formats: list[str] = []

    def reader(format: str) -> Read:
        formats.append(format)
        return plain.read

    monkeypatch.setattr(runner, "reader", reader)
    return formats
