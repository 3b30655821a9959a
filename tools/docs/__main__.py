"""Write the parts of docs/ that are made from the code and kept in the repository.

    python -m tools.docs
    python -m tools.docs --check

With `--check` nothing is written, and a part that is stale is named. The pages of the rules are not kept, since
`tools.docs.hook` makes them whenever the site is built.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from newslint import catalogue, config_keys
from newslint.packs import load_module
from tools.docs import commands, settings, tables

DOCS = Path(__file__).parents[2] / "docs"


def generated() -> dict[str, str]:
    """The parts by their path in docs/."""
    return {
        "reference/command-line.md": commands.page(),
        "reference/settings.md": settings.page(),
        "audit-tables.md": tables.page(),
        "schema/newslint.schema.json": json.dumps(config_keys.schema(load_module(catalogue.PACK)), indent=2) + "\n",
    }


def main(arguments: Sequence[str], docs: Path = DOCS) -> int:
    """Write what is stale, or with `--check` say what is."""
    if set(arguments) - {"--check"}:
        print("usage: python -m tools.docs [--check]", file=sys.stderr)
        return 2
    stale = {path: text for path, text in generated().items() if _read(docs / path) != text}
    if "--check" in arguments:
        for path in stale:
            print(f"docs/{path} is stale: run 'python -m tools.docs'", file=sys.stderr)
        return 1 if stale else 0
    for path, text in stale.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(text.encode())
    return 0


def _read(path: Path) -> str | None:
    return path.read_bytes().decode() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
