"""Panels: what each part of the report asks the tables, in SQL that `newslint audit query` runs as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.audit.question import ask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MONTHS = 120
"""Months of publication that are shown, the last ones."""
PANELS = {
    "overview": "SELECT * FROM overview",
    "families": "SELECT * FROM families ORDER BY articles DESC, family",
    "rules": "SELECT * FROM rules ORDER BY articles DESC, code",
    "months": f"SELECT * FROM by_month WHERE month IS NOT NULL ORDER BY month DESC LIMIT {MONTHS}",
    "undated": "SELECT * FROM by_month WHERE month IS NULL",
    "sources": "SELECT * FROM by_source ORDER BY damaged DESC, source LIMIT 25",
    "sections": "SELECT * FROM by_section ORDER BY damaged DESC, section LIMIT 25",
    "hot": """SELECT * FROM rules_by_source WHERE lift >= 1.5 AND excess >= 5 AND g2 >= 24
ORDER BY excess DESC, source, code LIMIT 200""",
    "worst": "SELECT * FROM articles WHERE damaged ORDER BY findings DESC, file, member, record, field LIMIT 15",
    "samples": "SELECT * FROM samples ORDER BY code, file, member, record, field",
    "causes": "SELECT * FROM quarantine_by_cause ORDER BY records DESC, cause",
    "lost": """SELECT cause, file, member, record, field, problem FROM quarantine
QUALIFY row_number() OVER (PARTITION BY cause ORDER BY file, member, record, field) <= 10
ORDER BY cause, file, member, record, field""",
}
COPIES = {
    "copies": """SELECT count(DISTINCT cluster) AS clusters, count(*) AS articles,
    count(*) FILTER (kind = 'exact') AS exact, count(*) FILTER (kind = 'near') AS near
FROM duplicates""",
    "clusters": """SELECT count(*) AS copies, count(DISTINCT publisher) AS publishers, min(similarity) AS similarity,
    min_by(title, place) AS title, min_by(publisher, place) AS publisher, min_by(date, place) AS date
FROM duplicates GROUP BY cluster ORDER BY copies DESC, cluster LIMIT 15""",
}
"""Asked where the audit has the table `duplicates`."""
Rows = dict[str, list[dict[str, Any]]]


def asked(database: DuckDBPyConnection, tables: list[str]) -> tuple[dict[str, str], Rows]:
    """The questions of all panels, and the answers to them."""
    questions = PANELS | (COPIES if "duplicates" in tables else {})
    return questions, {name: ask(database, sql) for name, sql in questions.items()}
