"""The house rules of our newsroom."""
