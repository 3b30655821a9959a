"""Catalogue: what a rule's file says about it, as Markdown, for `newslint rule`, rules/README.md and the site's pages.

`python -m newslint.catalogue` writes rules/README.md, and with `--check` says whether it is up to date. The page also
shows what benchmarks/quality measured.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from newslint.addresses import of_rule
from newslint.output.text import escape
from newslint.packs import load_module
from newslint.rule import FORMATS, Bad, Good, Rule

PACK = "newslint_rules"
INVISIBLE = re.compile(
    "[^\\S \\n]|["
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe0f\ufeff]"
)
"""What an example may hold and a reader of the page could not see."""
INTRODUCTION = """\
# The rules

Generated from the rules' own files by `python -m newslint.catalogue`; change those, not this page. `newslint rule CODE`
shows the same. In the examples, `-` is what a rule finds and `+` what its fix makes of it. What was measured, and how,
says [benchmarks/quality](../benchmarks/quality/RESULTS.md).
"""
Rates = Mapping[str, Mapping[str, Any]]
"""Figures of benchmarks/quality/rates.json, by code."""


def url(rule: Rule) -> str | None:
    """The address of a rule's documentation; None for rules that newslint does not ship."""
    return of_rule(rule.code) if rule.module.partition(".")[0] == PACK else None


def render(rule: Rule, level: int = 1, rates: Rates | None = None) -> str:
    """A rule's documentation as Markdown, its heading at a level, with what was measured where that is given."""
    facts = [
        "on by default" if rule.default else "off by default",
        f"severity {rule.severity}",
        "no fix" if rule.safety is None else f"{rule.safety} fix",
        *([] if set(rule.formats) == set(FORMATS) else [f"only in {' and '.join(rule.formats)}"]),
    ]
    parts = [
        f"{'#' * level} {rule.code}: {rule.name}",
        f"{rule.summary}.",
        f"*{'; '.join(facts).capitalize()}*",
        rule.rationale,
        _options(rule),
        "" if rates is None else _measured(rates.get(rule.code, {})),
        *_examples(rule.examples),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def families(rules: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    """Rules by family, each with its title; `rules` are in `order`."""
    return [(title, list(members)) for title, members in groupby(rules, key=_family)]


def page(rules: Iterable[Rule], rates: Rates) -> str:
    """rules/README.md: all rules, by family, with what was measured."""
    contents = ""
    sections = []
    for title, members in families(rules):
        contents += f"- {title}\n"
        contents += "".join(f"  - [{rule.code}](#{_anchor(rule)}) {rule.name}: {rule.summary}\n" for rule in members)
        sections.append(f"## {title}\n\n" + "\n".join(render(rule, 3, rates) for rule in members))
    return "\n".join([INTRODUCTION, contents, *sections])


def order(rule: Rule) -> tuple[str, str]:
    """The place of a rule in the page: those of a family together, by code."""
    return rule.module.rpartition(".")[0], rule.code


def main(arguments: Sequence[str] | None = None) -> int:
    """Write rules/README.md, or say that it is stale."""
    arguments = sys.argv[1:] if arguments is None else arguments
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path, figures = os.path.join(root, "rules", "README.md"), os.path.join(root, "benchmarks", "quality", "rates.json")
    if not os.path.isdir(os.path.dirname(path)) or set(arguments) - {"--check"}:
        print("usage: python -m newslint.catalogue [--check], in a checkout of newslint", file=sys.stderr)
        return 2
    import json

    with open(figures, encoding="utf-8") as file:
        rates = json.load(file)
    wanted = page(sorted(load_module(PACK), key=order), rates)
    if "--check" not in arguments:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(wanted)
        return 0
    try:
        with open(path, encoding="utf-8", newline="") as file:
            if file.read() == wanted:
                return 0
    except FileNotFoundError:
        pass
    print("rules/README.md is stale: run 'python -m newslint.catalogue'", file=sys.stderr)
    return 1


def _options(rule: Rule) -> str:
    """What a configuration may set for a rule, as a list; nothing where there is nothing to set."""
    if rule.options is None:
        return ""
    from newslint.options import declared

    lines = [
        f"- `{option.name}` ({option.takes}; {_toml(option.default)} unless set): {option.help}"
        for option in declared(rule.options)
    ]
    return "\n".join(["**Options**", "", *lines])


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, bool) else f"'{value}'" if isinstance(value, str) else str(value)


def _measured(figures: Mapping[str, Any]) -> str:
    """What benchmarks/quality measured of a rule, as a sentence; nothing where it measured nothing."""
    parts = [
        f"{figures[kind]:.2f} findings per 10,000 words of {kind} text{_judged(figures, kind)}"
        for kind in ("clean", "markdown")
        if figures.get(kind) is not None
    ]
    if figures.get("damaged") is not None:
        parts.append(f"{figures['damaged']:.1f} per 1,000 damaged documents{_judged(figures, 'damaged')}")
    if figures.get("recall") is not None:
        parts.append(f"{figures['recall']:.0%} of {figures['injected']} injected damages found")
    for kind, name in (("safe", "safe"), ("other", "unsafe")):
        if figures.get(f"{kind}_restoration") is not None:
            parts.append(f"{figures[f'{kind}_restoration']:.0%} of its {name} fixes there restore the text")
    return f"Measured: {'; '.join(parts)}." if parts else ""


def _judged(figures: Mapping[str, Any], kind: str) -> str:
    count = figures.get(f"{kind}_judged")
    return f" ({figures[f'{kind}_precision']:.0%} of {count} judged right)" if count else ""


def _anchor(rule: Rule) -> str:
    """The fragment that GitHub and most renderers make of the rule's heading."""
    return f"{rule.code.lower()}-{rule.name}"


def _family(rule: Rule) -> str:
    """The first line of the docstring of the package that a rule's file lies in."""
    package = sys.modules[rule.module.rpartition(".")[0]]
    return (package.__doc__ or package.__name__).strip().partition("\n")[0].rstrip(".")


def _examples(examples: Iterable[Bad | Good]) -> Iterator[str]:
    examples = list(examples)
    found = [_example(example) for example in examples if isinstance(example, Bad)]
    silent = [_example(example) for example in examples if isinstance(example, Good)]
    if found:
        yield "\n\n".join(["**Found**", *found])
    if silent:
        yield "\n\n".join(["**Not found**", *silent])


def _example(example: Bad | Good) -> str:
    """An example in a fence that its text cannot close, with what is invisible in it made visible."""
    if isinstance(example, Bad):
        language, lines = "diff", _lines(example.text, "- ")
        if example.fixed is not None:
            lines += _lines(example.fixed, "+ ")
    else:
        language, lines = "text", _lines(example.text, "")
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    options = ", ".join(f"`{name} = {_toml(value)}`" for name, value in (example.options or {}).items())
    return "\n".join([*([f"With {options}:", ""] if options else []), f"{fence}{language}", *lines, fence])


def _lines(text: str, mark: str) -> list[str]:
    shown = INVISIBLE.sub(lambda match: escape(match.group()), text)
    return [f"{mark}{line}".rstrip() for line in shown.split("\n")]


if __name__ == "__main__":
    sys.exit(main())
