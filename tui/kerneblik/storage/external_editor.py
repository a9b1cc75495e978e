"""Editing a text in the user's own editor, through a private temporary file."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping

from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round
from kerneblik.storage.editing import Desk, EditingRoom, text_of


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


def edit_outside(room: EditingRoom, round_: Round, answer: Answer) -> str | KerneblikError:
    """The text of an answer as the user's editor leaves it, or what went wrong. Blocks until the editor ends.

    All that the editor wrote is removed when it ends well, and kept when it does not. The error is returned,
    not raised: an app takes its terminal back only when nothing is raised meanwhile.
    """
    try:
        command = editor_command()
        desk = room.lay_out(round_, answer)
    except KerneblikError as error:
        return error
    except OSError as error:
        return EditorError("editor.no_file", path=error.filename)
    outcome = _edit(command, desk, answer.text)
    if isinstance(outcome, EditorError) and outcome.key != "editor.missing":
        return _left(room, desk, outcome)
    room.clear(desk)
    return outcome


def _edit(command: list[str], desk: Desk, before: str) -> str | EditorError:
    try:
        # The editor inherits the lock: should it outlive the app, its text is not taken for a deserted one.
        code = subprocess.run([*command, str(desk.file)], check=False, pass_fds=[desk.lock]).returncode
    except OSError:
        return EditorError("editor.missing", command=command[0])
    if code != 0:
        return EditorError("editor.failed", command=command[0], code=code)
    try:
        return text_of(desk.file.read_text(encoding="utf-8"), before)
    except (OSError, UnicodeDecodeError):
        return EditorError("editor.unread")


def _left(room: EditingRoom, desk: Desk, error: EditorError) -> EditorError:
    """The error, with the place where the text lies from now on."""
    try:
        path = room.leave(desk)
    except OSError:  # the disk is full, and it has to be sealed first
        path = desk.file
    return EditorError(error.key, **error.values, path=path)
