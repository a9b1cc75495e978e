"""ControlCharacterFilter and capabilities."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from kerneblik.terminal.capabilities import forget_pinned_size, is_usable, speaks_utf8
from kerneblik.terminal.filters import ControlCharacterFilter, without_controls

BLACK = Color(0, 0, 0)
UNSAFE = [
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
]


@pytest.mark.parametrize("code", UNSAFE)
def test_nothing_a_terminal_acts_on_passes(code: int) -> None:
    text = f"a{chr(code)}b"
    (segment,) = ControlCharacterFilter().apply([Segment(text, Style(bold=True))], BLACK)
    assert chr(code) not in segment.text
    assert cell_len(segment.text) == cell_len(text)
    assert segment.style == Style(bold=True)


def test_ordinary_text_passes_as_it_is() -> None:
    text = "Blåbærgrød, é e\u0301 漢字 🙂 \u00ad \u200d ─▌⣿"
    assert without_controls(text) == text
    segments = [Segment(text)]
    assert ControlCharacterFilter().apply(segments, BLACK) is segments


@pytest.mark.parametrize(
    ("term", "usable"), [("xterm-256color", True), ("linux", True), ("dumb", False), ("", False)]
)
def test_terminals_that_can_show_a_screen(term: str, usable: bool) -> None:
    assert is_usable({"TERM": term}) is usable


def test_no_term_is_no_terminal() -> None:
    assert not is_usable({})


@pytest.mark.parametrize(
    ("term", "encoding", "utf8"),
    [
        ("xterm", "utf-8", True),
        ("xterm", "UTF8", True),
        ("xterm", "iso-8859-1", False),
        ("xterm", "ascii", False),
        ("xterm", "no such", False),
        ("linux", "utf-8", False),
    ],
)
def test_who_speaks_utf8(term: str, encoding: str, utf8: bool) -> None:
    assert speaks_utf8({"TERM": term}, encoding) is utf8


def test_a_pinned_size_is_forgotten() -> None:
    environ = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm"}
    forget_pinned_size(environ)
    assert environ == {"TERM": "xterm"}
