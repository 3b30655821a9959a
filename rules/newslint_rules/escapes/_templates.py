"""What the code of templates and of content systems looks like."""

from newslint import Pattern

MEDIA = "audio|embed|facebook|instagram|tweet|twitter|video|vimeo|youtube"
SHORTCODES = rf"{MEDIA}|ad|button|caption|column|columns|contact-form|divider|dropcap|gallery|playlist|poll|pullquote|quote|row|toc|widget"
ALONE = "caption|contact-form|dropcap|gallery|nextpage|playlist|pullquote"
VALUE = r"""\\*"[^"\]]*"|\\*'[^'\]]*'|[“”″][^“”″\]]*[“”″]|[^][\s"'“”]+"""
ADDRESS = r"https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
RESIDUE = Pattern(
    rf"(?P<link>\[(?P<label>[^][\n]+)\]\({ADDRESS}\)|\]\({ADDRESS}\)?)"
    r"|(?P<template>\{\{(?:(?!\}\})[^\n]){1,200}\}\}|\{%(?:(?!%\})[^\n]){1,200}%\})"
    r"|\[object [A-Z][A-Za-z]+\]|\$\{[A-Za-z_][\w.]*\}|\*\|[A-Z0-9_:]+\|\*"
    r"|(?<![^\s(“‘\"'])(?<!\d\s)%(?:[0-9]\$)?[sd](?![\w%])"
    rf"|\[(?P<media>{MEDIA})\b[^][\n]*\]\s*{ADDRESS}\s*\[/(?P=media)\]"
    rf"|\[/(?:{SHORTCODES})\]|\[/?(?:vc|et|su|fusion)_[a-z_]+\]|\[(?:{ALONE})\]|\[(?:{MEDIA})[ =]{ADDRESS}\]"
    rf"|\[[a-z][a-z0-9_-]*(?:[ ][a-z][\w-]*=(?:{VALUE}))+[ ]?/?\]"
)
FIELDS = ("{{", "${", "[object ", "*|", "%")
"""What stands for words that are lost, so that to take it out of a line would only hide that they are."""
TRIGGER = (
    rf"""\]\(https?:|\{{\{{|\{{%|\[object |\$\{{[A-Za-z_]|\*\|[A-Z0-9_:]|%(?:[0-9]\$)?[sd]|\[(?:{ALONE}|(?:vc|et|su|fusion)_[a-z_]+)\]"""
    rf"""|\[/[a-z]|\[(?:{MEDIA})[ =]|\[[a-z][a-z0-9_-]* [a-z][A-Za-z0-9_-]*="""
)
