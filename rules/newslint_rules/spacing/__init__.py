"""Spacing and punctuation: SPC."""
