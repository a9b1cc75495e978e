"""What vim kept in its swap file when it ended badly, which only vim itself can read."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from kerneblik.files import PRIVATE_FILE, TEMPORARY

_VIM = ("vim", "-e", "-s", "-n", "-u", "NONE", "-i", "NONE", "--cmd", "set nomodeline")
_PATIENCE = 10
"""Seconds."""


def write_out(file: Path) -> None:
    """Have vim write what it kept of the text `file` to a file beside it; nothing happens without such.

    Raises OSError.
    """
    kept = _written_out(file)
    written = file.with_name(f".{kept.name}{TEMPORARY}")
    is_there = any(file.parent.glob(f".{file.name}.sw?"))  # and not closed by the lock
    if not is_there or kept.exists() or shutil.which(_VIM[0]) is None:
        return
    with suppress(subprocess.TimeoutExpired):  # the swap file stays, and the next start tries again
        ran = subprocess.run(
            [*_VIM, "-r", file.name, "-c", f"write! {written.name}", "-c", "quit!"],
            cwd=file.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            umask=~PRIVATE_FILE & 0o777,
            check=False,
        )
        whole = ran.returncode >= 0 and written.exists()
        if whole and written.stat().st_size:  # else it could make nothing of it
            written.replace(kept)
    written.unlink(missing_ok=True)


def hold_unread_text(file: Path) -> bool:
    """True when vim was ended with a text that it hadn't saved, and has not written it out."""
    return any(file.parent.glob(f".{file.name}.sw?*")) and not _written_out(file).exists()


def _written_out(file: Path) -> Path:
    return file.with_name(f"{file.name}.save.vim")
