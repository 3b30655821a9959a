"""The command as it is installed, and as `python -m newslint`."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from newslint.cli import main


def run() -> NoReturn:
    """Run the command and leave at once: taking the interpreter apart takes time and gives nobody anything."""
    code = main()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
