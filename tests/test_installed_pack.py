"""The template of a rule pack, as whoever starts from it would use it: copied, installed by pip, run, uninstalled."""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.registry import needs_registry

TEMPLATE = Path(__file__).parents[1] / "docs" / "pack-template"
NAME = "newslint-newsroom"
STORY = "Prices rose 3 percent.\n\nThe bridge was shut from 2019-2021.\n"
MENDED = "Prices rose 3 per cent.\n\nThe bridge was shut from 2019 to 2021.\n"
FINDINGS = [
    "a.md:1:15: HSE002 Write ‘per cent’, not ‘percent’",
    "a.md:3:30: HSE001 After ‘from’, write ‘to’ for the hyphen",
]
CONCISE = ("--output-format", "concise", "--quiet")
Done = subprocess.CompletedProcess[str]


class Desk:
    """A folder with a story, and an environment of its own in which newslint is there and the pack can be installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "environment" / ("Scripts" if os.name == "nt" else "bin") / "python"
        venv.create(folder / "environment", with_pip=False)
        paths = self.run(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout
        # newslint and what it needs are seen, not installed again: it takes a tenth of the time.
        seen = "".join(f"import site; site.addsitedir({place!r})\n" for place in site.getsitepackages())
        (Path(paths.strip()) / "seen.pth").write_text(seen, "utf-8")
        self.write(STORY)

    def run(self, *command: str | Path) -> Done:
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, encoding="utf-8")

    def newslint(self, *arguments: str) -> Done:
        return self.run(self.python, "-m", "newslint", *arguments)

    def pip(self, *arguments: str | Path) -> Done:
        return self.run(sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check", *arguments)

    def write(self, text: str) -> None:
        (self.folder / "a.md").write_text(text, "utf-8")

    def read(self) -> str:
        return (self.folder / "a.md").read_text("utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk at which a copy of the template has been installed."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    shutil.copytree(TEMPLATE, desk.folder / "pack", ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache"))
    needs_registry(desk.pip("install", "--quiet", desk.folder / "pack"))
    return desk


@pytest.fixture
def desk(installed: Desk) -> Desk:
    """The desk with its story as it was, and no configuration."""
    installed.write(STORY)
    (installed.folder / "newslint.toml").unlink(missing_ok=True)
    return installed


def findings(desk: Desk, *arguments: str) -> list[str]:
    done = desk.newslint("check", *CONCISE, *arguments, "a.md")
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_its_rules_are_shown(desk: Desk) -> None:
    shown = desk.newslint("rule", "HSE001", "per-cent")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "# HSE001: mixed-range\n\nRange that opens with a word" in shown.stdout
    assert "Left alone:" in shown.stdout
    assert "# HSE002: per-cent\n\nHouse style: per cent is two words." in shown.stdout
    everything = desk.newslint("rule", "--all").stdout
    assert "\n# HSE001: mixed-range\n" in everything, "its rules stand among those that newslint ships"
    assert "\n# ESC001: " in everything


def test_its_rules_run(desk: Desk) -> None:
    assert findings(desk) == FINDINGS
    assert findings(desk, "--select", "HSE") == FINDINGS
    assert findings(desk, "--ignore", "mixed-range") == FINDINGS[:1]
    items = json.loads(desk.newslint("check", "--output-format", "json", "a.md").stdout)
    assert [(item["code"], item["name"], item["url"]) for item in items] == [
        ("HSE002", "per-cent", None),
        ("HSE001", "mixed-range", None),
    ]


def test_its_options_are_set(desk: Desk) -> None:
    desk.write(STORY.replace("2019-2021", "2019–2021"))
    (desk.folder / "newslint.toml").write_text("[rules.HSE001]\ndashes = false\n", "utf-8")
    assert findings(desk) == FINDINGS[:1]
    assert findings(desk, "--isolated") == FINDINGS


def test_its_rules_are_silent_where_the_text_says_so(desk: Desk) -> None:
    desk.write(STORY.replace("The bridge", "<!-- newslint-disable-next-line HSE001 -->\nThe bridge"))
    assert findings(desk) == FINDINGS[:1]
    desk.write(f"---\nnewslint: {{ignore: [per-cent, HSE001]}}\n---\n\n{STORY}")
    assert findings(desk) == []


def test_its_fixes_are_applied(desk: Desk) -> None:
    done = desk.newslint("check", "--fix", "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Fixed 2 problems, 0 remain.\n", "")
    assert desk.read() == MENDED


def test_its_examples_are_tested(desk: Desk) -> None:
    """Though the pack is installed as well: that is how its author works."""
    done = desk.newslint("test", "--allow-code", "pack/newslint_newsroom")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "2 of 2 rules do what their examples say.\n"
    own = desk.run(desk.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "pack/tests")
    assert own.returncode == 0, own.stdout
    assert "2 passed" in own.stdout


def test_its_rules_are_gone_with_it(desk: Desk) -> None:
    assert desk.pip("uninstall", "--quiet", "--yes", NAME).returncode == 0
    try:
        assert findings(desk) == []
        assert "no rule is called 'HSE001'" in desk.newslint("rule", "HSE001").stderr
        assert "no rule is called 'HSE001'" in desk.newslint("check", "--select", "HSE001", "a.md").stderr
    finally:
        needs_registry(desk.pip("install", "--quiet", desk.folder / "pack"))
