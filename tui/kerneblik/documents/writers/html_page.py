"""An HTML page in one file that loads nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from kerneblik.text import clean_text

_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, language: str, styles: Path, body: Iterable[str]) -> str:
    """The whole file.

    Args:
        title: as text, not as HTML.
        language: the language code of the content.
        styles: the style sheet, which is copied into the file.
        body: pieces of HTML, written as they are.
    """
    return clean_text("\n".join((*_head(title, language, styles), *body, "</body>\n</html>\n")))


def _head(title: str, language: str, styles: Path) -> Iterable[str]:
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>\n{styles.read_text(encoding='utf-8')}</style>"
    yield "</head>\n<body>"


def note(words: str) -> str:
    """A line in Kerneblik's own words, given as text."""
    return f'<p class="note">{escape(words)}</p>'
