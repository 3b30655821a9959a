"""Rule: one check with its documentation and tests, and the decorator that makes one from a function.

Six formats can be read. MDX, AsciiDoc and reStructuredText are kin of Markdown: a document in one of them tells rules
that its `format` is Markdown, so a rule written for Markdown runs on it too and takes the same care; `dialect` says
what it is, and a rule for MDX alone names only `mdx`. How text is written there is not left to rules:
`Document.escape` withholds a fix where it is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint.errors import RuleError
from newslint.finding import Finding, Safety, Severity

if TYPE_CHECKING:
    from newslint.document import Document

Check = Callable[..., Iterator[Finding]]
Format = Literal["plain", "markdown", "html", "mdx", "asciidoc", "rst"]
FORMATS: tuple[Format, ...] = ("plain", "markdown", "html", "mdx", "asciidoc", "rst")
KIN: dict[Format, Format] = {"mdx": "markdown", "asciidoc": "markdown", "rst": "markdown"}
"""The format that a document tells rules, where that is not its own."""


class Trigger(NamedTuple):
    """A large trigger, and a second look at its matches.

    `pattern` gives the RE2 pattern. It is asked for, and compiled, only once a run has seen enough text to repay that;
    until then the rule sees every block. `confirm` gets the text and the start and end of a match, in bytes, and says
    whether the place is worth the rule's own code. It may say no only where the rule finds nothing that touches the
    match, since matches do not overlap. `near` stands in for it where only the block of the match and those beside it
    are at hand; it may be the same function, and without it every match counts there.
    """

    pattern: Callable[[], str]
    confirm: Callable[[bytes, int, int], bool]
    near: Callable[[bytes, int, int], bool] | None = None


class Bad(NamedTuple):
    """Damaged text, what it should become, and the exact number of findings. Without `fixed` there is no fix.

    `options` are set as a configuration would; without them the example would not hold.
    """

    text: str
    fixed: str | None = None
    findings: int = 1
    format: Format = "plain"
    options: Mapping[str, Any] | None = None


class Good(NamedTuple):
    """Text that looks like the damage and is right; `options` as in `Bad`."""

    text: str
    format: Format = "plain"
    options: Mapping[str, Any] | None = None


class Rule(NamedTuple):
    """One check. See `rule` for the fields; `fixes` says what a configuration makes of its fixes.

    `trigger_for` makes the trigger of options, where it depends on them.
    """

    code: str
    name: str
    summary: str
    rationale: str
    check: Check
    trigger: str | Trigger | None
    scope: Literal["block", "document", "suppressions"]
    view: Literal["reader", "source"]
    formats: tuple[Format, ...]
    severity: Severity
    safety: Safety | None
    default: bool
    examples: tuple[Bad | Good, ...]
    supersedes: tuple[str, ...]
    module: str
    file: str
    language: str | None = None
    options: Any = None
    fixes: Safety | Literal["declared", "none"] = "declared"
    trigger_for: Callable[[Any], str | Trigger] | None = None

    def reads(self, document: Document) -> bool:
        """Whether the rule makes sense in a document's format: it names that or its kin."""
        return document.format in self.formats or document.dialect in self.formats

    def with_options(self, values: Mapping[str, Any]) -> Rule:
        """The rule with some of its options changed. Raises `ValueError` for one that it does not have."""
        from newslint import options

        changed = options.changed(self.options, values)
        trigger = self.trigger if self.trigger_for is None else self.trigger_for(changed)
        return self._replace(options=changed, trigger=trigger)


CODE = re.compile(r"[A-Z]{3}\d{3}")


def rule(
    *,
    code: str,
    summary: str,
    examples: Iterable[Bad | Good],
    trigger: str | Trigger | Callable[[Any], str | Trigger] | None = None,
    scope: Literal["block", "document", "suppressions"] = "block",
    view: Literal["reader", "source"] = "reader",
    formats: tuple[Format, ...] = FORMATS,
    severity: Severity = Severity.WARNING,
    safety: Safety | None = Safety.SAFE,
    default: bool = True,
    supersedes: tuple[str, ...] = (),
    language: str | None = None,
    options: Any = None,
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a function that takes a `Block` (or a `Document`) and yields findings.

    The name comes from the function, the rationale from the docstring of its module. Nothing is registered.

    - `trigger`: an RE2 pattern over the text's UTF-8 bytes, or a `Trigger`. The rule only sees blocks that one of its
      matches touches, so it must match wherever the rule would find something. `None` means every block. Where options
      decide what that is, a function makes the trigger of them.
    - `scope`: `"block"` calls the function with each such block, `"document"` once with the document, if there is one;
      `"suppressions"` with the document's suppressions, after all other rules.
    - `view`: `"reader"` is the text as the page shows it, `"source"` keeps escapes and entities as they are written.
    - `formats`: the input formats that the rule makes sense in; `"markdown"` stands for its kin too (see above).
    - `safety`: the safety of the rule's fixes, for the documentation; None where it offers none.
    - `default`: whether the rule runs when nobody selected it.
    - `supersedes`: codes, or the starts of codes, of rules that see the same damage less precisely. A finding of theirs
      that overlaps one of this rule is dropped.
    - `language`: the code of the language that the rule knows, such as `"en"`; None where it knows any.
    - `options`: what a configuration may set, with the defaults (`newslint.options`); the function then takes them as
      its second argument.
    """
    if not CODE.fullmatch(code):
        raise RuleError(code, "a code is three capital letters and three digits, such as ESC001")

    trigger_for = trigger if callable(trigger) else None

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        rationale = (check.__globals__.get("__doc__") or "").strip()
        return Rule(
            code=code,
            name=name,
            summary=summary,
            rationale=rationale,
            check=check,
            trigger=trigger(options) if callable(trigger) else trigger,
            scope=scope,
            view=view,
            formats=formats,
            severity=severity,
            safety=safety,
            default=default,
            examples=tuple(examples),
            supersedes=supersedes,
            module=check.__module__,
            file=check.__code__.co_filename,
            language=language,
            options=options,
            trigger_for=trigger_for,
        )

    return make


class Pattern:
    """A regular expression that is compiled when it is first used, since most rules never fire in a run."""

    __slots__ = ("_compiled", "_flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled now if it was not."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches from `start` on."""
        return self.compiled.finditer(text, start)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from `start` on."""
        return self.compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at `start`."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of `text`."""
        return self.compiled.fullmatch(text)
