"""The generator of damage: labels tell the truth, nothing depends on anything but the seed, and no rule is left out."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.quality.damage import KINDS, Damaged, Kind
from benchmarks.quality.damage.kind import Change, damages, swap
from newslint.packs import load_module
from tests.benchmarks.article import ARTICLE

SEEDS = range(12)
NOT_DAMAGE = {"SUP001", "WEB010"}
"""Rules that no damage to one article can show: a suppression that is not used, and what an archive repeats."""
TEXTS = (ARTICLE, ARTICLE.replace("\n", "\r\n"), "One line.", "")


def damage(kind: Kind, seed: int, text: str = ARTICLE) -> Damaged | None:
    return kind.damage(Random(seed), text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.code} {kind.name}")
def test_undoing_the_labels_gives_back_the_clean_text(kind: Kind) -> None:
    damaged = [made for seed in SEEDS for text in TEXTS if (made := damage(kind, seed, text)) is not None]
    assert any(damage(kind, seed) for seed in SEEDS), "the article has no place for this kind"
    for made in damaged:
        assert made.mended(made.labels) == made.clean != made.text
        for label, after in zip(made.labels, [*made.labels[1:], None], strict=True):
            assert label.code == kind.code
            assert made.text[label.start : label.end] not in ("", label.original)
            start, end = made.origin(label)
            assert made.clean[start:end] == label.original
            assert after is None or label.end <= after.start


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.code} {kind.name}")
def test_the_same_seed_makes_the_same_damage(kind: Kind) -> None:
    assert [damage(kind, seed) for seed in SEEDS] == [damage(kind, seed) for seed in SEEDS]


def test_names_are_unique_and_every_rule_has_a_kind_that_it_claims_to_find() -> None:
    assert len({(kind.code, kind.name) for kind in KINDS}) == len(KINDS)
    shipped = {rule.code for rule in load_module("newslint_rules")}
    assert shipped - {kind.code for kind in KINDS if kind.claimed} <= NOT_DAMAGE


def test_a_label_of_a_deletion_covers_its_neighbours() -> None:
    lost_space = swap("TST001", "lost space", r"(?<=One\.) ", "")
    made = damage(lost_space, 1, "One. Two.")
    assert made is not None
    assert made.text == "One.Two."
    assert made.labels == (("TST001", 3, 5, ". T"),)


def test_some_of_several_labels_can_be_undone() -> None:
    @damages("TST001")
    def every_stop(_rng: Random, text: str) -> list[Change]:
        """Every full stop."""
        return [Change(at, at + 1, "!!") for at, character in enumerate(text) if character == "."]

    made = damage(every_stop, 1, "One. Two.")
    assert every_stop.name == "every full stop"
    assert made is not None
    assert made.text == "One!! Two!!"
    assert made.mended(made.labels[1:]) == "One!! Two."


def test_a_change_that_changes_nothing_is_no_damage() -> None:
    assert damage(swap("TST001", "the same", "One", "One"), 1, "One. Two.") is None
