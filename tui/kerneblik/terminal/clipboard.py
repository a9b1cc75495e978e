"""Copies to the clipboard of this machine's display with a program such as xclip.

Many terminals ignore the escape sequence for the clipboard, and don't say so.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping, Sequence
from contextlib import suppress

TIMEOUT = 5.0
"""Seconds after which a program counts as stuck."""
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
)


def clipboard_program(environ: Mapping[str, str], platform: str = sys.platform) -> Sequence[str]:
    """The command that copies its standard input; empty over SSH, and without a display or a program."""
    if environ.get("SSH_CONNECTION"):
        return ()
    local = [command for variable, command in _PROGRAMS if environ.get(variable)]
    if platform == "darwin":
        local.append(("pbcopy",))
    path = environ.get("PATH")
    return next((command for command in local if shutil.which(command[0], path=path)), ())


async def copy_with(program: Sequence[str], text: str) -> bool:
    """Copy a text with a clipboard program; whether that worked. Lone surrogates become question marks."""
    try:
        process = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except OSError:  # it doesn't start
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode(errors="replace")), TIMEOUT)
    except (TimeoutError, OSError):
        with suppress(ProcessLookupError):  # it has just ended
            process.kill()
        return False
    return process.returncode == 0
