"""The command line: arguments in, text and an exit code out. What it does is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from newslint import arguments, packs
from newslint.errors import NewslintError, UsageError, reason
from newslint.output import FINGERPRINTED, FORMATS, MACHINE_FORMATS, Context, Render, counter, renderer
from newslint.output.colour import wants_colour
from newslint.output.summary import Tally
from newslint.runner import Result, Task, prepare, run_data, run_files
from newslint.selection import select
from newslint.streams import complain, drop_output, output, standard_input, writer
from newslint.walk import files
from newslint.words import read_words

if TYPE_CHECKING:
    from argparse import Namespace

    from newslint.rule import Rule

CLEAN, FOUND, FAILED, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141
"""Exit codes; 130 and 141 are what a shell shows for a program stopped by Ctrl-C and by a closed pipe."""
FORMAT_VARIABLE = "NEWSLINT_OUTPUT_FORMAT"


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; never raises, and prints no traceback."""
    try:
        code = _command(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse has printed its help
        return int(leaving.code or CLEAN)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return UNREAD
    except OSError as error:
        drop_output()
        complain(f"writing the output failed: {reason(error)}")
    except NewslintError as error:
        complain(str(error))
    except Exception as error:
        complain(f"internal error, {type(error).__name__}: {error}; please report it")
    else:
        return code
    return FAILED


def _command(argv: Sequence[str]) -> int:
    commands: dict[str, Callable[[Sequence[str]], int]] = {"check": check, "rule": show_rules, "version": show_version}
    first = argv[0] if argv else ""
    if first in commands:
        return commands[first](argv[1:])
    if first in ("-h", "--help", "help"):
        print(arguments.USAGE, end="")
        return CLEAN
    if first in ("-V", "--version"):
        return show_version(argv[1:])
    problem = f"there is no command '{first}'" if first else "a command is missing"
    raise UsageError(f"{problem}; say check, rule or version, or see 'newslint --help'")


def check(argv: Sequence[str]) -> int:
    """`newslint check`."""
    options = arguments.check_arguments(argv)
    format = _output_format(options.output_format)
    rules, broken = _rules()
    accepted = read_words(options.word_list)
    chosen, uncompiled = prepare(select(rules, options.select, options.ignore), accepted)
    for problem in uncompiled:
        complain(str(problem))
    writes = options.fix and not options.diff
    fixes, marks = writes or options.diff, format in FINGERPRINTED
    task = Task(chosen, options.input_format, fixes, options.unsafe_fixes, writes, marks)
    tally = Tally()
    if options.paths == ["-"]:
        result = run_data(options.stdin_filename or "-", standard_input(), task)
        _show(options, format, rules, _watched([result], tally), sys.stderr if writes else sys.stdout)
        if writes:
            sys.stdout.buffer.write(result.source.data)
    else:
        results = run_files(files(options.paths or [os.curdir]), task)
        _show(options, format, rules, _watched(results, tally), sys.stdout)
        if not tally.files:
            complain("no file was checked, since there is none in the folder that newslint knows")
    if not options.quiet:
        _summarise(options, format, tally)
    if tally.failed or broken or uncompiled:
        return FAILED
    left = tally.changed if options.diff else tally.found
    return FOUND if left and not options.exit_zero else CLEAN


def show_rules(argv: Sequence[str]) -> int:
    """`newslint rule`."""
    from newslint.catalogue import render

    options = arguments.rule_arguments(argv)
    rules, broken = _rules()
    chosen = rules if options.all else select(rules, options.rules)
    writer(sys.stdout)("\n".join(map(render, chosen)))
    return FAILED if broken else CLEAN


def show_version(_argv: Sequence[str]) -> int:
    """`newslint version`."""
    print(f"newslint {_version()}")
    return CLEAN


def _rules() -> tuple[tuple[Rule, ...], bool]:
    """The rules of all packs, and whether a pack failed, which is said at once."""
    loaded = packs.load()
    for error in loaded.errors:
        complain(str(error))
    return loaded.rules, bool(loaded.errors)


def _show(options: Namespace, format: str, rules: Iterable[Rule], results: Iterable[Result], stream: TextIO) -> None:
    """Show the findings of files as they come, or the changes or the counts asked for instead."""
    render = _render(options, format)
    with output(options.output_file, stream) as target:
        terminal = target.isatty()
        colour = wants_colour(options.color, os.environ, terminal)
        context = Context({rule.code: rule for rule in rules}, _url, colour, terminal, _version)
        write = writer(target, exact=options.diff and not terminal)
        for text in render(results, context):
            write(text)
        target.flush()


def _summarise(options: Namespace, format: str, tally: Tally) -> None:
    """Add a line for people; it stays out of what a machine or `patch` reads, and out of a fixed document."""
    if options.diff:
        sys.stderr.write(f"{tally.after_diff()}\n")
    elif format not in MACHINE_FORMATS or options.output_file:
        stream = sys.stderr if options.fix and options.paths == ["-"] else sys.stdout
        stream.write(f"{tally.after_fix() if options.fix else tally.after_check()}\n")


def _watched(results: Iterable[Result], tally: Tally) -> Iterator[Result]:
    for result in results:
        tally.add(result)
        for error in result.errors:
            complain(str(error))
        yield result


def _render(options: Namespace, format: str) -> Render:
    if options.diff:
        return renderer("diff")
    if options.statistics:
        return counter(format)
    return renderer(format)


def _url(rule: Rule) -> str | None:
    from newslint.catalogue import url

    return url(rule)


def _version() -> str:
    from importlib.metadata import version

    return version("newslint")


def _output_format(option: str | None) -> str:
    format: str = option or os.environ.get(FORMAT_VARIABLE) or FORMATS[0]
    if format not in FORMATS:
        raise UsageError(f"{FORMAT_VARIABLE} is '{format}'; set it to {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    return format
