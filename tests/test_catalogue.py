"""What a rule says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import pytest

from newslint import Bad, Block, Finding, Good, Rule, catalogue, rule
from newslint.addresses import SITE
from newslint.packs import load_module


@rule(
    code="TST010",
    summary="Dash gone wrong",
    default=False,
    formats=("plain", "html"),
    examples=[
        Bad("a -- b", "a – b"),
        Bad("One --\ntwo\u200b\udce9"),
        Good("a\u00a0– b"),
        Good("Type `a -- b`.\n```\nx\n```", format="html"),
    ],
)
def broken_dash(_block: Block) -> Iterator[Finding]:
    return iter(())


def test_rule() -> None:
    described = broken_dash._replace(rationale="Why.\n\nLeft alone: code.")
    assert (
        catalogue.render(described)
        == """\
# TST010: broken-dash

Dash gone wrong.

*Off by default; severity warning; safe fix; only in plain and html*

Why.

Left alone: code.

**Found**

```diff
- a -- b
+ a – b
```

```diff
- One --
- two<U+200B><0xE9>
```

**Not found**

```text
a<U+00A0>– b
```

````text
Type `a -- b`.
```
x
```
````
"""
    )


def test_facts(sample_rules: tuple[Rule, ...]) -> None:
    facts = [catalogue.render(each).splitlines()[4] for each in sample_rules[:3]]
    assert facts == [
        "*On by default; severity warning; safe fix*",
        "*On by default; severity error; unsafe fix*",
        "*Off by default; severity warning; no fix*",
    ]


def test_rule_without_examples(sample_rules: tuple[Rule, ...]) -> None:
    assert "Found" not in catalogue.render(sample_rules[3])


def test_page_and_addresses() -> None:
    rules = load_module(catalogue.PACK)
    page = catalogue.page(sorted(rules, key=catalogue.order), {})
    headings = re.findall(r"^### (.*)$", page, re.MULTILINE)
    assert sorted(headings) == sorted(f"{each.code}: {each.name}" for each in rules)
    families = {each.module.split(".")[1] for each in rules}
    assert len(re.findall(r"^## .*: [A-Z]{3}$", page, re.MULTILINE)) == len(families)
    links = set(re.findall(r"^  - \[[A-Z]{3}\d{3}\]\(#(.*?)\)", page, re.MULTILINE))
    assert links == {heading.lower().replace(":", "").replace(" ", "-") for heading in headings}
    assert {catalogue.url(each) for each in rules} == {f"{SITE}rules/{each.code}/" for each in rules}


def test_options_are_shown_with_their_defaults() -> None:
    class Options(NamedTuple):
        words: Annotated[int, "Longer paragraphs are flagged."] = 300
        quotes: Annotated[bool, "Whether quotations count."] = False

    shown = catalogue.render(broken_dash._replace(options=Options()))
    assert (
        "**Options**\n\n- `words` (a whole number, 0 or more; 300 unless set): Longer paragraphs are flagged.\n"
        "- `quotes` (true or false; false unless set): Whether quotations count.\n"
    ) in shown
    assert "Options" not in catalogue.render(broken_dash)


def test_rules_of_others_have_no_address() -> None:
    assert catalogue.url(broken_dash) is None


def test_write_and_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "benchmarks" / "quality").mkdir(parents=True)
    (tmp_path / "benchmarks" / "quality" / "rates.json").write_text("{}")
    monkeypatch.setattr(catalogue, "__file__", str(tmp_path / "newslint" / "catalogue.py"))
    assert catalogue.main(["--check"]) == 1
    assert catalogue.main([]) == 0
    assert catalogue.main(["--check"]) == 0
    page = tmp_path / "rules" / "README.md"
    assert page.read_text(encoding="utf-8").startswith("# The rules\n")
    page.write_text("old")
    assert catalogue.main(["--check"]) == 1
    assert capsys.readouterr().err == "rules/README.md is stale: run 'python -m newslint.catalogue'\n" * 2


def test_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["--chekc"]) == 2
    monkeypatch.setattr(catalogue, "__file__", str(tmp_path / "site-packages" / "newslint" / "catalogue.py"))
    assert catalogue.main([]) == 2
    assert capsys.readouterr().err == "usage: python -m newslint.catalogue [--check], in a checkout of newslint\n" * 2


def test_what_was_measured_is_said_where_it_was_judged(sample_rules: tuple[Rule, ...]) -> None:
    figures = {
        "clean": 0.014, "clean_judged": 4, "clean_precision": 0.75, "markdown": 0.0, "damaged": 12.34,
        "recall": 0.95, "injected": 150, "safe_restoration": 1.0, "other_restoration": None,
    }  # fmt: skip
    shown = catalogue.render(sample_rules[0], rates={sample_rules[0].code: figures})
    assert (
        "Measured: 0.01 findings per 10,000 words of clean text (75% of 4 judged right); 0.00 findings per 10,000 words of "
        "markdown text; 12.3 per 1,000 damaged documents; 95% of 150 injected damages found; "
        "100% of its safe fixes there restore the text."
    ) in shown
    assert "Measured" not in catalogue.render(sample_rules[0], rates={})
    assert "Measured" not in catalogue.render(sample_rules[0])
