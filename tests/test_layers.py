"""Layers: imports point down only, rules use the public door, and what is slow to import stays off the way of every run."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import newslint_rules
import pytest

import newslint

LAYERS = """
    errors span lexicon sentences addresses nearest bytewise titles pieces front_matter indentation
    source words options
    finding
    document tracing
    rule fingerprint directives
    gate readers kinds diagnostic suppress config_keys
    engine patterns config
    fixing local_packs selection ignoring write silencing accepting
    packs testing walk cache word_lists
    runner incremental
    baseline parallel settings
    output
    streams
    arguments catalogue
    checking
    showing audit lsp
    completion
    cli
    __main__
"""
"""The modules of newslint, lowest first. A module imports from the lines above its own, never from its own line; a package
is one entry, whose modules may import one another. `newslint` itself, the public names, is for those outside."""
LEVEL = {module: level for level, line in enumerate(LAYERS.split("\n")) for module in line.split()}
PACKAGE = Path(newslint.__file__).parent
RULES = Path(newslint_rules.__file__).parent
FOR_RULES = {"newslint.bytewise", "newslint.lexicon", "newslint.sentences"}
"""What a rule may import besides the public names."""
SLOW = {"tree_sitter", "ftfy", "pathspec", "difflib", "json", "importlib.metadata", "dataclasses", "inspect", "pathlib"}
CHECK = """
import sys

before = set(sys.modules)
from newslint.cli import main

code = main(["check", *sys.argv[1:]])
print(*sorted(set(sys.modules) - before), sep="\\n")
sys.exit(code)
"""


def imported(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The modules that a file imports, anywhere in it, each with the names it takes from there."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield node.module or "", [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)


def entry(module: str) -> str:
    """The entry of LAYERS that a module of newslint belongs to: `output` for `newslint.output.text`."""
    return module.split(".")[1]


def modules_of_newslint(path: Path) -> Iterator[str]:
    """The modules of newslint that a file imports; `from newslint import packs` imports one too."""
    for module, names in imported(path):
        if module == "newslint":
            yield from (f"newslint.{name}" for name in names)
        elif module.startswith("newslint."):
            yield module


FILES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))
}
FACADE = FILES.pop("newslint.__init__")


def test_every_module_has_a_layer_and_every_name_a_module() -> None:
    assert {entry(module) for module in FILES} == set(LEVEL)


@pytest.mark.parametrize("module", FILES)
def test_imports_point_down(module: str) -> None:
    for other in modules_of_newslint(FILES[module]):
        assert entry(other) in LEVEL, (
            f"{module} imports {other}, which is no module; take names from where they are made"
        )
        allowed = entry(other) == entry(module) or LEVEL[entry(other)] < LEVEL[entry(module)]
        assert allowed, f"{module} imports {other} from its own layer or one above"


def test_the_public_names_are_those_that_the_package_imports() -> None:
    names = [name for module, names in imported(FACADE) if module.startswith("newslint.") for name in names]
    assert sorted(newslint.__all__) == sorted(names)
    assert all(LEVEL[entry(module)] <= LEVEL["engine"] for module in modules_of_newslint(FACADE))


def test_nothing_imports_a_rule_by_name() -> None:
    for path in FILES.values():
        assert not [module for module, _ in imported(path) if module.startswith("newslint_rules")], path


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.py")), ids=lambda path: str(path.relative_to(RULES)))
def test_rules_import_public_names_and_helpers_only(path: Path) -> None:
    for module, names in imported(path):
        if module == "newslint":
            assert set(names) <= set(newslint.__all__)
        elif module.partition(".")[0] == "newslint":
            assert module in FOR_RULES
        elif module.partition(".")[0] == "newslint_rules":
            helpers = names if (RULES.parent / module.replace(".", "/")).is_dir() else [module.rpartition(".")[2]]
            assert all(helper.startswith("_") for helper in helpers), (
                f"{path} imports from {module}, which is a rule; share through a module whose name starts with _"
            )


@pytest.mark.parametrize("name", ["clean.txt", "clean.adoc", "clean.rst"])
def test_checking_a_clean_file_imports_nothing_slow(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The council met on Monday.\n\nIt agreed on a plan for the “old” harbour.\n", "utf-8")
    command = [sys.executable, "-c", CHECK, str(tmp_path / name)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    loaded = set(run.stdout.splitlines())
    assert "newslint.runner" in loaded
    assert not loaded & SLOW
