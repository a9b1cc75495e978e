"""Writing a document to the path that the user named: private, and over another file only with `force`."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kerneblik.errors import KerneblikError
from kerneblik.files import write_atomically, write_new


class OutputExistsError(KerneblikError):
    """There is a file of that name already."""


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Write the content to a file that only its owner can read; to a device or pipe it is written as it is.

    Raises OutputExistsError when there is a file and `force` is False, KerneblikError when it belongs to
    another user, and OSError.
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
        raise OutputExistsError("cli.exists", path=path) from error
