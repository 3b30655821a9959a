"""Gates: `--fail-over RULE=RATE` for pipelines, right after a run or, by `newslint audit check`, at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint import packs
from newslint.arguments import LIMIT_HELP, Parser, limit
from newslint.audit.coverage import coverage
from newslint.audit.database import opened
from newslint.audit.rates import Share
from newslint.checking import CLEAN, FOUND
from newslint.errors import FileError
from newslint.rule import Rule
from newslint.selection import ALL, select


def parser() -> Parser:
    """What `newslint audit check` takes."""
    made = Parser("audit check", "--fail-over RULE=RATE... DIR", "Hold the results of an audit to limits.")
    add = made.add_argument
    add("folder", metavar="DIR", help="the folder of the audit")
    add("--fail-over", action="append", required=True, type=limit, metavar="RULE=RATE", help=LIMIT_HELP)
    return made


def main(argv: Sequence[str]) -> int:
    """Check the results; the exit code. Raises `FileError` where they are not those of the whole archive."""
    options = parser().parse_args(argv)
    covered = coverage(options.folder)
    if covered and not covered.whole:
        done, of = covered.units
        problem = f"the audit has not come to its end, with {done:,} of {of:,} units done"
        raise FileError(options.folder, f"{problem}; give 'newslint audit' the same arguments again")
    return check(options.folder, options.fail_over, packs.load().rules)


def check(folder: str, limits: Iterable[tuple[str, float]], known: Sequence[Rule]) -> int:
    """Say which limits an audit exceeds, a line each; the exit code.

    A limit is a code, the start of one, a name or ALL, and the most articles of 1,000. Raises `UsageError` for one that
    names neither a rule that found something nor one of `known`, or a misspelt limit would never be exceeded.
    """
    exceeded = False
    with opened(folder) as database:
        articles = database.sql("SELECT count(*) FROM documents").fetchall()[0][0]
        found = database.sql("SELECT code, name FROM rules").fetchall()
        for selector, most in limits:
            codes = [code for code, name in found if selector in (ALL, name) or code.startswith(selector)]
            if not codes:
                select(known, [selector])
            hit = database.execute(
                "SELECT count(DISTINCT (file, member, record, field)) FROM findings WHERE list_contains(?, code)",
                [codes],
            ).fetchall()[0][0]
            rate = Share(hit, articles).per_1000
            if rate > most:
                exceeded = True
                print(f"{selector}: {hit:,} of {articles:,} articles, {rate:,.6g} of 1,000; the limit is {most:,.6g}.")
    return FOUND if exceeded else CLEAN
