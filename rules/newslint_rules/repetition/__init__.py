"""Repetition: REP."""
