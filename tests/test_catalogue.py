"""What a rule says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import Bad, Block, Finding, Good, Rule, catalogue, rule
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
    page = catalogue.page(sorted(rules, key=catalogue.order))
    headings = re.findall(r"^### (.*)$", page, re.MULTILINE)
    assert sorted(headings) == sorted(f"{each.code}: {each.name}" for each in rules)
    assert len(re.findall(r"^## ", page, re.MULTILINE)) == len({each.module.split(".")[1] for each in rules})
    for each in rules:
        address = catalogue.url(each)
        assert address is not None
        assert address.startswith("https://")
        assert f"(#{address.partition('#')[2]})" in page


def test_rules_of_others_have_no_address() -> None:
    assert catalogue.url(broken_dash) is None


def test_write_and_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
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
