"""Editing a text in the user's own editor, through a private temporary file."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kerneblik.errors import KerneblikError
from kerneblik.incoming import ForeignEncodingError, text_from_outside
from kerneblik.reflection import Answer, Round
from kerneblik.storage.recovery.editor_drafts import EditorDraft, EditorDrafts, text_of
from kerneblik.workspace.editor_process import EditorProcess
from kerneblik.workspace.known_editors import known_editor, place_of_editor, with_switches

_AT_ONCE = 3.0
"""Seconds; an editor that ends sooner, and changed nothing, may have handed the file to a window."""


class EditorError(KerneblikError):
    """The editor could not be run or said that it failed; `path` in the values is the file that was kept."""


class EditorIdleError(EditorError):
    """Nobody touched a key in the editor for too long: it was ended, and its text is kept."""


@dataclass(frozen=True)
class StillOpen:
    """The editor has returned, and its file may be written yet: it is kept."""

    draft: EditorDraft
    command: str
    text: str
    """What stands in it now, as an answer."""


Outcome = str | StillOpen | KerneblikError


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words that start the editor: $VISUAL, else $EDITOR, else nano; quoted as a shell would read them.

    What is the path of a program as it stands may have blanks in it. Raises EditorError when the variable
    cannot be read as a command.
    """
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or "nano"
    if os.access(wanted, os.X_OK) and Path(wanted).is_file():
        return [wanted]
    try:
        words = shlex.split(wanted)
    except ValueError as error:
        raise EditorError("editor.unreadable", command=wanted) from error
    return words or ["nano"]


def stranger(environment: Mapping[str, str] = os.environ) -> str | None:
    """The name of the user's editor if nothing is known of what it writes down elsewhere.

    Raises EditorError when the variable cannot be read as a command.
    """
    command = editor_command(environment)
    word = command[place_of_editor(command)]
    return None if known_editor(word) is not None else word


def edit_outside(
    drafts: EditorDrafts, round_: Round, answer: Answer, idle_limit: float | None = None
) -> Outcome:
    """The text of an answer as the user's editor leaves it, or what went wrong. Blocks until the editor ends.

    All that the editor wrote is removed when it ends well, and kept when it does not, or when somebody may
    write it yet. The error is returned, not raised: an app takes its terminal back only when nothing is
    raised meanwhile.

    Args:
        drafts: where the file lies.
        round_: the round of the answer.
        answer: what is to be edited.
        idle_limit: seconds without a key after which the editor is ended; None for ever.
    """
    try:
        command = with_switches(editor_command(), locked=drafts.is_sealed)
        draft = drafts.begin(round_, answer)
    except KerneblikError as error:
        return error
    except OSError as error:
        return EditorError("editor.no_file", path=error.filename)
    began = time.monotonic()
    outcome = _edit(command, draft, answer.text, idle_limit)
    if isinstance(outcome, KerneblikError):
        if outcome.key == "editor.missing":
            drafts.clear(draft)
            return outcome
        return _left(drafts, draft, outcome)
    ended_at_once = time.monotonic() - began < _AT_ONCE and outcome == answer.text
    known = known_editor(command[place_of_editor(command)])
    may_come = known.is_graphical if known is not None else True
    draft = drafts.pass_on(draft)
    if draft.lock is None or (ended_at_once and may_come):
        return StillOpen(draft, command[0], outcome)
    drafts.clear(draft)
    return outcome


def _edit(
    command: list[str], draft: EditorDraft, before: str, idle_limit: float | None
) -> str | KerneblikError:
    try:
        # The editor inherits the lock: should it outlive the app, its draft counts as in use.
        inherited = [draft.lock.fileno()] if draft.lock is not None else []
        process = subprocess.Popen([*command, str(draft.file)], pass_fds=inherited)
    except OSError:
        return EditorError("editor.missing", command=command[0])
    code = EditorProcess(process, draft.directory).wait(idle_limit)
    if code is None:
        return EditorIdleError("editor.idle")
    if code != 0:
        return EditorError("editor.failed", command=command[0], code=code)
    return read(draft, before)


def read(draft: EditorDraft, before: str) -> str | KerneblikError:
    """What stands in an editor's file, as an answer that was `before`."""
    try:
        return text_of(text_from_outside(draft.file.read_bytes()), before)
    except ForeignEncodingError as error:
        return EditorError("editor.encoding", encoding=error.encoding)
    except OSError:
        return EditorError("editor.unread")


def _left(drafts: EditorDrafts, draft: EditorDraft, error: KerneblikError) -> KerneblikError:
    """The error, with the place where the text lies from now on."""
    try:
        path = drafts.leave(draft)
    except OSError:  # the disk is full, and it has to be sealed first
        path = draft.file
    return type(error)(error.key, **error.values, path=path)
