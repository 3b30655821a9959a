"""Runner: lint or fix files one after the other, so that a failure in one never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.engine import Report, RuleSet
from newslint.errors import ConfigError, FileError, NewslintError, RuleError, reason
from newslint.finding import Finding
from newslint.fingerprint import fingerprints
from newslint.fixing import choose, fix
from newslint.readers import Read, format_of, reader
from newslint.rule import Format, Rule
from newslint.source import Source
from newslint.write import replace

if TYPE_CHECKING:
    from newslint.cache import Cache

EMPTY = Source(b"")
BINARY = getattr(os, "O_BINARY", 0)


class Task(NamedTuple):
    """What to do with a file.

    `format` says how to read it where its name does not count. `fix` applies the safe fixes, with `unsafe` the others
    too, and `write` puts the result in the place of the file. `fingerprints` asks for those of the findings. `cache`
    keeps what is found.
    """

    rules: RuleSet
    format: Format | None = None
    fix: bool = False
    unsafe: bool = False
    write: bool = False
    fingerprints: bool = False
    cache: Cache | None = None


class Result(NamedTuple):
    """What became of one file.

    `findings` are those left, and count in the bytes of `source`, which is the file after fixing; `before` are its
    bytes as they were read, `fixed` is the number of findings mended and `mended` has their codes. `errors` name the
    file. `fingerprints` go with the findings where the task asks for them (`newslint.fingerprint`).
    """

    path: str
    source: Source
    findings: tuple[Finding, ...]
    errors: tuple[NewslintError, ...]
    before: bytes = b""
    fixed: int = 0
    mended: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()


class _File(NamedTuple):
    """A file as it was read; without `status` nothing may be written to it."""

    path: str
    data: bytes
    format: Format
    read: Read
    status: os.stat_result | None


def prepare(
    rules: Iterable[Rule], accepted: frozenset[str] = frozenset(), known: Iterable[Rule] | None = None
) -> tuple[RuleSet, list[RuleError]]:
    """Compile rules; one whose trigger does not compile is left out and named, and does not stop the others.

    `accepted` and `known` are as `RuleSet` has them.
    """
    rules = list(rules)
    errors: list[RuleError] = []
    while True:
        try:
            return RuleSet(rules, accepted=accepted, known=known), errors
        except RuleError as error:
            errors.append(error)
            rules = [rule for rule in rules if rule.code != error.rule]


def run_files(paths: Iterable[str | FileError], task_for: Callable[[str], Task]) -> Iterator[Result]:
    """Lint, or fix, files one after the other, each as `task_for` says; a path may be an error met on the way to it."""
    readers: dict[Format, Read] = {}
    for path in paths:
        if isinstance(path, FileError):
            yield Result("", EMPTY, (), (path,))
            continue
        try:
            task = task_for(path)
            data, status = _read(path)
        except ConfigError as error:
            yield Result(path, EMPTY, (), (error,))
            continue
        except OSError as error:
            yield Result(path, EMPTY, (), (FileError(path, _unreadable(error)),))
            continue
        format = _format(path, task)
        if format not in readers:
            readers[format] = reader(format)
        yield _run(_File(path, data, format, readers[format], status), task)


def remembered(path: str | FileError, task_for: Callable[[str], Task]) -> Result | None:
    """What the cache knows of a file; None where it has to be checked, even if only to say why it cannot be."""
    if isinstance(path, FileError):
        return None
    try:
        task = task_for(path)
        data = b"" if task.cache is None else _read(path)[0]
    except (ConfigError, OSError):
        return None
    return _known(path, data, Source(data), _format(path, task), task)


def remember(result: Result, task: Task) -> None:
    """Keep what was found for the next run, in the cache of the task if it has one."""
    if task.cache is not None and not result.errors:
        task.cache.put(result.source.data, _format(result.path, task), (result.findings, result.fingerprints))


def run_data(path: str, data: bytes, task: Task) -> Result:
    """Lint, or fix, bytes that are in hand, such as those of standard input; nothing is written."""
    format = _format(path, task)
    return _run(_File(path, data, format, reader(format), None), task)


def _format(path: str, task: Task) -> Format:
    return task.format or format_of(path) or "plain"


def _known(path: str, data: bytes, source: Source, format: Format, task: Task) -> Result | None:
    if task.cache is None or (known := task.cache.get(data, format)) is None:
        return None
    findings, marks = known
    if task.fix and choose(findings, unsafe=task.unsafe):
        return None
    return Result(path, source, findings, (), data, fingerprints=marks)


def _run(file: _File, task: Task) -> Result:
    path, data, format = file.path, file.data, file.format
    try:
        source = Source(data)
        known = _known(path, data, source, format, task)
        if known is not None:
            return known
        nul = source.text.find(0)
        if nul >= 0:
            return Result(path, EMPTY, (), (FileError(path, _binary(source.disk_offset(nul))),))
        result = _fix(file, source, task) if task.fix else _check(file, source, task)
        remember(result, task)
        return result
    except Exception as error:
        problem = f"internal error, {type(error).__name__}: {error}; please report it with the file"
        return Result(path, EMPTY, (), (FileError(path, problem),))


def _check(file: _File, source: Source, task: Task) -> Result:
    document = file.read(source)
    report = task.rules.lint(document)
    marks = fingerprints(document, report.findings) if task.fingerprints else ()
    return Result(file.path, source, report.findings, located(file.path, report), source.data, fingerprints=marks)


def _fix(file: _File, source: Source, task: Task) -> Result:
    path, _, _, read, status = file
    fixed = fix(source, read, task.rules, unsafe=task.unsafe)
    if task.write and status is not None and fixed.data != source.data:
        try:
            replace(path, fixed.data, status)
        except FileError as error:
            unfixed = _run(file, task._replace(fix=False))
            return unfixed._replace(errors=(*unfixed.errors, error))
    after, findings = Source(fixed.data), fixed.report.findings
    mended = tuple(found.rule for found in fixed.applied)
    marks = fingerprints(read(after), findings) if task.fingerprints else ()
    return Result(path, after, findings, located(path, fixed.report), source.data, len(fixed.applied), mended, marks)


def located(path: str, report: Report) -> tuple[NewslintError, ...]:
    """What went wrong with rules, as errors of a file."""
    if not report.errors:
        return ()
    advice = "tell the rule's author, or leave the rule out with --ignore"
    return tuple(FileError(path, f"{error}; {advice}") for error in report.errors)


def _read(path: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a file, and its status, to tell later whether it has changed."""
    descriptor = os.open(path, os.O_RDONLY | BINARY)
    try:
        status = os.fstat(descriptor)
        data = os.read(descriptor, status.st_size + 1)
        if len(data) == status.st_size and data:
            return data, status
        parts = [data]
        while parts[-1]:
            parts.append(os.read(descriptor, 1 << 20))
        return b"".join(parts), status
    finally:
        os.close(descriptor)


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the spelling"
    return f"the file cannot be read: {reason(error)}"


def _binary(offset: int) -> str:
    return f"this is no text, byte {offset} is NUL; leave the file out, or save it as UTF-8"
