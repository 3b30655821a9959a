"""The reference of the command line, made from the parsers that newslint itself uses."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from newslint import arguments, checking, cli
from newslint.arguments import Parser
from newslint.audit.command import COMMANDS

INTRODUCTION = """\
# Command line

Generated from newslint's own parsers by `python -m tools.docs`. `newslint COMMAND --help` says the same.

A switch is off unless it is given. An option of the command line beats the configuration file; see
[how settings combine](../configuration.md#how-settings-combine).
"""
Parse = Callable[[Sequence[str]], argparse.Namespace]
WITHOUT_OPTIONS = {
    "init": "Writes a `newslint.toml` to start from into this folder, and refuses to overwrite one. Takes no options.",
    "version": "Shows the version. Takes no options.",
}
VARIABLES = {
    checking.FORMAT_VARIABLE: "The output format where `--output-format` is not given.",
    arguments.CACHE_VARIABLE: "The folder of the cache where `--cache-dir` is not given.",
    "NO_COLOR": "Set to anything, it turns colour off. `--color` beats it.",
    "FORCE_COLOR": "Set to anything, it turns colour on where there is no terminal. `--color` and `NO_COLOR` beat it.",
    "JAVA_HOME": "Where Java lies, for `newslint audit --engine spark`. Without it, the one on the path is taken.",
    "TERM": "`dumb` means a terminal without colour.",
}
EXIT_CODES = {
    checking.CLEAN: "Nothing was found, or all of it was fixed.",
    checking.FOUND: "Findings are left.",
    checking.FAILED: "Something could not be done: bad arguments or configuration, a file that cannot be read, a rule "
    "or a pack that failed. What could be checked was checked.",
    cli.INTERRUPTED: "Stopped by Ctrl-C.",
    cli.UNREAD: "Whoever read the output stopped reading.",
}


def commands() -> dict[str, str]:
    """The commands in the order of `newslint --help`, each with what it does."""
    listed = arguments.USAGE.partition("commands:\n")[2].partition("\n\n")[0]
    return dict(re.findall(r"(?m)^  (\S+) +(.+)$", listed))


def with_subcommands() -> list[str]:
    """All commands, those of `newslint audit` behind it."""
    return [
        each
        for command in commands()
        for each in (command, *(f"audit {name}" for name in COMMANDS if command == "audit"))
    ]


def parse_of(command: str) -> Parse | None:
    """What parses the arguments of a command, and refuses those that do not go together; None where it takes none."""
    parser = parser_of(command)
    command, _, subcommand = command.partition(" ")
    module, name = (import_module(COMMANDS[subcommand]), "parse") if subcommand else (arguments, f"{command}_arguments")
    return getattr(module, name, parser.parse_args) if parser else None


def parser_of(command: str) -> Parser | None:
    """The parser of a command; None where it takes no options."""
    command, _, subcommand = command.partition(" ")
    make = getattr(arguments, f"{command}_parser", None)
    if subcommand:
        make = import_module(COMMANDS[subcommand]).parser
    parser: Parser | None = make() if make else None
    return parser


def options(parser: Parser) -> Iterator[tuple[str, str]]:
    """Each argument of a parser as it is written, and what it is for."""
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        value = action.metavar or action.dest.rpartition("_")[2].upper()
        written = ", ".join(action.option_strings) or str(value)
        if action.option_strings and action.nargs != 0:
            written += f" {value}"
        notes = f"One of {', '.join(f'`{choice}`' for choice in action.choices)}." if action.choices else ""
        if isinstance(action, argparse._AppendAction):
            notes = "May be repeated."
        sentence = str(action.help).replace("%%", "%")
        yield written, f"{sentence[:1].upper()}{sentence[1:]}. {notes}".rstrip()


def page() -> str:
    """The page, as Markdown."""
    parts = [INTRODUCTION]
    for command in with_subcommands():
        parser = parser_of(command)
        parts.append(f"## newslint {command}\n")
        if parser is None:
            parts.append(f"{WITHOUT_OPTIONS[command]}\n")
            continue
        parts.append(f"{parser.description}\n\n```text\n{parser.usage}\n```\n")
        parts.append("".join(f"- `{written}`: {meaning}\n" for written, meaning in options(parser)))
    parts.append("## Environment\n")
    parts.append("".join(f"- `{name}`: {meaning}\n" for name, meaning in VARIABLES.items()))
    parts.append("## Exit codes\n")
    rows = (f"| {code} | {meaning} |\n" for code, meaning in EXIT_CODES.items())
    parts.append("| code | meaning |\n| --- | --- |\n" + "".join(rows))
    return "\n".join(parts)
