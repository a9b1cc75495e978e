"""The user's own editor: it is started on a draft of an answer, and its text is taken over when it ends.

Editors write what was in them to files of their own: vim its registers to ~/.viminfo, nano searches and
positions, emacs and micro backups and histories. The table of known editors has the switches that prevent
this. An editor that isn't in the table is started without any.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round
from kerneblik.storage.recovery.editor_drafts import EditorDraft, EditorDrafts, text_of
from kerneblik.text import ForeignEncodingError, text_from_outside
from kerneblik.workspace.editor_process import EditorProcess


@dataclass(frozen=True)
class KnownEditor:
    """One editor of the table."""

    switches: tuple[str, ...] = ()
    """Always passed to it."""
    while_locked: tuple[str, ...] = ()
    """More switches where the data directory is encrypted; with these the user's own settings don't apply."""
    is_graphical: bool = False
    """True when it opens a window of its own, and may return before that is closed."""


_BESIDE = "setlocal noswapfile | set directory=. noundofile nobackup | setlocal swapfile"
"""Comes after the user's own settings: makes a swap file that they put elsewhere anew beside the text."""
_VIM = ("-i", "NONE", "--cmd", "set directory=.", "-c", _BESIDE)
_EMACS = (
    "(progn (setq make-backup-files nil auto-save-list-file-prefix nil auto-save-file-name-transforms nil"
    " create-lockfiles nil) (dolist (mode '(savehist-mode save-place-mode recentf-mode desktop-save-mode))"
    " (when (and (boundp mode) (symbol-value mode)) (funcall mode -1))))"
)
_MICRO = ("-backup", "false", "-savehistory", "false", "-saveundo", "false", "-savecursor", "false")
_JOE = ("-nobackups", "-nodeadjoe", "--joe_state")
_TERMINAL, _WINDOW = KnownEditor(), KnownEditor(is_graphical=True)

_KNOWN = {
    **dict.fromkeys(
        ("vim", "nvim", "rvim", "vimdiff", "nvimdiff", "vimx"), KnownEditor(_VIM)
    ),
    **dict.fromkeys(("gvim", "mvim", "gview", "gvimdiff"), KnownEditor(_VIM, is_graphical=True)),
    "nano": KnownEditor(while_locked=("--ignorercfiles",)),
    "emacs": KnownEditor(("--eval", _EMACS)),
    "micro": KnownEditor(_MICRO),
    **dict.fromkeys(("joe", "jmacs", "jstar", "jpico"), KnownEditor(_JOE)),
    **dict.fromkeys(("ne", "hx", "helix", "kak", "busybox", "mg"), _TERMINAL),
    **dict.fromkeys(
        (
            "code", "code-insiders", "codium", "vscodium", "cursor", "subl", "sublime_text", "gedit", "kate",
            "kwrite", "mousepad", "xed", "pluma", "gnome-text-editor", "geany", "zed", "mate", "bbedit",
            "notepadqq", "atom", "leafpad", "featherpad", "xdg-open", "open",
        ),
        _WINDOW,
    ),
}  # fmt: skip
_BY_VIM_OR_NOT = frozenset({"vi", "view", "ex", "nview", "rview"})
"""Names under which some systems have vim itself, and others another editor."""
_STARTERS = frozenset({"env", "command", "nice", "exec", "nohup", "setsid", "stdbuf", "time", "ionice"})
"""Programs that start the one that is named behind them."""
_TAKE_A_WORD = frozenset({"-u", "--unset", "-C", "--chdir", "-n", "-c"})
_VERSION = re.compile(r"[-.\d]+$")
_PATIENCE = 2
"""Seconds."""


def place_of_editor(command: Sequence[str]) -> int:
    """Which word of a command names the editor: the first that isn't a starter such as `env`, or for one."""
    words = iter(enumerate(command))
    for place, word in words:
        if place and (word.startswith("-") or "=" in word or word.isdigit()):
            if word in _TAKE_A_WORD:
                next(words, None)
        elif Path(word).name not in _STARTERS:
            return place
    return 0


def known_editor(word: str) -> KnownEditor | None:
    """What is known of the editor that this word starts; None for one that isn't in the table."""
    found = shutil.which(word)
    names = [Path(word).name, *([Path(found).resolve().name] if found else [])]
    for name in names:
        for each in (name, name.partition(".")[0], _VERSION.sub("", name), name.partition("-")[0]):
            if each in _KNOWN:
                return _KNOWN[each]
    if found and _BY_VIM_OR_NOT & set(names) and _says_vim(found):
        return _KNOWN["vim"]
    return None


def with_switches(command: Sequence[str], *, locked: bool) -> list[str]:
    """The command with the switches that its editor needs, as far as it is known."""
    place = place_of_editor(command)
    editor = known_editor(command[place])
    if editor is None:
        return list(command)
    switches = [*editor.switches, *(editor.while_locked if locked else ())]
    return [*command[: place + 1], *switches, *command[place + 1 :]]


def _says_vim(path: str) -> bool:
    try:
        said = subprocess.run(
            [path, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):  # it says nothing
        return False
    return b"vim" in said[:200].lower()


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


def unknown_editor(environment: Mapping[str, str] = os.environ) -> str | None:
    """The name of the user's editor if it isn't in the table: it may write texts to other files; else None.

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
        command = with_switches(editor_command(), locked=drafts.is_encrypted)
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
    draft = drafts.relock(draft)
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
    except OSError:  # the disk is full, and it has to be encrypted first
        path = draft.file
    return type(error)(error.key, **error.values, path=path)
