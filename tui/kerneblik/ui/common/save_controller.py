"""Saving what is written in the app: while it is typed, when another session saves, and at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.message import Message

from kerneblik import event_log
from kerneblik.reflection import Round
from kerneblik.storage import NewerRoundError, RoundStore, StorageError
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.workspace import Autosave, Failing, Saved, SaveState, Unsaved

if TYPE_CHECKING:
    from kerneblik.ui.common.form_draft_controller import FormDraftController
    from kerneblik.ui.common.forms import Answered, DraftDialog
    from kerneblik.ui.host import Host


@runtime_checkable
class Writing(Protocol):
    """A screen or a dialog to write in."""

    def leave_question(self) -> None:
        """Pass the text in its text area on to the editor."""

    def apply_remote_text(self) -> bool:
        """Take over into its text area what another session saved; True when that changed anything."""


class SaveController:
    """Saves the open round and the forms being filled in, and shows on the screens whether that succeeded."""

    class RemoteChange(Message):
        """Another session saved something; `take_remote_changes` takes it over."""

    def __init__(
        self,
        host: Host,
        store: RoundStore,
        round_: Round,
        on_state: Callable[[], None],
        *,
        is_example: bool = False,
    ) -> None:
        """Begin with this round, in the event loop that saving needs.

        `on_state` is told after each try to save the round or a form. With `is_example` the screens say that
        this is one, and not that it is saved: it is gone when the app ends.
        """
        self._is_example = is_example
        self._host = host
        self._on_state = on_state
        self._store = store
        self._told_of_failure = self._told_of_forms = self._told_of_backups = False
        self._editor_screens: list[EditorScreen] = []
        self.autosave = self._begin(round_)
        """Saves the open round."""
        self._forms: FormDraftController | None = None  # made for the first form

    def _begin(self, round_: Round) -> Autosave:
        return Autosave(self._store, round_, self._state_changed, self._remote_changed)

    def exchange(self, round_: Round) -> None:
        """Save another round from now on; all of the one before must have been saved."""
        self._save_or_leave()  # what another session took from the disk in this very moment
        self.autosave.close()
        self._editor_screens.clear()
        self.autosave = self._begin(round_)

    def add_screen(self, screen: BaseScreen) -> None:
        """Save what is written in a screen from now on, and in the forms that it opens."""
        screen.ask, screen.notify_error = self.ask, self._host.notify_error
        if isinstance(screen, EditorScreen):
            self._editor_screens.append(screen)

    # Saving

    def leave_question(self) -> None:
        """Pass the text in all text areas, shown or not, on to the editor, and that in forms to drafts."""
        for place in self._places():
            place.leave_question()
        if self._forms is not None:
            self._forms.collect()

    def _places(self, *, but: object = None) -> list[Writing]:
        """The screens and dialogs to write in, shown or not, without `but`."""
        screens = dict.fromkeys([*self._editor_screens, *self._host.screen_stack])
        return [screen for screen in screens if isinstance(screen, Writing) and screen is not but]

    async def save(self) -> SaveState:
        """Save at once, and show on the screens whether that succeeded; the state after it."""
        await self.flush()
        self.show_state()
        return self.autosave.state if self._form_error is None else Failing(self._form_error)

    async def flush(self) -> StorageError | None:
        """Save all that is written and wait for it, at most for some seconds; None when all is on disk."""
        self.leave_question()
        error = await self.autosave.flush()
        if self._forms is not None:
            error = await self._forms.flush() or error
        return error

    def save_now(self) -> None:
        """Save all that is not yet saved; safe at any moment, a signal handler's included."""
        try:
            self.leave_question()
        finally:
            self._save_or_leave()

    def save_at_last(self) -> None:
        """Save what came in while the app was ending, and keep a backup; to be called when it has run."""
        self._save_or_leave()
        self.emergency_copy.release()
        if self._forms is not None:
            self._forms.close()
        self._store.keep_backup(self.autosave.round_id)

    def _save_or_leave(self) -> None:
        """Save what is pending, or write it to the emergency copy where it can't be saved."""
        self.autosave.save_or_leave()
        if self._forms is not None:
            self._forms.flush_now()

    @property
    def emergency_copy(self) -> EmergencyCopy:
        """The file for what can't be saved."""
        return self.autosave.emergency_copy

    # Forms

    def ask(self, form: DraftDialog[Any], answered: Answered | None = None) -> None:
        """Show a form, filled in with what was kept of it; `answered` gets what it closes with."""
        if self._forms is None:
            from kerneblik.storage.recovery.form_drafts import FormDrafts
            from kerneblik.ui.common.form_draft_controller import FormDraftController

            drafts = FormDrafts(self._store.directory, self._store.cipher)
            self._forms = FormDraftController(
                self._host, drafts, lambda: not self.autosave.pending.has_edits, self._forms_kept
            )
        self._forms.ask(form, answered)

    async def tell_of_forms(self) -> None:
        """Say which forms were left half-written when the app ended last, with their text."""
        if not self._store.directory.drafts.exists():
            return
        from kerneblik.storage.recovery.form_drafts import FormDrafts

        drafts = FormDrafts(self._store.directory, self._store.cipher)
        waiting = await asyncio.to_thread(drafts.waiting)
        if waiting:
            t = self._host.t
            titles = ", ".join(dict.fromkeys(kept.title for kept in waiting))
            words = t.plural("form.waiting", len(waiting), titles=titles)
            self._host.notify(words, timeout=12, markup=False)

    async def tell_of_unreadable_copies(self) -> None:
        """Say which emergency copies of earlier sessions can't be read."""
        from kerneblik.storage.recovery.emergency_copies import unreadable

        errors = await asyncio.to_thread(unreadable, self._store.directory, self._store.cipher)
        newer = [str(path) for path, error in errors.items() if isinstance(error, NewerRoundError)]
        damaged = [str(path) for path in errors if str(path) not in newer]
        t, told = self._host.t, []
        if damaged:
            told.append(t.plural("emergency_copy.unreadable", len(damaged), paths=", ".join(damaged)))
        if newer:
            told.append(t("emergency_copy.newer", paths=", ".join(newer)))
        for words in told:
            self._host.notify(words, severity="warning", timeout=12, markup=False)

    @property
    def _form_error(self) -> StorageError | None:
        return self._forms.error if self._forms is not None else None

    # What others save

    def _remote_changed(self) -> None:
        self._host.post_message(self.RemoteChange())

    def take_remote_changes(self, on_disk: Round | None = None) -> None:
        """Take over what other sessions saved, after what is being typed here has been recorded.

        `on_disk` is the round as it was just found or changed there by another way than saving.
        """
        if on_disk is not None:
            self.autosave.notice(on_disk)
        event_log.record("remote_change")
        self.leave_question()
        host, news = self._host, self.autosave.take_remote_changes()
        if news is None or not host.workspace.editor.receive(news):
            return
        shown = host.base_screen
        screen = shown if shown is not None and is_ready(shown) else None
        for place in self._places(but=screen):
            place.apply_remote_text()  # the text in a text area counts as typed
        if screen is not None:
            screen.apply_remote_changes()

    # The save state

    @property
    def fails(self) -> bool:
        """True while saving does not succeed."""
        return isinstance(self.autosave.state, Failing) or self._form_error is not None

    def _state_changed(self, state: SaveState) -> None:
        self.show_state()
        if isinstance(state, Failing) and not self._told_of_failure:
            self._host.notify_error(state.error)
        self._told_of_failure = isinstance(state, Failing)
        self._tell_of_backups()
        if self._forms is not None:
            self._forms.drop_saved()
        self._on_state()

    def _tell_of_backups(self) -> None:
        """Say once that no backups of the round are kept."""
        if isinstance(self.autosave.state, Unsaved):
            return  # nothing was tried; and the first key has no time to look
        error = self._store.backups.failure(self.autosave.round_id)
        if error is not None and not self._told_of_backups:
            self._told_of_backups = True
            self._host.notify_error(error)

    def _forms_kept(self) -> None:
        error = self._form_error
        if error is not None and not self._told_of_forms:
            self._host.notify_error(error)
        self._told_of_forms = error is not None
        self._on_state()

    @property
    def is_all_kept(self) -> bool:
        """True when the last save of the round succeeded, and all that is typed in forms is kept."""
        return isinstance(self.autosave.state, Saved) and (self._forms is None or self._forms.is_kept)

    def show_state(self) -> None:
        """Show the save state in the headers of all screens."""
        for screen in self._host.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.save_words, screen.save_fails = self._words(), self.fails
                if is_ready(screen):
                    screen.refresh_header()

    def _words(self) -> str:
        state, t = self.autosave.state, self._host.t
        if self._is_example and not isinstance(state, Failing):
            return t("save.example")
        if isinstance(state, Saved):
            return t("save.saved", time=t.time(state.at)) if state.at else ""
        return t("save.failing" if isinstance(state, Failing) else "save.unsaved")
