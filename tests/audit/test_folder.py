from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.audit.containers import ContainerOptions, find_units, read
from newslint.audit.record import Locator
from newslint.audit.unit import Fields
from newslint.errors import FileError, UsageError
from tests.audit.reading import STORY, TEXT, everything, problems, records, texts, units


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for number in range(600):
        folder = tmp_path / f"{number // 100}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:03}.md").write_text(f"{STORY} {number}\n")
    return tmp_path


def test_small_files_share_units_in_a_fixed_order(archive: Path) -> None:
    split = units(archive)
    assert [len(unit.files) for unit in split] == [256, 256, 88]
    assert split == units(archive)
    found = [one for unit in split for one in read(unit)]
    assert texts(found) == [f"{STORY} {number}\n" for number in range(600)]
    assert found[300].locator == Locator(str(archive / "3" / "300.md"))
    assert found[300].number == 300 - 256
    assert [one.number for one in read(split[2], {0, 5})][:5] == [1, 2, 3, 4, 6]


def test_a_unit_changes_with_one_of_its_files(archive: Path) -> None:
    before = units(archive)
    (archive / "0" / "007.md").write_text("Changed.\n")
    after = units(archive)
    assert before[0].stamp != after[0].stamp
    assert before[1:] == after[1:]


def test_files_of_all_kinds_are_read_and_others_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>One</p>")
    (tmp_path / "b.txt").write_text("Two")
    (tmp_path / "c.json").write_text(json.dumps([{"text": "Three"}, {"text": "Four"}]))
    (tmp_path / "d.csv").write_text("text,n\nFive,1\n")
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    found = records(tmp_path)
    assert [(one.data.decode(), one.format) for one in found] == [
        ("<p>One</p>", "html"), ("Two", "plain"), ("Three", "plain"), ("Four", "plain"), ("Five", "plain"),
    ]  # fmt: skip
    assert [one.number for one in found] == [0, 1, 2, 3, 4]


def test_what_cannot_be_read_is_told_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Une année, un café crème, à côté".encode("latin-1"))
    (tmp_path / "b.xml").write_text("<sitemap/>")
    (tmp_path / "c.json").write_text('{"number": 1}')
    (tmp_path / "d.txt").write_text("Last")
    (tmp_path / "e.txt").write_text("Long " * 100)
    found = everything(tmp_path, largest=100)
    assert texts(found) == ["(encoding)", "(malformed)", "(malformed)", "Last", "(too-large)"]
    told = problems(found)
    assert "its root element <sitemap> is that of no RSS, Atom, WordPress export, NITF, NewsML-G2 or HTML" in told[1]
    assert "no field of its records looks like the text of an article; name it with --text-field" in told[2]


def test_a_declared_encoding_is_heeded(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Café</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("latin-1"))
    (tmp_path / "b.txt").write_bytes("\ufeffCafé".encode("utf-16-le"))
    first, second = records(tmp_path)
    assert first.data.decode() == page
    assert second.data.decode("utf-16") == "Café"


def test_a_large_file_of_a_folder_has_units_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One")
    (tmp_path / "b.jsonl").write_text("".join(json.dumps({"text": STORY}) + "\n" for _ in range(50)))
    (tmp_path / "c.txt").write_text("Two")
    split = units(tmp_path, part=2000)
    assert [unit.container for unit in split] == ["jsonl", "jsonl", "jsonl", "folder"]
    assert texts(everything(tmp_path, part=2000)) == [STORY] * 50 + ["One", "Two"]


def test_a_source_that_is_none_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the source cannot be read: no such file or directory"):
        find_units([str(tmp_path / "none.csv")])
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0\1\2")
    with pytest.raises(
        FileError, match="neither its name nor its content says what container it is; name one with --container"
    ):
        find_units([str(path)])
    with pytest.raises(UsageError, match="there is no container 'cvs'; did you mean 'csv'"):
        find_units([str(path)], ContainerOptions(container="cvs"))
    for none in ("csv.rar", "zip.gz"):
        with pytest.raises(UsageError, match="there is no container"):
            find_units([str(path)], ContainerOptions(container=none))


def test_a_field_that_is_none_is_an_error_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"body_text": STORY, "n": 1}) + "\n")
    with pytest.raises(UsageError, match=r"its records have no field 'body_txt'; did you mean 'body_text'\?"):
        find_units([str(path)], ContainerOptions(fields=TEXT._replace(text="body_txt")))
    with pytest.raises(UsageError, match="its records have no field 'xyz'; they have body_text, n"):
        find_units([str(path)], ContainerOptions(fields=TEXT._replace(text="xyz")))


@pytest.mark.parametrize(
    ("name", "content", "about"),
    [
        (
            "a.md",
            "---\ntitle: Harbour\ndate: 2025-02-13 10:00:00\ncategories: [Local, Money]\nid: 7\n---\nText",
            ("7", "Harbour", "2025-02-13T10:00:00", "", "Local, Money", ""),
        ),
        ("a.mdx", '+++\ntitle = "Harbour"\ndate = 2025-02-13\n+++\nText', ("", "Harbour", "2025-02-13", "", "", "")),
        ("2025-02-13-harbour.md", "Text", ("", "", "2025-02-13", "", "", "")),
        ("2025-02-13-harbour.md", "---\npublished: 2025-03-14\n---\nText", ("", "", "2025-03-14", "", "", "")),
        ("a.md", "---\na: &a [b, b]\nb: &b [*a, *a]\ntitle: [*b, *b]\ndate: {x: y}\n---\nText", ("",) * 6),
        ("a.md", "---\ntitle: [broken\n---\nText", ("",) * 6),
        ("a.md", "--- no front matter", ("",) * 6),
        (
            "a.html",
            "<title>Harbour</title><meta property='article:published_time' content='2025-02-13'>"
            "<meta property='og:site_name' content='Gazette'><meta property='og:url' content='https://example.org/7'>",
            ("", "Harbour", "2025-02-13", "Gazette", "", "https://example.org/7"),
        ),
        ("a.html", "<p>Text</p>", ("",) * 6),
    ],
)
def test_a_document_says_what_it_is(tmp_path: Path, name: str, content: str, about: tuple[str, ...]) -> None:
    (tmp_path / name).write_text(content)
    (one,) = records(tmp_path)
    assert one.data.decode() == content
    assert one[3:9] == about


def test_a_field_that_is_asked_for_is_taken_from_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Harbour\nkicker: Local\n---\nText")
    (one,) = records(tmp_path, fields=Fields(section="kicker"))
    assert (one.title, one.section) == ("Harbour", "Local")
