"""ControlCharacterFilter and capabilities."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from kerneblik.terminal.screen import ControlCharacterFilter, without_controls
from kerneblik.terminal.starting import drop_size_variables, is_usable, supports_utf8

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


def test_nothing_a_terminal_acts_on_passes() -> None:
    def passes(code: int) -> bool:
        text = f"a{chr(code)}b"
        (segment,) = ControlCharacterFilter().apply([Segment(text, Style(bold=True))], BLACK)
        alike = cell_len(segment.text) == cell_len(text) and segment.style == Style(bold=True)
        return chr(code) in segment.text or not alike

    assert [hex(code) for code in UNSAFE if passes(code)] == []


def test_ordinary_text_passes_as_it_is() -> None:
    text = "Blåbærgrød, é e\u0301 漢字 🙂 \u00ad \u200d ─▌⣿"
    assert without_controls(text) == text
    segments = [Segment(text)]
    assert ControlCharacterFilter().apply(segments, BLACK) is segments


def test_terminals_that_can_show_a_screen() -> None:
    assert [term for term in ("xterm-256color", "linux", "dumb", "") if is_usable({"TERM": term})] == [
        "xterm-256color",
        "linux",
    ]
    assert not is_usable({})


def test_who_speaks_utf8() -> None:
    terminals = [
        ("xterm", "utf-8"),
        ("xterm", "UTF8"),
        ("xterm", "iso-8859-1"),
        ("xterm", "ascii"),
        ("xterm", "no such"),
        ("linux", "utf-8"),
    ]
    speaking = [(term, encoding) for term, encoding in terminals if supports_utf8({"TERM": term}, encoding)]
    assert speaking == [("xterm", "utf-8"), ("xterm", "UTF8")]


def test_a_pinned_size_is_forgotten() -> None:
    environ = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm"}
    drop_size_variables(environ)
    assert environ == {"TERM": "xterm"}
