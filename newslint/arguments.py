"""Arguments: what the command line takes, and what it means."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any, NoReturn

from newslint import config
from newslint.config import OPTION, Config
from newslint.errors import UsageError
from newslint.output import FORMATS as OUTPUT_FORMATS
from newslint.rule import FORMATS as INPUT_FORMATS

SELECTORS = (
    "select", "ignore", "extend-select", "fixable", "unfixable", "extend-safe-fixes", "extend-unsafe-fixes",
)  # fmt: skip
SHELLS = ("bash", "zsh")
LISTS = ("exclude", "include", "word-lists", "packs")
FIELDS = ("text", "id", "title", "date", "publisher", "section", "url")
"""What the fields of a record are asked for."""
CACHE_FOLDER = ".newslint_cache"
CACHE_VARIABLE = "NEWSLINT_CACHE_DIR"
LIMIT_HELP = "exit with 1 only if RULE finds something in more articles than RATE of 1,000, or than RATE%%"
USAGE = """\
usage: newslint check [OPTION]... [FILE|FOLDER|-]...
       newslint audit [OPTION]... --out FOLDER SOURCE...
       newslint audit --fix --out-archive FILE SOURCE
       newslint audit query|report|compare|export|check|learn|duplicates [OPTION]... DIR
       newslint rule [--all] [CODE|NAME]...
       newslint config [OPTION]... [FILE]
       newslint init
       newslint test [--allow-code] PATH...
       newslint server
       newslint completion bash|zsh
       newslint version

newslint finds the damage that pipelines leave in news copy, and suggests the repair.

commands:
  check       find problems, and fix them with --fix
  audit       find problems in an archive of any size, and keep them in tables
  rule        show what a rule finds, why, and when not
  config      show the settings that hold for a file, and where each comes from
  init        write a newslint.toml to start from
  test        run the examples of rule packs
  server      serve an editor, as a language server on standard input and output
  completion  print what a shell needs to complete commands, options and files
  version     show the version

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


def check_parser() -> Parser:
    """What `newslint check` takes."""
    parser = Parser("check", "[OPTION]... [FILE|FOLDER|-]...", "Find problems in news copy, and fix them with --fix.")
    add = parser.add_argument
    add("paths", nargs="*", metavar="FILE", help="files, folders (for the files in them) or - (default: this folder)")
    add_settings(parser)
    add("--fix", action="store_true", help="apply the safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the unsafe ones too")
    add("--fix-only", action="store_true", help="apply the fixes and say nothing of what is left")
    add("--show-fixes", action="store_true", help="with --fix: count the fixes of each rule")
    add("--diff", action="store_true", help="show what --fix would change, and write nothing")
    add("--output-format", choices=OUTPUT_FORMATS, help="default: full, or what NEWSLINT_OUTPUT_FORMAT says")
    add("--output-file", metavar="FILE", help="write the findings there, whole or not at all, instead of showing them")
    add("--statistics", action="store_true", help="count the findings of each rule instead of showing them")
    add("--input-format", choices=INPUT_FORMATS, help="what the files are, whatever their names say")
    add("--show-files", action="store_true", help="show which files would be checked, and check none")
    add("--force-exclude", action="store_true", help="leave out what 'exclude' names even where it is given as FILE")
    add("--no-respect-gitignore", action="store_true", help="check what .gitignore and the like leave out, too")
    add("--baseline", metavar="FILE", help="accept the findings in FILE, and report only others")
    add("--write-baseline", metavar="FILE", help="accept all that is found now: write it to FILE")
    add("--prune-baseline", action="store_true", help="with --baseline: take out of it what is found no more")
    add("--jobs", type=_count, metavar="N", default=0, help="processes (default: one, or one a core for many files)")
    add("--no-cache", action="store_true", help="check every file, even where nothing has changed")
    add("--cache-dir", metavar="FOLDER", help=f"default: {CACHE_FOLDER}, or what {CACHE_VARIABLE} says")
    add("--stdin-filename", metavar="NAME", help="what to call standard input; the ending tells its format")
    add("--color", choices=("auto", "always", "never"), default="auto", help="default: in a terminal, heeding NO_COLOR")
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    add(
        "--exit-non-zero-on-fix",
        action="store_true",
        help="exit with 1 if something was fixed, even if nothing is left",
    )
    add("-q", "--quiet", action="store_true", help="no summary, only findings")
    return parser


