"""`newslint audit`: runs an audit, or hands over to the commands that use one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from newslint import arguments
from newslint.audit.wording import counted
from newslint.checking import CLEAN, FOUND
from newslint.errors import FileError, UsageError
from newslint.output.text import visible
from newslint.selection import select

if TYPE_CHECKING:
    from newslint.audit.ledger import Progress

COMMANDS = {
    "query": "newslint.audit.query",
    "report": "newslint.audit.report",
    "compare": "newslint.audit.compare",
    "export": "newslint.audit.export",
    "check": "newslint.audit.gates",
    "duplicates": "newslint.audit.duplicates",
    "learn": "newslint.audit.learn",
}
"""The module of each command of `newslint audit`, which has a `main(argv)` that returns the exit code."""
EXTRA = "newslint[audit]"


def main(argv: Sequence[str]) -> int:
    """Run `newslint audit`; the exit code.

    0 means no findings and 1 findings. Quarantined records change neither: they are what an archive is expected to
    have, and are listed. 2 means that the audit did not run to its end.
    """
    if os.name == "nt":
        raise UsageError("newslint audit needs Linux or macOS; on Windows run it in WSL")
    try:
        if argv and argv[0] in COMMANDS:
            code: int = import_module(COMMANDS[argv[0]]).main(argv[1:])
            return code
        return _audit(argv)
    except ModuleNotFoundError as error:
        if (error.name or "newslint").partition(".")[0] in ("newslint", "newslint_rules"):
            raise
        raise UsageError(f"audits need {error.name}, which is not installed; run: pip install '{EXTRA}'") from None


def summary(out: str, done: Progress) -> str:
    """What an audit came to, and what to do with it."""
    documents, findings, quarantined = done.counts
    lines = [f"{counted(findings, 'finding')} in {counted(documents, 'article')}; the tables are in {out}."]
    if quarantined:
        lines.append(
            f"{counted(quarantined, 'record')} could not be checked: the table quarantine says which, and why."
        )
    return "".join(f"{line}\n" for line in lines)


def _audit(argv: Sequence[str]) -> int:
    options = arguments.audit_arguments(argv)
    for source in options.sources:
        if "://" not in source and not os.path.lexists(source):
            raise FileError(source, "there is no such file or folder; check the spelling")
    if options.show_fields:
        from newslint.audit.audit import container_options
        from newslint.audit.containers.showing import shown

        sys.stdout.writelines(f"{visible(line)}\n" for line in shown(options.sources, container_options(options)))
        return CLEAN
    if options.fix:
        from newslint.audit.repair.command import repair

        return repair(options, argv)
    from newslint.audit.audit import run
    from newslint.audit.gates import check
    from newslint.audit.job import settings_of

    known = tuple(settings_of(tuple(argv)).known.values())
    select(known, [rule for rule, _ in options.fail_over or ()])  # rather now than after hours

    done = run(options, tuple(argv))
    if not options.quiet:
        sys.stdout.write(summary(options.out, done))
    if not options.no_report:
        from newslint.audit.report import write

        path = write(options.out, rules=known)
        if not options.quiet:
            print(f"Open {path} in a browser.")
    if options.fail_over:
        return check(options.out, options.fail_over, known)
    return FOUND if done.counts.findings else CLEAN
