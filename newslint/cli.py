"""The command line: arguments in, text and an exit code out. What it does is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newslint import arguments, config, packs
from newslint.checking import CLEAN, FAILED, FOUND, check, version
from newslint.errors import FileError, NewslintError, UsageError, reason
from newslint.selection import select
from newslint.streams import complain, drop_output, writer
from newslint.write import create

if TYPE_CHECKING:
    from newslint.rule import Rule

INTERRUPTED, UNREAD = 130, 141
"""Exit codes; 130 and 141 are what a shell shows for a program stopped by Ctrl-C and by a closed pipe."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; never raises, and prints no traceback."""
    try:
        code = _command(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse has printed its help
        return int(leaving.code or CLEAN)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return UNREAD
    except OSError as error:
        drop_output()
        complain(f"writing the output failed: {reason(error)}")
    except NewslintError as error:
        complain(str(error))
    except Exception as error:
        complain(f"internal error, {type(error).__name__}: {error}; please report it")
    else:
        return code
    return FAILED


def _command(argv: Sequence[str]) -> int:
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "check": check,
        "audit": audit,
        "rule": show_rules,
        "config": show_config,
        "init": init,
        "test": test,
        "server": server,
        "completion": completion,
        "version": show_version,
    }
    first = argv[0] if argv else ""
    if first in commands:
        return commands[first](argv[1:])
    if first in ("-h", "--help", "help"):
        print(arguments.USAGE, end="")
        return CLEAN
    if first in ("-V", "--version"):
        return show_version(argv[1:])
    problem = f"there is no command '{first}'" if first else "a command is missing"
    raise UsageError(f"{problem}; say check, or see 'newslint --help'")


def audit(argv: Sequence[str]) -> int:
    """`newslint audit`."""
    from newslint.audit.command import main

    return main(argv)


def show_rules(argv: Sequence[str]) -> int:
    """`newslint rule`."""
    from newslint.catalogue import render

    options = arguments.rule_arguments(argv)
    rules, broken = _rules()
    chosen = rules if options.all else select(rules, options.rules)
    writer(sys.stdout)("\n".join(map(render, chosen)))
    return FAILED if broken else CLEAN


def completion(argv: Sequence[str]) -> int:
    """`newslint completion`."""
    from newslint.completion import script

    print(script(arguments.completion_parser().parse_args(argv).shell))
    return CLEAN


def show_version(argv: Sequence[str]) -> int:
    """`newslint version`."""
    if argv:
        raise UsageError("'newslint version' takes no arguments")
    print(f"newslint {version()}")
    return CLEAN


def _rules() -> tuple[tuple[Rule, ...], bool]:
    """The rules of all packs, and whether a pack failed, which is said at once."""
    loaded = packs.load()
    for error in loaded.errors:
        complain(str(error))
    return loaded.rules, bool(loaded.errors)


def show_config(argv: Sequence[str]) -> int:
    """`newslint config`."""
    from newslint.showing import settings_of

    writer(sys.stdout)(settings_of(arguments.config_parser().parse_args(argv)))
    return CLEAN


def init(argv: Sequence[str]) -> int:
    """`newslint init`."""
    from newslint.showing import START

    if argv:
        raise UsageError("'newslint init' takes no arguments; it writes newslint.toml into this folder")
    if os.path.exists(config.NAMES[1]):
        raise FileError(config.NAMES[1], "it exists already; nothing was written")
    create(config.NAMES[1], START.encode())
    print(f"Wrote {config.NAMES[1]}; 'newslint config' shows what holds.")
    return CLEAN


def test(argv: Sequence[str]) -> int:
    """`newslint test`."""
    from newslint import testing
    from newslint.catalogue import url

    options = arguments.test_parser().parse_args(argv)
    installed, broken = _rules()
    shipped = [rule for rule in installed if url(rule)]  # other packs do not count: one of them may be what is tested
    loaded = packs.extended(shipped, options.paths, allow_code=options.allow_code)
    for error in loaded.errors:
        complain(str(error))
    known = {rule.code for rule in shipped}
    rules = [rule for rule in loaded.rules if rule.code not in known]
    problems = [problem for rule in rules if (problem := testing.problem(rule))]
    for problem in problems:
        print(problem)
    print(f"{len(rules) - len(problems)} of {len(rules)} rules do what their examples say.")
    if loaded.errors or broken:
        return FAILED
    return FOUND if problems else CLEAN


def server(argv: Sequence[str]) -> int:
    """`newslint server`."""
    arguments.server_parser().parse_args(argv)
    try:
        from newslint.lsp.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs more than is installed; run pip install 'newslint[lsp]'") from None
    return serve(version())
