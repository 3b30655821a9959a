"""Options of rules as a newsroom sets them: in its configuration, with the rules that newslint ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.cli import main

STORY = '"No," she said. It\'s late.\n\nThe UK is out. UK law holds.\n\n» Dive deeper »\n'
HOUSE = """\
[rules.mixed-quote-style]
style = "curly"

[rules.CON003]
style = "points"

[rules.read-more-stub]
phrases = ["dive deeper"]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_a_style_is_set_for_all_texts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--quiet"]) == 0
    (desk / "newslint.toml").write_text(HOUSE, encoding="utf-8")
    assert main(["check", "--quiet", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "story.txt:1:1: QUO001 Straight quotation mark, 2 more like it",
        "story.txt:3:5: CON003 ‘UK’ here, and in 1 more places, but ‘U.K.’ is the style",
        "story.txt:5:3: WEB001 A link to the rest of the story is left over",
    ]
    assert main(["check", "--quiet", "--fix", "--unsafe-fixes"]) == 0
    mended = "“No,” she said. It’s late.\n\nThe U.K. is out. U.K. law holds.\n"
    assert (desk / "story.txt").read_text(encoding="utf-8") == mended


def test_config_shows_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "newslint.toml").write_text(f"{HOUSE}\n[rules.wall-of-text]\nwords = 200\n", encoding="utf-8")
    assert main(["config", "story.txt"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert '#   QUO001 mixed-quote-style, style = "curly"' in shown
    assert "#   STR006 wall-of-text, words = 200, sentences = 10" in shown
    assert '#   WEB001 read-more-stub, phrases = ["dive deeper"]' in shown
    assert "#   ESC001 stray-backslash" in shown
