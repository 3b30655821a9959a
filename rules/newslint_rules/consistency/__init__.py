"""Consistency inside one document: CON."""
