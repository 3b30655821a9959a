"""Lines: what the keys and the signature of an article cost beside linting it.

python -m benchmarks.audit.lines --corpora DIR
"""

from __future__ import annotations

import argparse
import timeit
from collections.abc import Callable
from pathlib import Path

from benchmarks.audit.copies import articles
from newslint import packs
from newslint.audit.lines import lines
from newslint.audit.minhash import signature
from newslint.document import Document
from newslint.engine import RuleSet
from newslint.readers import plain
from newslint.source import Source

SIZES = range(4500, 5500)
"""Bytes of the articles that are taken."""
REPEATS = 9


def main() -> None:
    """Print the time of each, the least of some repeats."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="a folder of .jsonl.gz files")
    texts = [text.encode("utf-8", "surrogateescape") for text in articles(parser.parse_args().corpora)]
    sources = [Source(text) for text in texts if len(text) in SIZES][:100]
    rules = RuleSet(rule for rule in packs.load().rules if rule.default)
    documents = [plain.read(source) for source in sources]
    steps: dict[str, Callable[[Document], object]] = {
        "reading and linting": lambda document: rules.lint(plain.read(document.source)),
        "lines and signature": lambda document: (lines(document), signature(document)),
    }
    for name, step in steps.items():
        seconds = min(timeit.repeat(lambda step=step: list(map(step, documents)), number=1, repeat=REPEATS))
        print(f"{name}: {1e6 * seconds / len(documents):.0f} µs an article")


if __name__ == "__main__":
    main()
