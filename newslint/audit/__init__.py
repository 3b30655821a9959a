"""Audits of archives: millions of articles linted, nothing lost, and the results in tables that can be queried.

Only `newslint audit` imports this package; what it needs comes with the extra `newslint[audit]`.
"""
