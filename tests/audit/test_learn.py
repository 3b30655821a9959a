"""Boilerplate is learned from an audit, pruned by hand, and then found and removed by the hook."""

from __future__ import annotations

import json
import random
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from newslint import patterns
from newslint.audit.boilerplate import Recurring, recurring
from newslint.audit.exemplars import exemplars
from newslint.audit.pack import Learned, example, pattern, render, usable
from newslint.audit.record import Locator
from newslint.audit.scratch import scratch
from newslint.cli import main
from newslint.errors import FileError, RuleError
from newslint.testing import check
from tests.audit.conftest import Audit

WORDS = "harbour ferry council vote mayor bridge tide rain school budget road clerk market storm island winter".split()
HOSTILE = [
    'Subscribe"] # = """ \\Q to our letters',
    "Don't miss the evening's letters",
    "Follow (the) Courier [on] {all} $channels^ | now?",
    "Call 555-0199 or 555-0142 for *our* news desk",
    "Read more \\d+ \\\\ stories 12\\C times",
    "Ещё больше новостей по ссылке",
    "Share\u202e this\u200b story with friends",
]


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=9)).capitalize() + "."


def story(seed: int, furniture: Iterable[str] = ()) -> str:
    chance = random.Random(seed)
    return "\n\n".join([*(sentence(chance) for _ in range(14)), *furniture])


