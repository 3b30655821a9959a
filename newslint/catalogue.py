"""Catalogue: what a rule's file says about it, as Markdown, for `newslint rule` and rules/README.md.

`python -m newslint.catalogue` writes rules/README.md, and with `--check` says whether it is up to date.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from newslint.output.text import escape
from newslint.packs import load_module
from newslint.rule import FORMATS, Bad, Good, Rule

ADDRESS = "https://newslint.example/rules/README.md"
"""Where rules/README.md can be read; to be set when the project has a public home."""
PACK = "newslint_rules"
INVISIBLE = re.compile(
    "[^\\S \\n]|["
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe0f\ufeff]"
)
"""What an example may hold and a reader of the page could not see."""
INTRODUCTION = """\
# The rules

Generated from the rules' own files by `python -m newslint.catalogue`; change those, not this page. `newslint rule CODE`
shows the same. In the examples, `-` is what a rule finds and `+` what its fix makes of it.
"""


def url(rule: Rule) -> str | None:
    """The address of a rule's documentation; None for rules that newslint does not ship."""
    return f"{ADDRESS}#{_anchor(rule)}" if rule.module.partition(".")[0] == PACK else None


def render(rule: Rule, level: int = 1) -> str:
    """A rule's documentation as Markdown, its heading at a level."""
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
        *_examples(rule.examples),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def page(rules: Iterable[Rule]) -> str:
    """rules/README.md: all rules, by family."""
    families = [(title, list(members)) for title, members in groupby(rules, key=_family)]
    contents = ""
    sections = []
    for title, members in families:
        contents += f"- {title}\n"
        contents += "".join(f"  - [{rule.code}](#{_anchor(rule)}) {rule.name}: {rule.summary}\n" for rule in members)
        sections.append(f"## {title}\n\n" + "\n".join(render(rule, level=3) for rule in members))
    return "\n".join([INTRODUCTION, contents, *sections])


def order(rule: Rule) -> tuple[str, str]:
    """The place of a rule in the page: those of a family together, by code."""
    return rule.module.rpartition(".")[0], rule.code


def main(arguments: Sequence[str] | None = None) -> int:
    """Write rules/README.md, or say that it is stale."""
    arguments = sys.argv[1:] if arguments is None else arguments
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules", "README.md")
    if not os.path.isdir(os.path.dirname(path)) or set(arguments) - {"--check"}:
        print("usage: python -m newslint.catalogue [--check], in a checkout of newslint", file=sys.stderr)
        return 2
    wanted = page(sorted(load_module(PACK), key=order))
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
    return "\n".join([f"{fence}{language}", *lines, fence])


def _lines(text: str, mark: str) -> list[str]:
    shown = INVISIBLE.sub(lambda match: escape(match.group()), text)
    return [f"{mark}{line}".rstrip() for line in shown.split("\n")]


if __name__ == "__main__":
    sys.exit(main())
