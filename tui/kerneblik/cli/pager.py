"""Shows long texts on a terminal with the user's pager."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess

from rich.console import Console, RenderableType
from rich.theme import Theme

from kerneblik.cli.output import write_drawn
from kerneblik.prose.terminal import STYLES

_READABLE_WIDTH = 92


def page_drawn(content: RenderableType) -> None:
    """Draw content with Rich and show it with the pager; all at once if there is none."""
    width = min(Console().width, _READABLE_WIDTH)
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=True, theme=Theme(STYLES))
    console.print(content)
    page(drawn.getvalue())


def page(text: str) -> None:
    """Show a text with the pager, all at once if there is none. It is sent to the terminal as it is."""
    if not _paged(text):
        write_drawn(text)


def _paged(text: str) -> bool:
    """Show the text with $PAGER, else with less; False when that can't be started."""
    command = os.environ.get("PAGER")
    try:
        words = shlex.split("less" if command is None else command)
    except ValueError:  # a quote without its end
        return False
    if not words or shutil.which(words[0]) is None:
        return False
    environment = {"LESS": "FRX", **os.environ}  # as git does: no waiting for a short text
    try:
        subprocess.run(words, input=text.encode(errors="replace"), env=environment, check=False)
    except OSError:  # it doesn't start
        return False
    return True
