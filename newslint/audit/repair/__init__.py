"""Repair: a copy of an archive with the safe fixes applied, all else byte for byte as it was, and a log of the changes.

`command` dispatches; a module stands for each container that can be written: `jsonl`, `csv`, `parquet` and `document`.
"""
