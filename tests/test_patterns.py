"""Rules without code: what each kind finds, and what is said of a file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import Rule, Source, lint, testing
from newslint.engine import RuleSet
from newslint.errors import RuleError
from newslint.fixing import fix
from newslint.patterns import load
from newslint.readers import plain

HEAD = 'code = "HSE001"\nname = "house"\nsummary = "House style"\n'


def rules(folder: Path, text: str) -> list[Rule]:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return load(str(path), "house")


def rule(folder: Path, body: str) -> Rule:
    bad_and_good = "" if "bad =" in body else 'bad = ["x"]\ngood = ["y"]\n'
    return rules(folder, f"[[rule]]\n{HEAD}{bad_and_good}{body}")[0]


def found(made: Rule, text: str) -> list[str]:
    data = text.encode()
    report = lint(plain.read(Source(data)), [made])
    assert report.errors == ()
    return [data[finding.span.start : finding.span.end].decode() for finding in report.findings]


def fixed(made: Rule, text: str) -> str:
    return fix(Source(text.encode()), plain.read, RuleSet([made]), unsafe=True).data.decode()


def test_a_whole_rule_with_its_tests_is_held_to_them(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        'kind = "substitution"\nmessage = "House style: write ‘{fix}’, not ‘{found}’"\nswap = { percent = "per cent" }\n'
        'bad = [["Prices rose 3 percent.", "Prices rose 3 per cent."]]\ngood = ["The percentage fell."]\n',
    )
    testing.check(made)
    report = lint(plain.read(Source(b"Three percent.")), [made])
    assert report.findings[0].message == "House style: write ‘per cent’, not ‘percent’"


def test_an_example_that_does_not_hold_is_named(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["very"]\nbad = ["It was so."]\ngood = ["Every day."]\n')
    with pytest.raises(RuleError, match="HSE001: 0 findings, not 1"):
        testing.check(made)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("read on", "READ\u00a0 on, then read on.", ["READ\u00a0 on", "read on"]),
        ("read on", "spread on, read only", []),
        ("don't miss", "Don’t miss it. Don't miss out.", ["Don’t miss", "Don't miss"]),
        ("see * page", "see our page, see page, see our other page", ["see our page"]),
        ("a.b (c)", "a.b (c) aXb (c)", ["a.b (c)"]),
    ],
)
def test_a_phrase_is_whole_words_in_any_case(tmp_path: Path, phrase: str, text: str, expected: list[str]) -> None:
    assert found(rule(tmp_path, f'kind = "existence"\nphrases = ["{phrase}"]\n'), text) == expected


def test_case_counts_where_it_is_asked_for(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["Ours"]\ncase-sensitive = true\n')
    assert found(made, "ours Ours OURS") == ["Ours"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("text", ["Read on", "Read on", "read on", "read on"]),
        ("line", ["» Read on …"]),
        ("line-start", ["» Read on …", "Read on below"]),
        ("line-end", ["» Read on …", "Now read on"]),
        ("line-with", ["» Read on …", "Read on below", "Now read on", "to read on with"]),
    ],
)
def test_where_says_what_is_flagged(tmp_path: Path, where: str, expected: list[str]) -> None:
    made = rule(tmp_path, f'kind = "existence"\nphrases = ["read on"]\nwhere = "{where}"\n')
    assert found(made, "» Read on …\nRead on below\nNow read on\nto read on with\n") == expected


def test_a_line_that_is_too_long_is_left_alone(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["read on"]\nwhere = "line-with"\nmost-words = 3\n')
    assert found(made, "Please read on\nPlease do read on\n") == ["Please read on"]


@pytest.mark.parametrize(
    "text", ["One.\n\nRead on\n\nTwo.\n", "Read on\n\nOne.\n\nTwo.\n", "One.\n\nTwo.\n\nRead on\n"]
)
def test_a_line_is_removed_with_the_space_around_it(tmp_path: Path, text: str) -> None:
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["read on"]\nwhere = "line"\n')
    assert fixed(made, text) == "One.\n\nTwo.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_inside_a_wrapped_paragraph_is_removed_alone(tmp_path: Path, end: str) -> None:
    lines = [
        "The council met on Monday evening and then it",
        "went on to talk about the new bridge until it",
        "read on",
        "grew late and the members left the hall for",
        "their homes in the town.",
    ]
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["read on"]\nwhere = "line"\n')
    assert fixed(made, end.join(lines)) == end.join(line for line in lines if line != "read on")


def test_a_substitution_keeps_capitals(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "substitution"\nswap = { percent = "per cent" }\n')
    assert fixed(made, "percent Percent PERCENT") == "per cent Per cent PER CENT"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A grey sky. A grey sea. A gray hat.", "A grey sky. A grey sea. A grey hat."),
        ("Gray sky.\n\nA grey sea.", "Gray sky.\n\nA gray sea."),
        ("A grey sky.", "A grey sky."),
    ],
)
def test_the_rarer_spelling_gives_way_and_the_later_of_two(tmp_path: Path, text: str, expected: str) -> None:
    assert fixed(rule(tmp_path, 'kind = "consistency"\neither = [["grey", "gray"]]\n'), text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[rule", "this is no TOML"),
        ("rules = 3", "a file of rules holds [[rule]] tables and nothing else"),
        ("[[rule]]\nname = 'x'", "'code' is missing"),
        (f"[[rule]]\n{HEAD}kind = 'magic'\nbad = []\ngood = []", "there is no kind 'magic'; there are capitalisation"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nswap = {{}}\nbad = []\ngood = []", "'swap' means nothing for the kind"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nbad = []\ngood = []", "neither 'phrases' nor 'patterns'"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\npatterns = ['(']\nbad = []\ngood = []", "the pattern '(' is wrong"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nphrases = ['a']\nwhere = 'up'\nbad = []\ngood = []", "'where' is text"),
        (f"[[rule]]\n{HEAD}kind = 'substitution'\nswap = 3\nbad = []\ngood = []", "'swap' is a table"),
        (f"[[rule]]\n{HEAD}kind = 'consistency'\neither = ['a']\nbad = []\ngood = []", "'either' is a list of pairs"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nphrases = ['a']\nseverity = 'dire'\nbad = []\ngood = []", "dire"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nphrases = ['a']\ndefault = 1\nbad = []\ngood = []", "'default' is true"),
        (f"[[rule]]\n{HEAD}kind = 'existence'\nphrases = ['a']\nformats = ['pdf']\nbad = []\ngood = []", "'pdf'"),
        (f"[[rule]]\n{HEAD.replace('HSE001', 'h1')}kind = 'existence'\nbad = []\ngood = []", "three capital letters"),
    ],
)
def test_a_rule_that_is_declared_wrongly_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(RuleError) as raised:
        rules(tmp_path, text)
    assert problem in str(raised.value)
    assert "house.toml" in str(raised.value)
    assert "\n" not in str(raised.value)
