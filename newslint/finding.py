"""Finding: what a rule says about a stretch of a file, and the edits that would mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from newslint.span import Span


class Safety(StrEnum):
    """Whether a fix may be applied without a person looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Severity(StrEnum):
    """How much a finding harms the reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(NamedTuple):
    """Replace the bytes of `span` by `text`, encoded as the file is."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together, with a title in the imperative."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety


class Related(NamedTuple):
    """Another place that explains a finding, such as the first copy of a repeated paragraph."""

    span: Span
    message: str


class Finding(NamedTuple):
    """One problem. `rule` is the code of the rule; the engine fills it in, with the severity, when a rule returns."""

    rule: str
    span: Span
    message: str
    severity: Severity
    fix: Fix | None
    related: tuple[Related, ...]
