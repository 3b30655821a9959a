"""The documentation: its commands run and print what it shows, its settings and rules load, its generated parts are fresh."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from newslint import addresses, arguments, config_keys, kinds, packs, patterns
from newslint.audit.command import COMMANDS
from newslint.cli import main
from newslint.config import Config
from newslint.errors import NewslintError
from newslint.output import FORMATS
from newslint.settings import Settings
from newslint.testing import check
from tools.docs import __main__ as generator
from tools.docs import commands, settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TEMPLATE = DOCS / "pack-template" / "newslint_newsroom"
PAGES = {str(path.relative_to(DOCS)): path for path in sorted(DOCS.rglob("*.md")) if "pack-template" not in path.parts}
HOME = "/news"
"""The folder that the pages are played in, as they show it."""
FENCE = re.compile(r"""(?ms)^( *)(`{3,})(\w+)(?: title="([^"]+)")?$\n(.*?)^\1\2$""")
SNIPPET = re.compile(r"""(?m)^--8<-- "(.*)"\n""")
COMMAND = re.compile(r"(?m)(?:^|[`\" ])(newslint (?:" + "|".join(commands.commands()) + r")\b[^`\n|>;&]*)")


class Fence(NamedTuple):
    """A block of code: its language, the file that it is said to be, and its text."""

    language: str
    title: str
    text: str


def fences(page: str) -> list[Fence]:
    found = []
    for indent, _, language, title, text in FENCE.findall(PAGES[page].read_text(encoding="utf-8")):
        text = SNIPPET.sub(lambda match: (ROOT / match[1]).read_text(encoding="utf-8"), text)
        found.append(Fence(language, title, re.sub(f"(?m)^{indent}", "", text)))
    return found


def every(*languages: str) -> Iterator[tuple[str, Fence]]:
    for page in PAGES:
        for fence in fences(page):
            if fence.language in languages:
                yield page, fence


def dialogue(text: str) -> list[tuple[str, str]]:
    """The commands of a block of the language `console`, each with the output that is shown below it."""
    parts = re.split(r"(?m)^\$ (.*)\n", text)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def play(page: str, folder: Path, run: Callable[..., str]) -> Iterator[tuple[str, str, str]]:
    """Write the files of a page and run its commands, in order; each command with what is shown and what came."""
    for fence in fences(page):
        if fence.title:
            (folder / fence.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / fence.title).write_text(fence.text, encoding="utf-8")
        elif fence.language == "console":
            for command, shown in dialogue(fence.text):
                program, *words = shlex.split(command)
                if program == "cat":
                    yield command, shown, "".join((folder / word).read_text(encoding="utf-8") for word in words)
                else:
                    assert program == "newslint", f"{page}: only newslint and cat can be tried, not {command}"
                    yield command, shown, run(*words)


