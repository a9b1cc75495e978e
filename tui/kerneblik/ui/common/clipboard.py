"""Copying to the machine's own clipboard with another program, where there is one for that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kerneblik.terminal.clipboard import clipboard_program, copy_with

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


async def copy_locally(host: Host, text: str) -> None:
    """Copy a text that was sent to the terminal with such a program, too, and say how it was copied."""
    program = clipboard_program(os.environ)
    copied = bool(program) and await copy_with(program, text)
    host.notify(host.t("copy.copied" if copied else "copy.sent"), markup=False)
