"""Linting the versions of one text: what stays the same from one to the next is neither read nor checked again."""
