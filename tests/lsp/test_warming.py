"""Rules are warmed up on their examples, and what they raise there harms nobody."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Bad, Block, Finding, Good, RuleSet, rule
from newslint.lsp import warming

SEEN: list[str] = []


@rule(code="TST001", summary="Sees", examples=[Bad("The the vote."), Good("A caf\udce9.")])
def sees(block: Block) -> Iterator[Finding]:
    SEEN.append(block.text)
    yield block.flag(block.whole, "seen")


@rule(code="TST002", summary="Raises", examples=[Bad("It rained."), Good("It snowed.")])
def raises(block: Block) -> Iterator[Finding]:
    raise ValueError(block.text)


def test_each_step_runs_the_examples_of_a_rule() -> None:
    steps = warming.steps(RuleSet([sees, raises]), "markdown")
    next(steps)
    assert {"The the vote.", "A caf\udce9."} == set(SEEN)
    next(steps)
    assert {"It rained.", "It snowed."} < set(SEEN)
    assert list(steps) == []
