"""Suppression: SUP."""
