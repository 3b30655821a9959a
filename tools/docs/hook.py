"""A hook for MkDocs: a page for each rule, made from the rule's own file whenever the site is built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from newslint import catalogue
from newslint.packs import load_module
from newslint.rule import Rule

RATES = Path(__file__).parents[2] / "benchmarks" / "quality" / "rates.json"
INTRODUCTION = """\
# Rules

Each rule has a page with its reason, examples, and what was measured of it. `newslint rule CODE` shows the same in the
terminal. A rule that is off by default runs when it is [selected](../reference/settings.md#extend-select).

The measured figures come from newslint's own benchmark: how often a rule speaks on clean text, on Markdown from public
repositories and on damaged documents, how many of its findings people judged right, and how much of the damage that was
put into clean text it found.
"""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give every rule its place in the navigation."""
    for entry in config.nav or ():
        if entry == {"Rules": []}:
            entry["Rules"].append("rules/index.md")
            for title, rules in _families():
                entry["Rules"].append({title: [{f"{rule.code} {rule.name}": _path(rule)} for rule in rules]})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def pages() -> dict[str, str]:
    """The pages by their path in docs/."""
    rates = json.loads(RATES.read_bytes())
    made = {"rules/index.md": "\n".join([INTRODUCTION, *_contents()])}
    for _, rules in _families():
        for rule in rules:
            made[_path(rule)] = catalogue.render(rule, rates=rates) + "\n" + _use(rule)
    return made


def _families() -> list[tuple[str, list[Rule]]]:
    return catalogue.families(sorted(load_module(catalogue.PACK), key=catalogue.order))


def _contents() -> Iterator[str]:
    for title, rules in _families():
        yield f"## {title}\n\n| code | name | finds | fix | default |\n| --- | --- | --- | --- | --- |"
        for rule in rules:
            facts: list[Any] = [rule.name, rule.summary, rule.safety or "none", "on" if rule.default else "off"]
            yield f"| [{rule.code}]({rule.code}.md) | {' | '.join(map(str, facts))} |"
        yield ""


def _path(rule: Rule) -> str:
    return f"rules/{rule.code}.md"


def _use(rule: Rule) -> str:
    """How to turn a rule on or off, and which others give way to it."""
    lines = ["## Use", ""]
    if rule.supersedes:
        lines += [f"Where its findings overlap those of {_named(rule.supersedes)}, only its own are shown.", ""]
    key = "ignore" if rule.default else "extend-select"
    lines += ["```toml", f'{key} = ["{rule.name}"]', "```", "", "[How to silence a single place](../suppression.md)."]
    return "\n".join(lines) + "\n"


def _named(codes: tuple[str, ...]) -> str:
    return ", ".join(f"[{code}]({code}.md)" if len(code) == 6 else f"the rules {code}…" for code in codes)
