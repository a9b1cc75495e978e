"""The command `kerneblik` in a pty."""

from __future__ import annotations

import sys
from pathlib import Path

from support.terminal.demo import SOURCES
from support.terminal.emulator import PtyProgram

COMMAND = Path(sys.executable).with_name("kerneblik")
RUN = "kerneblik.cli:run"
ALTERED = "support.terminal.altered"


class KerneblikProgram(PtyProgram):
    """One start of the command.

    Args:
        arguments: What stands behind `kerneblik`.
        installed: Whether it is the command that is installed, started as a user does, and not a fork.
        altered: The name of an alteration in support.terminal.altered that this start is to have.
        columns: The width of the terminal.
        rows: Its height.
        environ: What is in the environment beside TERM, LANG and PATH.
    """

    def __init__(
        self,
        *arguments: str,
        installed: bool = False,
        altered: str | None = None,
        columns: int = 80,
        rows: int = 24,
        **environ: str,
    ) -> None:
        command, calls = [str(COMMAND), *arguments], RUN
        if altered is not None:
            command, calls = [sys.executable, "-m", ALTERED, altered, *arguments], f"{ALTERED}:main"
            environ = {**SOURCES, **environ}
        super().__init__(
            command, environ=environ, columns=columns, rows=rows, calls=None if installed else calls
        )
