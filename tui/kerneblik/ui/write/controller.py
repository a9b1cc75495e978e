"""What can be done with the current answer: versions, earlier rounds, the user's own editor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual.app import SuspendNotSupported
from textual.timer import Timer

from kerneblik.errors import KerneblikError
from kerneblik.reflection.comparison import earlier_answers
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.recovery.editor_drafts import EditorDraft, EditorDrafts, is_in_use
from kerneblik.ui.write.screen import WriteScreen
from kerneblik.workspace.external_editor import (
    EditorIdleError,
    Outcome,
    StillOpen,
    edit_outside,
    read,
    unknown_editor,
)

if TYPE_CHECKING:
    from kerneblik.ui.common.editor_screen import EditorScreen
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


class AnswerActions:
    """Reads earlier texts from the store, in threads, and shows them on the screens to write in."""

    def __init__(self, host: Host, save_controller: SaveController, store: RoundStore) -> None:
        self._host, self._save_controller, self._store = host, save_controller, store

    async def show_versions(self) -> None:
        """Show the earlier versions of the current text, to compare, to restore or to merge with it."""
        from kerneblik.ui.write.dialogs import VersionsDialog

        host, screen = self._host, self._host.editor_screen
        if screen is None:
            return
        await self._save_controller.save()
        key = screen.key
        try:
            versions = await asyncio.to_thread(self._store.versions, host.workspace.editor.round.id, key)
        except StorageError as error:
            host.notify_error(error)
            return

        def chosen(text: str | None) -> None:
            # Another session may have removed the conversation meanwhile; then there is another current text.
            if text is not None and host.editor_screen is screen and screen.key == key:
                host.workspace.editor.begin_edit_session(key)
                screen.take_text(text)

        host.push_screen(VersionsDialog(host.t, screen.answer.text, versions), chosen)
        host.workspace.editor.look_at(key, versions)
        host.refresh_screen()

    async def toggle_earlier(self) -> None:
        """Read the answers of earlier rounds and show them beside those of this one, or hide them."""
        screen = self._host.base_screen
        if not isinstance(screen, WriteScreen):
            return
        if screen.earlier is not None:
            screen.show_earlier(None)
            return
        try:
            summaries = await asyncio.to_thread(self._store.summaries)
        except KerneblikError as error:
            self._host.notify_error(error)
            return
        rounds = (summary.round for summary in summaries if summary.round is not None)
        screen.show_earlier(earlier_answers(rounds, self._host.workspace.editor.round))


_POLL_INTERVAL = 1.0
"""Seconds between two checks of the files that an editor may still write, if there are any."""


class IdleLock(Protocol):
    """Locks the app when no key has been pressed for some time."""

    @property
    def limit(self) -> float | None:
        """Seconds without a key after which the app locks; None for never."""

    def restart(self) -> None:
        """Count the time without a key from now on."""

    def hide(self) -> None:
        """Lock the app now."""


@dataclass
class _Awaited:
    """A file that an editor may still write."""

    place: tuple[str, str]
    """The id of the round and the key of the answer."""
    draft: EditorDraft
    taken: str
    """The text as it was taken over last."""
    is_held: bool
    """True when the editor itself locks the draft: once it is unlocked, the editor writes no more."""
    told: str = ""
    """The text that the user was told of last."""


class ExternalEditing:
    """Opens the user's own editor, and takes over what it writes, also after it has returned."""

    def __init__(
        self,
        host: Host,
        save_controller: SaveController,
        store: RoundStore,
        lock: IdleLock,
    ) -> None:
        self._host = host
        self._save_controller = save_controller
        self._lock = lock
        self._drafts = EditorDrafts(store.directory, store.cipher)
        self._awaited: list[_Awaited] = []
        self._timer: Timer | None = None
        self._warned = False

    async def edit(self) -> None:
        """Edit the current text, or take over what an editor wrote of it after it had returned.

        When no key is pressed in the editor for as long as the app waits before it locks itself, the editor
        is ended and the app locks, unless the setting `lock_editor` is off.
        """
        screen = self._host.editor_screen
        if screen is None:
            return
        await self._save_controller.save()
        if self._take_over(screen):
            return
        try:
            unknown = unknown_editor() if self._drafts.is_encrypted and not self._warned else None
        except KerneblikError as error:
            self._host.notify_error(error)
            return
        if unknown is None:
            self._open(screen)
        else:
            self._warn(unknown, lambda: self._open(screen))

    def _warn(self, editor: str, go_on: Callable[[], None]) -> None:
        """Warn that an unknown editor may keep texts unencrypted, and open it if the user wants."""
        from kerneblik.ui.common.prompts import ChoiceDialog

        def answered(choice: str | None) -> None:
            if choice == "open":
                self._warned = True
                go_on()

        t = self._host.t
        choices = {"leave": t("editor.unknown.leave"), "open": t("editor.unknown.open")}
        explanation = t("editor.unknown", command=editor)
        self._host.push_screen(ChoiceDialog(t, t("editor.unknown.title"), explanation, choices), answered)

    def _open(self, screen: EditorScreen) -> None:
        host, answer = self._host, screen.answer
        idle_limit = self._lock.limit if host.settings.current.lock_editor else None
        outcome: Outcome
        try:
            with host.suspend():
                outcome = edit_outside(self._drafts, host.workspace.editor.round, answer, idle_limit)
                self._lock.restart()
        except SuspendNotSupported:
            outcome = KerneblikError("editor.no_terminal")
        if isinstance(outcome, EditorIdleError):
            self._lock.hide()
        elif isinstance(outcome, KerneblikError):
            host.notify_error(outcome)
        elif isinstance(outcome, StillOpen):
            screen.take_text(outcome.text)
            self._await(outcome, (host.workspace.editor.round.id, answer.key))
        else:
            screen.take_text(outcome)

    # What editors write after they have returned

    def _await(self, outcome: StillOpen, place: tuple[str, str]) -> None:
        self._drafts.keep_for_a_day(outcome.draft)
        self._awaited.append(_Awaited(place, outcome.draft, outcome.text, outcome.draft.lock is None))
        if self._timer is None:
            self._timer = self._host.set_interval(_POLL_INTERVAL, self._poll)
        words = self._host.t("editor.window", command=outcome.command)
        self._host.notify(words, timeout=12, markup=False)

    def _poll(self) -> None:
        for awaited in list(self._awaited):
            text = self._new_text(awaited)
            if text is not None and text != awaited.told:
                awaited.told = text
                self._host.notify(self._host.t("editor.came"), timeout=12, markup=False)
            elif text is None and awaited.is_held and not is_in_use(awaited.draft.directory):
                self._drafts.clear(awaited.draft)
                self._awaited.remove(awaited)
        if not self._awaited and self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _take_over(self, screen: EditorScreen) -> bool:
        """Take over what an editor wrote meanwhile of the current text; False when there is nothing."""
        for awaited in self._awaited:
            if awaited.place == (self._host.workspace.editor.round.id, screen.key):
                text = self._new_text(awaited)
                if text is not None:
                    awaited.taken = text
                    screen.take_text(text)
                    self._host.notify(self._host.t("editor.taken"), markup=False)
                    return True
        return False

    def _new_text(self, awaited: _Awaited) -> str | None:
        """The text that was not taken over yet; None when there is none, or it can't be read now."""
        text = read(awaited.draft, awaited.taken)
        return text if isinstance(text, str) and text != awaited.taken else None
