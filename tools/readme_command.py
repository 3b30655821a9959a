"""Print one of the README's commands: the fenced block that follows `<!-- command: NAME -->`.

python tools/readme_command.py lint
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
COMMAND = re.compile(r"^<!-- command: (?P<name>\w+) -->\n```sh\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Print the block, or say that there is none."""
    blocks = {match["name"]: match["block"] for match in COMMAND.finditer(README.read_text("utf-8"))}
    wanted = " ".join(sys.argv[1:])
    if wanted not in blocks:
        print(f"README.md has no command '{wanted}', only {', '.join(blocks) or 'none'}", file=sys.stderr)
        return 2
    print(blocks[wanted], end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
