"""Making a text fit into a larger Markdown document without breaking it."""

from __future__ import annotations

import re
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kerneblik.text import clean_line

DEEPEST_HEADING = 6

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#&~|])")


def plain_line(text: str) -> str:
    """Text on one line that Markdown shows as it stands."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", clean_line(text))


def embed(text: str, below: int) -> str:
    """Markdown that reads the same and leaves the document around it alone.

    Its headings go below level `below`, a code fence it leaves open is closed, and HTML that would run on
    into what follows is shown as it was typed.
    """
    text = _show_html(text.strip("\n"))
    lines = text.split("\n")
    end = ""
    tokens = MarkdownIt("commonmark").parse(text)
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.level > 0 or token.map is None:
            continue
        if token.type == "heading_open" and following is not None:
            level = shifted(int(token.tag[1:]), below)
            words = " ".join(following.content.split("\n"))
            _replace(lines, token, f"{'#' * level} {words}".rstrip())
        elif token.type == "fence" and _is_open(token, lines):
            end = f"\n{token.markup}"
    return "\n".join(lines) + end


def shifted(level: int, below: int) -> int:
    """The level of a heading that is to stand below another one."""
    return min(level + below, DEEPEST_HEADING)


def _replace(lines: list[str], token: Token, line: str) -> None:
    first, end = token.map or (0, 0)
    lines[first:end] = [line, *[""] * (end - first - 1)]  # the other tokens' line numbers stay right


def _is_open(fence: Token, lines: list[str]) -> bool:
    first, end = fence.map or (0, 0)
    last = lines[end - 1].strip()
    closes = end - 1 > first and last.startswith(fence.markup) and not last.strip(fence.markup[0])
    return end == len(lines) and not closes


def _show_html(text: str) -> str:
    """Escape blocks of HTML, whose end may be far below; what they hid may hold others, so look again."""
    while blocks := [
        t for t in MarkdownIt("commonmark").parse(text) if t.type == "html_block" and not t.level
    ]:
        lines = text.split("\n")
        for block in blocks:
            first, end = block.map or (0, 0)
            lines[first:end] = [line.replace("<", "&lt;") for line in lines[first:end]]
        text = "\n".join(lines)
    return text
