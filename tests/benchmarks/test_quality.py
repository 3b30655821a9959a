"""The command: what it counts, what it keeps, and what it says when something is wrong."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.quality import __main__ as command
from benchmarks.quality import corpora, figures, pairs, verdicts
from benchmarks.quality.corpora import Record
from benchmarks.quality.damage.kind import Change, Kind, swap
from benchmarks.quality.injection import Injector, Tally
from benchmarks.quality.linting import Linter, survey
from newslint import Bad, Block, Finding, Good, Pattern, Safety, rule
from tests.benchmarks.article import ARTICLE

TEH = Pattern("teh(?P<more>!)?")


@rule(code="TST001", summary="Swapped letters", examples=[Bad("teh", "the"), Good("the")])
def swapped_letters(block: Block) -> Iterator[Finding]:
    for match in TEH.finditer(block.text):
        yield block.flag(match, "Swapped", "the", safety=Safety.UNSAFE if match["more"] else Safety.SAFE)


@rule(code="TST002", summary="Three", default=False, safety=None, examples=[Bad("yyy"), Good("y")])
def three_ys(block: Block) -> Iterator[Finding]:
    for match in Pattern("yyy").finditer(block.text):
        yield block.flag(match, "Three")


@rule(code="TST003", summary="End", safety=None, examples=[Bad("teh end"), Good("end")])
def far_away(block: Block) -> Iterator[Finding]:
    if "teh" in block.text:
        yield block.flag((len(block.text) - 1, len(block.text)), "End")


LINTER = Linter([swapped_letters, three_ys])
WORDS = " ".join(["word"] * 150)


def archive(folder: Path, *records: object, name: str = "some") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return folder.parent


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpora folder with a few texts, and results that go to the same place."""
    for module, name, file in (
        (command, "RESULTS", "RESULTS.md"),
        (figures, "RATES", "rates.json"),
        (verdicts, "FILE", "verdicts.jsonl"),
    ):
        monkeypatch.setattr(module, name, tmp_path / file)
    folder = tmp_path / "corpora"
    archive(folder / "clean", {"id": "a", "text": ARTICLE}, {"id": "b", "text": ARTICLE.replace("Monday", "Friday")})
    archive(folder / "markdown", {"id": "a", "text": "# One\n\nIt rained  twice.\n"})
    archive(folder / "damaged", {"id": "a", "text": "It wasn\\'t the the end.Then"}, {"id": "a", "text": "Fine."})
    archive(folder / "pairs", {"id": "a", "text": "The gov ernment fell.", "clean": "The government fell."})
    return folder


