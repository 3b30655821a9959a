"""Compare a wheel with the tree it was built from: the same modules and data, byte for byte, and nothing else.

    python tools/check_wheel.py dist/newslint-0.1.0-py3-none-any.whl

The tree is the one this file is in, as git tracks it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

TREE = Path(__file__).parents[1]
PACKAGES = {"newslint": "newslint", "rules/newslint_rules": "newslint_rules"}
"""Folders of the tree, and what they are called in the wheel."""


def tracked() -> dict[str, bytes]:
    """What the wheel should hold, by its name in there."""
    wanted: dict[str, bytes] = {}
    for folder, name in PACKAGES.items():
        listed = subprocess.run(
            ["git", "ls-files", "-z", folder], cwd=TREE, capture_output=True, text=True, check=True
        ).stdout
        for path in listed.rstrip("\0").split("\0"):
            wanted[name + path.removeprefix(folder)] = (TREE / path).read_bytes()
    return wanted


def main() -> int:
    """Print what differs."""
    wanted = tracked()
    with ZipFile(sys.argv[1]) as wheel:
        held = {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}
    problems = [f"not in the wheel: {name}" for name in sorted(wanted.keys() - held.keys())]
    problems += [f"only in the wheel: {name}" for name in sorted(held.keys() - wanted.keys())]
    problems += [f"differs: {name}" for name in sorted(wanted.keys() & held.keys()) if wanted[name] != held[name]]
    print("\n".join(problems) or f"the wheel holds the {len(wanted)} files of the tree")
    return 1 if problems or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