def check_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint check`."""
    options = check_parser().parse_intermixed_args(arguments)
    _refuse_contradictions(options)
    options.fix = options.fix or options.fix_only
    return options


def audit_parser() -> Parser:
    """What `newslint audit` takes."""
    parser = Parser("audit", "[OPTION]... --out FOLDER SOURCE...", "Find problems in an archive; keep them in tables.")
    add = parser.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="files, folders or URLs")
    add("--out", metavar="FOLDER", help="where the results go; the same audit in it goes on")
    add("--no-report", action="store_true", help="write no report.html into FOLDER")
    add("--restart", action="store_true", help="remove the results in FOLDER, and start anew")
    add_rule_settings(parser)
    for field in FIELDS:
        add(f"--{field}-field", metavar="NAME", help=f"the field that holds the {field} (default: detected)")
    add("--container", metavar="NAME", help="what the sources are, such as jsonl, csv.gz or warc (default: detected)")
    add("--input-format", choices=INPUT_FORMATS, help="what the texts are (default: detected)")
    add("--encoding", metavar="NAME", help="of text that is not UTF-8 and does not say what it is")
    add("--show-fields", action="store_true", help="show what would be read of the sources, and audit none")
    add("--record-seconds", type=_amount, metavar="S", default=10.0, help="CPU time a record may take (default: 10)")
    add("--record-memory", type=_amount, metavar="MB", default=1024.0, help="memory a record may take (default: 1024)")
    add("--largest-record", type=_amount, metavar="MB", default=16.0, help="larger ones are not read (default: 16)")
    add("--fail-over", action="append", type=limit, metavar="RULE=RATE", help=LIMIT_HELP)
    add("--fix", action="store_true", help="apply the safe fixes to a copy of SOURCE instead")
    add("--out-archive", metavar="FILE", help="with --fix: the copy; FILE.changes.jsonl says what was changed")
    add("--jobs", type=_count, metavar="N", default=0, help="processes (default: one a core)")
    add("--engine", choices=("local", "spark"), default="local", help="what runs the processes (default: local)")
    add("--spark-master", metavar="URL", help="with --engine spark: the cluster (default: as Spark is configured)")
    add("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def audit_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint audit`."""
    parser = audit_parser()
    options = parser.parse_intermixed_args(arguments)
    if options.fix and options.out_archive is None:
        parser.error("--fix needs --out-archive FILE, since no archive is changed in its place")
    if not options.fix and options.out_archive is not None:
        parser.error("--out-archive needs --fix, which makes it")
    if not options.fix and not options.show_fields and options.out is None:
        parser.error("an audit needs --out FOLDER, where its results go")
    return options


def config_parser() -> Parser:
    """What `newslint config` takes."""
    parser = Parser(
        "config", "[OPTION]... [FILE]", "Show the settings that hold for a file, and where each comes from."
    )
    parser.add_argument("file", nargs="?", default="text.md", help="default: any Markdown file in this folder")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of newslint.toml instead")
    add_settings(parser)
    return parser


def test_parser() -> Parser:
    """What `newslint test` takes."""
    parser = Parser("test", "[--allow-code] PATH...", "Hold the rules of packs to their own examples.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="TOML files, Python files, or folders of them")
    parser.add_argument("--allow-code", action="store_true", help="run the Python code of these packs")
    return parser


def server_parser() -> Parser:
    """What `newslint server` takes."""
    parser = Parser("server", "[--stdio]", "Serve an editor, as a language server on standard input and output.")
    parser.add_argument("--stdio", action="store_true", help="what many editors add; there is no other way")
    return parser


def completion_parser() -> Parser:
    """What `newslint completion` takes."""
    parser = Parser("completion", "SHELL", "Print what a shell needs to complete commands, options and files.")
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=" or ".join(SHELLS))
    return parser


def command_line(options: argparse.Namespace) -> Config:
    """The settings that the command line gives, as a configuration that lies over those in files."""
    inline: dict[str, Any] = {}
    for text in options.config or []:
        if "=" in text:
            inline |= config.inline(text).values
    values: dict[str, Any] = {}
    for key in SELECTORS:
        given = getattr(options, key.replace("-", "_"))
        if given is not None:
            values[key] = [selector for selectors in given for selector in selectors]
    for key in LISTS:
        given = getattr(options, key.replace("-", "_").removesuffix("s"), None)
        if given:
            values[key] = given
    if getattr(options, "per_file_ignores", None):
        values["per-file-ignores"] = dict(options.per_file_ignores)
    origins = {**dict.fromkeys(inline, ("--config",)), **dict.fromkeys(values, (OPTION,))}
    return Config(os.getcwd(), inline | values, origins)


def add_settings(parser: Parser) -> None:
    """The options that a configuration file has as keys, and those that say which file counts."""
    add_rule_settings(parser)
    add = parser.add_argument
    by_pattern = "PATTERN:RULES"
    add(
        "--per-file-ignores",
        action="append",
        type=_by_pattern,
        metavar=by_pattern,
        help="rules not to run on some files",
    )
    add("--exclude", action="append", metavar="PATTERN", help="files and folders to leave out, in Git's syntax")
    add("--include", action="append", metavar="PATTERN", help="files to check in folders, whatever their ending")


def add_rule_settings(parser: Parser) -> None:
    """The options that are about rules, whatever files they run on."""
    add = parser.add_argument
    selectors = "a code, the start of one, a name or ALL; several with commas"
    helps = {
        "select": f"rules to run: {selectors}",
        "ignore": "rules not to run",
        "extend-select": "rules to run besides the others",
        "fixable": "rules whose findings may be fixed (default: all)",
        "unfixable": "rules whose findings are not to be fixed",
        "extend-safe-fixes": "rules whose fixes count as safe",
        "extend-unsafe-fixes": "rules whose fixes count as unsafe",
    }
    for name in SELECTORS:
        add(f"--{name}", action="append", type=_selectors, metavar="RULES", help=helps[name])
    add("--word-list", action="append", metavar="FILE", help="words to accept, a word a line")
    add("--pack", action="append", metavar="PATH", help="a rule pack: a TOML file, a Python file, or a folder")
    add("--allow-code", action="store_true", help="run the Python code of packs that are given by path")
    add("--config", action="append", metavar="FILE|'KEY = VALUE'", help="a configuration file for all, or one setting")
    add("--isolated", action="store_true", help="heed no configuration file")


def rule_parser() -> Parser:
    """What `newslint rule` takes."""
    parser = Parser("rule", "[--all] [CODE|NAME]...", "Show what a rule finds, why, and when not.")
    parser.add_argument("rules", nargs="*", metavar="RULE", help="a code, the start of one, or a name")
    parser.add_argument("--all", action="store_true", help="show every rule")
    return parser


def rule_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of `newslint rule`."""
    parser = rule_parser()
    options = parser.parse_args(arguments)
    if options.all == bool(options.rules):
        parser.error("name a rule, such as ESC001, or give --all")
    return options


