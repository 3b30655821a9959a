"""Configuration: which file counts, what it may say, and what is said of one that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from newslint_rules.consistency.foreign_paragraph import foreign_paragraph
from newslint_rules.escapes.stray_backslash import stray_backslash
from newslint_rules.structure.wall_of_text import wall_of_text

from newslint import config
from newslint.config_keys import KEYS, schema
from newslint.errors import ConfigError


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_the_nearest_file_counts(repository: Path) -> None:
    top = write(repository / "newslint.toml", "")
    near = write(repository / "desk" / "newslint.toml", "")
    (repository / "desk" / "politics").mkdir()
    (repository / "sport").mkdir()
    assert config.find(str(repository / "desk" / "politics")) == near
    assert config.find(str(repository / "sport")) == top


def test_in_one_folder_the_hidden_file_comes_first_and_pyproject_last(repository: Path) -> None:
    assert config.find(str(repository)) is None
    write(repository / "pyproject.toml", "[tool.other]\n")
    assert config.find(str(repository)) is None
    project = write(repository / "pyproject.toml", "[tool.newslint]\nignore = ['ESC']\n")
    assert config.find(str(repository)) == project
    assert config.read(project).get("ignore") == ["ESC"]
    visible = write(repository / "newslint.toml", "")
    assert config.find(str(repository)) == visible
    hidden = write(repository / ".newslint.toml", "")
    assert config.find(str(repository)) == hidden


def test_the_search_ends_at_the_root_of_the_repository(repository: Path) -> None:
    write(repository / "newslint.toml", "")
    (repository / "inner" / ".git").mkdir(parents=True)
    assert config.find(str(repository / "inner")) is None


def test_extend_builds_on_another_file(repository: Path) -> None:
    write(
        repository / "newslint.toml",
        'select = ["ESC"]\nexclude = ["old/"]\n[severity]\nESC001 = "error"\nESC002 = "info"\n',
    )
    near = write(
        repository / "desk" / "newslint.toml",
        'extend = "../newslint.toml"\nselect = ["WRD"]\nexclude = ["drafts/"]\n[severity]\nESC002 = "error"\n',
    )
    read = config.read(near)
    assert read.get("select") == ["WRD"]
    assert read.get("exclude") == ["old/", "drafts/"]
    assert read.get("severity") == {"ESC001": "error", "ESC002": "error"}
    assert read.root == str(repository / "desk")
    assert read.origins["select"] == (near,)
    assert read.origins["exclude"] == read.origins["severity"] == (near, str(repository / "newslint.toml"))


def test_options_of_a_rule_are_merged_one_by_one(repository: Path) -> None:
    write(repository / "newslint.toml", "[rules.wall-of-text]\nwords = 200\nsentences = 5\n[rules.CON008]\nuses = 2\n")
    near = write(
        repository / "desk" / "newslint.toml", "extend = '../newslint.toml'\n[rules.wall-of-text]\nwords = 100\n"
    )
    assert config.read(near).get("rules") == {"wall-of-text": {"words": 100, "sentences": 5}, "CON008": {"uses": 2}}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignore = [", "newslint.toml: this is no TOML: "),
        (f"ignore = {'[' * 50_000}", "newslint.toml: this is no TOML: "),
        ("\nselct = ['ESC']", "newslint.toml, line 2: there is no key 'selct'; did you mean 'select'?"),
        ("xyzzy = 1", "newslint.toml, line 1: there is no key 'xyzzy'"),
        ("# c\nignore = 'ESC'", "newslint.toml, line 2: 'ignore' takes a list of texts"),
        ("packs = ['a', \"b\\u0000\"]", "line 1: 'packs' holds a NUL, which is in no path and in no name"),
        ('extend = "\\u0000"', "line 1: 'extend' holds a NUL, which is in no path and in no name"),
        ("ignore = [1]", "newslint.toml, line 1: 'ignore' takes a list of texts"),
        ("language = ['en']", "line 1: 'language' takes a text in quotation marks"),
        ("severity = 'error'", "line 1: 'severity' takes a table"),
        ("[severity]\nESC = 'dire'", "line 1: 'severity' takes error, warning, info, not 'dire'"),
        (
            "[input-formats]\n'*.x' = 'pdf'",
            "line 1: 'input-formats' takes plain, markdown, html, mdx, asciidoc, rst, not 'pdf'",
        ),
        ("[per-file-ignores]\n'*.x' = 'ESC'", "line 1: 'per-file-ignores' takes a list of texts for each pattern"),
        ("[rules]\nESC001 = 3", "line 1: 'rules' takes a table of options for each rule"),
        ("extend = 'none.toml'", "none.toml: it cannot be read: no such file or directory"),
        ("extend = 'newslint.toml'", "newslint.toml: it builds on itself through 'extend'"),
        ("\nextend = '../../etc/newslint.toml'", "line 2: '../../etc/newslint.toml' lies outside of the repository"),
        ("packs = ['/opt/pack']", "line 1: '/opt/pack' lies outside of the repository"),
        ("word-lists = ['ok.txt',\n'../words.txt']", "line 2: '../words.txt' lies outside of the repository"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_its_line(repository: Path, text: str, problem: str) -> None:
    path = write(repository / "newslint.toml", text)
    with pytest.raises(ConfigError) as raised:
        config.read(path)
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_link_out_of_the_repository_is_refused(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "words.txt"
    outside.write_text("word")
    (repository / "words.txt").symlink_to(outside)
    path = write(repository / "newslint.toml", "word-lists = ['words.txt']")
    with pytest.raises(ConfigError, match="lies outside of the repository"):
        config.read(path)


def test_a_link_to_nothing_is_no_want_of_a_configuration(repository: Path) -> None:
    (repository / "newslint.toml").symlink_to("newslint.toml")
    path = config.find(str(repository))
    assert path == str(repository / "newslint.toml")
    with pytest.raises(ConfigError, match="it cannot be read: too many levels of symbolic links"):
        config.read(path)


@pytest.mark.parametrize("text", ["tool = 'newslint'", "[tool.other]\nname = 'newslint'", "newslint = ["])
def test_a_pyproject_toml_without_our_table_is_none_of_ours(repository: Path, text: str) -> None:
    write(repository / "pyproject.toml", text)
    assert config.find(str(repository)) is None


def test_our_entry_in_pyproject_toml_has_to_be_a_table(repository: Path) -> None:
    write(repository / "pyproject.toml", "[tool]\nnewslint = true")
    path = config.find(str(repository))
    assert path is not None
    with pytest.raises(ConfigError) as raised:
        config.read(path)
    assert "pyproject.toml, line 2: 'newslint' takes a table, [tool.newslint]" in str(raised.value)


def test_a_large_file_is_refused(repository: Path) -> None:
    path = write(repository / "newslint.toml", "#" * (5 << 20))
    with pytest.raises(ConfigError, match="larger than 1 MB; is this a configuration file"):
        config.read(path)


def test_a_file_that_is_not_utf_8_is_refused(repository: Path) -> None:
    (repository / "newslint.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(ConfigError, match="it is not UTF-8; save it as UTF-8"):
        config.read(str(repository / "newslint.toml"))


def test_the_schema_takes_what_newslint_takes() -> None:
    made = schema([wall_of_text, foreign_paragraph, stray_backslash])
    jsonschema.Draft202012Validator.check_schema(made)
    json.dumps(made)
    assert set(made["properties"]) == set(KEYS)
    assert all(entry["description"].endswith(".") for entry in made["properties"].values())
    good = {
        "select": ["ESC"],
        "severity": {"ESC": "error"},
        "rules": {"ESC001": {"x": 1}, "STR006": {"words": 1}},
        "extend": "a.toml",
    }
    jsonschema.Draft202012Validator(made).validate(good)
    wrong: list[dict[str, object]] = [
        {"selct": []},
        {"select": "ESC"},
        {"severity": {"ESC": "dire"}},
        {"rules": {"ESC": 3}},
        {"rules": {"wall-of-text": {"words": "many"}}},
        {"rules": {"wall-of-text": {"wrods": 3}}},
        {"rules": {"CON009": {"languages": ["Latin"]}}},
    ]
    for bad in wrong:
        assert list(jsonschema.Draft202012Validator(made).iter_errors(bad)), bad
