"""`newslint audit report`: what an audit found, as a page for people."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newslint import packs
from newslint.arguments import Parser
from newslint.audit.comparison import Comparison, compared, place
from newslint.audit.database import opened, tables
from newslint.audit.record import CAUSES
from newslint.audit.report.charts import FEW, trend
from newslint.audit.report.figures import Figures, figures
from newslint.audit.report.page import counted, rate, render
from newslint.audit.report.panels import Rows, asked
from newslint.audit.report.snippets import MOST
from newslint.checking import version
from newslint.rule import Rule
from newslint.write import create

NAME = "report.html"
WIDE, NARROW = (1100, 260), (360, 230)
"""Sizes of the plot of months, for a screen and for a telephone."""


def parser() -> Parser:
    """What `newslint audit report` takes."""
    made = Parser(
        "audit report", "[OPTION]... DIR", "Write what an audit found as a page: one HTML file, for any browser."
    )
    made.add_argument("folder", metavar="DIR", help="the folder of the audit")
    made.add_argument("--output", metavar="FILE", help=f"default: {NAME} in DIR")
    made.add_argument("--earlier", metavar="DIR", help="another audit, to say what has changed since")
    return made


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    options = parser().parse_args(argv)
    print(f"Wrote {write(options.folder, options.output, options.earlier)}.")
    return 0


def write(
    folder: str, output: str | None = None, earlier: str | None = None, rules: Iterable[Rule] | None = None
) -> str:
    """Write the report of an audit, compared with an earlier one if that is given; where to. Raises `FileError`.

    `rules` are those that the audit knew, or else those of the packs that are installed.
    """
    path = output or os.path.join(folder, NAME)
    with opened(folder) as database:
        questions, rows = asked(database, tables(folder))
    known = {rule.code: rule for rule in rules or packs.load().rules}
    changes = None if earlier is None else compared(earlier, folder)
    create(path, _page(folder, questions, rows, figures(folder, rows, known), changes).encode())
    return path


def _page(folder: str, questions: dict[str, str], rows: Rows, found: Figures, changes: Comparison | None) -> str:
    (whole,) = rows["overview"]
    rows = rows | {"months": rows["months"][::-1]}
    months = rows["months"] if len(rows["months"]) > 1 else []
    return render(
        "report.html",
        **found._asdict(),
        headline=headline(whole),
        title=title(found.sources) or folder,
        today=f"{date.today():%-d %B %Y}",
        version=version(),
        folder=shlex.quote(folder),
        questions=questions,
        rows=rows,
        whole=whole,
        most=MOST,
        summaries={rule.row["code"]: rule.summary for rule in found.rules},
        causes=CAUSES,
        trends=[trend(months, *size) for size in (WIDE, NARROW)] if months else [],
        trend_label=_trend_label(months),
        anything_to_do=bool(found.hot or whole["safe"] or whole["quarantined"]),
        changes=changes,
        standalone=False,
        place=place,
    )


def headline(whole: dict[str, Any]) -> str:
    """How bad it is, in a few words."""
    articles, damaged = whole["articles"], whole["damaged"]
    if not articles:
        return "No article could be read"
    if not damaged:
        return f"No damage in {counted(articles, 'article')}"
    if articles < 100:
        return f"{damaged} of {counted(articles, 'article')} {'is' if damaged == 1 else 'are'} damaged"
    share = 100 * damaged / articles
    if share >= 1:
        return f"{share:.0f} of 100 articles are damaged"
    return f"{rate(whole['damaged_per_1000'])} of 1,000 articles are damaged"


def title(sources: list[str]) -> str:
    """What was audited; of many sources the folder that they share."""
    if len(sources) <= 2:
        return " and ".join(sources)
    shared = os.path.commonpath(sources) if len({os.path.isabs(source) for source in sources}) == 1 else ""
    return f"{shared}, {len(sources)} sources" if shared else f"{len(sources)} sources"


def _trend_label(months: Sequence[dict[str, Any]]) -> str:
    """The plot in a sentence, for those who do not see it."""
    if not months:
        return ""
    first, last = months[0], months[-1]
    worst = max(
        (month for month in months if month["articles"] >= FEW), key=_damaged, default=max(months, key=_damaged)
    )
    return (
        f"Damaged articles of every 1,000, by month: {rate(_damaged(first))} in {first['month']}, "
        f"{rate(_damaged(last))} in {last['month']}, most in {worst['month']}: {rate(_damaged(worst))}"
    )


def _damaged(month: dict[str, Any]) -> float:
    value: float = month["damaged_per_1000"]
    return value
