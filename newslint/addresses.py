"""Addresses: where newslint's documentation can be read. The site is built from docs/ (mkdocs.yml)."""

from __future__ import annotations

SITE = "https://newslint.example/"
"""The root of the documentation; to be set, here and in mkdocs.yml, when the project has a public home."""


def of_rule(code: str) -> str:
    """The page of a rule that newslint ships."""
    return f"{SITE}rules/{code}/"
