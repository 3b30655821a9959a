"""`newslint audit compare`: what has changed between two audits, as text, JSON or a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

from newslint.arguments import Parser
from newslint.audit.comparison import Change, Comparison, compared, place
from newslint.audit.question import Row
from newslint.audit.rates import Share
from newslint.audit.rows import table
from newslint.output.text import visible
from newslint.streams import output, writer

WORDS = {"worse": "worse", "better": "better", "same": "no clear change"}


def parser() -> Parser:
    """What `newslint audit compare` takes."""
    made = Parser("audit compare", "[OPTION]... EARLIER LATER", "Say what has changed from one audit to another.")
    made.add_argument("earlier", metavar="EARLIER", help="the folder of the first audit")
    made.add_argument("later", metavar="LATER", help="the folder of the second one")
    made.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    made.add_argument("--output", metavar="FILE", help="write it there instead of showing it")
    return made


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    options = parser().parse_args(argv)
    parts = list(FORMATS[options.format](compared(options.earlier, options.later)))
    with output(options.output, sys.stdout) as stream:
        for part in parts:
            writer(stream)(part)
    return 0


def text(found: Comparison) -> Iterator[str]:
    """Yield lines for a terminal."""
    yield f"Damaged articles of 1,000: {_rates(found.whole)}.\n"
    yield f"Of {found.both:,} articles in both, newly damaged: {found.damaged:,}, repaired: {found.repaired:,}.\n"
    if found.differing:
        differing = visible("; ".join(found.differing))
        yield f"The audits differ in themselves, which may explain some of this: {differing}.\n"
    rows = [
        (
            rule.code,
            rule.name,
            _share(rule.then),
            _share(rule.now),
            f"{rule.change:+.1f}",
            _interval(rule),
            WORDS[rule.verdict],
        )
        for rule in found.changed
    ]
    if rows:
        yield "\n"
        yield from table(["rule", "name", "then, of 1,000", "now, of 1,000", "change", "from … to", "verdict"], rows)
        yield (
            f"\nThe change lies between the two figures with {100 * found.confidence:.2f}% confidence for each rule "
            "(Newcombe's interval), so that\n19 of 20 comparisons without any change name no rule. Rules with the same "
            "rate are left out.\n"
        )
    for title, articles in (("Newly damaged", found.newly), ("Repaired", found.mended)):
        if articles:
            yield f"\n{title}, those with the most problems first:\n"
            yield from (f"  {visible(place(row))}  {visible(row['title'] or row['id'])}\n" for row in articles)


def as_json(found: Comparison) -> Iterator[str]:
    """Yield one object, in ASCII."""
    whole: Row = {
        "damaged": _item(found.whole),
        "articles": {"both": found.both, "newly_damaged": found.damaged, "repaired": found.repaired},
        "confidence": found.confidence,
        "rules": [_item(rule) for rule in found.rules],
        "newly_damaged": [_article(row) for row in found.newly],
        "repaired": [_article(row) for row in found.mended],
        "differing": found.differing,
    }
    yield json.dumps(whole, indent=1) + "\n"


def html(found: Comparison) -> Iterator[str]:
    """Yield a page."""
    from newslint.audit.report.page import render
    from newslint.checking import version

    yield render("compare.html", changes=found, place=place, version=version())


FORMATS = {"text": text, "json": as_json, "html": html}


def _rates(change: Change) -> str:
    low, high = change.interval
    (then, now), sure = map(_share, (change.then, change.now)), f"between {low:+.1f} and {high:+.1f}"
    return f"{then} then, {now} now; the change lies {sure}: {WORDS[change.verdict]}"


def _share(share: Share) -> str:
    return f"{share.per_1000:.1f} ({share.part:,} of {share.of:,})"


def _interval(change: Change) -> str:
    return f"{change.interval.low:+.1f} … {change.interval.high:+.1f}"


def _item(change: Change) -> Row:
    return {
        **({"code": change.code, "name": change.name} if change.code else {}),
        "then": _shared(change.then),
        "now": _shared(change.now),
        "change_per_1000": change.change,
        "interval": list(change.interval),
        "verdict": change.verdict,
    }


def _shared(share: Share) -> Row:
    return {"articles": share.part, "of": share.of, "per_1000": share.per_1000}


def _article(row: Row) -> Row:
    keys = ("file", "member", "record", "field", "id", "title", "url", "findings", "past")
    return {key: row[key] for key in keys}
