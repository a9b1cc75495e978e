"""The text at hand in the user's own editor: opened, taken back, and awaited when the editor goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.timer import Timer

from kerneblik.errors import KerneblikError
from kerneblik.storage import RoundStore
from kerneblik.storage.recovery.editor_drafts import EditorDraft, EditorDrafts, is_in_use
from kerneblik.workspace.external_editor import (
    EditorIdleError,
    Outcome,
    StillOpen,
    edit_outside,
    read,
    stranger,
)

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp
    from kerneblik.ui.common.editor_screen import EditorScreen

_BETWEEN_LOOKS = 1.0
"""Seconds; only while a file is awaited is there anything to look at."""


@dataclass
class _Awaited:
    """A file that an editor may write yet."""

    place: tuple[str, str]
    """The id of the round and the key of the answer."""
    draft: EditorDraft
    taken: str
    """The text as it was taken in last."""
    is_held: bool
    """True when the editor itself holds the file: once it lets go, nothing comes any more."""
    told: str = ""
    """The text that the user was told of last."""


class ExternalEditing:
    """Opens the user's own editor for an app, and offers what one wrote that had returned at once."""

    def __init__(self, app: KerneblikApp, store: RoundStore) -> None:
        self._app = app
        self._drafts = EditorDrafts(store.directory, store.cipher)
        self._awaited: list[_Awaited] = []
        self._timer: Timer | None = None
        self._warned = False

    async def edit(self, room: EditorScreen, idle_limit: float | None) -> None:
        """Edit the answer at hand, or take in what came of it from an editor that had returned.

        `idle_limit` is the seconds without a key after which the editor is ended and the app locks.
        """
        await self._app.save_controller.save()
        if self._take(room):
            return
        try:
            unknown = stranger() if self._drafts.is_sealed and not self._warned else None
        except KerneblikError as error:
            self._app.notify_error(error)
            return
        if unknown is None:
            self._open(room, idle_limit)
        else:
            self._warn(unknown, lambda: self._open(room, idle_limit))

    def _warn(self, editor: str, go_on: Callable[[], None]) -> None:
        """Say once that the editor may write elsewhere what is locked here, and open it if the user wants."""
        from kerneblik.ui.common.prompts import ChoiceDialog

        def answered(choice: str | None) -> None:
            if choice == "open":
                self._warned = True
                go_on()

        t = self._app.t
        choices = {"leave": t("editor.stranger.leave"), "open": t("editor.stranger.open")}
        explanation = t("editor.stranger", command=editor)
        self._app.push_screen(ChoiceDialog(t, t("editor.stranger.title"), explanation, choices), answered)

    def _open(self, room: EditorScreen, idle_limit: float | None) -> None:
        app, answer = self._app, room.answer
        outcome: Outcome
        try:
            with app.suspend():
                outcome = edit_outside(self._drafts, app.workspace.editor.round, answer, idle_limit)
                app.screen_lock.restart()
        except SuspendNotSupported:
            outcome = KerneblikError("editor.no_terminal")
        if isinstance(outcome, EditorIdleError):
            app.screen_lock.hide()
        elif isinstance(outcome, KerneblikError):
            app.notify_error(outcome)
        elif isinstance(outcome, StillOpen):
            room.take_text(outcome.text)
            self._await(outcome, (app.workspace.editor.round.id, answer.key))
        else:
            room.take_text(outcome)

    # What comes later

    def _await(self, outcome: StillOpen, place: tuple[str, str]) -> None:
        self._drafts.spare(outcome.draft)
        self._awaited.append(_Awaited(place, outcome.draft, outcome.text, outcome.draft.lock is None))
        if self._timer is None:
            self._timer = self._app.set_interval(_BETWEEN_LOOKS, self._look)
        words = self._app.t("editor.window", command=outcome.command)
        self._app.notify(words, timeout=12, markup=False)

    def _look(self) -> None:
        for awaited in list(self._awaited):
            text = self._news(awaited)
            if text is not None and text != awaited.told:
                awaited.told = text
                self._app.notify(self._app.t("editor.came"), timeout=12, markup=False)
            elif text is None and awaited.is_held and not is_in_use(awaited.draft.directory):
                self._drafts.clear(awaited.draft)
                self._awaited.remove(awaited)
        if not self._awaited and self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _take(self, room: EditorScreen) -> bool:
        """Take in what an editor wrote meanwhile of the answer at hand; False when there is nothing."""
        for awaited in self._awaited:
            if awaited.place == (self._app.workspace.editor.round.id, room.key):
                text = self._news(awaited)
                if text is not None:
                    awaited.taken = text
                    room.take_text(text)
                    self._app.notify(self._app.t("editor.taken"), markup=False)
                    return True
        return False

    def _news(self, awaited: _Awaited) -> str | None:
        """The text that was not taken in yet; None when there is none, or none that can be read now."""
        text = read(awaited.draft, awaited.taken)
        return text if isinstance(text, str) and text != awaited.taken else None
