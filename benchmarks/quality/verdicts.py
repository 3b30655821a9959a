"""Verdicts: what a person said about findings. The file holds ids, offsets in bytes, codes and verdicts, and no text.

`true`: the text is damaged or wrong there, and a copy editor would want to know. `false`: it is right as it stands.
`doubtful`: it cannot be told; precision counts it as not true.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.corpora import KINDS
from benchmarks.quality.linting import Key
from newslint.errors import FileError, UsageError

FILE = Path(__file__).with_name("verdicts.jsonl")
VERDICTS = ("true", "false", "doubtful")
Verdicts = dict[Key, str]


def load(path: Path) -> Verdicts:
    """The verdicts in a file; none where there is no file."""
    return dict(_lines(path, judged=True)) if path.exists() else {}


def merge(sheet: Path, path: Path) -> tuple[int, int]:
    """Add the verdicts of a judged sheet, the newer ones winning. Gives how many were added, and how many are empty."""
    if not sheet.is_file():
        raise UsageError(f"there is no sheet {sheet}")
    verdicts = load(path)
    lines = list(_lines(sheet, judged=False))
    judged = {key: verdict for key, verdict in lines if verdict}
    verdicts |= judged
    path.write_text("".join(_line(key, verdict) for key, verdict in sorted(verdicts.items())), "utf-8")
    return len(judged), len(lines) - len(judged)


def counts(verdicts: Mapping[Key, str], made: Iterable[Key]) -> Counter[tuple[str, str, str]]:
    """Verdicts by kind of text, rule and verdict, without those on findings that are no longer made."""
    found = set(made)
    return Counter((key[0], key[2], verdict) for key, verdict in verdicts.items() if key in found)


def _lines(path: Path, *, judged: bool) -> Iterable[tuple[Key, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields: Any = json.loads(line)
            key = fields["kind"], fields["id"], fields["rule"], fields["start"], fields["end"]
            verdict = fields.get("verdict", "")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise FileError(f"{path}:{number}", "this is no JSON object with kind, id, rule, start and end") from None
        if key[0] not in KINDS or verdict not in (VERDICTS if judged else ("", *VERDICTS)):
            raise FileError(
                f"{path}:{number}", f"a kind is one of {', '.join(KINDS)}, a verdict one of {', '.join(VERDICTS)}"
            )
        yield key, verdict


def _line(key: Key, verdict: str) -> str:
    kind, id, rule, start, end = key
    fields = {"kind": kind, "id": id, "start": start, "end": end, "rule": rule, "verdict": verdict}
    return json.dumps(fields, ensure_ascii=False) + "\n"
