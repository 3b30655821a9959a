"""Quotation: QUO."""
