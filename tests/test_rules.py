"""Every rule does what its examples say, lives in a file of its own, and does nothing when it is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import newslint_rules
import pytest

from newslint import Rule, testing
from newslint.options import declared
from newslint.packs import load

RULES = load().rules
FOLDER = Path(newslint_rules.__file__).parent
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".py", ".toml") and not path.name.startswith("_"))
WATCHED_IMPORT = """
import sys

import newslint.lexicon

def watch(event, arguments):
    reads = event == "open" and not str(arguments[0]).endswith((".py", ".pyc"))
    if reads or event in ("subprocess.Popen", "os.system", "socket.__new__", "mmap.__new__"):
        seen.append((event, arguments[0]))

seen = []
sys.addaudithook(watch)
for name in sys.argv[1:]:
    __import__(name)
assert not seen, seen
"""


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    testing.check(rule)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_file_holds_the_one_rule_that_it_is_named_after(path: Path) -> None:
    module = ".".join(path.relative_to(FOLDER.parent).with_suffix("").parts)
    assert [rule.name for rule in RULES if rule.module == module] == [path.stem.replace("_", "-")]


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_that_newslint_ships_is_explained(rule: Rule) -> None:
    assert testing.LEFT_ALONE in rule.rationale


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.options], ids=lambda rule: rule.code)
def test_every_option_is_set_in_an_example(rule: Rule) -> None:
    assert {option.name for option in declared(rule.options)} == {
        name for example in rule.examples for name in example.options or ()
    }


def test_every_file_is_loaded() -> None:
    assert len(FILES) == len([rule for rule in RULES if rule.module.startswith("newslint_rules.")])


def test_the_rules_of_a_folder_share_the_letters_of_their_codes() -> None:
    folders = {(rule.code[:3], rule.module.rpartition(".")[0]) for rule in RULES}
    assert len({letters for letters, _ in folders}) == len({folder for _, folder in folders}) == len(folders)


def test_importing_the_rules_reads_no_file_and_starts_nothing() -> None:
    names = [".".join(path.relative_to(FOLDER.parent).with_suffix("").parts) for path in FILES if path.suffix == ".py"]
    run = subprocess.run([sys.executable, "-c", WATCHED_IMPORT, *names], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