@pytest.mark.parametrize("page", PAGES)
def test_commands_print_what_is_shown(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in commands.VARIABLES:
        monkeypatch.delenv(variable, raising=False)

    def run(*words: str) -> str:
        main(words)
        captured = capsysbinary.readouterr()
        return (captured.out + captured.err).decode()

    for command, shown, came in play(page, tmp_path, run):
        assert came.replace(str(tmp_path), HOME).rstrip("\n") == shown.rstrip("\n"), f"{page}: $ {command}"


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_the_text_are_accepted(page: str) -> None:
    for written in COMMAND.findall(PAGES[page].read_text(encoding="utf-8")):
        _, command, *words = shlex.split(written)
        if command == "audit" and words and words[0] in COMMANDS:
            command, words = f"audit {words[0]}", words[1:]
        if not words or page.startswith("reference/") or words == ["CODE"]:
            continue  # a mention, not a use
        parse = commands.parse_of(command)
        try:
            if parse is None:
                assert not words, f"{page}: {written}"
            elif words != ["--help"]:
                parse(words)
        except NewslintError as error:
            pytest.fail(f"{page}: {written}: {error}")


def complain(error: NewslintError) -> None:
    raise error


@pytest.mark.parametrize(("page", "fence"), [each for each in every("toml") if "[[rule]]" not in each[1].text])
def test_settings_load_and_name_what_there_is(page: str, fence: Fence, tmp_path: Path) -> None:
    if "[project]" in fence.text or "[language-server." in fence.text:
        assert tomllib.loads(fence.text).keys() & {"project", "language-server"}
        return
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk").mkdir()
    for folder in (tmp_path, tmp_path / "desk"):
        for words in ("words.txt", "names.txt"):
            (folder / words).touch()
        shutil.copy(TEMPLATE / "mixed_range.py", folder / "rules.py")
        (folder / "rules.py").write_text(
            (folder / "rules.py").read_text().replace("HSE", "PYR").replace("mixed_r", "open_r")
        )
        (folder / "house.toml").write_text(
            (TEMPLATE / "per_cent.toml").read_text().replace("HSE", "LOC").replace("per-cent", "of-hundred")
        )
    (tmp_path / "newslint.toml").touch()
    path = tmp_path / "desk" / ("pyproject.toml" if "[tool.newslint" in fence.text else "newslint.toml")
    path.write_text(fence.text)
    installed = packs.extended(packs.load().rules, [str(TEMPLATE)], allow_code=True)
    assert not installed.errors
    made = Settings(installed.rules, Config(str(tmp_path), {}, {}), path=str(path), allow_code=True, complain=complain)
    assert made.of(str(path.parent / "story.md")).rules.rules
    set_here = tomllib.loads(fence.text).get("tool", {}).get("newslint") or tomllib.loads(fence.text)
    assert set_here.keys() == {"extend"} or made.config(str(path.parent)).values, f"{page}: nothing is set"


@pytest.mark.parametrize(("page", "fence"), [each for each in every("toml") if "[[rule]]" in each[1].text])
def test_rules_without_code_do_what_their_examples_say(page: str, fence: Fence, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(fence.text, encoding="utf-8")
    for rule in patterns.load(str(path), "docs"):
        check(rule)


def test_every_kind_and_every_format_is_documented() -> None:
    text = PAGES["rules-without-code.md"].read_text(encoding="utf-8")
    for name in kinds.NAMES:
        kind = kinds.kind(name)
        assert f'kind = "{name}"' in text, name
        assert [key for key in kind.keys if f"`{key}`" not in text and f"`{key} = " not in text] == [], name
        assert [each for each in kind.placeholders if f"`{{{each}}}`" not in text] == [], name
    text = PAGES["output.md"].read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_the_site_has_the_address_that_newslint_prints() -> None:
    assert re.search(rf"(?m)^site_url: {re.escape(addresses.SITE)}( |$)", (ROOT / "mkdocs.yml").read_text())


def test_yaml_parses_and_names_hooks_that_there_are() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    seen = set()
    for page, fence in every("yaml"):
        whole = yaml.safe_load(fence.text)
        assert whole, page
        for repository in whole.get("repos", ()):
            seen |= {hook["id"] for hook in repository["hooks"]}
    assert seen == hooks


def test_every_key_has_an_example() -> None:
    assert settings.EXAMPLES.keys() == config_keys.KEYS.keys()
    assert {key.kind for key in config_keys.KEYS.values()} == settings.KINDS.keys()


def test_every_command_is_in_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    parsed = {name.removesuffix("_parser") for name in vars(arguments) if name.endswith("_parser")}
    assert parsed | commands.WITHOUT_OPTIONS.keys() == commands.commands().keys()
    for command in commands.commands():
        main([command, "--no-such-option"])
        assert "there is no command" not in capsys.readouterr().err, command


def test_every_environment_variable_is_in_the_reference() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "newslint").rglob("*.py"))
    read = set(re.findall(r"""environ(?:ment)?(?:\.get\(|\[)\s*"?(\w+)""", sources))
    constants = dict(re.findall(r'(?m)^([A-Z_]+) = "(\w+)"$', sources))
    assert {constants.get(name, name) for name in read} == commands.VARIABLES.keys()


def test_generated_parts_are_fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generator.main(["--check"]) == 0
    assert generator.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err.count("is stale: run 'python -m tools.docs'") == len(generator.generated())
    assert generator.main([], tmp_path) == 0
    assert generator.main(["--check"], tmp_path) == 0
    assert generator.main(["--wrong"]) == 2


def test_the_published_schema_is_the_one_that_newslint_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--schema"]) == 0
    published = (DOCS / "schema" / "newslint.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json.loads(capsys.readouterr().out)


def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the extra 'docs' is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for rule in packs.load_module("newslint_rules"):
        path = addresses.of_rule(rule.code).removeprefix(addresses.SITE)
        assert rule.summary in (tmp_path / "site" / path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "schema" / "newslint.schema.json").is_file()
