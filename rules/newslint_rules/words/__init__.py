"""Word integrity: WRD."""
