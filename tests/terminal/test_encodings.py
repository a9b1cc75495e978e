"""A terminal that isn't one of UTF-8 gets the letters it has, and stand-ins of the same width for others."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from kerneblik.terminal.screen import EncodingFilter
from support.terminal.demo import end_and_read, start_demo, type_text, until_it_stands

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Blåbærgrød «é» ½ §", "iso8859-1", "Blåbærgrød «é» ½ §"),
        ("a\u030a e\u0301", "iso8859-1", "å é"),  # as macOS composes them
        ("– “x” … • ─│╭ ▊", "iso8859-1", '- "x" ~ * -|+ ?'),
        ("ā š ž", "iso8859-1", "a s z"),
        ("š €", "iso8859-15", "š €"),
        ("漢字 🙂 👩\u200d💻", "iso8859-1", "???? ?? ??"),
        ("ÆØÅ æøå ß", "ascii", "AOA aoa s"),
        ("ﬁ", "ascii", "f"),
        ("\ud800", "iso8859-1", "?"),
    ],
)
def test_what_is_shown(text: str, encoding: str, shown: str):
    segments = [Segment("x"), Segment(text, Style(bold=True))]
    _, (result, style, _) = EncodingFilter(encoding).apply(segments, BLACK)
    assert result == shown
    assert style == Style(bold=True)
    result.encode(encoding)
    assert cell_len(result) == cell_len(text)


def test_what_can_be_shown_costs_nothing():
    segments = [Segment("Blåbærgrød")]
    assert EncodingFilter("iso8859-1").apply(segments, BLACK) is segments


@pytest.mark.parametrize("encoding", ["iso8859-1", "iso8859-15", "cp1252", "ascii"])
def test_the_screen_and_the_text_in_a_terminal_of_that_encoding(tmp_path: Path, encoding: str):
    saved = tmp_path / "saved.txt"
    with start_demo(saved, PYTHONIOENCODING=encoding, TERM="xterm") as program:
        until_it_stands(program)
        since = len(program.output)
        type_text(program, "Blåbærgrød".encode("cp1252"))
        type_text(program, " ▊漢".encode())
        output = bytes(program.output)
        assert b"\\u" not in output
        assert b"\\x" not in output
        output.decode(encoding)
        assert ("å".encode(encoding, "ignore") or b"a") in output[since:]
        assert end_and_read(program, saved) == "Blåbærgrød ▊漢"