def _refuse_contradictions(options: argparse.Namespace) -> None:
    if "" in options.paths:
        raise UsageError("the name of a file is empty; give a file, a folder or -")
    if "-" in options.paths and len(options.paths) > 1:
        raise UsageError("'-' is standard input and goes with no other file; check that on its own")
    if options.stdin_filename is not None and options.paths != ["-"]:
        raise UsageError("--stdin-filename names standard input; give '-' as the file to read that")
    if options.diff and options.statistics:
        raise UsageError("--diff and --statistics do not go together; leave one out")
    if options.prune_baseline and options.baseline is None:
        raise UsageError("--prune-baseline needs --baseline FILE, which says what to prune")
    if options.baseline is not None and options.write_baseline is not None:
        raise UsageError("--baseline and --write-baseline do not go together; leave one out")
    if options.fix_only and options.diff:
        raise UsageError("--fix-only and --diff do not go together; leave one out")


def _selectors(text: str) -> list[str]:
    return [selector.strip() for selector in text.split(",")]


def _by_pattern(text: str) -> tuple[str, list[str]]:
    pattern, separator, selectors = text.rpartition(":")
    if not separator:
        raise argparse.ArgumentTypeError(f"'{text}' is no PATTERN:RULES, such as 'old/*.md:ESC'")
    return pattern, _selectors(selectors)


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = 0.0
    if not 0 < amount < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number above 0")
    return amount


def limit(text: str) -> tuple[str, float]:
    """`ESC=5` or `ESC=0.5%`: a rule or rules, and in how many of 1,000 articles at most they may find something."""
    rule, separator, rate = text.partition("=")
    percent = rate.endswith("%")
    try:
        amount = float(rate.removesuffix("%")) * (10 if percent else 1)
    except ValueError:
        amount = -1.0
    if not rule or not separator or not 0 <= amount <= 1000:
        raise argparse.ArgumentTypeError(f"'{text}' is no RULE=RATE, such as ESC001=5 (of 1,000 articles) or ESC=0.5%")
    return rule, amount


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes")
    return int(text)
