"""The clipboard of the display that the terminal is on, where that is this machine's own.

Many terminals don't take a text for the clipboard from a program, and say nothing.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping, Sequence
from contextlib import suppress

PATIENCE = 5.0
"""Seconds after which a program counts as stuck."""
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
)


def clipboard_program(environ: Mapping[str, str], platform: str = sys.platform) -> Sequence[str]:
    """The command that takes a text to the clipboard; empty where there is none, or no display of our own."""
    if environ.get("SSH_CONNECTION"):
        return ()
    local = [command for variable, command in _PROGRAMS if environ.get(variable)]
    if platform == "darwin":
        local.append(("pbcopy",))
    path = environ.get("PATH")
    return next((command for command in local if shutil.which(command[0], path=path)), ())


async def put(program: Sequence[str], text: str) -> bool:
    """Give a text to a clipboard program; whether it took it. Lone surrogates become question marks."""
    try:
        process = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except OSError:  # it doesn't start
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode(errors="replace")), PATIENCE)
    except (TimeoutError, OSError):
        with suppress(ProcessLookupError):  # it has just ended
            process.kill()
        return False
    return process.returncode == 0
