"""before_imports: nothing in a user's surroundings makes an app tell of what is typed."""

from __future__ import annotations

from pathlib import Path

from kerneblik.terminal.starting import drop_developer_variables
from support.terminal.emulator import PtyProgram
from support.terminal.keys import DOWN, F10
from support.terminal.program import COMMAND, KerneblikProgram


def test_only_looks_can_be_set():
    environ = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": "log",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_DRIVER": "other:Driver",
        "TEXTUAL_PRESS": "ctrl+q",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_FPS": "30",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TERM": "xterm",
    }
    drop_developer_variables(environ)
    assert environ == {"TEXTUAL_FPS": "30", "TEXTUAL_COLOR_SYSTEM": "256", "TERM": "xterm"}


def test_the_installed_command_logs_nothing(tmp_path: Path):
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    environ = {
        "HOME": str(home),
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(here / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(here),
        "TEXTUAL_PRESS": "x,y,z",
    }
    command = ["/bin/sh", "-c", f'cd "{here}" && exec "$@"', "sh", str(COMMAND), "--demo", "--lang", "da"]
    with PtyProgram(command, environ=environ, columns=90, rows=28) as program:
        assert program.wait_for_text("F10 afslut")
        program.send("hemmeligt")
        assert program.wait_for_text("hemmeligt")
        assert "xyz" not in program.text
        program.send(F10)
        assert program.wait_for_text("Bliv i eksemplet")
        program.send(f"{DOWN}\r")
        assert program.wait_end() == 0
    assert list(here.iterdir()) == []


def test_all_words_of_the_first_screen_can_be_read(tmp_path: Path):
    with KerneblikProgram("--demo", "--lang", "da", HOME=str(tmp_path)) as program:
        assert program.wait_for_text("selvrefleksion")
        cells = [cell for row in range(24) for cell in program.screen.buffer[row].values()]
        assert sum(not cell.data.isspace() for cell in cells) > 200
        assert [cell.data for cell in cells if not cell.data.isspace() and cell.fg == cell.bg] == []
