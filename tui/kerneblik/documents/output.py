"""Putting a paper where the user wants it: private, and never over what is there already unless asked to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kerneblik.errors import KerneblikError
from kerneblik.files import write_atomically, write_new


class FileThereError(KerneblikError):
    """There is a file of that name already."""


def put(path: Path, content: bytes, *, force: bool) -> None:
    """Write a private file whole; a device or pipe such as /dev/null is written to as it is.

    Raises FileThereError when there is one and `force` is not given, KerneblikError for another user's
    file, and OSError.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        status = None
    if status is not None and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        path.write_bytes(content)
        return
    if status is not None and status.st_uid != os.geteuid():
        raise KerneblikError("cli.foreign", path=path)  # a rename would take the file over
    try:
        if force:
            write_atomically(path.resolve(), content)
        else:
            write_new(path, content)
    except FileExistsError as error:
        raise FileThereError("cli.exists", path=path) from error
