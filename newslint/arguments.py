"""Arguments: what the command line takes, and what it means."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from newslint.errors import UsageError
from newslint.output import FORMATS as OUTPUT_FORMATS
from newslint.rule import FORMATS as INPUT_FORMATS

USAGE = """\
usage: newslint check [OPTION]... [FILE|FOLDER|-]...
       newslint rule [--all] [CODE|NAME]...
       newslint version

newslint finds the damage that pipelines leave in news copy, and suggests the repair.

commands:
  check    find problems, and fix them with --fix
  rule     show what a rule finds, why, and when not
  version  show the version

'newslint check --help' shows its options. Exit codes: 0 nothing found or all of it fixed; 1 findings left;
2 bad arguments, a file that cannot be read, or a failing rule.
"""


class Parser(argparse.ArgumentParser):
    """A parser that raises `UsageError` instead of printing its usage and leaving."""

    def __init__(self, command: str, usage: str, description: str) -> None:
        # Without a width, argparse imports shutil for every argument's sake to ask the terminal.
        super().__init__(
            f"newslint {command}",
            usage=f"newslint {command} {usage}",
            description=description,
            allow_abbrev=False,
            formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=32, width=110),
        )

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print and exit with."""
        raise UsageError(f"{message}; see '{self.prog} --help'")


def check_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint check`."""
    parser = Parser("check", "[OPTION]... [FILE|FOLDER|-]...", "Find problems in news copy, and fix them with --fix.")
    add = parser.add_argument
    add("paths", nargs="*", metavar="FILE", help="files, folders (for the files in them) or - (default: this folder)")
    selectors = "a code, the start of one, a name or ALL; several with commas"
    add("--select", action="append", type=_selectors, metavar="RULES", help=f"rules to run: {selectors}")
    add("--ignore", action="append", type=_selectors, metavar="RULES", default=[], help="rules not to run")
    add("--word-list", action="append", metavar="FILE", default=[], help="words to accept, a word a line")
    add("--fix", action="store_true", help="apply the safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the unsafe ones too")
    add("--diff", action="store_true", help="show what --fix would change, and write nothing")
    add("--output-format", choices=OUTPUT_FORMATS, help="default: full, or what NEWSLINT_OUTPUT_FORMAT says")
    add("--output-file", metavar="FILE", help="write the findings there, whole or not at all, instead of showing them")
    add("--statistics", action="store_true", help="count the findings of each rule instead of showing them")
    add("--input-format", choices=INPUT_FORMATS, help="what the files are, whatever their names say")
    add("--stdin-filename", metavar="NAME", help="what to call standard input; the ending tells its format")
    add("--color", choices=("auto", "always", "never"), default="auto", help="default: in a terminal, heeding NO_COLOR")
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    add("-q", "--quiet", action="store_true", help="no summary, only findings")
    options = parser.parse_intermixed_args(arguments)
    _refuse_contradictions(options)
    options.select = None if options.select is None else _flat(options.select)
    options.ignore = _flat(options.ignore)
    return options


def rule_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint rule`."""
    parser = Parser("rule", "[--all] [CODE|NAME]...", "Show what a rule finds, why, and when not.")
    parser.add_argument("rules", nargs="*", metavar="RULE", help="a code, the start of one, or a name")
    parser.add_argument("--all", action="store_true", help="show every rule")
    options = parser.parse_args(arguments)
    if options.all == bool(options.rules):
        parser.error("name a rule, such as ESC001, or give --all")
    return options


def _refuse_contradictions(options: argparse.Namespace) -> None:
    if "-" in options.paths and len(options.paths) > 1:
        raise UsageError("'-' is standard input and goes with no other file; check that on its own")
    if options.stdin_filename is not None and options.paths != ["-"]:
        raise UsageError("--stdin-filename names standard input; give '-' as the file to read that")
    if options.diff and options.statistics:
        raise UsageError("--diff and --statistics do not go together; leave one out")


def _selectors(text: str) -> list[str]:
    return [selector.strip() for selector in text.split(",")]


def _flat(lists: list[list[str]]) -> list[str]:
    return [selector for selectors in lists for selector in selectors]
