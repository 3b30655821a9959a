"""Replacing a file: wholly or not at all, and never what it should not touch."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.errors import FileError
from newslint.write import replace


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy.txt"
    path.write_bytes(b"before")
    return path


def refused(path: Path, seen: os.stat_result, content: bytes = b"before") -> str:
    """What `replace` says against it, after making sure that it left nothing and changed nothing."""
    names = set(os.listdir(path.parent))
    with pytest.raises(FileError) as caught:
        replace(str(path), b"after", seen)
    assert path.read_bytes() == content
    assert set(os.listdir(path.parent)) == names
    message = str(caught.value)
    assert message.startswith(f"{path}: it was not fixed, because ")
    assert "\n" not in message
    return message


def test_content_and_mode(copy: Path) -> None:
    copy.chmod(0o640)
    replace(str(copy), b"after", copy.stat())
    assert copy.read_bytes() == b"after"
    assert copy.stat().st_mode & 0o7777 == 0o640
    assert os.listdir(copy.parent) == ["copy.txt"]


def test_relative_path_and_longest_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a" * 255
    Path(name).write_bytes(b"before")
    replace(name, b"after", os.stat(name))
    assert Path(name).read_bytes() == b"after"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_owner(copy: Path) -> None:
    os.chown(copy, 1234, 2345)
    copy.chmod(0o6750)
    replace(str(copy), b"after", copy.stat())
    status = copy.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (1234, 2345, 0o6750)


@pytest.mark.skipif(not hasattr(os, "fchown"), reason="the system has no owners")
def test_owner_that_cannot_be_kept(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int, _user: int, _group: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    replace(str(copy), b"after", copy.stat())
    assert copy.read_bytes() == b"after"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attributes = {str(copy): {"user.desk": b"foreign"}}
    monkeypatch.setattr(os, "listxattr", lambda path: list(attributes[path]))
    monkeypatch.setattr(os, "getxattr", lambda path, name: attributes[path][name])
    monkeypatch.setattr(os, "setxattr", lambda path, name, value: attributes.setdefault(path, {}).update({name: value}))
    replace(str(copy), b"after", copy.stat())
    assert list(attributes.values()) == [{"user.desk": b"foreign"}] * 2


def test_symbolic_link_stays(copy: Path) -> None:
    (copy.parent / "folder").mkdir()
    link = copy.parent / "folder" / "link.txt"
    link.symlink_to("../copy.txt")
    replace(str(link), b"after", link.stat())
    assert link.is_symlink()
    assert copy.read_bytes() == b"after"
    assert not copy.is_symlink()


def test_hard_link(copy: Path) -> None:
    os.link(copy, copy.parent / "other.txt")
    assert "it has 2 hard links; replace it by a copy first" in refused(copy, copy.stat())


def test_file_that_changed(copy: Path) -> None:
    seen = copy.stat()
    copy.write_bytes(b"meanwhile")
    assert "it changed while it was checked; run newslint again" in refused(copy, seen, b"meanwhile")


def test_file_of_another_time_or_place(copy: Path) -> None:
    seen = copy.stat()
    os.utime(copy, ns=(0, 1))
    assert "it changed" in refused(copy, seen)
    shutil.copy2(copy, copy.parent / "new.txt")
    seen = copy.stat()
    os.replace(copy.parent / "new.txt", copy)
    assert "it changed" in refused(copy, seen)


def test_file_that_changes_at_the_last_moment(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, sync = copy.stat(), os.fsync

    def disturb(descriptor: int) -> None:
        sync(descriptor)
        copy.write_bytes(b"meanwhile")

    monkeypatch.setattr(os, "fsync", disturb)
    with pytest.raises(FileError, match="it changed"):
        replace(str(copy), b"after", seen)
    assert copy.read_bytes() == b"meanwhile"
    assert os.listdir(copy.parent) == ["copy.txt"]


def test_write_protected(copy: Path) -> None:
    copy.chmod(0o444)
    assert "it is write-protected; make it writable first" in refused(copy, copy.stat())


def test_no_regular_file(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    with pytest.raises(FileError, match="it is no regular file; use '-' to fix standard input"):
        replace(str(fifo), b"after", fifo.stat())


def test_file_that_is_gone(copy: Path) -> None:
    seen = copy.stat()
    copy.unlink()
    with pytest.raises(FileError, match="writing failed: no such file or directory"):
        replace(str(copy), b"after", seen)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "chmod", "replace"])
def test_failure_leaves_nothing_behind(copy: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    seen = copy.stat()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(FileError, match="writing failed: no space left on device"):
            replace(str(copy), b"after", seen)
    assert copy.read_bytes() == b"before"
    assert os.listdir(copy.parent) == ["copy.txt"]


def test_disk_that_fills_up_halfway(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write: Callable[[int, memoryview], int] = os.write
    written: list[int] = []

    def fill(descriptor: int, data: memoryview) -> int:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(write(descriptor, data[:3]))
        return written[0]

    monkeypatch.setattr(os, "write", fill)
    assert "writing failed: no space left on device" in refused(copy, copy.stat())


def test_interruption_leaves_nothing_behind(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(str(copy), b"after", copy.stat())
    assert copy.read_bytes() == b"before"
    assert os.listdir(copy.parent) == ["copy.txt"]


def test_short_writes_are_continued(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write: Callable[[int, memoryview], int] = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:2]))
    replace(str(copy), b"afterwards", copy.stat())
    assert copy.read_bytes() == b"afterwards"


def test_kills_never_leave_half_a_file(copy: Path) -> None:
    """A process that replaces the file again and again is killed at any moment: old or new, never a mixture."""
    old, new = b"o" * 300_000, b"n" * 300_000
    copy.write_bytes(old)
    script = (
        "import os, sys; from newslint.write import replace\n"
        "path = sys.argv[1]; print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in (b'n', b'o'): replace(path, letter * 300_000, os.stat(path))\n"
    )
    for milliseconds in range(0, 60, 6):
        with subprocess.Popen([sys.executable, "-c", script, str(copy)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(milliseconds / 1000)
            process.kill()
        assert copy.read_bytes() in (old, new)
