"""The rules that newslint ships, one a file."""
