"""Editing a text in the user's own editor, through a private temporary file."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from kerneblik.errors import KerneblikError
from kerneblik.text import clean_text


class EditorError(KerneblikError):
    """The editor could not be run or said that it failed; `path` in the values is the file that was kept."""


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words that start the editor: $VISUAL, else $EDITOR, else nano; quoted as a shell would read them.

    Raises EditorError when the variable cannot be read as a command.
    """
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or "nano"
    try:
        words = shlex.split(wanted)
    except ValueError as error:
        raise EditorError("editor.unreadable", command=wanted) from error
    return words or ["nano"]


def edit_outside(text: str, directory: Path, name: str) -> str | EditorError:
    """The text as the user's editor leaves it, or what went wrong. Blocks until the editor ends.

    The file lies in a directory of its own under `directory`, so that the editor's swap and backup files are
    as private as the text; all of it is removed when the editor ends well, and kept when it does not. The
    error is returned, not raised: an app takes its terminal back only when nothing is raised meanwhile.
    """
    try:
        return clean_text(_edit(text, directory, name))
    except EditorError as error:
        return error
    except OSError:
        return EditorError("editor.no_file", path=directory)


def _edit(text: str, directory: Path, name: str) -> str:
    command = editor_command()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    room = Path(mkdtemp(dir=directory, prefix=f"{name}-"))
    path = room / f"{name}.md"
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        shutil.rmtree(room, ignore_errors=True)
        raise EditorError("editor.missing", command=command[0]) from error
    if code != 0:
        raise EditorError("editor.failed", command=command[0], code=code, path=path)
    try:
        edited = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditorError("editor.unread", path=path) from error
    shutil.rmtree(room, ignore_errors=True)
    # Editors end a file with a line break of their own.
    return edited if text.endswith("\n") else edited.removesuffix("\n")
