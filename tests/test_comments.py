"""Suppression comments, format by format: each has one syntax, which counts in that format alone and never in code."""

from __future__ import annotations

from pathlib import Path

import pytest
from newslint_rules.suppression.unused_suppression import unused_suppression

from newslint import Rule, RuleSet, Source
from newslint.cli import main
from newslint.fixing import fix
from newslint.readers import reader
from newslint.rule import Format

COMMENTS: dict[Format, str] = {
    "markdown": "<!-- {} -->",
    "html": "<!-- {} -->",
    "mdx": "{{/* {} */}}",
    "asciidoc": "// {}",
    "rst": ".. {}",
}
PARAGRAPHS: dict[Format, str] = {"html": "<p>{}</p>"}
CODE: dict[Format, list[str]] = {
    "asciidoc": [
        "----\n{}\n----",
        "....\n\n{}\n\n....",
        "++++\n{}\n++++",
        "[source]\nA\n{}",
        "////\n\n// A\n{}\n\n////",
    ],
    "rst": ["::\n\n  {}", ".. code::\n\n   {}", ".. a comment\n\n   {}", ">>> a\n{}", ".. raw:: html\n\n   {}"],
    "markdown": ["```\n{}\n```", "~~~\n\n{}\n~~~"],
}


def silenced(rules: tuple[Rule, ...], text: str, format: Format) -> bool:
    """Whether nothing is found in a text with damage."""
    report = RuleSet(rules[:1]).lint(reader(format)(Source(text.encode())))
    assert report.errors == ()
    return not report.findings


def text_with(comment: str, format: Format) -> str:
    return comment + "\n\n" + PARAGRAPHS.get(format, "{}").format("Goal!!") + "\n"


@pytest.mark.parametrize("format", COMMENTS)
@pytest.mark.parametrize("written_for", COMMENTS)
def test_a_comment_counts_in_its_own_format_alone(
    sample_rules: tuple[Rule, ...], format: Format, written_for: Format
) -> None:
    comment = COMMENTS[written_for].format("newslint-disable-next-line TST001 -- said so")
    assert silenced(sample_rules, text_with(comment, format), format) is (COMMENTS[format] == COMMENTS[written_for])


@pytest.mark.parametrize(("format", "code"), [(format, code) for format, codes in CODE.items() for code in codes])
def test_a_comment_in_code_is_none(sample_rules: tuple[Rule, ...], format: Format, code: str) -> None:
    shown = code.format(COMMENTS[format].format("newslint-disable-file"))
    assert not silenced(sample_rules, text_with(shown, format), format)
    assert silenced(sample_rules, text_with(COMMENTS[format].format("newslint-disable-file"), format), format)


@pytest.mark.parametrize(
    ("format", "text", "found"),
    [
        ("asciidoc", "A!!\n\n// newslint-disable\n\nB!!!\n\n// newslint-enable\n\nC!!!!", ["!!", "!!!!"]),
        ("asciidoc", "A!!\n\nB!!!\n// newslint-disable-line TST001\nand C!!!!\n\nD!!!!!", ["!!", "!!!!!"]),
        ("asciidoc", "* A!!\n// newslint-disable-next-line\n* B!!!\n* C!!!!", ["!!", "!!!!"]),
        ("asciidoc", "////\nnewslint-disable-next-line\nTST001\n////\n\nA!!\nand B!!!\n\nC!!!!", ["!!!!"]),
        ("asciidoc", "= Title\nAnn Holt\n// newslint-disable-file TST001\n\nA!!", []),
        ("asciidoc", "---\nnewslint: {ignore: TST001}\n---\n\nA!!", []),
        ("rst", "A!!\n\n.. newslint-disable\n\nB!!!\n\n.. newslint-enable\n\nC!!!!", ["!!", "!!!!"]),
        ("rst", "- A!!\n\n  .. newslint-disable-next-line\n\n  B!!!\n\n- C!!!!", ["!!", "!!!!"]),
        ("rst", "..\n   newslint-disable-next-line\n   TST001\n\nA!!\nand B!!!\n\nC!!!!", ["!!!!"]),
        ("rst", ".. newslint-disable-next-line TST001 -- it was\n   said so\n\nA!!\n\nB!!!", ["!!!"]),
        ("rst", ".. newslint-disable-file\n\n   The rest of the comment.\n\nA!!", ["!!"]),
        ("rst", "---\nnewslint: {ignore: TST001}\n---\n\nA!!", []),
    ],
)
def test_what_is_silenced(sample_rules: tuple[Rule, ...], format: Format, text: str, found: list[str]) -> None:
    data = text.encode()
    for source in (data, data.replace(b"\n", b"\r\n")):
        findings = RuleSet(sample_rules[:1]).lint(reader(format)(Source(source))).findings
        assert [source[each.span.start : each.span.end].decode() for each in findings] == found


@pytest.mark.parametrize("format", COMMENTS)
def test_names_of_no_use_are_taken_out_one_by_one(sample_rules: tuple[Rule, ...], format: Format) -> None:
    comment = COMMENTS[format].format("newslint-disable-next-line TST003, TST001 -- both")
    text = text_with(comment, format)
    rules = RuleSet((sample_rules[0], sample_rules[2], unused_suppression), known=[*sample_rules, unused_suppression])
    mended = fix(Source(text.encode()), reader(format), rules).data.decode()
    assert mended == text.replace("TST003, ", "")


@pytest.mark.parametrize(
    ("name", "text", "mended"),
    [
        (
            "quay.adoc",
            "= The quay\n\n// newslint-disable-next-line WRD006\nFine.\n\nHe `met met` *the the* man.\n----\nthe the\n----\n",
            "= The quay\n\nFine.\n\nHe `met met` *the* man.\n----\nthe the\n----\n",
        ),
        (
            "quay.rst",
            "Quay\n====\n\n.. newslint-disable-next-line WRD006 -- as he\n   said\n\nFine.\n\nHe ``met met`` *the the* man::\n\n  the the\n",
            "Quay\n====\n\n\nFine.\n\nHe ``met met`` *the* man::\n\n  the the\n",
        ),
    ],
)
def test_a_file_is_mended_as_a_user_does_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, mended: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert main(["check", "--isolated", "--output-format", "concise", str(path)]) == 1
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()[:-1]] == ["SUP001", "WRD006"]
    assert main(["check", "--isolated", "--fix", "--unsafe-fixes", str(path)]) == 0
    assert path.read_text("utf-8") == mended
