"""`newslint audit learn`: boilerplate learned from an audit, as a rule pack."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from tempfile import TemporaryDirectory

from newslint import patterns
from newslint.arguments import Parser
from newslint.audit.boilerplate import Recurring, recurring
from newslint.audit.exemplars import exemplars
from newslint.audit.pack import CODE, Learned, example, render, usable
from newslint.audit.scratch import scratch
from newslint.audit.wording import counted
from newslint.checking import CLEAN, FOUND
from newslint.engine import RuleSet
from newslint.errors import FileError, UsageError
from newslint.readers import plain
from newslint.rule import CODE as CODES
from newslint.source import Source, encode
from newslint.write import create

MOST = 1000
"""Lines in a pack: more nobody reads."""
OUTPUT = "boilerplate.toml"


def main(argv: Sequence[str]) -> int:
    """Write the pack; 0 if there is one, 1 if there is nothing to put into it."""
    options = parser().parse_args(argv)
    _refuse(options)
    with scratch(options.folder) as database:
        lines = [line for line in recurring(database, options.folder) if options.source in (None, line.source)]
    learned = _learned(options.folder, lines[: 2 * MOST], options.code)
    if not learned:
        print("No line recurs in enough stories of a source; no pack was written.")
        return FOUND
    create(options.output, render(learned[:MOST], options.code).encode("utf-8"))
    left = f"; the {len(lines):,} that recur are too many for one pack, so take --source" if len(lines) > MOST else ""
    print(f"Learned {counted(min(len(learned), MOST), 'line')} into {options.output}{left}.")
    print("Read it, strike out what belongs to the stories, and name it in newslint.toml under 'packs'.")
    return CLEAN


def parser() -> Parser:
    """What `newslint audit learn` takes."""
    made = Parser("audit learn", "[OPTION]... DIR", "Learn the lines that recur in an archive, as a rule pack.")
    add = made.add_argument
    add("folder", metavar="DIR", help="the folder of an audit")
    add("--output", metavar="FILE", default=OUTPUT, help=f"the pack (default: {OUTPUT})")
    add("--source", metavar="NAME", help="learn from this publisher, host or file alone")
    add("--code", metavar="CODE", default=CODE, help=f"the rule's code, another for each pack (default: {CODE})")
    return made


def _refuse(options: Namespace) -> None:
    if not CODES.fullmatch(options.code):
        raise UsageError(f"'{options.code}' is no code: three capital letters and three digits, such as {CODE}")
    if os.path.exists(options.output):
        raise FileError(options.output, "it exists already; it may have been pruned, so give --output another name")


def _learned(folder: str, lines: Sequence[Recurring], code: str) -> list[Learned]:
    """The lines that a rule can find, as they stand in the archive, in the order given."""
    read = {line: text for line, text in exemplars(folder, lines) if text is not None}
    if lines and not read:
        problem = (
            "the archive was not found where it was audited; run this in the same folder, with the archive in place"
        )
        raise FileError(folder, problem)
    spelled: dict[str, Learned] = {}
    for line in lines:
        text = usable(read.get(line, ""))
        if text is not None:
            spelled.setdefault(text.casefold(), Learned(line, text))
    return list(_found(list(spelled.values()), code))


def _found(learned: Sequence[Learned], code: str) -> Iterator[Learned]:
    """Those that the rule made of all of them finds, and takes out whole."""
    if not learned:
        return
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, OUTPUT)
        create(path, render(learned, code).encode("utf-8"))
        rules = RuleSet(patterns.load(path, "learned"))
    for each in learned:
        report = rules.lint(plain.read(Source(encode(example(each.text)))))
        if len(report.findings) == 1 and report.findings[0].span == _place(each.text):
            yield each


def _place(text: str) -> tuple[int, int]:
    start = len(example(None).partition("\n\n")[0]) + 2
    return start, start + len(encode(text))