def test_measuring_writes_a_row_for_every_rule_and_no_text(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--corpora", str(small), "--documents", "2", "--write"]) == 0
    text = command.RESULTS.read_text("utf-8")
    assert capsys.readouterr().out == text
    assert "ferries" not in text
    assert "| damaged | 2 | 6 |" in text
    table = json.loads(figures.RATES.read_text("utf-8"))
    assert table["ESC001"]["damaged"] == 500
    assert table["ESC001"]["recall"] > 0
    assert command.main(["--check"]) == 0


def test_check_names_each_rule_without_a_row_and_each_row_without_a_rule(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--check"]) == 1
    first = capsys.readouterr().err
    assert "ESC001 has no row in benchmarks/quality" in first
    assert first.count("\n") == 1
    page = "| rule | clean |\n|---|---|\n| ESC001 stray-backslash | 1 |\n| ESC009 x | 1 |"
    assert figures.missing(["ESC001", "ESC002"], page, {"ESC001": {}, "ESC009": {}}) == [
        "ESC002 has no row in benchmarks/quality",
        "ESC009 has a row in benchmarks/quality but is no rule",
    ]


def test_a_sheet_is_judged_and_its_verdicts_are_kept_without_text(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = ["sheet", "--corpora", str(small), "--kind", "damaged", "--rules", "ESC001,WRD006", "--unjudged"]
    assert command.main(sheet) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(entry["rule"], entry["start"], entry["end"]) for entry in entries] == [
        ("ESC001", 7, 8),
        ("WRD006", 11, 18),
    ]
    assert entries[0]["text"] == "It wasn⟦\\⟧'t the the end.Then"
    assert entries[1]["fix"].startswith("unsafe, ")
    judged = tmp_path / "judged.jsonl"
    judged.write_text(json.dumps(entries[0] | {"verdict": "true"}) + "\n" + json.dumps(entries[1]) + "\n", "utf-8")
    assert command.main(["judge", str(judged)]) == 0
    assert capsys.readouterr().out == "1 verdicts kept in verdicts.jsonl, 1 lines without a verdict\n"
    kept = {"kind": "damaged", "id": "some/a", "start": 7, "end": 8, "rule": "ESC001", "verdict": "true"}
    assert [json.loads(line) for line in verdicts.FILE.read_text("utf-8").splitlines()] == [kept]
    command.main(sheet)
    assert [json.loads(line)["rule"] for line in capsys.readouterr().out.splitlines()] == ["WRD006"]
    judged.write_text(json.dumps(entries[0] | {"verdict": "false"}), "utf-8")
    command.main(["judge", str(judged)])
    assert list(verdicts.load(verdicts.FILE).values()) == ["false"]


def test_verdicts_count_where_the_finding_is_still_made() -> None:
    made = [
        ("clean", "some/a", "ESC001", 1, 2),
        ("clean", "some/a", "ESC001", 5, 6),
        ("clean", "some/b", "ESC001", 1, 2),
    ]
    judged = dict(zip(made, ["true", "false", "doubtful"], strict=True)) | {("clean", "some/a", "ESC001", 8, 9): "true"}
    counted = figures.judged(verdicts.counts(judged, made))
    assert counted == {("clean", "ESC001"): (3, 1)}
    assert counted["clean", "ESC001"].precision == pytest.approx(1 / 3)


def starts_with_the(_rng: Random, text: str) -> str:
    return text.replace("word", "the", 1)


@pytest.mark.parametrize(
    ("kind", "tally"),
    [
        (
            swap("TST001", "restored", r"\Athe", "teh", prepare=starts_with_the),
            Tally(injected=1, found=1, true=1, safely_fixed=1, safely_restored=1),
        ),
        (
            swap("TST001", "restored, but not safely", r"\Athe", "teh!", prepare=starts_with_the),
            Tally(injected=1, found=1, true=1, otherwise_fixed=1, otherwise_restored=1),
        ),
        (swap("TST001", "not restored", r"\Aword", "teh"), Tally(injected=1, found=1, true=1, safely_fixed=1)),
        (swap("TST001", "missed", r"\Aword", "wrod"), Tally(injected=1)),
        (swap("TST002", "without a fix", r"\Aword", "yyy"), Tally(injected=1, found=1, true=1)),
        (swap("TST002", "found by another", r"\Aword", "teh"), Tally(injected=1, found_by_others=1)),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else "",
)
def test_injected_damage_is_scored(kind: Kind, tally: Tally) -> None:
    articles = [WORDS, f"teh yyy {WORDS}", "the word: too short"]
    assert Injector(articles, LINTER, wanted=5, seed=1).measure(kind) == tally


def test_a_finding_beside_the_damage_is_false() -> None:
    def two_places(_rng: Random, text: str) -> list[Change]:
        return [Change(0, 4, "teh")]

    kind = Kind("TST003", "beside", two_places, lambda _rng, text: text, True)
    tally = Injector([WORDS], Linter([far_away]), wanted=1, seed=1).measure(kind)
    assert tally == Tally(injected=1, false=1)


def test_a_rule_that_is_off_counts_from_a_run_of_all() -> None:
    records = [Record("a", "teh yyy end", "", ""), Record("b", "Fine.", "", "")]
    seen = survey("clean", records, LINTER)
    assert (seen.documents, seen.words, seen.counts()) == (2, 4, {"TST001": 1, "TST002": 1})
    assert seen.rate(1) == 2500
    assert survey("damaged", records, LINTER).rate(1) == 500


def test_pairs_are_aligned_word_by_word() -> None:
    damaged = b"Teh gov ernment ofthe city, they sayd,  fell. Read more"
    clean = b"The government of the city, the board said, fell."
    assert [
        (damaged[span.start : span.end], truth, kind) for span, truth, kind in pairs.differences(damaged, clean)
    ] == [
        (b"Teh", b"The", "other characters"),
        (b"gov ernment", b"government", "space in a word"),
        (b"ofthe", b"of the", "space lost"),
        (b"they", b"the board", "other characters"),
        (b"sayd,", b"said,", "other characters"),
        (b"Read more", b"", "extra text"),
    ]


def test_pairs_count_what_is_found_and_what_a_fix_restores() -> None:
    records = [Record("a", "In teh end. yyy", "", "In the end."), Record("b", "A teh b.", "", "A tea b.")]
    paired = pairs.measure(records, LINTER)
    assert paired.stretches == {"other characters": 2, "extra text": 1}
    assert paired.found == {"other characters": 2, "extra text": 0}
    assert (paired.on_stretches, paired.fixed, paired.restored) == ({"TST001": 2}, {"TST001": 2}, {"TST001": 1})
    assert paired.on_extra == {"TST002": 1}


def test_ids_are_made_unique_and_a_sample_is_drawn_by_seed(tmp_path: Path) -> None:
    archive(tmp_path / "clean", *({"id": "a", "text": str(number)} for number in range(40)))
    records = corpora.read(tmp_path, "clean")
    assert [record.id for record in records[:3]] == ["some/a", "some/a#2", "some/a#3"]
    drawn = corpora.read(tmp_path, "clean", 5, 3)
    assert drawn == corpora.read(tmp_path, "clean", 5, 3) != corpora.read(tmp_path, "clean", 5, 4)
    assert set(drawn) < set(records)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": 1, "text": ""}', "some.jsonl.gz:1: this is no JSON object with 'id' and 'text'"),
        ("[]", "some.jsonl.gz:1: this is no JSON object"),
        ("{", "some.jsonl.gz:1: this is no JSON object"),
    ],
)
def test_a_malformed_record_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, problem: str
) -> None:
    (tmp_path / "clean").mkdir()
    with gzip.open(tmp_path / "clean" / "some.jsonl.gz", "wt") as file:
        file.write(line)
    assert command.main(["--corpora", str(tmp_path)]) == 2
    assert problem in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--corpora", "nowhere"], "there are no .jsonl.gz archives in nowhere/clean"),
        (["sheet", "--corpora", "nowhere", "--kind", "clean"], "there are no .jsonl.gz archives in nowhere/clean"),
        (["sheet", "--kind", "clean", "--rules", "XXX001"], "there is no rule XXX001"),
        (["judge", "nowhere.jsonl"], "there is no sheet nowhere.jsonl"),
    ],
)
def test_bad_input_gives_one_sentence(capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str) -> None:
    assert command.main(arguments) == 2
    assert capsys.readouterr().err.startswith(problem)


def test_an_archive_that_is_no_gzip_and_a_verdict_that_is_none_are_named(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "clean" / "bad.jsonl.gz").write_bytes(b"plain")
    assert command.main(["--corpora", str(small)]) == 2
    assert "cannot be read as gzipped UTF-8" in capsys.readouterr().err
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text(
        '{"kind": "clean", "id": "a", "rule": "ESC001", "start": 1, "end": 2, "verdict": "yes"}\n', "utf-8"
    )
    assert command.main(["judge", str(sheet)]) == 2
    assert "a verdict one of true, false, doubtful" in capsys.readouterr().err
    sheet.write_text("no JSON\n", "utf-8")
    assert command.main(["judge", str(sheet)]) == 2
    assert "sheet.jsonl:1: this is no JSON object" in capsys.readouterr().err


def test_a_rule_that_is_off_takes_nothing_from_those_that_are_on() -> None:
    greedy = three_ys._replace(supersedes=("TST001",), check=swapped_letters.check)
    records = [Record("a", "teh end", "", "")]
    assert survey("clean", records, Linter([swapped_letters, greedy])).counts() == {"TST001": 1, "TST002": 1}
