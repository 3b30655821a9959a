"""The quality of the rules: `python -m benchmarks.quality [--corpora DIR] [--write]`.

Prints for each rule and in total how much it finds in clean, Markdown and damaged text, how much of injected damage it
finds and restores, how it does on pairs of damaged text and truth, and its share of the time. `--write` saves the page
as RESULTS.md and the figures as rates.json. `--check` says, without corpora, which rules have no row there.

`sheet` prints random findings as JSON lines for a person to judge, `judge FILE` keeps the verdicts of a judged sheet.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.quality import corpora, figures, pairs, timing, verdicts
from benchmarks.quality.damage import KINDS
from benchmarks.quality.injection import Injector
from benchmarks.quality.linting import Linter, survey
from benchmarks.quality.page import page
from benchmarks.quality.sheet import sheet
from newslint import Rule
from newslint.errors import NewslintError, UsageError
from newslint.packs import load_module

RESULTS = Path(__file__).with_name("RESULTS.md")
INJECTIONS = 150
"""Articles that are damaged in each way."""
PAIRS = 400
"""Pairs that are drawn from all there are."""
TIMED = 400
"""At most so many damaged texts are used to time the rules."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if all is well, 1 if `--check` fails, 2 if the input is bad."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except NewslintError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def measure(options: Namespace) -> int:
    """Measure, print, and save if asked to."""
    if options.check:
        return check()
    measured = measured_figures(options)
    few = options.documents
    samples = f"at most {few} documents of a kind" if few else "all documents"
    about = (
        f"{datetime.now(UTC):%d %B %Y}; newslint {version('newslint')}, {len(measured.rules)} rules; {samples}; up to"
        f" {min(few or INJECTIONS, INJECTIONS)}\narticles for each kind of damage; seed {options.seed}."
    )
    text = page(measured, about) + "\n"
    print(text, end="")
    if options.write:
        RESULTS.write_text(text, "utf-8")
        figures.write(figures.rates(measured), figures.RATES)
    return 0


def measured_figures(options: Namespace) -> figures.Figures:
    """Measure all there is."""
    linter = Linter(rules())
    few, seed = options.documents, options.seed
    records = {kind: corpora.read(options.corpora, kind, few, seed) for kind in corpora.KINDS}
    paired = corpora.read(options.corpora, "pairs", min(few or PAIRS, PAIRS), seed)
    surveys = [survey(kind, records[kind], linter) for kind in corpora.KINDS]
    made = (key for each in surveys for key in each.identities())
    articles = [record.article for record in records["clean"]]
    injector = Injector(articles, linter, min(few or INJECTIONS, INJECTIONS), seed)
    damaged = records["damaged"]
    return figures.Figures(
        rules=linter.rules,
        surveys=surveys,
        judged=figures.judged(verdicts.counts(verdicts.load(verdicts.FILE), made)),
        injected=[(kind, injector.measure(kind)) for kind in KINDS if kind.code in linter.rules],
        paired=pairs.measure(paired, linter),
        shares=timing.shares(linter.rules.values(), [record.data for record in damaged[:: len(damaged) // TIMED + 1]]),
    )


def check() -> int:
    """Say which rules have no row, which needs no corpora."""
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    problems = figures.missing((rule.code for rule in rules()), text, figures.load(figures.RATES))
    if problems:
        print("; ".join(problems) + ": run 'python -m benchmarks.quality --write'", file=sys.stderr)
    return int(bool(problems))


def print_sheet(options: Namespace) -> int:
    """Print findings to judge."""
    linter = Linter(rules())
    wanted = set(options.rules.split(",")) if options.rules else set(linter.rules)
    if unknown := sorted(wanted - linter.rules.keys()):
        raise UsageError(f"there is no rule {unknown[0]}")
    records = corpora.read(options.corpora, options.kind, options.documents, options.seed)
    judged = verdicts.load(verdicts.FILE) if options.unjudged else {}
    for line in sheet(survey(options.kind, records, linter), options.each, options.seed, wanted, judged):
        print(line)
    return 0


def judge(options: Namespace) -> int:
    """Keep the verdicts of a judged sheet."""
    added, empty = verdicts.merge(options.file, verdicts.FILE)
    print(f"{added} verdicts kept in {verdicts.FILE.name}, {empty} lines without a verdict")
    return 0


def rules() -> list[Rule]:
    """The rules that newslint ships, by code."""
    return sorted(load_module("newslint_rules"), key=lambda rule: rule.code)


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"'{text}' is no whole number above 0")
    return int(text)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m benchmarks.quality", description="Measure the quality of the rules.")
    parser.add_argument("--write", action="store_true", help="save RESULTS.md and rates.json")
    parser.add_argument("--check", action="store_true", help="say which rules have no row, and exit with 1 if any")
    parser.set_defaults(run=measure)
    shared = ArgumentParser(add_help=False)
    for each in (parser, shared):
        each.add_argument("--corpora", type=Path, default=corpora.CORPORA, help="default: %(default)s")
        each.add_argument("--documents", type=_number, help="documents of a kind, drawn at random (default: all)")
        each.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    commands = parser.add_subparsers()
    sheets = commands.add_parser("sheet", parents=[shared], help="print random findings to judge, as JSON lines")
    sheets.add_argument("--kind", choices=corpora.KINDS, required=True, help="which texts")
    sheets.add_argument("--each", type=_number, default=20, help="findings of each rule (default: %(default)s)")
    sheets.add_argument("--rules", help="codes, with commas between them (default: all)")
    sheets.add_argument("--unjudged", action="store_true", help="leave out what has a verdict")
    sheets.set_defaults(run=print_sheet)
    judges = commands.add_parser("judge", help="keep the verdicts of a judged sheet")
    judges.add_argument("file", type=Path, help="a sheet with verdicts filled in")
    judges.set_defaults(run=judge)
    return parser


if __name__ == "__main__":
    sys.exit(main())
