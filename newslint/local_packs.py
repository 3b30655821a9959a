"""Packs by path: a newsroom's own rules, without a package around them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location

from newslint import patterns
from newslint.errors import PackError
from newslint.rule import Rule

PREFIX = "newslint_local"


def load(path: str, *, allow_code: bool) -> list[Rule]:
    """The rules of a TOML file, a Python file, or a folder of them. Raises `PackError`."""
    if not os.path.exists(path):
        raise PackError(path, "there is no such file or folder")
    files = list(_files(path)) if os.path.isdir(path) else [path]
    code = [file for file in files if file.endswith(".py")]
    if code and not allow_code:
        raise PackError(
            path, f"'{code[0]}' is Python code, which runs only with --allow-code; give that if you trust it"
        )
    if not files or not all(file.endswith((".py", ".toml")) for file in files):
        raise PackError(path, "a pack is a TOML file, a Python file, or a folder that holds some")
    rules: list[Rule] = []
    for file in files:
        name = _module_name(file)
        rules += _run(file, name) if file.endswith(".py") else patterns.load(file, name)
    return rules


def _files(folder: str) -> Iterator[str]:
    """The files of rules below a folder, in order; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            if name.endswith((".py", ".toml")) and not name.startswith((".", "_")):
                yield os.path.join(place, name)


def _module_name(path: str) -> str:
    """A name for the module of a file, the same in every run and different for every file."""
    written = "".join(letter if letter.isalnum() else "_" for letter in os.path.splitext(os.path.abspath(path))[0])
    return f"{PREFIX}.{written.strip('_')}"


def _run(path: str, name: str) -> list[Rule]:
    spec = spec_from_file_location(name, path)
    assert spec is not None  # the name ends in .py
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return [value for value in vars(module).values() if isinstance(value, Rule)]
