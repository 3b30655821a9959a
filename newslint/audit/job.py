"""Job: all that decides how units are run, in a form that any process on any machine can take."""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from typing import Any, NamedTuple

from newslint import arguments, checking
from newslint.cache import signature
from newslint.engine import RuleSet
from newslint.errors import NewslintError
from newslint.rule import Rule

FORMAT = 1
"""Number of the tables' format; another one makes another audit."""
MEGABYTE = 1 << 20


class Job(NamedTuple):
    """An audit, as the processes that lint need it.

    `out` and `folder`, where the command was given and from which relative paths count, are absolute. `options` are the
    arguments that settings are made of, `seconds` the CPU time and `memory` the bytes that a record may take.
    `signature` says what the settings come to (see `settings_of`).
    """

    out: str
    folder: str
    options: tuple[str, ...]
    signature: str
    seconds: float
    memory: int

    def to_json(self) -> str:
        """The job as a line of JSON."""
        return json.dumps(self)


def job_of(text: str) -> Job:
    """The job that `Job.to_json` wrote."""
    out, folder, options, *rest = json.loads(text)
    return Job(out, folder, tuple(options), *rest)


class Prepared(NamedTuple):
    """The rules of an audit ready to run, all rules by code, and the signature of the settings."""

    rules: RuleSet
    known: dict[str, Rule]
    signature: str


def settings_of(options: tuple[str, ...]) -> Prepared:
    """What the settings among the arguments come to. Raises `NewslintError` where anything is wrong with them.

    One configuration holds for all records: that of the folder where the command is given, or the one it names. What
    lies in an archive has no say in how it is judged. A pack that fails ends the audit before it starts.
    """
    settings = checking.settings(arguments.audit_arguments(options), _raise)
    place = os.path.join(os.curdir, "record")
    rules, known = settings.of(place).rules, settings.rules_for(place)
    says = signature(checking.version(), rules.rules, rules.accepted, known, stamp=_content)
    return Prepared(rules, {rule.code: rule for rule in known}, _hash(f"{FORMAT} {says}".encode()))


def _raise(error: NewslintError) -> None:
    raise error


def _content(path: str) -> Any:
    """What stands for a file of code: its bytes, the same on every machine where its time and place are not."""
    with open(path, "rb") as file:
        return _hash(file.read())


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
