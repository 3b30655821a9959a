"""A seeded generator that damages clean text in the ways that the rules claim to find. See `kind` for how."""

from __future__ import annotations

from benchmarks.quality.damage import (
    consistency,
    encoding,
    escapes,
    quotes,
    repetition,
    spacing,
    structure,
    web,
    words,
)
from benchmarks.quality.damage.kind import Damaged, Kind, Label

__all__ = ["KINDS", "Damaged", "Kind", "Label"]

KINDS = sorted(
    (
        value
        for module in (escapes, encoding, spacing, words, structure, repetition, web, quotes, consistency)
        for value in vars(module).values()
        if isinstance(value, Kind)
    ),
    key=lambda kind: (kind.code, kind.name),
)
"""Every kind of damage, by code."""
