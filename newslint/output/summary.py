"""Summary: what a whole run came to, in one line and one exit code."""

from __future__ import annotations

from collections import Counter

from newslint.finding import Safety
from newslint.runner import Result


class Tally:
    """Counts over the results of a run."""

    def __init__(self) -> None:
        self.files = 0
        self.found = 0
        self.safe = 0
        self.unsafe = 0
        self.fixed = 0
        self.changed = 0
        self.failed = False
        self.mended: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Count one file."""
        self.files += 1
        self.failed |= bool(result.errors)
        self.found += len(result.findings)
        self.fixed += result.fixed
        self.changed += result.fixed > 0
        self.mended.update(result.mended)
        for finding in result.findings:
            if finding.fix is not None:
                if finding.fix.safety is Safety.SAFE:
                    self.safe += 1
                else:
                    self.unsafe += 1

    def after_check(self) -> str:
        """What was found, and how much of it newslint can fix."""
        if not self.found:
            return "No problems found."
        ways = [f"{self.safe} fixable with --fix"] if self.safe else []
        if self.unsafe:
            ways.append(f"{self.unsafe}{' more' if self.safe else ' fixable'} with --fix --unsafe-fixes")
        return ", ".join([f"Found {_problems(self.found)}", *ways]) + "."

    def after_fix(self) -> str:
        """What was fixed, and what is left."""
        more = f" ({self.unsafe} fixable with --unsafe-fixes)" if self.unsafe else ""
        return f"Fixed {_problems(self.fixed)}, {self.found} {'remains' if self.found == 1 else 'remain'}{more}."

    def fixes(self) -> list[str]:
        """How often each rule's fixes were applied, most often first."""
        return [f"{count:>5}  {code}" for code, count in self.mended.most_common()]

    def after_diff(self) -> str:
        """What would be fixed."""
        files = "1 file" if self.changed == 1 else f"{self.changed} files"
        return f"Would fix {_problems(self.fixed)} in {files}."


def _problems(count: int) -> str:
    return "1 problem" if count == 1 else f"{count} problems"
