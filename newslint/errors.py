"""Errors: one class a failure, each message one sentence that says what, where and what to do."""

from __future__ import annotations

from typing import Any


class NewslintError(Exception):
    """Base of all errors that newslint reports itself; their text is meant for users."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error pass from one process to another, which would call the class with the text alone."""
        return _restored, (type(self), self.args, self.__dict__)


class UsageError(NewslintError):
    """The command line asks for something that does not exist or does not go together."""


class FileError(NewslintError):
    """A file cannot be read, is no text, or cannot be written."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class ConfigError(NewslintError):
    """A configuration file cannot be read, or says something that does not exist or does not go together."""

    def __init__(self, path: str, line: int | None, problem: str) -> None:
        super().__init__(f"{path}: {problem}" if line is None else f"{path}, line {line}: {problem}")


class PackError(NewslintError):
    """A rule pack cannot be loaded."""

    def __init__(self, pack: str, problem: str) -> None:
        super().__init__(f"rule pack '{pack}' was not loaded: {problem}")


class RuleError(NewslintError):
    """A rule is declared wrongly, or raised while it checked a document."""

    def __init__(self, rule: str, problem: str) -> None:
        super().__init__(f"rule {rule}: {problem}")
        self.rule = rule


def _restored(kind: type[NewslintError], args: tuple[Any, ...], values: dict[str, Any]) -> NewslintError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(values)
    return error


def reason(error: OSError) -> str:
    """Why the system refused something, in its own words: `permission denied`."""
    words = error.strerror or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]
