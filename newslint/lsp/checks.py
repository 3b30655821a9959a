"""Checks: texts are checked one after the other, in a thread of their own; a newer text ends an older one's check."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from typing import Any, NamedTuple, ParamSpec, TypeVar
from weakref import WeakSet

from newslint.baseline import Baseline
from newslint.catalogue import url
from newslint.diagnostic import diagnostic
from newslint.document import Document
from newslint.engine import Report, RuleSet
from newslint.errors import NewslintError
from newslint.finding import Finding
from newslint.fingerprint import fingerprints
from newslint.incremental.linting import CancelledError, Incremental
from newslint.lsp import warming
from newslint.lsp.buffers import Buffer
from newslint.lsp.folders import Folders, Setup
from newslint.lsp.rendering import Json, Renderer, listed
from newslint.readers import reader
from newslint.runner import Result, located
from newslint.source import Source, Unit

P = ParamSpec("P")
T = TypeVar("T")
COLLECT_AFTER = 10_000
"""Objects, made since the last look for garbage, after which the next is due."""


class SupersededError(Exception):
    """A check was given up, because the text or the settings have changed."""


class Checked(NamedTuple):
    """What a check of a text found, and the same as diagnostics; `setup` is None where it could not be checked."""

    source: Source
    document: Document | None
    setup: Setup | None
    findings: tuple[Finding, ...]
    rendered: list[Json]
    diagnostics: Json
    """All that are `rendered`, in a list."""

    @property
    def result_id(self) -> str:
        """The same for the same diagnostics."""
        return sha256(self.diagnostics.encode()).hexdigest()[:16]

    def touching(self, start: int, end: int) -> Iterator[tuple[Finding, dict[str, Any]]]:
        """The findings in or beside a stretch, in bytes on the disk, each with its diagnostic."""
        for finding, text in zip(self.findings, self.rendered, strict=True):
            if finding.span.start <= end and start <= finding.span.end:
                yield finding, json.loads(text)


class Check:
    """A check that waits, runs or is done."""

    def __init__(self) -> None:
        self.cancelled = False
        self.result: asyncio.Future[Checked]


class Checker:
    """Runs checks, and whatever else takes time, in one thread."""

    def __init__(self, folders: Folders, say: Callable[[NewslintError], None], reloaded: Callable[[], None]) -> None:
        """`reloaded` is called, in the thread, when settings have changed behind the checks that are done."""
        self.folders = folders
        self.unit: Unit = "utf-16"
        self._say = say
        self._reloaded = reloaded
        self._pool = ThreadPoolExecutor(1, "newslint-check")
        self._warm = WeakSet[RuleSet]()

    async def check(self, buffer: Buffer) -> Checked:
        """What a check of the text as it is now finds. Raises `SupersededError` when it has changed meanwhile."""
        if buffer.check is None:
            buffer.check = Check()
            buffer.check.result = asyncio.ensure_future(self.run(self._check, buffer.check, buffer, buffer.source))
        return await asyncio.shield(buffer.check.result)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: function(*args, **kwargs))

    def _soon(self, function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a function after the checks that wait."""
        with suppress(RuntimeError):  # the server has stopped
            self._pool.submit(function, *args, **kwargs)

    def _warm_up(self, steps: Iterator[None]) -> None:
        """Take a step, and the others after the checks that wait."""
        for _ in steps:
            self._soon(self._warm_up, steps)
            return
        collect_seldom()

    def stop(self) -> None:
        """Start nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _check(self, check: Check, buffer: Buffer, source: Source) -> Checked:
        if check.cancelled:
            raise SupersededError
        if self.folders.look_again():
            self._reloaded()
        path = self.folders.place_of(buffer.path, buffer.language)
        if buffer.setup is None or buffer.setup[0] != self.folders.state:
            buffer.setup = self.folders.state, self._setup(path, buffer.language)
        setup = buffer.setup[1]
        if setup is None or 0 in source.text:
            return Checked(source, None, None, (), [], listed([]))
        linter = buffer.linter
        is_new = linter is None or (linter.rules, linter.format) != (setup.rules, setup.format)
        if linter is None or is_new:
            linter = buffer.linter = Incremental(setup.rules, setup.format)
            buffer.renderer = Renderer()
        try:
            document, report, origins = linter.lint(source, lambda: check.cancelled)
        except CancelledError:
            raise SupersededError from None
        if is_new and setup.rules not in self._warm:
            self._warm.add(setup.rules)
            self._soon(self._warm_up, warming.steps(setup.rules, setup.format))
        return self._checked(document, report, setup, path, buffer.uri, buffer.renderer, origins)

    def check_file(self, source: Source, uri: str, path: str) -> Checked:
        """Check a file that is not open, in this thread."""
        setup = self._setup(path, "")
        if setup is None or 0 in source.text:
            return Checked(source, None, None, (), [], listed([]))
        document = reader(setup.format)(source)
        return self._checked(document, setup.rules.lint(document), setup, path, uri, Renderer(), {})

    def _setup(self, path: str, language: str) -> Setup | None:
        """What holds for a text; None where it is left out, or where its configuration is wrong, which is said."""
        try:
            return None if self.folders.excludes(path) else self.folders.of(path, language)
        except NewslintError as error:
            self._say(error)
            return None

    def _checked(
        self,
        document: Document,
        report: Report,
        setup: Setup,
        path: str,
        uri: str,
        renderer: Renderer,
        origins: Mapping[int, Finding],
    ) -> Checked:
        for error in located(path, report):
            self._say(error)
        findings = _unaccepted(document, report, setup, path)
        source, known = document.source, self.folders.known

        def place(offset: int) -> tuple[int, int]:
            return source.unit_position(offset, self.unit)

        def make(finding: Finding) -> dict[str, Any]:
            return diagnostic(source, finding, known[finding.rule], url, uri, place=place)

        rendered = renderer.render(source, findings, origins, make)
        return Checked(source, document, setup, findings, rendered, listed(rendered))


def collect_seldom() -> None:
    """Look for garbage now, never again among what is there and stays, which takes 40 ms at a time, and else seldom.

    A version of a text makes thousands of objects, and frees all of them by itself (`newslint.incremental.block`); by
    default Python would look through them several times for each.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def _unaccepted(document: Document, report: Report, setup: Setup, path: str) -> tuple[Finding, ...]:
    """The findings that the baseline does not accept."""
    if not setup.accepted or not report.findings:
        return report.findings
    marks = fingerprints(document, report.findings)
    result = Result(path, document.source, report.findings, (), fingerprints=marks)
    return next(Baseline(setup.accepted).filtered([result])).findings
