"""Truth: whether the server still says, after each of many random edits, what a fresh look at the text finds."""

from __future__ import annotations

from itertools import count

from benchmarks.editor.measuring import URI, opened
from benchmarks.editor.texts import edits, text
from newslint import RuleSet, Source, packs
from newslint.catalogue import url
from newslint.diagnostic import diagnostic
from newslint.readers import reader

STRANGE = (
    "\r\n", "\r", "```\n", "---\n", "<!-- ", "-->", "[a]: b\n", "[a]", "> ", "    ", "|", "<pre>", "{% raw %}", "&amp;",
)  # fmt: skip
"""Changes how what follows is read."""
EACH = 500
"""Edits of one document, before the next one is taken."""


def compare(number: int) -> int:
    """After how many of so many edits the diagnostics differ; the documents are small, so that edits meet."""
    rules = {rule.code: rule for rule in packs.load().rules}
    fresh = RuleSet([rule for rule in rules.values() if rule.default], known=rules.values())
    different = done = 0
    for seed in count():
        if done >= number:
            return different
        whole = text(500 + 300 * (seed % 5), damaged=seed % 2 == 0)
        with opened(whole) as client:
            before = whole
            for version, (edit, after) in enumerate(edits(whole, min(EACH, number - done), seed, STRANGE), 2):
                client.change(edit, before, version)
                source = Source(after.encode())
                report = fresh.lint(reader("markdown")(source))
                wanted = [diagnostic(source, each, rules[each.rule], url, URI) for each in report.findings]
                different += client.diagnostics() != wanted
                before = after
                done += 1
    raise AssertionError
