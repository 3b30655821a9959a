from __future__ import annotations

import pytest

from newslint.audit.dates import month


@pytest.mark.parametrize(
    "date",
    [
        "2025-02-13", "2025-02", "2025-02-13T10:15:00Z", "2025-02-13 10:15:00", "2025-02-13T10:15:00.123+01:00",
        "20250213", "20250213T101500Z", "20250213T1015+0100", "2025/02/13", "2025/2/13 10:15", "2025.02.13 14:45:26",
        "Thu, 13 Feb 2025 10:15:00 GMT", "Thu, 13 Feb 2025 10:15:00 +0000", "13 Feb 2025 10:15 GMT",
        "13 February 2025", "Feb. 13, 2025", "February 13th, 2025, 10:15 a.m.", "Thursday, February 13, 2025",
        "13-Feb-2025", "Thu Feb 13 10:15:00 +0000 2025", "1739441700", "1739441700.5", "1739441700000",
        " 2025-02-13 ", "February 2025",
    ],
)  # fmt: skip
def test_a_date_has_a_month(date: str) -> None:
    assert month(date) == "2025-02"


@pytest.mark.parametrize(
    "date",
    [
        "", "2025", "13/02/2025", "03/04/2025", "03.04.2025", "yesterday", "2025-13-01", "2025-02-30", "12345",
        "13 Brumaire 2025", "02-13", "99999999", "1739441700000000", "2025-02-13x", "May be 2025",
    ],
)  # fmt: skip
def test_what_is_ambiguous_has_none(date: str) -> None:
    assert month(date) is None
