"""Selection: which rules the user asked for, by code, by the start of a code, by name, or `ALL`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.errors import UsageError
from newslint.rule import Rule

ALL = "ALL"


def select(rules: Sequence[Rule], wanted: Iterable[str] | None = None, unwanted: Iterable[str] = ()) -> list[Rule]:
    """The rules that `wanted` names, or those on by default where it is None, without those that `unwanted` names.

    Raises `UsageError` for a selector that names no rule.
    """
    chosen = [rule for rule in rules if rule.default] if wanted is None else _named(rules, wanted)
    left_out = {rule.code for rule in _named(rules, unwanted)}
    return [rule for rule in chosen if rule.code not in left_out]


def _named(rules: Sequence[Rule], selectors: Iterable[str]) -> list[Rule]:
    codes: set[str] = set()
    for selector in selectors:
        found = [rule.code for rule in rules if matches(rule, selector)]
        if not found:
            raise UsageError(_unknown(rules, selector))
        codes.update(found)
    return [rule for rule in rules if rule.code in codes]


def matches(rule: Rule, selector: str) -> bool:
    """Whether a selector names a rule."""
    return selector in (ALL, rule.name) or (selector != "" and rule.code.startswith(selector))


def _unknown(rules: Sequence[Rule], selector: str) -> str:
    from difflib import get_close_matches

    known = {rule.code.lower(): f"{rule.code} ({rule.name})" for rule in rules}
    known |= {rule.name: f"{rule.name} ({rule.code})" for rule in rules}
    nearest = get_close_matches(selector.lower(), known, n=1)
    advice = f"did you mean {known[nearest[0]]}?" if nearest else "'newslint rule --all' shows every rule"
    return f"no rule is called '{selector}'; {advice}"
