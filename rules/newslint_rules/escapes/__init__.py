"""Escapes and encoding: ESC."""
