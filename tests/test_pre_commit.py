"""The hooks, as people who write meet them: a real Git repository, a real pre-commit installation, real commits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from identify.extensions import EXTENSIONS

from newslint.readers import ENDINGS
from tests.registry import needs_registry, without

ROOT = Path(__file__).parents[1]
DAMAGED = "# The quay\n\nThe firm\\'s chief agreed.\n"
MENDED = DAMAGED.replace("\\", "")
Git = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables for Git and pre-commit: nobody's own settings, and hooks that are installed once for all tests here."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    person = {
        f"GIT_{role}_{part}": "desk@westhaven.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    return {
        **variables,
        **person,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def runner(folder: Path, environment: dict[str, str]) -> Git:
    """What runs a command in a folder; with `code` it has to exit with that."""

    def call(*command: str | Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert code is None or done.returncode == code, f"{command}: {done.stdout}{done.stderr}"
        return done

    return call


@pytest.fixture(scope="module")
def hooks(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository of newslint as it is in this tree, committed or not, and its revision."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        without("this tree is no Git clone, or there is no Git")
    listed = runner(ROOT, environment)("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    clone = tmp_path_factory.mktemp("newslint")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)
    git = runner(clone, environment)
    git("git", "init", "--quiet")
    git("git", "add", "--all", "--force")
    git("git", "commit", "--quiet", "--message", "newslint")
    return clone, git("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def repository(hooks: tuple[Path, str], environment: dict[str, str], tmp_path: Path) -> Git:
    """A newsroom's repository with both hooks: newslint on each commit, newslint-fix when somebody asks for it."""
    git = runner(tmp_path, environment)
    git("git", "init", "--quiet")
    configure(tmp_path, hooks, "- id: newslint\n- id: newslint-fix\n  stages: [manual]\n")
    git(sys.executable, "-m", "pre_commit", "install")
    needs_registry(git(sys.executable, "-m", "pre_commit", "install-hooks", code=None))
    commit(git)
    return git


def configure(folder: Path, hooks: tuple[Path, str], lines: str) -> None:
    """Write `.pre-commit-config.yaml` as the README has it, with some hooks."""
    indented = "".join(f"      {line}\n" for line in lines.splitlines())
    text = f"repos:\n  - repo: {hooks[0]}\n    rev: {hooks[1]}\n    hooks:\n{indented}"
    (folder / ".pre-commit-config.yaml").write_text(text, "utf-8")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def commit(git: Git, *, code: int = 0) -> str:
    """Commit all that has changed; what Git and the hooks say."""
    git("git", "add", "--all")
    done = git("git", "commit", "--message", "Copy for Monday", code=code)
    return done.stdout + done.stderr


def committed(git: Git) -> list[str]:
    return git("git", "ls-tree", "-r", "--name-only", "HEAD").stdout.split()


def test_a_commit_is_refused_then_fixed_then_accepted(repository: Git, tmp_path: Path) -> None:
    story = write(tmp_path, "news/quay.md", DAMAGED)
    said = commit(repository, code=1)
    assert "news/quay.md:3:9: ESC001" in said
    assert story.read_text("utf-8") == DAMAGED, "the hook that reports must not write"
    assert "news/quay.md" not in committed(repository)

    fix = ("-m", "pre_commit", "run", "newslint-fix", "--hook-stage", "manual", "--all-files")
    assert "files were modified by this hook" in repository(sys.executable, *fix, code=1).stdout
    assert story.read_text("utf-8") == MENDED
    assert "newslint....." in commit(repository).replace(" ", "")
    assert "news/quay.md" in committed(repository)


def test_a_hook_that_fixes_lets_the_second_commit_through(
    repository: Git, hooks: tuple[Path, str], tmp_path: Path
) -> None:
    configure(tmp_path, hooks, "- id: newslint-fix\n")
    story = write(tmp_path, "quay.md", DAMAGED)
    assert "files were modified by this hook" in commit(repository, code=1)
    assert story.read_text("utf-8") == MENDED
    commit(repository)
    assert "quay.md" in committed(repository)


def test_what_the_configuration_leaves_out_is_left_out_though_it_is_named(
    repository: Git, hooks: tuple[Path, str], tmp_path: Path
) -> None:
    write(tmp_path, "newslint.toml", 'exclude = ["archive/"]\n')
    old = write(tmp_path, "archive/1998.md", DAMAGED)
    assert "Passed" in commit(repository)
    configure(tmp_path, hooks, "- id: newslint-fix\n  args: [--unsafe-fixes, --select, ESC]\n")
    old.write_text(DAMAGED + "\nMore.\n", "utf-8")
    assert "Passed" in commit(repository), "a user's own arguments do not bring it back"
    write(tmp_path, "news/today.md", DAMAGED)
    commit(repository, code=1)


def test_only_copy_is_checked(repository: Git, tmp_path: Path) -> None:
    write(tmp_path, "tool.py", "SAID = 'He met the the council.'\n")
    assert "(no files to check)Skipped" in commit(repository)
    names = ["a.md", "b.mdx", "c.txt", "d.html", "e.adoc", "f.rst"]
    for name in names:
        write(tmp_path, name, "<p>He met the the council.</p>\n" if name == "d.html" else "He met the the council.\n")
    said = commit(repository, code=1)
    assert [name for name in names if f"{name}:1:" not in said] == []


def test_the_types_are_those_that_newslint_reads() -> None:
    """A type that it cannot read would be taken for plain text; endings that pre-commit does not know have no type."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        types = set(hook["types_or"])
        known = {ending: EXTENSIONS[ending[1:]] for ending in ENDINGS if ending[1:] in EXTENSIONS}
        assert [ending for ending, tags in known.items() if not tags & types] == []
        assert types <= set().union(*known.values())
