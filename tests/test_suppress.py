"""Suppression, as a user would look it up: what a comment, front matter and `[sic]` silence, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslint_rules.suppression.unused_suppression import unused_suppression

from newslint import Report, Rule, RuleSet, Source
from newslint.fixing import fix
from newslint.readers import reader
from newslint.rule import Format
from tests.conftest import doubled_mark, swapped_letters, word_in_capitals


def ready(rules: tuple[Rule, ...]) -> RuleSet:
    """TST001, TST003 and SUP001 run; suppressions may name TST002 as well."""
    return RuleSet((rules[0], rules[2], unused_suppression), known=[*rules, unused_suppression])


def linted(rules: tuple[Rule, ...], text: str, format: Format = "markdown") -> Report:
    report = ready(rules).lint(reader(format)(Source(text.encode())))
    assert report.errors == ()
    return report


def found(rules: tuple[Rule, ...], text: str, format: Format = "markdown") -> list[str]:
    """What is flagged, in the order of its place; `!!` and `LOUD` are damage to the tests' rules."""
    spans = [finding.span for finding in linted(rules, text, format).findings]
    return [text.encode()[span.start : span.end].decode() for span in spans]


def fixed(rules: tuple[Rule, ...], text: str) -> str:
    return fix(Source(text.encode()), reader("markdown"), ready(rules)).data.decode()


BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 50))
CASES = {
    "from a comment to the next": (
        "A!!\n\n<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable TST001 -->\n\nC!!!!",
        ["!!", "!!!!"],
    ),
    "to the end": ("A!!\n\n<!-- newslint-disable TST001 -->\n\nB!!!\n\nC!!!!", ["!!"]),
    "by name": ("<!-- newslint-disable doubled-mark -->\n\nB!!! LOUD", ["LOUD"]),
    "by the start of a code": ("<!-- newslint-disable TST -->\n\nB!!! LOUD", []),
    "several": ("<!-- newslint-disable TST001, TST003 -->\n\nB!!! LOUD", []),
    "all": ("<!-- newslint-disable -->\n\nB!!! LOUD", []),
    "with a reason": ("<!-- newslint-disable TST001 -- quoted as it was said -->\n\nB!!! LOUD", ["LOUD"]),
    "another rule's end ends nothing": (
        "<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable TST003 -->\n\nC!!!!",
        ["<!-- newslint-enable TST003 -->"],
    ),
    "an end of one of several": (
        "<!-- newslint-disable TST001 TST003 -->\n\nB!!! LOUD\n\n<!-- newslint-enable TST001 -->\n\nC!!!! LOUD",
        ["!!!!"],
    ),
    "an end of one of all": (
        "<!-- newslint-disable -->\n\nB!!! LOUD\n\n<!-- newslint-enable TST001 -->\n\nC!!!! LOUD",
        ["!!!!"],
    ),
    "begun, ended and begun again": (
        "<!-- newslint-disable -->\n\nA!!\n\n<!-- newslint-enable -->\n\nB!!!\n\n<!-- newslint-disable -->\n\nC!!!!",
        ["!!!"],
    ),
    "an end of all": ("<!-- newslint-disable TST001 -->\n\nB!!!\n\n<!-- newslint-enable -->\n\nC!!!!", ["!!!!"]),
    "the next paragraph": ("<!-- newslint-disable-next-line TST001 -->\nB!!! and\nB!!!!\n\nC!!", ["!!"]),
    "the next item": ("<!-- newslint-disable-next-line -->\n\n- B!!!\n- C!!", ["!!"]),
    "its own paragraph": ("A!!\n\nB!!! <!-- newslint-disable-line TST001 --> and\nB!!!!\n\nC!!!!!", ["!!", "!!!!!"]),
    "its own paragraph, wrapped anew": ("B!!! and\nmore <!-- newslint-disable-line\nTST001 --> B!!!!\n\nC!!", ["!!"]),
    "the file": ("A!!\n\n<!-- newslint-disable-file TST001 -->\n\nB!!! LOUD", ["LOUD"]),
    "a comment in code is none": ("```\n<!-- newslint-disable -->\n```\n\nB!!!", ["!!!"]),
    "a comment in inline code is none": ("Write `<!-- newslint-disable -->` here.\n\nB!!!", ["!!!"]),
    "front matter": ("---\ntitle: x\nnewslint: {ignore: [TST001]}\n---\n\nB!!! LOUD", ["LOUD"]),
    "front matter, one": ("---\nnewslint:\n  ignore: TST001\n---\n\nB!!! LOUD", ["LOUD"]),
    "front matter in TOML": ('+++\n[newslint]\nignore = ["TST001"]\n+++\n\nB!!! LOUD', ["LOUD"]),
    "front matter with a tag of its own": ("---\nd: !now 1\nnewslint: {ignore: [TST001]}\n---\n\nB!!! LOUD", ["LOUD"]),
    "front matter, a table": ("---\nnewslint: {ignore: {TST001: 1}}\n---\n\nB!!!", ["!!!"]),
    "front matter, aliases to aliases": (
        f"---\n{BOMB}newslint: {{ignore: [*a49, TST001]}}\n---\n\nB!!! LOUD",
        ["LOUD"],
    ),
    "broken front matter": ("---\nnewslint: {ignore: [TST001\n---\n\nB!!!", ["!!!"]),
    "[sic]": ("He wrote “B!!” [sic], and LOUD [SIC]. C!!!", ["!!!"]),
    "(sic), with a word on": ("He wrote LOUDly (sic).", []),
    "[sic] further off": ("He wrote B!! and then more [sic].", ["!!"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_silenced(sample_rules: tuple[Rule, ...], case: str) -> None:
    text, expected = CASES[case]
    assert found(sample_rules, text) == expected


def test_html_has_the_same_comments(sample_rules: tuple[Rule, ...]) -> None:
    text = "<p>A!!</p><!-- newslint-disable-next-line TST001 --><p>B!!!</p><p>C!!!!</p>"
    assert found(sample_rules, text, "html") == ["!!", "!!!!"]


def test_plain_text_has_no_comments(sample_rules: tuple[Rule, ...]) -> None:
    assert found(sample_rules, "<!-- newslint-disable -->\nB!!!", "plain") == ["!!!"]


DISABLED = "<!-- newslint-disable TST001 -->\n\nB!!\n\n"
USELESS = {
    "a comment": ("<!-- newslint-disable TST001 -->\n\nFine.", ["<!-- newslint-disable TST001 -->"], "\nFine."),
    "a rule that did not run": ("<!-- newslint-disable TST002 -->\n\nFine.", [], None),
    "one of several": (
        "<!-- newslint-disable TST001, TST003 -->\n\nB!!",
        ["TST003"],
        "<!-- newslint-disable TST001 -->\n\nB!!",
    ),
    "the first of several": (
        "<!-- newslint-disable-file TST003, TST001 -- why -->\n\nB!!",
        ["TST003"],
        "<!-- newslint-disable-file TST001 -- why -->\n\nB!!",
    ),
    "two of three": (
        "B!! <!-- newslint-disable-line TST003 TST001 word-in-capitals -->",
        ["TST003", "word-in-capitals"],
        "B!! <!-- newslint-disable-line TST001 -->",
    ),
    "all of several": (
        "One.\n\n<!-- newslint-disable TST001,TST003 -->\n",
        ["<!-- newslint-disable TST001,TST003 -->"],
        "One.\n\n",
    ),
    "one whose rule did not run stays": (
        "<!-- newslint-disable TST001, TST002 -->\n\nFine.",
        ["TST001"],
        "<!-- newslint-disable TST002 -->\n\nFine.",
    ),
    "unknown": ("<!-- newslint-disable TST001, TST999 -->\n\nB!!", ["TST999"], None),
    "unknown and unused": (
        "<!-- newslint-disable TST999, TST001 -->\n\nFine.",
        ["TST999", "TST001"],
        "<!-- newslint-disable TST999 -->\n\nFine.",
    ),
    "an unknown name": ("<!-- newslint-disable-file no-such-rule -->\n\nFine.", ["no-such-rule"], None),
    "a code named twice": (
        "<!-- newslint-disable TST001, doubled-mark, TST001 -->\n\nB!!",
        ["doubled-mark", "TST001"],
        "<!-- newslint-disable TST001 -->\n\nB!!",
    ),
    "an end of nothing": ("A!!\n\n<!-- newslint-enable -->\n", ["!!", "<!-- newslint-enable -->"], "A!\n\n"),
    "an end of another rule": (
        f"{DISABLED}<!-- newslint-enable TST001 TST003 -->",
        ["TST003"],
        f"{DISABLED}<!-- newslint-enable TST001 -->",
    ),
    "a second end": (
        f"{DISABLED}<!-- newslint-enable -->\n<!-- newslint-enable TST001 -->",
        ["<!-- newslint-enable TST001 -->"],
        f"{DISABLED}<!-- newslint-enable -->\n",
    ),
    "an end of an unknown rule": (f"{DISABLED}<!-- newslint-enable TST01 -->", ["TST01"], None),
    "an end whose beginning goes": (
        "<!-- newslint-disable TST001 -->\n\nFine.\n\n<!-- newslint-enable TST001 -->\n",
        ["<!-- newslint-disable TST001 -->"],
        "\nFine.\n\n",
    ),
    "front matter": (
        "---\ntitle: é\nnewslint: {ignore: [TST001]}\n---\n\nFine.",
        ["newslint: {ignore: [TST001]}"],
        "---\ntitle: é\n---\n\nFine.",
    ),
    "front matter, one of several": (
        "---\nnewslint: {ignore: [TST003, 'TST001']}\n---\n\nB!!",
        ["TST003"],
        "---\nnewslint: {ignore: ['TST001']}\n---\n\nB!!",
    ),
    "front matter, an item": (
        "---\r\nnewslint:\r\n  ignore:\r\n  - TST001\r\n  - TST003\r\n---\r\n\r\nB!!",
        ["TST003"],
        "---\r\nnewslint:\r\n  ignore:\r\n  - TST001\r\n---\r\n\r\nB!!",
    ),
    "front matter, all items": (
        "---\nnewslint:\n  ignore:\n  - TST001\n  - TST003\ntitle: x\n---\n\nFine.",
        ["newslint:\n  ignore:\n  - TST001\n  - TST003"],
        "---\ntitle: x\n---\n\nFine.",
    ),
    "front matter, no list": (
        "---\nnewslint:\n  ignore: TST001\n---\nFine.",
        ["newslint:\n  ignore: TST001"],
        "---\n---\nFine.",
    ),
    "front matter with a comment": (
        "---\nnewslint:\n  ignore:\n  - TST001 # why\n  - TST003\n---\n\nB!!",
        ["---\nnewslint:\n  ignore:\n  - TST001 # why\n  - TST003\n---"],
        None,
    ),
    "front matter with an alias": (
        "---\nall: &all [TST001]\nnewslint: {ignore: *all}\n---\n\nFine.",
        ["---\nall: &all [TST001]\nnewslint: {ignore: *all}\n---"],
        None,
    ),
    "front matter with an alias on a line of its own": (
        "---\nall: &all [TST001]\nnewslint:\n  ignore: *all\n---\n\nFine.",
        ["---\nall: &all [TST001]\nnewslint:\n  ignore: *all\n---"],
        None,
    ),
    "front matter in TOML": (
        '+++\n[newslint]\nignore = ["TST001"]\n+++\n\nFine.',
        ['+++\n[newslint]\nignore = ["TST001"]\n+++'],
        None,
    ),
}


@pytest.mark.parametrize("case", USELESS)
def test_what_is_of_no_use_is_reported_and_taken_out(sample_rules: tuple[Rule, ...], case: str) -> None:
    text, expected, mended = USELESS[case]
    assert found(sample_rules, text) == expected
    assert fixed(sample_rules, text) == (mended or text)
    assert fixed(sample_rules, f"\ufeff{text}") == f"\ufeff{mended or text}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- newslint-disable TST001 -->\n\nFine.", "This suppresses nothing"),
        ("<!-- newslint-disable TST003 TST001 -->\n\nB!!", "‘TST003’ suppresses nothing"),
        ("<!-- newslint-disable TST001 TST001 -->\n\nB!!", "‘TST001’ is named before"),
        (
            "<!-- newslint-disable tst01 TST001 -->\n\nB!!",
            "There is no rule ‘tst01’ to suppress; did you mean 'TST001'?",
        ),
        ("<!-- newslint-disable loudness TST001 -->\n\nB!!", "There is no rule ‘loudness’ to suppress"),
        ("<!-- newslint-enable -->\n\nFine.", "No suppression ends here"),
        (f"{DISABLED}<!-- newslint-enable TST001 TST003 -->", "No suppression of ‘TST003’ ends here"),
        (
            f"{DISABLED}<!-- newslint-enable double-mark -->",
            "There is no rule ‘double-mark’ to suppress; did you mean 'doubled-mark'?",
        ),
    ],
)
def test_what_is_said(sample_rules: tuple[Rule, ...], text: str, message: str) -> None:
    assert [finding.message for finding in linted(sample_rules, text).findings] == [message]


@given(
    verb=st.sampled_from(["disable", "disable-line", "disable-next-line", "disable-file", "enable"]),
    names=st.lists(st.sampled_from(["TST001", "TST003", "TST", "doubled-mark", "TST999", "TST002"]), max_size=6),
    body=st.sampled_from(["Fine.", "B!!", "LOUD", "B!! LOUD"]),
)
def test_taking_out_what_is_of_no_use_changes_no_other_finding(verb: str, names: list[str], body: str) -> None:
    rules = doubled_mark, swapped_letters, word_in_capitals
    text = f"<!-- newslint-{verb} {', '.join(names)} -->\n{body}\n"
    only_suppressions = tuple(each._replace(fixes="none") for each in rules)
    mended = fixed(only_suppressions, text)

    def rest(text: str) -> list[str]:
        return [each.message for each in linted(rules, text).findings if each.rule != unused_suppression.code]

    assert rest(mended) == rest(text)
    assert mended.endswith(f"{body}\n")
    left = [each for each in linted(rules, mended).findings if each.rule == unused_suppression.code]
    assert all(each.message.startswith("There is no rule ‘TST999’") for each in left)
