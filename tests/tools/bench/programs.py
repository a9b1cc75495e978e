"""What is measured: Kerneblik, and the programs whose figures stand beside its own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from kerneblik.settings import change_settings, settings_path
from tools.bench import rounds
from tools.bench.measures import Program

HERE = Path(__file__).parents[2]
PATHS = os.pathsep.join([str(HERE.parent / "tui"), str(HERE)])
LONG = 6000


def kerneblik(name: str, data: Path) -> Program:
    """The app on a data directory, for somebody who has seen the introduction."""
    change_settings(settings_path(data), introduction_seen=True)
    command = [sys.executable, "-m", "kerneblik", "--data", str(data), "--lang", "da"]
    return Program(name, command, "F1", {"PYTHONPATH": PATHS, "HOME": str(data)})


def minimal(home: Path) -> Program:
    """Textual as it comes, alone."""
    command = [sys.executable, "-m", "tools.bench.apps"]
    return Program("minimal", command, "palette", {"PYTHONPATH": PATHS, "HOME": str(home)})


def programs(place: Path) -> dict[str, Program]:
    """All that is measured alone, by name."""
    environ = {"PYTHONPATH": PATHS, "HOME": str(place)}
    found = {"minimal": minimal(place)}
    for name, held in (("kerneblik", 0), ("kerneblik long", LONG)):
        data = place / name.replace(" ", "-")
        rounds.fill(data, held)
        found[name] = kerneblik(name, data)
    for name, ready in (("nano", r"\^X"), ("micro", "No name")):
        if shutil.which(name):
            found[name] = Program(name, [name], ready, environ)
        else:
            print(f"{name} is not installed: its figures are missing", file=sys.stderr)
    return found
