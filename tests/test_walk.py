"""Which files some paths stand for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from newslint import walk
from newslint.errors import FileError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def tree(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def ignore(name: str, *patterns: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("\n".join(patterns))


def found(*paths: str) -> list[str]:
    """The files found, an error as its message."""
    return [str(path) for path in walk.files(paths or ["."])]


def test_order_and_endings() -> None:
    tree("b.txt", "a.md", "B.HTM", "c.pdf", "README", "z/a.txt", "m/y/a.html", "m/a.text", "n.markdown", "n.xhtml")
    assert found() == ["B.HTM", "a.md", "b.txt", "n.markdown", "n.xhtml", "m/a.text", "m/y/a.html", "z/a.txt"]


def test_paths_are_shown_as_given(tmp_path: Path) -> None:
    tree("desk/a.txt")
    assert found("desk") == ["desk/a.txt"]
    assert found("desk/") == ["desk/a.txt"]
    assert found("./desk") == ["./desk/a.txt"]
    assert found(str(tmp_path)) == [str(tmp_path / "desk" / "a.txt")]
    assert found("desk/../desk/a.txt") == ["desk/../desk/a.txt"]


def test_named_file_is_taken_as_it_is() -> None:
    tree("copy", ".hidden.txt")
    ignore(".gitignore", "*")
    assert found("copy", ".hidden.txt", "missing.txt") == ["copy", ".hidden.txt", "missing.txt"]


def test_file_comes_once() -> None:
    tree("desk/a.txt", "desk/b.txt")
    assert found("desk/b.txt", "./desk", "desk/a.txt") == ["desk/b.txt", "./desk/a.txt"]


def test_hidden_folders_and_packages_are_skipped() -> None:
    tree(".git/a.txt", ".venv/a.txt", ".cache/a.txt", "node_modules/x/a.md", "desk/node_modules/a.md", "a.txt")
    assert found() == ["a.txt"]
    assert found(".cache") == [".cache/a.txt"]


@pytest.mark.parametrize("name", walk.IGNORE_FILES)
def test_ignore_files(name: str) -> None:
    tree("a.txt", "draft-1.txt", "build/a.txt", "desk/draft-2.txt", "desk/build/a.txt", "desk/keep.txt")
    ignore(name, "draft-*", "/build/", "# a comment", "")
    assert found() == ["a.txt", "desk/keep.txt", "desk/build/a.txt"]


@pytest.mark.parametrize(
    ("patterns", "inner", "expected"),
    [
        (["*.txt", "!keep.txt"], [], ["keep.txt", "desk/keep.txt"]),
        (["*.txt"], ["!a.txt"], ["desk/a.txt"]),
        (["desk/**", "!keep.txt"], [], ["a.txt", "keep.txt", "desk/keep.txt"]),
        (["desk/"], ["!*"], ["a.txt", "keep.txt"]),
        (["desk/*", "!desk/keep.txt"], [], ["a.txt", "keep.txt", "desk/keep.txt"]),
        (["**/a.txt"], ["keep.txt"], ["keep.txt"]),
        ([], ["/a.txt"], ["a.txt", "keep.txt", "desk/keep.txt"]),
    ],
)
def test_patterns_have_gits_meaning(patterns: Sequence[str], inner: Sequence[str], expected: list[str]) -> None:
    tree(".git/HEAD", "a.txt", "keep.txt", "desk/a.txt", "desk/keep.txt")
    ignore(".gitignore", *patterns)
    ignore("desk/.gitignore", *inner)
    assert found() == expected
    if "desk/" not in patterns:
        assert found("desk") == [path for path in expected if path.startswith("desk/")]


def test_later_ignore_file_wins() -> None:
    tree("a.txt", "b.txt")
    ignore(".gitignore", "*.txt")
    ignore(".newslintignore", "!a.txt")
    assert found() == ["a.txt"]


def test_ignore_files_above_count_up_to_the_root_of_the_repository() -> None:
    tree("repository/.git/HEAD", "repository/news/desk/a.txt", "repository/news/desk/b.txt")
    ignore(".gitignore", "a.txt")
    ignore("repository/.ignore", "b.txt")
    assert found("repository/news/desk") == ["repository/news/desk/a.txt"]
    os.chdir("repository/news/desk")
    assert found() == ["a.txt"]


def test_outside_of_a_repository_nothing_above_counts() -> None:
    tree("desk/a.txt")
    ignore(".gitignore", "a.txt")
    assert found("desk") == ["desk/a.txt"]


def test_named_folder_is_walked_even_if_ignored() -> None:
    tree(".git/HEAD", "build/a.txt")
    ignore(".gitignore", "build/")
    assert found() == []
    assert found("build") == ["build/a.txt"]


@pytest.mark.parametrize("place", ["desk", "."])
def test_ignore_file_that_cannot_be_read(place: str) -> None:
    tree(".git/HEAD", "a.txt", "desk/a.txt")
    os.symlink("nowhere", os.path.join(place, ".gitignore"))
    assert found()[-1].startswith(f"{place}: nothing in the folder was checked, because an ignore file cannot be read")
    assert ("a.txt" in found()) is (place == "desk")


def test_ignore_file_above_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    tree(".git/HEAD", "desk/a.txt")
    ignore(".gitignore", "x")

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(walk, "_read_ignore_files", refuse)
    assert found("desk")[0].startswith("desk: nothing in the folder was checked")


def test_odd_ignore_files() -> None:
    tree("a.txt", "b.txt", "ü.txt")
    Path(".gitignore").write_bytes(b"\xef\xbb\xbfa.txt\r\n\xff\r\n\xc3\xbc.txt\r\n!\r\n[\r\n")
    assert found() == ["b.txt"]


def test_links_met_on_the_way_are_not_followed() -> None:
    tree("desk/a.txt", "outside.txt")
    os.symlink("..", "desk/loop")
    os.symlink("loop2", "desk/loop2")
    os.symlink("../outside.txt", "desk/b.txt")
    os.symlink("nowhere.txt", "desk/c.txt")
    assert found("desk") == ["desk/a.txt"]


def test_named_link_is_followed() -> None:
    tree("desk/a.txt")
    os.symlink("desk", "link")
    os.symlink("desk/a.txt", "link.txt")
    assert found("link", "link.txt") == ["link/a.txt", "link.txt"]


def test_what_is_no_file_is_left_out() -> None:
    os.mkfifo("pipe.txt")
    Path("folder.txt").mkdir()
    assert found() == []


def test_folder_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    tree("a/a.txt", "b/b.txt", "c/c.txt")
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if folder == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    paths = list(walk.files(["."]))
    assert [str(path) for path in paths] == [
        "a/a.txt", "b: the folder cannot be listed: permission denied; nothing in it was checked", "c/c.txt"
    ]  # fmt: skip
    assert isinstance(paths[1], FileError)


def test_deep_folders() -> None:
    for _ in range(400):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").touch()
    for _ in range(400):
        os.chdir("..")
    assert found() == ["d/" * 400 + "a.txt"]


def test_what_is_excluded_is_left_out_and_named_files_only_by_force() -> None:
    tree("a.txt", "old/b.txt", "new/c.txt")
    wanted = walk.Wanted(excluded=lambda path: path in ("old/", "new/c.txt"))
    assert list(walk.files(["."], wanted)) == ["a.txt"]
    assert list(walk.files(["new/c.txt"], wanted)) == ["new/c.txt"]
    assert list(walk.files(["new/c.txt", "a.txt"], wanted._replace(force=True))) == ["a.txt"]


def test_what_is_included_is_taken_whatever_its_ending() -> None:
    tree("a.txt", "b.copy", "c.pdf")
    assert list(walk.files(["."], walk.Wanted(included=lambda path: path.endswith(".copy")))) == ["a.txt", "b.copy"]


def test_ignore_files_need_not_be_heeded() -> None:
    tree("a.txt", "b.txt")
    ignore(".gitignore", "a.txt")
    assert list(walk.files(["."], walk.Wanted(heed_ignore_files=False))) == ["a.txt", "b.txt"]
