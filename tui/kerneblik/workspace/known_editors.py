"""What is known of the editors that people use: how each is kept from writing texts down elsewhere.

Editors remember what was in them: vim the registers in ~/.viminfo, nano the searches and positions, emacs and
micro backups and histories. The table has the switches against that. An editor that is not in it is started
as it is named.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KnownEditor:
    """One editor of the table."""

    switches: tuple[str, ...] = ()
    """Put behind its name always."""
    while_locked: tuple[str, ...] = ()
    """The same where texts are locked: what costs the user settings of their own."""
    is_graphical: bool = False
    """True when it opens a window of its own, and may return before that is closed."""


_BESIDE = "setlocal noswapfile | set directory=. noundofile nobackup | setlocal swapfile"
"""After the user's own settings: a swap file that these put elsewhere is made anew beside the text."""
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
