"""In a terminal of sixteen colours all that is to be read can be read, whichever sixteen these are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.terminal.emulator import PtyProgram

COMMAND = Path(sys.executable).with_name("kerneblik")
NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
LINUX = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
BRIGHT = {name: f"bright{name}" for name in NAMES} | {"magenta": "bfightmagenta"}  # as pyte spells it
PALETTES = [
    dict(zip([*NAMES, *(BRIGHT[name] for name in NAMES)], colours.split(), strict=True))
    for colours in (XTERM, LINUX)
]
FRAMES = set("╭─╮│╰╯▌▂▃▄▅▆▇█▁▔▎▊")
"""What is no text."""
MARKDOWN = (
    "# Overskrift\n\n## To\n\nEn **fed** *kursiv* `kode` [henvisning](https://example.org)\n\n> Citat\n\n"
    "- punkt\n\n1. et\n\n| a | b |\n|---|---|\n| c | d |\n"
)
LEAST = 3.9


def contrast(one: str, other: str) -> float:
    """As WCAG has it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def unreadable(
    program: PtyProgram, columns: range | None = None, rows: range | None = None
) -> dict[str, str]:
    """What can hardly be read on the screen or a part of it, by its colours."""
    found: dict[str, str] = {}
    screen = program.screen
    for y in rows or range(screen.lines):
        for x in columns or range(screen.columns):
            cell = screen.buffer[y][x]
            if not cell.data.strip() or cell.data in FRAMES:
                continue
            ratio = min(contrast(palette[cell.fg], palette[cell.bg]) for palette in PALETTES)
            if ratio < LEAST:
                key = f"{cell.fg} on {cell.bg}: {ratio:.1f}"
                found[key] = found.get(key, "") + cell.data
    return found


@pytest.fixture(params=["dark", "light"])
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PtyProgram]:
    command = [str(COMMAND), "--demo", "--lang", "da", "--theme", request.param]
    with PtyProgram(
        command, environ={"HOME": str(tmp_path), "TERM": "xterm"}, columns=100, rows=50
    ) as program:
        assert program.wait_for("gennemsyn", 30)
        program.settle()
        yield program


def show(program: PtyProgram, keys: str) -> None:
    program.send(keys)
    program.settle(0.6)


def test_all_rooms_can_be_read(program: PtyProgram):
    assert unreadable(program) == {}
    for keys in ("\x1b[1;2C" * 9, "\x1b", "\x1b[B", "\x1bOR", "\x1b[B", "\x1bOS", "\x03"):
        show(program, keys)
        assert unreadable(program) == {}, program.text


def test_markdown_can_be_read(program: PtyProgram):
    show(program, "\x1b2\r")
    show(program, f"\x1b[200~{MARKDOWN}\x1b[201~")
    show(program, "\x1bOS")
    show(program, "\x1b2\r")
    assert "henvisning" in program.text
    assert unreadable(program) == {}


def test_a_dialog_can_be_read(program: PtyProgram):
    show(program, "\x10")
    lines = program.text.splitlines()
    top = next(row for row, line in enumerate(lines) if "─ Kommandoer ─" in line)
    left, right = lines[top].rindex("╭"), lines[top].rindex("╮")
    bottom = next(row for row, line in enumerate(lines) if row > top and line[left] == "╰")
    assert "Hjælp: tasterne her" in program.text
    assert unreadable(program, range(left, right), range(top, bottom)) == {}
