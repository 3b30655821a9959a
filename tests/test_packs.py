"""The one door: every pack comes in by its entry point, and one that fails is named and stops no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from newslint import packs
from newslint.packs import GROUP, load, load_module

RULE = """\
from newslint import rule


@rule(code="{code}", summary="Made here", examples=[])
def {name}(block):
    return iter(())
"""
BUILT_IN = {rule.code for rule in load().rules}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, with what is imported from it forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def install(site: Path, pack: str, code: str, *, module: str = "", folder: str = "") -> None:
    """Put a module and the metadata of a distribution in a folder, as an installer would."""
    module = module or f"{pack}_rules"
    metadata = site / (folder or f"{pack}-1.0.dist-info")
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {pack}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[console_scripts]\n{pack} = x:y\n\n[{GROUP}]\n{pack} = {module}\n")
    if code:
        (site / f"{module}.py").write_text(code)


def added(loaded: packs.Packs) -> list[str]:
    """The codes that are not newslint's own, all of which must be there too."""
    codes = [rule.code for rule in loaded.rules]
    assert set(codes) >= BUILT_IN
    assert codes == sorted(codes)
    return [code for code in codes if code not in BUILT_IN]


def messages(loaded: packs.Packs) -> list[str]:
    return [str(error) for error in loaded.errors]


def test_a_pack_comes_in(site: Path) -> None:
    install(site, "desk", RULE.format(code="DSK001", name="desk_rule"))
    loaded = load()
    assert added(loaded) == ["DSK001"]
    assert messages(loaded) == []


def test_newslint_itself_comes_in_by_its_entry_point(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert load() == packs.Packs((), ())


@pytest.mark.parametrize("folder", ["desk-1.0.dist-info", "desk.egg-info", "desk-1.0-py3.11.egg-info"])
def test_metadata_is_found_where_the_standard_library_finds_it(site: Path, folder: str) -> None:
    install(site, "desk", RULE.format(code="DSK001", name="desk_rule"), folder=folder)
    (site / "other-2.0.dist-info").mkdir()
    assert "desk" in entry_points(group=GROUP).names
    assert added(load()) == ["DSK001"]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("def", "SyntaxError: invalid syntax"),
        ("import sys; sys.exit('bye')", "SystemExit: bye"),
        (RULE.format(code="desk1", name="desk_rule"), "rule desk1: a code is three capital letters"),
    ],
)
def test_a_pack_that_raises_on_import_is_named_and_the_others_load(site: Path, code: str, problem: str) -> None:
    install(site, "broken", code)
    install(site, "desk", RULE.format(code="DSK001", name="desk_rule"))
    loaded = load()
    assert added(loaded) == ["DSK001"]
    (message,) = messages(loaded)
    assert message.startswith("rule pack 'broken' was not loaded: ")
    assert problem in message


def test_an_entry_point_to_a_missing_module_is_named_and_the_others_load(site: Path) -> None:
    install(site, "gone", "")
    install(site, "desk", RULE.format(code="DSK001", name="desk_rule"))
    loaded = load()
    assert added(loaded) == ["DSK001"]
    assert messages(loaded) == [
        "rule pack 'gone' was not loaded: importing it raised ModuleNotFoundError: No module named 'gone_rules'"
    ]


@pytest.mark.parametrize(
    ("code", "name", "clash"),
    [
        ("DSK001", "second_rule", "DSK001 (second-rule) clashes with DSK001 (desk-rule)"),
        ("DSK002", "desk_rule", "DSK002 (desk-rule) clashes with DSK001 (desk-rule)"),
    ],
)
def test_of_two_packs_with_the_same_code_or_name_the_second_is_refused(
    site: Path, code: str, name: str, clash: str
) -> None:
    install(site, "one", RULE.format(code="DSK001", name="desk_rule"))
    install(site, "two", RULE.format(code=code, name=name) + RULE.format(code="DSK009", name="ninth"))
    loaded = load()
    assert added(loaded) == ["DSK001"]
    assert messages(loaded) == [f"rule pack 'two' was not loaded: {clash}"]


def test_a_pack_cannot_replace_a_rule_of_newslint(site: Path) -> None:
    code = min(BUILT_IN)
    install(site, "aaa", RULE.format(code=code, name="our_own"))
    loaded = load()
    assert added(loaded) == []
    assert f"{code} (our-own) clashes with {code}" in messages(loaded)[0]


def test_two_rules_of_one_pack_with_the_same_code_are_refused(site: Path) -> None:
    install(site, "desk", RULE.format(code="DSK001", name="one") + RULE.format(code="DSK001", name="other"))
    loaded = load()
    assert added(loaded) == []
    assert "clashes with" in messages(loaded)[0]


def test_unreadable_metadata_stops_no_other_pack(site: Path) -> None:
    install(site, "broken", "")
    (site / "broken-1.0.dist-info" / "entry_points.txt").write_bytes(b"[newslint.rules]\nb\xe9 = x\n")
    install(site, "desk", RULE.format(code="DSK001", name="desk_rule"))
    loaded = load()
    assert added(loaded) == ["DSK001"]
    assert "broken" in messages(loaded)[0]


def test_all_modules_of_a_package_belong_to_it_but_helpers(site: Path) -> None:
    codes = {"first": "PKG001", "_helper": "PKG002", "sub/__init__": "PKG003", "sub/last": "PKG004"}
    for path, code in {"__init__": "", **codes}.items():
        file = site / "pkg" / f"{path}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(RULE.format(code=code, name=code.lower()) if code else "")
    assert [rule.code for rule in load_module("pkg")] == ["PKG001", "PKG003", "PKG004"]