def archive(path: Path, texts: Iterable[str], publisher: str = "The Courier") -> None:
    lines = [json.dumps({"id": str(at), "publisher": publisher, "text": text}) for at, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def learned(folder: Path) -> dict[str, Recurring]:
    with scratch(str(folder)) as database:
        return {str(text): line for line, text in exemplars(str(folder), recurring(database, str(folder)))}


def call(capsys: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    shown = capsys.readouterr()
    return code, shown.out.decode() + shown.err.decode()


def test_learn_prune_and_fix(audit: Audit, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    texts = [
        story(n, ["By our own correspondent", f"Updated {n} minutes ago, the Courier", *HOSTILE]) for n in range(8)
    ]
    archive(tmp_path / "a.jsonl", texts)
    audit("-q", "a.jsonl")
    code, shown = call(capsysbinary, "audit", "learn", "out", "--output", "learned.toml")
    assert (code, shown.partition("\n")[0]) == (0, "Learned 9 lines into learned.toml.")
    assert call(capsysbinary, "test", "learned.toml") == (0, "1 of 1 rules do what their examples say.\n")

    pack = (tmp_path / "learned.toml").read_text(encoding="utf-8")
    comment = "    # The Courier: 8 of 8 stories, 0 at the end; a.jsonl#0.text\n"
    assert comment + '    "By our own correspondent",\n' in pack
    pruned = pack.replace('    "By our own correspondent",\n', "").replace('safety = "unsafe"', 'safety = "safe"')
    first = next(line for line in tomllib.loads(pruned)["rule"][0]["phrases"])
    pruned = pruned.replace("By our own correspondent", first)
    (tmp_path / "learned.toml").write_text(pruned, encoding="utf-8")
    assert call(capsysbinary, "test", "learned.toml")[0] == 0

    (tmp_path / "newslint.toml").write_text('packs = ["learned.toml"]\n')
    (tmp_path / "a.txt").write_text(story(99, ["By our own correspondent", "updated 47 minutes ago, THE Courier.", *HOSTILE, "Rain."]), "utf-8")  # fmt: skip
    assert call(capsysbinary, "check", "--fix", "--fix-only", "--select", "WEB010", "a.txt")[0] == 0
    assert (tmp_path / "a.txt").read_text("utf-8") == story(99, ["By our own correspondent", "Rain."])


def test_copies_have_one_vote(audit: Audit, tmp_path: Path) -> None:
    agency = [story(1, ["Reporting by the agency"]).replace("Harbour", f"Harbour {n}") for n in range(9)]
    own = [story(n, ["Follow the Courier"] if n % 2 else []) for n in range(10, 20)]
    archive(tmp_path / "a.jsonl", [*agency, *own])
    audit("-q", "a.jsonl")
    found = learned(tmp_path / "out")
    assert found.keys() == {"Follow the Courier"}
    assert found["Follow the Courier"][2:5] == (5, 11, 5)


def test_a_line_needs_a_share_of_its_source_half_of_that_at_the_end(audit: Audit, tmp_path: Path) -> None:
    early, late = "Follow the Courier every day", "Write to the Courier today"
    texts = [story(n) for n in range(2600)]
    texts[:5] = [f"{early}\n\n{text}" for text in texts[:5]]
    texts[5:10] = [f"{text}\n\n{late}" for text in texts[5:10]]
    texts[10:16] = [f"By the Courier desk\n\n{text}" for text in texts[10:16]]
    archive(tmp_path / "a.jsonl", texts)
    audit("-q", "--no-report", "--select", "ESC001", "a.jsonl")
    assert learned(tmp_path / "out").keys() == {late, "By the Courier desk"}, "5 of 2,600 are less than .2%"


def test_sources_are_counted_apart(audit: Audit, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name, publisher in (("a", "The Courier"), ("b", "The Herald\n#"), ("c", "")):
        texts = [story(1000 * ord(name) + n, [f"Subscribe to the {publisher[:11] or 'Post'}", *(["Seen everywhere"] if n < 3 else [])]) for n in range(6)]  # fmt: skip
        archive(tmp_path / f"{name}.jsonl", texts, publisher)
    audit("-q", "a.jsonl", "b.jsonl", "c.jsonl")
    found = {text: line.source for text, line in learned(tmp_path / "out").items()}
    assert found == {"Subscribe to the The Courier": "The Courier", "Subscribe to the The Herald": "The Herald\n#", "Subscribe to the Post": "c.jsonl"}  # fmt: skip
    code, shown = call(
        capsysbinary, "audit", "learn", "out", "--source", "The Courier", "--code", "CRR001", "--output", "c.toml"
    )
    assert (code, shown.partition("\n")[0]) == (0, "Learned 1 line into c.toml.")
    (rule,) = patterns.load("c.toml", "learned")
    assert (rule.code, rule.name) == ("CRR001", "archive-boilerplate-crr001")
    assert call(capsysbinary, "audit", "learn", "out", "--source", "Nobody")[0] == 1


def test_a_changed_archive_is_told(audit: Audit, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    archive(tmp_path / "a.jsonl", [story(n, ["Follow the Courier", "Write to the Courier"]) for n in range(6)])
    audit("-q", "a.jsonl")
    archive(tmp_path / "a.jsonl", [story(n, ["Follow the Courier", "It rained on"]) for n in range(6)])
    assert learned(tmp_path / "out").keys() == {"Follow the Courier", "None"}
    (tmp_path / "a.jsonl").unlink()
    code, shown = call(capsysbinary, "audit", "learn", "out")
    assert code == 2
    problem = "the archive was not found where it was audited; run this in the same folder, with the archive in place"
    assert problem in shown


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["."], "this is no audit; name the folder that 'newslint audit' was given with --out"),
        ([".", "--code", "WEB"], "'WEB' is no code: three capital letters and three digits, such as WEB010"),
        ([".", "--output", "there.toml"], "it exists already; it may have been pruned, so give --output another name"),
    ],
)
def test_what_cannot_be_learned_is_said(
    arguments: list[str],
    problem: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.toml").touch()
    code, shown = call(capsysbinary, "audit", "learn", *arguments)
    assert code == 2
    assert problem in shown


def test_an_audit_without_its_manifest_is_told(audit: Audit, tmp_path: Path) -> None:
    archive(tmp_path / "a.jsonl", [story(n, ["Follow the Courier"]) for n in range(6)])
    audit("-q", "a.jsonl")
    (tmp_path / "out" / "manifest.json").write_text("{}")
    with pytest.raises(
        FileError, match="which says how the archive was read, is missing or broken; run the audit anew"
    ):
        learned(tmp_path / "out")


def line(text: str) -> Learned:
    return Learned(Recurring(1, "source", 5, 9, 5, Locator("a\n# b = 1")), text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_of_any_text_makes_a_rule_that_finds_it(text: str, tmp_path: Path) -> None:
    stripped = usable(text)
    assert stripped is not None
    path = tmp_path / "pack.toml"
    path.write_text(render([line(stripped)]), encoding="utf-8")
    (rule,) = patterns.load(str(path), "learned")
    check(rule)
    assert path.read_text("utf-8").count("\n#") == render([line("It rained")]).count("\n#"), "no comment is broken"
    assert path.read_text("utf-8").isprintable() or "\u202e" not in path.read_text("utf-8")


def test_a_line_that_another_starts_with_hides_it_not(tmp_path: Path) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(
        render([line("Follow the Courier"), line("Follow the Courier on channel 9 today")]), encoding="utf-8"
    )
    (rule,) = patterns.load(str(path), "learned")
    check(rule)
    with pytest.raises(RuleError, match="2 findings, not 0"):
        check(rule._replace(examples=(*rule.examples, rule.examples[-1]._replace(text=example("Follow the Courier") + example("Follow the Courier on channel 12 today")))))  # fmt: skip


def test_numbers_are_free() -> None:
    assert (
        pattern("Posted 3 hours (27 images), call:555-0199x")
        == r"Posted \S*\d\S* hours \(\S*\d\S* images\), call:\S*\d\S*"
    )


@pytest.mark.parametrize("text", ["", "* * *", "\udcff broken bytes in it", " ".join(["word"] * 41)])
def test_some_lines_are_of_no_use(text: str) -> None:
    assert usable(text) is None


def test_examples_are_read_from_members_and_folders(audit: Audit, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for part in range(3):
            lines = [json.dumps({"text": story(10 * part + n, ["Follow the Courier"])}) for n in range(3)]
            packed.writestr(f"{part}.jsonl", "\n".join(lines))
    (tmp_path / "pages").mkdir()
    for n in range(6):
        paragraphs = "".join(f"<p>{line}</p>" for line in story(100 + n).split("\n\n"))
        (tmp_path / "pages" / f"{n}.html").write_text(f"{paragraphs}<p>Write to <b>the</b> Courier &amp; friends</p>")
    audit("-q", "a.zip", "pages")
    assert learned(tmp_path / "out").keys() == {"Follow the Courier", "Write to the Courier & friends"}
