"""`newslint audit --fix --out-archive FILE SOURCE`: a repaired copy of an archive, and beside it a log of the changes.

The copy and its log appear under their names once they are whole. A run that was stopped is done anew.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any, NamedTuple, TextIO

from newslint.audit.audit import container_options
from newslint.audit.containers import detect
from newslint.audit.containers.compression import unpacked
from newslint.audit.containers.entry import Damaged, Origin
from newslint.audit.containers.planning import found_fields
from newslint.audit.job import MEGABYTE
from newslint.audit.record import Unreadable
from newslint.audit.repair.mender import Mender
from newslint.audit.repair.packing import packed
from newslint.audit.repair.processes import Rules, Setup
from newslint.audit.unit import ContainerOptions
from newslint.audit.wording import counted
from newslint.checking import CLEAN
from newslint.errors import FileError, NewslintError, UsageError, reason
from newslint.parallel import cores

LOG = ".changes.jsonl"
MODULES = {"jsonl": "jsonl", "csv": "csv", "tsv": "csv", "parquet": "parquet", "document": "document"}


def repair(options: Namespace, argv: Sequence[str]) -> int:
    """Write the copy and its log; the exit code."""
    source, target = options.sources[0], os.path.normpath(options.out_archive)
    if len(options.sources) > 1:
        raise UsageError("--out-archive is the copy of one source; give one SOURCE, such as the folder of all")
    _refuse(source, target)
    setup = Setup(Rules(tuple(argv)), options.record_seconds, int(options.record_memory * MEGABYTE))
    with _written(target) as (copy, log), closing(Mender(setup, log, int(options.jobs) or cores())) as mender:
        copied = _Copy(container_options(options), mender)
        if os.path.isdir(source):
            copied.folder(source, copy)
        else:
            copied.file(source, copy)
    if not options.quiet:
        sys.stdout.write(_summary(target, mender))
    return CLEAN


class _Copy:
    """Copies files and folders, mended."""

    def __init__(self, options: ContainerOptions, mender: Mender) -> None:
        self._options = options
        self._mender = mender

    def folder(self, source: str, target: str) -> None:
        """Copy a folder. A link stays a link; what is no archive of texts is copied as it is."""
        for place, folders, files in os.walk(source, onerror=_raise):
            here = os.path.normpath(os.path.join(target, os.path.relpath(place, source)))
            os.makedirs(here, exist_ok=True)
            links = [name for name in folders if os.path.islink(os.path.join(place, name))]
            folders[:] = sorted(set(folders) - set(links))
            for name in sorted([*files, *links]):
                path, copy = os.path.join(place, name), os.path.join(here, name)
                if os.path.islink(path):
                    os.symlink(os.readlink(path), copy)
                elif stat.S_ISREG(os.stat(path).st_mode):
                    self._one_of_many(path, copy)
                else:
                    self._leave(path, "unreadable", "this is no file but a device or a pipe, and is not copied")
        for place, _, _ in os.walk(source):
            shutil.copystat(place, os.path.join(target, os.path.relpath(place, source)))

    def file(self, source: str, target: str) -> None:
        """Copy a file."""
        container = self._options.container or detect(source)
        base, _, packing = container.partition(".")
        if base not in MODULES:
            known = "JSON Lines, CSV, TSV, Parquet, or a folder of texts"
            raise FileError(source, f"{container} cannot be repaired; turn it into {known}, then try again")
        fields = found_fields(source, container, self._options)
        if base != "document" and fields.text is None:
            raise FileError(source, "no field of its records is the text to repair; name it with --text-field")
        origin = Origin(source, "", self._options, fields)
        module: Any = import_module(f"newslint.audit.repair.{MODULES[base]}")
        with open(source, "rb") as raw, open(target, "xb") as copy:
            try:
                with closing(unpacked(raw, packing)) as stream, packed(copy, packing) as written:
                    pieces = module.pieces(stream, *([written] if base == "parquet" else []), origin)
                    self._mender.copy(pieces, written)
            except Damaged as damage:
                raise FileError(source, f"it cannot be copied whole, because {damage.problem}") from None
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copystat(source, target)

    def _one_of_many(self, path: str, copy: str) -> None:
        """Copy a file of a folder, as it is where it cannot be mended, which the log then says."""
        try:
            self.file(path, copy)
        except NewslintError as error:
            if os.path.exists(copy):
                os.unlink(copy)
            shutil.copy2(path, copy)
            self._leave(path, "unreadable", str(error))

    def _leave(self, path: str, cause: str, problem: str) -> None:
        self._mender.leave(Unreadable(Origin(path).locator(0), cause, problem))


class _Targets(NamedTuple):
    copy: str
    log: TextIO


@contextmanager
def _written(target: str) -> Iterator[_Targets]:
    """A name for the copy, and the log, under which both are made; they get their own names when all went well."""
    mark = f".newslint-{os.getpid()}-{os.urandom(6).hex()}"
    copy = os.path.join(os.path.dirname(target), f"{mark}.copy")
    log = os.path.join(os.path.dirname(target), f"{mark}.log")
    try:
        with open(log, "x", encoding="utf-8", newline="\n") as file:
            yield _Targets(copy, file)
            file.flush()
            os.fsync(file.fileno())
        os.rename(log, target + LOG)
        os.rename(copy, target)
    except OSError as error:
        raise FileError(target, f"nothing was written, because copying failed: {reason(error)}") from None
    finally:
        for path in (copy, log):
            if os.path.isdir(path):
                shutil.rmtree(path, ignore_errors=True)
            elif os.path.exists(path):
                os.unlink(path)


def _refuse(source: str, target: str) -> None:
    if "://" in source:
        raise UsageError(f"{source}: only local files and folders can be repaired; download it first")
    for path in (target, target + LOG):
        if os.path.lexists(path):
            raise FileError(path, "it exists already; give --out-archive another name, or remove it first")
    inside = os.path.realpath(target)
    if os.path.isdir(source) and inside.startswith(os.path.join(os.path.realpath(source), "")):
        raise FileError(target, "it would lie in the folder that it is the copy of; give --out-archive another place")


def _summary(target: str, mender: Mender) -> str:
    made, texts = counted(mender.changes, "change"), counted(mender.texts, "article")
    lines = [f"{made} in {mender.mended:,} of {texts}; {target} is the copy."]
    if mender.left:
        left = (
            "1 record or file stays as it is"
            if mender.left == 1
            else f"{mender.left:,} records or files stay as they are"
        )
        lines.append(f"{left}; {target}{LOG} says which, and why.")
    return "".join(f"{line}\n" for line in lines)


def _raise(error: OSError) -> None:
    raise error
