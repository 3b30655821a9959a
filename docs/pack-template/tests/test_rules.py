"""Every rule of this pack does what its examples say."""

import pytest

from newslint.packs import load_module
from newslint.rule import Rule
from newslint.testing import check


@pytest.mark.parametrize("rule", load_module("newslint_newsroom"), ids=lambda rule: rule.code)
def test_rule_does_what_its_examples_say(rule: Rule) -> None:
    check(rule)
