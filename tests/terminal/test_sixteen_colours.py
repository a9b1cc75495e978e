"""In a terminal of sixteen colours all that is to be read can be read, whichever sixteen these are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.terminal.emulator import PtyProgram
from support.terminal.keys import CTRL_C, CTRL_P, DOWN, ENTER, ESC, F3, F4, F5, PASTE, PASTE_END
from support.terminal.program import KerneblikProgram
from support.terminal.visit import User

SHIFT_LEFT = "\x1b[1;2D"
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


def looks(program: PtyProgram) -> list[tuple[str, str, str]]:
    """All cells, with their colours."""
    screen = program.screen
    cells = (screen.buffer[y][x] for y in range(screen.lines) for x in range(screen.columns))
    return [(cell.data, cell.fg, cell.bg) for cell in cells]


@pytest.fixture(params=["dark", "light"])
def user(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[User]:
    arguments = ("--demo", "--lang", "da", "--theme", request.param)
    with User(KerneblikProgram(*arguments, columns=100, rows=50, HOME=str(tmp_path), TERM="xterm")) as user:
        user.sees("F10 afslut")
        user.sees("af 4")
        yield user


def test_all_that_is_read_can_be_read(user: User):
    """Everywhere in the app, with a selection, and a text in Markdown."""
    program = user.program
    for keys, words in (
        (ESC, ""),
        ("2", "Din egen chef · Selvrefleksion"),
        (ENTER, ""),
        (f"{PASTE}{MARKDOWN}{PASTE_END}", "henvisning"),
        (SHIFT_LEFT * 9, ""),
        (ESC, ""),
        (DOWN, ""),
        (F3, "Næste skridt"),
        (DOWN, ""),
        (F4, "Enter ret"),
        (ESC, ""),
        ("2", "henvisning"),
        (ENTER, "Enter ret"),
        (F5, "Enter notér"),
        (CTRL_C, "F10"),
    ):
        before = looks(program)
        if keys == ESC:
            user.goes_to_the_actors()
        else:
            user.types(keys)
        assert program.wait_until(lambda: looks(program) != before), program.text  # noqa: B023 - asked here
        user.sees(words)
        assert unreadable(program) == {}, program.text
    user.types(CTRL_P)
    user.sees("Hjælp: tasterne her")
    lines = program.text.splitlines()
    top = next(row for row, line in enumerate(lines) if "─ Kommandoer ─" in line)
    left, right = lines[top].rindex("╭"), lines[top].rindex("╮")
    bottom = next(row for row, line in enumerate(lines) if row > top and line[left] == "╰")
    assert unreadable(program, range(left, right), range(top, bottom)) == {}
