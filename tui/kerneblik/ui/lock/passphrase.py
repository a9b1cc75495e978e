"""Setting, changing and removing the passphrase in the app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from kerneblik.language import Translator
from kerneblik.storage import (
    DirectoryEncryption,
    RoundStore,
    StorageError,
    UnfinishedError,
    WeakPassphraseError,
)
from kerneblik.storage.encryption.age import SHORTEST, refuse_weak, retry_while_busy
from kerneblik.ui.host import Host
from kerneblik.ui.lock.dialogs import SecretDialog, SecretLine


class Passphrases(NamedTuple):
    """What was typed."""

    old: str
    """The present passphrase; empty where there is none."""
    new: str
    """The one to have from now on; empty for none."""


_Check = Callable[[Passphrases], Passphrases]

_LINES = {"set": ("new", "again"), "change": ("old", "new", "again"), "remove": ("old",)}
"""The lines to fill in for each change."""


def ask_for_change(
    host: Host, store: RoundStore, change: str, leave: Callable[[Callable[[], str]], None]
) -> None:
    """Ask for what a change of the passphrase needs, and make the change.

    Args:
        host: the app.
        store: the store of the directory.
        change: "set", "change" or "remove".
        leave: saves, ends the app, does what it is given, and starts the app anew, which tells what that
            returned; for encrypting and decrypting the files, when nobody may have the directory open.
    """
    t, encryption = host.t, DirectoryEncryption(store.directory.path)
    steps: dict[str, tuple[str, _Check]] = {
        "set": (t("lock.warning", path=encryption.path).strip(), _take),
        "change": (t("lock.not_shown", shortest=SHORTEST), partial(_change, encryption)),
        "remove": (t("passphrase.remove.explanation", path=encryption.path), partial(_try, encryption)),
    }
    explanation, check = steps[change]

    def answered(typed: Passphrases | None) -> None:
        if typed is None:
            return
        if change == "change":
            host.notify(t("lock.new_passphrase"), timeout=12, markup=False)
            return
        lock, remove = partial(_lock, encryption, typed.new), partial(_remove, encryption, t, typed.old)
        leave(partial(_work, store, t, lock if change == "set" else remove))

    host.push_screen(PassphraseChangeDialog(t, change, explanation, check), answered)


def _take(typed: Passphrases) -> Passphrases:
    return typed


def _change(encryption: DirectoryEncryption, typed: Passphrases) -> Passphrases:
    encryption.change_passphrase(typed.old, typed.new)
    return typed


def _try(encryption: DirectoryEncryption, typed: Passphrases) -> Passphrases:
    encryption.unlock(typed.old)
    return typed


def _lock(encryption: DirectoryEncryption, passphrase: str) -> str:
    encryption.lock(passphrase)
    return ""


def _remove(encryption: DirectoryEncryption, t: Translator, passphrase: str) -> str:
    left = encryption.remove_lock(passphrase)
    words = [t("lock.removed")]
    if left:
        words += [t("lock.left", directory=encryption.path / "lock"), *map(str, left)]
    return "\n".join(words)


def _work(store: RoundStore, t: Translator, work: Callable[[], str]) -> str:
    """Leave the directory and do the work in it; what to tell of it."""
    store.close()
    try:
        return retry_while_busy(work, lambda: None)
    except UnfinishedError as error:
        return t(error.key, **error.values)
    except StorageError as error:
        return t("lock.failed", message=t(error.key, **error.values))


class PassphraseChangeDialog(SecretDialog[Passphrases]):
    """Asks for passphrases, a new one twice; closes with them once they passed the check."""

    def __init__(
        self,
        translator: Translator,
        change: str,
        explanation: str,
        check: _Check,
    ) -> None:
        """Make it.

        Args:
            translator: the words.
            change: "set", "change" or "remove".
            explanation: what comes of it.
            check: returns what was typed, in a thread; raises KerneblikError when it is no good.
        """
        super().__init__(translator)
        self._change, self._explanation, self._check = change, explanation, check

    def compose(self) -> ComposeResult:
        """What comes of it, the lines, how it went, the keys."""
        t = self.t
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = t(f"passphrase.{self._change}")
            yield Static(self._explanation, classes="" if self._change == "remove" else "full", markup=False)
            if self._change == "set":
                yield Static(t("passphrase.set.brief"), classes="brief", markup=False)
            for name in _LINES[self._change]:
                line = SecretLine(id=name)
                line.border_title = t(f"passphrase.line.{name}")
                yield line
            yield Static(id="said", markup=False)
            yield Static(t(f"passphrase.{self._change}.keys"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query(SecretLine).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line that is empty; from the last one, try what was typed."""
        event.stop()
        lines = list(self.query(SecretLine))
        empty = [line for line in lines if not line.value]
        if self.trying:
            return
        if empty:
            empty[0].focus()
            return
        typed = {line.id: line.value for line in lines}
        passphrases = Passphrases(typed.get("old", ""), typed.get("new", ""))
        if "new" in typed:
            problem = self._problem(passphrases.new, typed["again"])
            if problem:
                self.say(self.t("lock.again", problem=problem))
                self._empty("#new", "#again")
                return
        self._empty(*(f"#{name}" for name in reversed(typed)))
        self.start_try(partial(self._check, passphrases), self.t("lock.working"))

    def _problem(self, new: str, again: str) -> str:
        try:
            refuse_weak(new)
        except WeakPassphraseError as error:
            return self.t(error.key, **error.values)
        return "" if new == again else self.t("lock.differ")

    def _empty(self, *selectors: str) -> None:
        for selector in selectors:
            self.query_one(selector, SecretLine).value = ""
        self.query_one(selectors[0], SecretLine).focus()

    def action_close(self) -> None:
        """Close without a change, unless one is being made."""
        if not self.trying:
            self.dismiss(None)
