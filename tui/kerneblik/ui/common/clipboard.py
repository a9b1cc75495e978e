"""What is copied in the app reaches the machine's own clipboard, too, where there is a program for that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kerneblik.terminal.clipboard import clipboard_program, copy_with

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


async def copy_locally(host: Host, text: str) -> None:
    """Hand a text that was sent to the terminal to such a program, too, and say what became of it."""
    program = clipboard_program(os.environ)
    copied = bool(program) and await copy_with(program, text)
    host.notify(host.t("copy.copied" if copied else "copy.sent"), markup=False)
