"""From one full screen to the next nothing shows in between; when it fails the screen is given back."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from support.terminal.emulator import PtyProgram

SOURCE = Path(__file__).parents[2] / "tui"
SWITCHES = re.compile(rb"\x1b\[\?1049[hl]")
TWICE = """
import os, sys
from kerneblik.terminal.starting import restart_process
print("process", os.getpid(), sys.argv[1:], flush=True)
if input() == "again":
    restart_process()
"""
GONE = """
import sys
from kerneblik.terminal.starting import restart_process
sys.executable = "/nowhere/python"
try:
    restart_process()
except FileNotFoundError:
    print("gone", flush=True)
"""


def started(script: str, *arguments: str) -> PtyProgram:
    return PtyProgram([sys.executable, "-c", script, *arguments], environ={"PYTHONPATH": str(SOURCE)})


def test_the_program_starts_again_in_its_own_place_with_the_same_arguments():
    with started(TWICE, "--data", "æøå") as program:
        said = rf"process {program.process.pid} \['--data', 'æøå'\]"
        assert program.wait_for(said)
        since = len(program.output)
        program.send("again\r")
        assert program.wait_for(said, since=since)
        assert SWITCHES.findall(program.output) == [b"\x1b[?1049h"]
        program.send("no\r")
        assert program.wait_end() == 0


def test_a_program_that_has_gone_gives_the_screen_back():
    with started(GONE) as program:
        assert program.wait_end() == 0
        assert b"gone" in program.output
        assert SWITCHES.findall(program.output) == [b"\x1b[?1049h", b"\x1b[?1049l"]
