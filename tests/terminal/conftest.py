"""The demo app, in a terminal and with a place to save to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.terminal.demo import start_demo, until_it_stands
from support.terminal.emulator import PtyProgram


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where the demo saves its text when it ends."""
    return tmp_path / "saved.txt"


@pytest.fixture
def demo(saved: Path) -> Iterator[PtyProgram]:
    """The demo, ready for keys."""
    with start_demo(saved) as program:
        until_it_stands(program)
        yield program
