"""The command line: what it says of what is wrong. One sentence on stderr, exit code 2, and nothing checked.

tests/test_messages.py looks that no message of newslint is without a test; those that need more than a file and a
command stand where their subject is tested.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import packs, write
from newslint.errors import FileError
from newslint.kinds.expression import Expression
from newslint.kinds.kind import KindError

Run = Callable[..., Any]
PYTHON_RULE = """
from typing import Annotated, Literal, NamedTuple
from newslint import Bad, Good, Safety, rule

class Options(NamedTuple):
    most_words: Annotated[int, "Words."] = 3
    names: Annotated[tuple[str, ...], "Names."] = ()
    style: Annotated[Literal["long", "short", "any"], "Style."] = "any"
    sizes: Annotated[tuple[Literal["small", "large"], ...], "Sizes."] = ()

@rule(code="HSE001", summary="House style", {arguments})
def house(block, *options):
    {body}
"""
FLAG = 'yield block.flag((0, 1), "Here", fix="y")'
DOCUMENTED = '"""Why.\n\nLeft alone: nothing.\n"""'
TOML_HEAD = '[[rule]]\ncode = "HSE001"\nname = "house"\nsummary = "House style"\n'
EXAMPLES = 'bad = ["x"]\ngood = ["y"]\n'


def said(run: Run, *arguments: str) -> str:
    """The one sentence of a run that fails."""
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("newslint: ")
    assert outcome.err.count("\n") == 1
    return str(outcome.err).removeprefix("newslint: ").removesuffix("\n")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("Goal!! In teh town.\n")
    return tmp_path / "a.md"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["check", "--stdin-filename", "a.md"],
            "--stdin-filename names standard input; give '-' as the file to read that",
        ),
        (["check", "--prune-baseline"], "--prune-baseline needs --baseline FILE, which says what to prune"),
        (
            ["check", "--baseline", "b.json", "--write-baseline", "b.json"],
            "--baseline and --write-baseline do not go together; leave one out",
        ),
        (["check", "--fix-only", "--diff"], "--fix-only and --diff do not go together; leave one out"),
        (
            ["check", "--per-file-ignores", "*.md"],
            "argument --per-file-ignores: '*.md' is no PATTERN:RULES, such as 'old/*.md:ESC'; see 'newslint check --help'",
        ),
        (
            ["check", "--config", "a.toml", "--config", "b.toml"],
            "--config names more than one file; let one of them build on the other with 'extend'",
        ),
        (
            ["check", "--config", "ignore = TST"],
            "--config: 'ignore = TST' is neither a file nor 'key = value': Invalid value (at line 1, column 10)",
        ),
        (["check", "--config", "ignor = []"], "--config, line 1: there is no key 'ignor'; did you mean 'ignore'?"),
        (
            ["check", "--config", "extend = 'b.toml'"],
            "--config: 'extend' stands in a file; give that file to --config instead",
        ),
        (["check", "--config", "none.toml"], "none.toml: it cannot be read: no such file or directory"),
        (["check", "--baseline", "none.json"], "none.json: the baseline cannot be read: no such file or directory; "
         "--write-baseline makes one"),
        (["init", "here"], "'newslint init' takes no arguments; it writes newslint.toml into this folder"),
        (["version", "--frob"], "'newslint version' takes no arguments"),
        (["check", ""], "the name of a file is empty; give a file, a folder or -"),
        (["test"], "the following arguments are required: PATH; see 'newslint test --help'"),
        (["check", "--pack", "none"], "rule pack '{folder}/none' was not loaded: there is no such file or folder"),
        (["check", "--pack", "a.md"], "rule pack '{folder}/a.md' was not loaded: a pack is a TOML file, a Python file, "
         "or a folder that holds some"),
    ],
)  # fmt: skip
def test_arguments(run: Run, story: Path, arguments: list[str], message: str) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    expected = message.replace("{folder}/", "" if message.startswith("rule pack") else f"{story.parent}/")
    assert outcome.err == f"newslint: {expected}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 2, "findings": {}}', "the baseline is of version 2; write it again with --write-baseline"),
        ("[]", "this is no baseline; write one with --write-baseline"),
        ("[" * 100_000, "this is no baseline; write one with --write-baseline"),
        ('{"version": 1, "findings": {"TST001": {"a": 0.5}}}', "this is no baseline; write one with --write-baseline"),
        ("{", "this is no baseline; write one with --write-baseline"),
        ('{"version": 1, "findings": {"TST001": 3}}', "this is no baseline; write one with --write-baseline"),
    ],
)
def test_a_baseline_that_is_none(run: Run, story: Path, text: str, message: str) -> None:
    Path("b.json").write_text(text)
    assert said(run, "check", "--baseline", "b.json", "a.md") == f"b.json: {message}"


def test_a_baseline_that_accepts_without_end(run: Run, story: Path) -> None:
    Path("b.json").write_text(f'{{"version": 1, "findings": {{"TST001": {{"a": {10**18}}}}}}}')
    assert run("check", "--baseline", "b.json", "a.md").code == 1


def test_no_baseline_is_written_of_half_the_files(run: Run, story: Path) -> None:
    outcome = run("check", "--write-baseline", "b.json", "a.md", "gone.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "newslint: gone.md: there is no such file or folder; check the spelling\n"
        "newslint: no baseline was written, because not everything could be checked\n"
    )
    assert not Path("b.json").exists()


def test_a_folder_without_copy(run: Run) -> None:
    outcome = run("check", "--quiet")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "newslint: no file was checked, since there is none in the folder that newslint knows\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dash = 1", "there is no option 'dash'; there are most-words, names, style, sizes"),
        ("most-word = 1", "there is no option 'most-word'; did you mean 'most-words'?"),
        ("most-words = true", "the option 'most-words' takes a whole number, 0 or more"),
        ("most-words = 'three'", "the option 'most-words' takes a whole number, 0 or more"),
        ("most-words = -1", "the option 'most-words' takes a whole number, 0 or more"),
        ("most-words = 1.5", "the option 'most-words' takes a whole number, 0 or more"),
        ("names = 'Lund'", "the option 'names' takes a list of texts"),
        ("names = ['Lund', 3]", "the option 'names' takes a list of texts"),
        ("style = 'wide'", "the option 'style' takes 'long', 'short' or 'any'"),
        ("sizes = ['large', 'huge']", "the option 'sizes' takes a list, each 'small' or 'large'"),
    ],
)
def test_an_option_of_a_rule(run: Run, story: Path, text: str, message: str) -> None:
    Path("house.py").write_text(PYTHON_RULE.format(arguments="examples=[], options=Options()", body=FLAG))
    Path("newslint.toml").write_text(f"packs = ['house.py']\n[rules.HSE001]\n{text}\n")
    place = story.parent / "newslint.toml"
    assert said(run, "check", "--allow-code", "a.md") == f"{place}, line 3: {message}"


def test_an_option_of_a_rule_without_any(run: Run, story: Path) -> None:
    Path("newslint.toml").write_text("[rules.doubled-mark]\nmost = 3\n")
    problem = "there is no option 'most'; the rule has none"
    assert said(run, "check", "a.md") == f"{story.parent / 'newslint.toml'}, line 2: {problem}"


def test_python_needs_consent(run: Run, story: Path) -> None:
    Path("house.py").write_text(PYTHON_RULE.format(arguments="examples=[]", body=FLAG))
    outcome = run("check", "--quiet", "--pack", "house.py", "--select", "TST001", "a.md")
    assert outcome.code == 2
    assert outcome.err == (
        "newslint: rule pack 'house.py' was not loaded: 'house.py' is Python code, which runs only with --allow-code; "
        "give that if you trust it\n"
    )


def test_metadata_that_is_not_utf_8(
    run: Run, story: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / "desk-1.0.dist-info").mkdir()
    (site / "desk-1.0.dist-info" / "entry_points.txt").write_bytes(b"[newslint.rules]\nd\xe9sk = x\n")
    monkeypatch.undo()
    monkeypatch.chdir(story.parent)
    monkeypatch.setattr(sys, "path", [str(site)])
    (error,) = packs.load().errors
    assert str(error) == "rule pack 'desk' was not loaded: its entry_points.txt is not UTF-8; install it again"


class TestRulesWithoutCode:
    """`newslint test` says what is wrong with a rule in TOML, with its code and its file."""

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('kind = "capitalisation"', "'style' is missing"),
            ('kind = "consistency"', "'either' is missing"),
            ('kind = "substitution"', "'swap' is missing"),
            ('kind = "existence"', "there are neither 'phrases' nor 'patterns'"),
            ('kind = "conditional"\nphrases = ["x"]', "there are neither 'needs' nor 'needs-patterns'"),
            ('kind = "occurrence"\nphrases = ["x"]', "there is neither 'most' nor 'least'"),
            (
                'kind = "occurrence"\nphrases = ["x"]\nmost = 1\nleast = 2',
                "'least' is 2, which is more than 'most', 1",
            ),
            (
                'kind = "existence"\nphrases = ["x"]\nwhere = "line"\nfix = "y"',
                "'fix' goes with where = 'text'; where = 'line' removes what it finds",
            ),
            (
                "kind = 'existence'\npatterns = ['a\\Cb']",
                "the pattern 'a\\Cb' is wrong: \\C matches parts of letters",
            ),
            (
                'kind = "existence"\nphrases = ["x"]\nmessage = "No {fix}"',
                "'message' of the kind 'existence' may hold {found}, not {fix}",
            ),
            (
                'kind = "existence"\nphrases = ["x"]\nformats = ["pdf"]',
                "there is no input format 'pdf'",
            ),
        ],
    )
    def test_keys(self, run: Run, text: str, message: str) -> None:
        Path("house.toml").write_text(f"{TOML_HEAD}{text}\n{EXAMPLES}")
        outcome = run("test", "house.toml")
        assert outcome.code == 2
        assert outcome.err == f"newslint: rule pack 'house.toml' was not loaded: rule HSE001 in house.toml: {message}\n"

    @pytest.mark.parametrize(
        ("examples", "message"),
        [
            (
                'bad = [["x", 3]]\ngood = ["y"]',
                'an example in \'bad\' is "text", ["text", "fixed", 2] or { text, fixed, findings, format }',
            ),
            ('bad = ["x"]\ngood = [["y"]]', "an example in 'good' is \"text\" or { text, format }"),
        ],
    )
    def test_examples(self, run: Run, examples: str, message: str) -> None:
        Path("house.toml").write_text(f'{TOML_HEAD}kind = "existence"\nphrases = ["x"]\n{examples}\n')
        assert run("test", "house.toml").err.endswith(f": {message}\n")

    def test_patterns_that_are_right_alone_and_too_many_together(self, run: Run) -> None:
        patterns = ", ".join(f"'{number}[\\pL\\pN]{{99}}'" for number in range(30))
        Path("house.toml").write_text(f'{TOML_HEAD}kind = "existence"\npatterns = [{patterns}]\n{EXAMPLES}')
        message = "the patterns are too many for one rule; make two rules of it"
        assert run("test", "house.toml").err.endswith(f"rule HSE001 in house.toml: {message}\n")

    def test_a_pattern_that_is_no_text(self) -> None:
        """Which TOML cannot hold, but whoever makes a rule in code."""
        with pytest.raises(KindError, match="is wrong: it is not valid Unicode"):
            Expression([], ["\ud800"])

    def test_code(self, run: Run) -> None:
        head = TOML_HEAD.replace("HSE001", "house1")
        Path("house.toml").write_text(f'{head}kind = "existence"\nphrases = ["x"]\n{EXAMPLES}')
        message = "a code is three capital letters and three digits, such as HSE001"
        assert run("test", "house.toml").err.endswith(f"rule house1 in house.toml: {message}\n")


@pytest.mark.usefixtures("story")
class TestExamples:
    """`newslint test` says which promise a rule does not keep."""

    @pytest.mark.parametrize(
        ("arguments", "body", "message"),
        [
            (
                'examples=[Bad("x", "y"), Good("")]',
                FLAG,
                "the rationale does not say what is left alone (a paragraph 'Left alone: …')",
            ),
            (
                'trigger="x{2,3}", examples=[Bad("x", "y"), Good("")]',
                DOCUMENTED + FLAG,
                "the trigger has a counted repeat; write it out or leave the count to the code",
            ),
            ('examples=[Bad("x", "y")]', DOCUMENTED + FLAG, "the examples need at least one Bad and one Good"),
            (
                'trigger="x", safety=None, examples=[Bad("x"), Good("")]',
                DOCUMENTED + FLAG,
                "declares no fix but offers one in 'x'",
            ),
            (
                'trigger="x", safety=Safety.UNSAFE, examples=[Bad("x", "y"), Good("")]',
                DOCUMENTED + FLAG,
                "declares its fixes unsafe but offers a safe one in 'x'",
            ),
            (
                'trigger="x", examples=[Bad("x"), Good("")]',
                DOCUMENTED + FLAG,
                "an example without a fixed text was changed to 'y'",
            ),
            ('trigger="x", examples=[Bad("x", "z"), Good("")]', DOCUMENTED + FLAG, "fixed 'x' to 'y', not 'z'"),
            (
                'examples=[Bad("x", "y"), Good("")]',
                DOCUMENTED + 'yield block.flag((0, 1), "Here", fix="y" if block.text == "x" else None)',
                "the fixed text 'y' is not clean",
            ),
            (
                'options=Options(), examples=[Bad("x", "y", options={"most-words": 1}), Good("")]',
                DOCUMENTED + 'yield from [block.flag((0, 1), "Here", fix="y")] if block.text == "x" else []',
                "'x' comes out the same without its options",
            ),
            (
                'options=Options(), examples=[Bad("x", "y"), Good("", options={"most": 1})]',
                DOCUMENTED + 'yield from [block.flag((0, 1), "Here", fix="y")] if block.text == "x" else []',
                "the options of '' are wrong: there is no option 'most'; there are most-words, names, style, sizes",
            ),
        ],
    )
    def test_promises(self, run: Run, arguments: str, body: str, message: str) -> None:
        module = ""
        if body.startswith(DOCUMENTED):
            module, body = DOCUMENTED, body.removeprefix(DOCUMENTED)
        Path("house.py").write_text(module + PYTHON_RULE.format(arguments=arguments, body=body))
        outcome = run("test", "--allow-code", "house.py")
        assert (outcome.code, outcome.err) == (1, "")
        assert outcome.out == f"rule HSE001: {message}\n0 of 1 rules do what their examples say.\n"

    def test_code(self, run: Run) -> None:
        rule = PYTHON_RULE.format(arguments="examples=[]", body=FLAG).replace("HSE001", "house1")
        Path("house.py").write_text(rule)
        message = "rule house1: a code is three capital letters and three digits, such as ESC001"
        outcome = run("test", "--allow-code", "house.py")
        assert outcome.err == f"newslint: rule pack 'house.py' was not loaded: {message}\n"

    def test_two_rules_that_supersede_each_other(self, run: Run) -> None:
        rules = "".join(
            PYTHON_RULE.replace("house", name)
            .replace("HSE001", code)
            .format(arguments=f'examples=[], supersedes=("{other}",)', body=FLAG)
            for name, code, other in (("one", "HSE001", "HSE002"), ("two", "HSE002", "HSE001"))
        )
        Path("house.py").write_text(rules)
        outcome = run("check", "--quiet", "--allow-code", "--pack", "house.py", "--ignore", "TST", "a.md")
        assert outcome.code == 2
        problem = "supersede each other; one of them has to give way"
        assert outcome.err == f"newslint: rule HSE001: it and HSE002 {problem}\n"


@pytest.mark.usefixtures("story")
class TestFilesThatAreNotFixed:
    @pytest.mark.parametrize(
        ("spoil", "message"),
        [
            (
                lambda path: os.chmod(path, 0o444),
                "it was not fixed, because it is write-protected; make it writable first",
            ),
            (
                lambda path: os.link(path, "other"),
                "it was not fixed, because it has 2 hard links; replace it by a copy first",
            ),
        ],
    )
    def test_what_is_in_the_way(self, run: Run, story: Path, spoil: Callable[[Path], None], message: str) -> None:
        spoil(story)
        outcome = run("check", "--quiet", "--fix", "a.md")
        assert outcome.code == 2
        assert outcome.err == f"newslint: a.md: {message}\n"
        assert story.read_text() == "Goal!! In teh town.\n"

    def test_a_file_that_changes_meanwhile(self, story: Path) -> None:
        seen = os.stat(story)
        story.write_text("Longer than it was before.\n")
        with pytest.raises(FileError) as raised:
            write.replace(str(story), b"", seen)
        problem = "it was not fixed, because it changed while it was checked; run newslint again"
        assert str(raised.value) == f"{story}: {problem}"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileError) as raised:
            write.replace(str(tmp_path / "pipe"), b"", os.stat(tmp_path / "pipe"))
        problem = "it was not fixed, because it is no regular file; use '-' to fix standard input"
        assert str(raised.value) == f"{tmp_path / 'pipe'}: {problem}"

    def test_a_disk_that_is_full(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_arguments: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(write, "_write", full)
        outcome = run("check", "--quiet", "--fix", "a.md")
        assert outcome.code == 2
        assert outcome.err == "newslint: a.md: it was not fixed, because writing failed: no space left on device\n"
