"""What goes from one version of a text to the next, and for how long."""

from __future__ import annotations

from newslint.incremental.answers import Question
from newslint.incremental.parts import Part
from newslint.incremental.reading import Reading
from newslint.incremental.shared import Shared


def parts(text: bytes) -> list[Part]:
    found = Reading("plain").read(text)
    assert found is not None
    return found


def test_what_is_recalled_stays_while_each_version_asks_for_it() -> None:
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    shared = Shared()
    for _ in range(3):
        assert shared.recall(double, 1) == shared.recall(double, 1) == 2
        shared.update(parts(b"One."))
    assert asked == [1]
    shared.update(parts(b"One."))
    assert shared.recall(double, 1) == 2
    assert asked == [1, 1]


def test_an_answer_stays_until_something_changes_near_its_words() -> None:
    reading, shared = Reading("plain"), Shared()
    far = b"It rained on and on. " * 20
    question = Question(False, len, (), (b"Weir",))

    def update(text: bytes) -> bool:
        found = reading.read(text)
        assert found is not None
        shared.update(found)
        return question in shared.answers.known

    update(b"Weir won.\n\n%b\n\n%b\n\nNo.\n" % (far, far))
    shared.answers.known[question] = 1
    assert update(b"Weir won.\n\n%b\n\n%b\n\nYes.\n" % (far, far))
    assert not update(b"Weir won.\n\n%b\n\n%b\n\nYes, Weir.\n" % (far, far))
    shared.answers.known[question] = 1
    assert not update(b"Weir lost.\n\n%b\n\n%b\n\nYes, Weir.\n" % (far, far))


def test_a_document_of_an_earlier_version_keeps_its_answers_to_itself() -> None:
    shared = Shared()
    shared.update(parts(b"One."))
    earlier = shared.answers.known
    shared.update(parts(b"Two."))
    assert shared.answers.known is not earlier
