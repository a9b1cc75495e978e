"""Hiding the screen, and locking the app when there is a passphrase."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kerneblik.language import Translator
from kerneblik.storage import DirectoryEncryption, RoundStore, StorageError

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host
    from kerneblik.ui.lock.dialogs import PrivacyScreen


LOCKED = "locked"
"""The return value of an app that locked itself: all is saved, and the process is to be restarted."""

_IDLE_CHOICES = frozenset({2, 5, 10, 30})
"""Minutes until the app locks itself, to choose from."""

_EDITOR = "editor"
"""The id of the choice whether the user's own editor is locked, too."""

_CHANGES = ("set", "change", "remove")
"""The ids of the choices that concern the passphrase itself."""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A clock that goes on while the machine sleeps, where there is one."""


def idle_choices(t: Translator, now: int) -> dict[str, str]:
    """The minutes to choose from, with how it is now among them; 0, the last, is never."""
    minutes = sorted((_IDLE_CHOICES | {now}) - {0})
    words = {str(count): t.plural("idle.after", count) for count in minutes} | {"0": t("idle.never")}
    return words | {str(now): t("idle.now", choice=words[str(now)])}


class IdleWatch:
    """Calls a function when no key was pressed for some time; a key costs no timer."""

    def __init__(self, limit: float, on_idle: Callable[[], None]) -> None:
        """Begin to watch, in the running event loop; `limit` is in seconds."""
        self.limit = limit
        """Seconds."""
        self._on_idle = on_idle
        self._last_key = _now()
        self._timer = self._start_timer(limit)

    def touch(self) -> bool:
        """Note that a key was pressed; False if the time was up: then `on_idle` was called first."""
        if _now() - self._last_key >= self.limit:  # the machine was asleep, and the timer with it
            self._on_idle()
            self.restart()
            return False
        self.restart()
        return True

    def restart(self) -> None:
        """Count the time from now on."""
        self._last_key = _now()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.cancel()

    def _start_timer(self, seconds: float) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, self._on_timer)

    def _on_timer(self) -> None:
        left = self.limit - (_now() - self._last_key)
        if left <= 0:
            self._on_idle()
            self.restart()
            left = self.limit
        self._timer = self._start_timer(left)


def _now() -> float:
    return time.clock_gettime(_CLOCK)


class ScreenLock:
    """Hides the screen on a key or after a pause; with a passphrase, saves and ends the app.

    Where saving fails just then, the app stays, with its text, behind the question for the passphrase, and
    ends as soon as it has saved.
    """

    def __init__(
        self,
        host: Host,
        save_controller: SaveController,
        store: RoundStore,
        encryption: DirectoryEncryption | None,
        *,
        is_example: bool,
    ) -> None:
        """Make it for a running app. `encryption` is what the passphrase opens; None when there is none."""
        self._host = host
        self._save_controller = save_controller
        self._store = store
        self._encryption = encryption
        self._is_example = is_example
        self.before_restart: Callable[[], str] | None = None
        """What is to be done once the app has ended with `LOCKED`; returns what to tell after the restart."""
        self._watch: IdleWatch | None = None
        self._privacy_screen: PrivacyScreen | None = None

    @property
    def holds(self) -> bool:
        """True while the passphrase is needed to go on."""
        return self._privacy_screen is not None and not self._privacy_screen.closes_on_request

    # Pauses

    def watch(self, minutes: float) -> None:
        """Lock after so many minutes without a key; 0 is never, and so it is without a passphrase."""
        if self._watch is not None:
            self._watch.stop()
        self._watch = IdleWatch(minutes * 60, self.hide) if self._encryption and minutes > 0 else None

    def touch(self) -> bool:
        """Note that a key was pressed; False if it is to be dropped, as the app should have locked before."""
        return self._watch is None or self._watch.touch()

    def restart(self) -> None:
        """Count the pause from now on: the user was busy in another program."""
        if self._watch is not None:
            self._watch.restart()

    @property
    def limit(self) -> float | None:
        """Seconds without a key after which it locks; None for never."""
        return self._watch.limit if self._watch is not None else None

    def ask(self) -> None:
        """Ask when to lock, and whether in an editor, too; or to set, change or remove the passphrase."""
        from kerneblik.ui.common.prompts import ChoiceDialog

        settings = self._host.settings
        now = settings.current

        def chosen(choice: str | None) -> None:
            if choice == _EDITOR:
                settings.change(lock_editor=not now.lock_editor)
            elif choice in _CHANGES:
                self._change_passphrase(choice)
            elif choice:
                settings.change(lock_after=int(choice))
                self.watch(int(choice))

        t = self._host.t
        if self._encryption is not None:
            editor = t("idle.editor.leave" if now.lock_editor else "idle.editor.lock")
            changes = {name: t(f"passphrase.{name}") for name in _CHANGES[1:]}
            choices = {**idle_choices(t, now.lock_after), _EDITOR: editor, **changes}
            dialog = ChoiceDialog(t, t("idle.title"), t("idle.explanation"), choices)
        else:
            choices = {} if self._is_example else {"set": t("passphrase.set")}
            choices[""] = t("passphrase.close")
            words = t("passphrase.example" if self._is_example else "passphrase.none")
            dialog = ChoiceDialog(t, t("passphrase.title"), words, choices)
        self._host.push_screen(dialog, chosen)

    def tell(self, notice: str) -> None:
        """Show what came of the work before the restart, until the user closes it."""
        from kerneblik.ui.common.prompts import ChoiceDialog

        t = self._host.t
        choices = {"": t("passphrase.close")}
        self._host.push_screen(ChoiceDialog(t, t("passphrase.title"), notice, choices))

    def _change_passphrase(self, change: str) -> None:
        from kerneblik.ui.lock.passphrase import ask_for_change

        try:
            self._store.directory.refuse_unusable()
        except StorageError as error:
            self._host.notify_error(error)
        else:
            ask_for_change(self._host, self._store, change, self._work_after_exit)

    def _work_after_exit(self, work: Callable[[], str]) -> None:
        self._host.run_worker(self._leave_for(work))

    async def _leave_for(self, work: Callable[[], str]) -> None:
        error = await self._save_controller.flush()
        if error is not None:
            self._host.notify_error(error)
        else:
            self.before_restart = work
            self._host.exit(LOCKED)

    # Hiding

    def hide(self) -> None:
        """Hide the screen at once; and lock, if there is a passphrase."""
        if self._privacy_screen is not None:
            self._host.redraw()
            return
        from kerneblik.ui.lock.dialogs import PrivacyScreen

        host, t = self._host, self._host.t
        self._save_controller.leave_question()
        words = t("privacy.saving" if self._encryption else "privacy.back")
        self._privacy_screen = PrivacyScreen(t, words, closes_on_request=self._encryption is None)
        host.push_screen(self._privacy_screen, self._shown_again)
        if self._encryption is not None:
            host.run_worker(self._lock(self._encryption))

    def show_again(self) -> None:
        """Show the screen again, unless the passphrase is needed for that."""
        if self._privacy_screen is not None:
            self._privacy_screen.action_close()
        else:
            self._host.show_again()

    def _shown_again(self, _: None) -> None:
        self._privacy_screen = None
        self._host.show_again()

    async def _lock(self, encryption: DirectoryEncryption) -> None:
        error = await self._save_controller.flush()
        if error is None:
            self._host.exit(LOCKED)
            return
        from kerneblik.ui.lock.dialogs import PassphraseDialog

        t = self._host.t
        notice = t("unlock.unsaved", reason=t(error.key, **error.values))
        dialog = PassphraseDialog(t, encryption.unlock, notice=notice, leaves=False)
        self._host.push_screen(dialog, self._passed)

    def _passed(self, _: object) -> None:
        if self._privacy_screen is not None:
            self._privacy_screen.dismiss(None)

    def on_save_state(self) -> None:
        """Lock, if locking was only waiting for this save."""
        if self.holds and self._save_controller.is_all_kept:
            self._host.exit(LOCKED)
