"""`newslint check`: what the options ask for, put together of settings, files, the runner and the output formats."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO

from newslint import arguments, packs
from newslint.arguments import CACHE_FOLDER, CACHE_VARIABLE
from newslint.engine import RuleSet
from newslint.errors import ConfigError, FileError, NewslintError, UsageError
from newslint.output import FINGERPRINTED, FORMATS, MACHINE_FORMATS, Context, Render, counter, renderer
from newslint.output.colour import wants_colour
from newslint.output.summary import Tally
from newslint.parallel import run_paths
from newslint.rule import Rule
from newslint.runner import Result, Task, run_data
from newslint.settings import Choice, Settings
from newslint.streams import complain, output, standard_input, writer
from newslint.walk import Wanted, files

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.cache import Cache

CLEAN, FOUND, FAILED = 0, 1, 2
MANY = 20
"""Files from which the cache repays its own start."""
FORMAT_VARIABLE = "NEWSLINT_OUTPUT_FORMAT"


class Session:
    """One run: the options, the settings of each file, and what went wrong on the way to them."""

    def __init__(self, argv: Sequence[str], *, quiet: bool = False) -> None:
        """Load packs and settings; what fails is said at once, unless another process says it (`quiet`)."""
        self.options = arguments.check_arguments(argv)
        self.failed = False
        self._quiet = quiet
        self._said: set[str] = set()
        self._caches: dict[int, Cache] = {}
        self._caching = False
        self.format = output_format(self.options.output_format)
        self.settings = settings(self.options, self.complain)
        with suppress(ConfigError):  # which is said once a file needs that configuration
            self.settings.rules_for(os.curdir)  # so that a wrong option is wrong whatever the files

    def complain(self, error: NewslintError) -> None:
        """Say once what went wrong, and remember that something did."""
        self.failed = True
        if str(error) not in self._said and not self._quiet:
            self._said.add(str(error))
            complain(str(error))

    def task(self, path: str) -> Task:
        """What to do with a file. Raises `ConfigError` where its configuration is wrong."""
        options = self.options
        rules, format = self.settings.of(path)
        writes = options.fix and not options.diff
        marks = self.format in FINGERPRINTED or bool(options.baseline or options.write_baseline)
        format = options.input_format or format
        fixes, cache = writes or options.diff, self._cache(path, rules, marks)
        return Task(rules, format, fixes, options.unsafe_fixes, writes, marks, cache)

    def paths(self) -> Iterator[str | FileError]:
        """The files that the options name."""
        choice = Choice(self.settings)
        heeds = not self.options.no_respect_gitignore
        wanted = Wanted(choice.excluded, choice.included, self.options.force_exclude, heeds)
        found = files(self.options.paths or [os.curdir], wanted)
        first = list(islice(found, MANY))
        self._caching = len(first) == MANY and not self.options.no_cache
        return chain(first, found)

    def save_caches(self) -> None:
        """Keep what was found for the next run."""
        for cache in self._caches.values():
            cache.save()

    def _cache(self, path: str, rules: RuleSet, marks: bool) -> Cache | None:
        if not self._caching:
            return None
        from newslint.cache import Cache, signature

        if id(rules) not in self._caches:
            folder = self.options.cache_dir or os.environ.get(CACHE_VARIABLE) or CACHE_FOLDER
            says = signature(version(), rules.rules, rules.accepted, self.settings.rules_for(path)) + str(marks)
            self._caches[id(rules)] = Cache(folder, says)
        return self._caches[id(rules)]


def check(argv: Sequence[str]) -> int:
    """Run `newslint check`; the exit code."""
    session = Session(argv)
    options, format = session.options, session.format
    tally = Tally()
    if options.show_files:
        return _show_files(session)
    if options.write_baseline:
        return _write_baseline(session, argv)
    accepted = _baseline(options.baseline)
    writes = options.fix and not options.diff
    if options.paths == ["-"]:
        name = options.stdin_filename or "-"
        result = run_data(name, standard_input(), session.task(name))
        results = accepted.filtered([result]) if accepted else [result]
        _show(session, _watched(results, tally, session), sys.stderr if writes else sys.stdout)
        if writes:
            sys.stdout.buffer.write(result.source.data)
    else:
        ran = run_paths(session.paths(), session.task, partial(_task_elsewhere, list(argv)), options.jobs)
        _show(session, _watched(accepted.filtered(ran) if accepted else ran, tally, session), sys.stdout)
        if not tally.files:
            complain(_nothing(options.paths))
        session.save_caches()
    if accepted and options.prune_baseline and not tally.failed and not session.failed:
        accepted.prune(options.baseline)
    if not options.quiet:
        if tally.found or tally.fixed or not (tally.failed or session.failed):  # or it would say that all is well
            _summarise(options, format, tally)
        if accepted and accepted.gone and format not in MACHINE_FORMATS and not options.prune_baseline:
            print(f"{accepted.gone} accepted in {options.baseline} not found; --prune-baseline takes them out.")
    if tally.failed or session.failed:
        return FAILED
    if options.exit_non_zero_on_fix and tally.fixed:
        return FOUND
    left = tally.changed if options.diff else tally.found
    return FOUND if left and not options.exit_zero and not options.fix_only else CLEAN


def _task_elsewhere(argv: list[str]) -> Callable[[str], Task]:
    """What a process besides the first does with a file."""
    return Session(argv, quiet=True).task


def settings(options: Namespace, say: Callable[[NewslintError], None]) -> Settings:
    """The settings that options, configuration files and packs make."""
    loaded = packs.load()
    for error in loaded.errors:
        say(error)
    named = [text for text in options.config or [] if "=" not in text]
    if len(named) > 1:
        raise UsageError("--config names more than one file; let one of them build on the other with 'extend'")
    return Settings(
        loaded.rules,
        arguments.command_line(options),
        path=named[0] if named else None,
        isolated=options.isolated,
        allow_code=options.allow_code,
        complain=say,
    )


def output_format(option: str | None) -> str:
    """The output format that an option, or else the environment, asks for."""
    format: str = option or os.environ.get(FORMAT_VARIABLE) or FORMATS[0]
    if format not in FORMATS:
        raise UsageError(f"{FORMAT_VARIABLE} is '{format}'; set it to {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    return format


def version() -> str:
    """The version of newslint."""
    from importlib import metadata

    return metadata.version("newslint")


def _show(session: Session, results: Iterable[Result], stream: TextIO) -> None:
    """Show the findings of files as they come, or the changes or the counts asked for instead."""
    options = session.options
    render = _render(options, session.format)
    with output(options.output_file, stream) as target:
        terminal = target.isatty()
        colour = wants_colour(options.color, os.environ, terminal)
        context = Context(session.settings.known, _url, colour, terminal, version)
        write = writer(target, exact=options.diff and not terminal)
        for text in render(results, context):
            if not options.fix_only:
                write(text)
        target.flush()


def _show_files(session: Session) -> int:
    for path in session.paths():
        if isinstance(path, FileError):
            session.complain(path)
        else:
            print(path)
    return FAILED if session.failed else CLEAN


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from newslint import baseline

    return baseline.read(path)


def _write_baseline(session: Session, argv: Sequence[str]) -> int:
    from newslint import baseline

    options, tally = session.options, Tally()
    results = _watched(
        run_paths(session.paths(), session.task, partial(_task_elsewhere, list(argv)), options.jobs), tally, session
    )
    entries = baseline.entries(results)
    if tally.failed or session.failed:
        complain("no baseline was written, because not everything could be checked")
        return FAILED
    baseline.write(options.write_baseline, entries)
    session.save_caches()
    print(f"Accepted {tally.found} problems in {options.write_baseline}.")
    return CLEAN


def _summarise(options: Namespace, format: str, tally: Tally) -> None:
    """Add a line for people; it stays out of what a machine or `patch` reads, and out of a fixed document."""
    if options.diff:
        sys.stderr.write(f"{tally.after_diff()}\n")
    elif format not in MACHINE_FORMATS or options.output_file:
        stream = sys.stderr if options.fix and options.paths == ["-"] else sys.stdout
        stream.write(f"{tally.after_fix() if options.fix else tally.after_check()}\n")
        if options.show_fixes:
            stream.writelines(f"{line}\n" for line in tally.fixes())


def _watched(results: Iterable[Result], tally: Tally, session: Session) -> Iterator[Result]:
    for result in results:
        for error in result.errors:
            session.complain(error)
        tally.add(result)
        if result.findings:  # another process may have loaded the packs that these come from
            session.settings.rules_for(result.path)
        yield result


def _render(options: Namespace, format: str) -> Render:
    if options.diff:
        return renderer("diff")
    if options.statistics:
        return counter(format)
    return renderer(format)


def _nothing(paths: Sequence[str]) -> str:
    """Why no file was checked."""
    if any(map(os.path.isdir, paths or [os.curdir])):
        return "no file was checked, since there is none in the folder that newslint knows"
    return "no file was checked, since 'exclude' leaves out all that were named"


def _url(rule: Rule) -> str | None:
    from newslint.catalogue import url

    return url(rule)
