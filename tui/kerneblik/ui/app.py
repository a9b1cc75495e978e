"""The app: wires the workspace, the store, the screens and the terminal; holds no logic of its own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Paste

from kerneblik import event_log
from kerneblik.checklist import Checklist
from kerneblik.dataclass import dataclass
from kerneblik.errors import KerneblikError
from kerneblik.language import LANGUAGES, Translator, catalogue
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import DirectoryEncryption, RoundStore, StorageError
from kerneblik.storage.late_imports import prepare_saving
from kerneblik.terminal.screen import IncrementalScreen, is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.appearance import Appearance
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.save_controller import SaveController
from kerneblik.ui.common.themed_app import ThemedApp
from kerneblik.ui.lock.screen_lock import ScreenLock
from kerneblik.ui.screens import ROOMS, create_screen
from kerneblik.ui.write.screen import WriteScreen
from kerneblik.workspace.workspace import Workspace

if TYPE_CHECKING:
    from kerneblik.ui.documents.document_dialog import DocumentDialog
    from kerneblik.ui.rounds.controller import RoundsController
    from kerneblik.ui.rounds.rounds_dialog import RoundsDialog
    from kerneblik.ui.write.external_editing import ExternalEditing

_PASSAGE = "passage"
"""Where one is for the moment in which all rooms are exchanged."""
_TIDY_AFTER = 1.0
"""Seconds after the start, so that the first key need not wait for it."""


@dataclass(frozen=True)
class AppDependencies:
    """What the app works with; built once from the command line's arguments, by hand in a test."""

    store: RoundStore
    checklist: Checklist
    round: Round
    settings: Settings
    change_settings: Callable[..., None]
    """Keeps what changes of the settings, given by its name."""
    language: str
    appearance: Appearance
    encryption: DirectoryEncryption | None = None
    """What the passphrase opens; None when there is none."""


class KerneblikApp(ThemedApp[str]):
    """Kerneblik on the screen; ends with `LOCKED` when it has locked itself, else with None."""

    TITLE = "Kerneblik"
    DEFAULT_MODE = "write"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", "help"),
        key("f2", "room('write')", "write"),
        key("f3", "room('overview')", "overview"),
        key("f4", "room('review')", "review"),
        key("f5", "room('dialogue')", "dialogue"),
        key("ctrl+f", "search", "search", priority=True),
        key("f8", "toggle_theme", "theme", show=False),
        key("f9", "toggle_language", "language", show=False),
        key("ctrl+r", "rounds", "rounds", show=False),
        key("ctrl+s", "save", "save", show=False),
        key("ctrl+l", "redraw", "redraw", show=False),
        key("ctrl+p", "palette", "palette", show=False, priority=True),
        key("f12", "hide", "lock", show=False, priority=True),
        key("f10", "quit", "quit", priority=True),
        key("ctrl+q", "quit", "quit_too", show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(self, dependencies: AppDependencies) -> None:
        super().__init__(dependencies.appearance, dependencies.settings.theme)
        self._dependencies = dependencies
        self._settings = dependencies.settings
        self._came_from = self.DEFAULT_MODE
        self.has_begun = False
        """True once there is something to keep."""
        for name in ROOMS:
            self.add_mode(name, partial(self._open_room, name))

    def on_load(self) -> None:
        """Take up the work, in the event loop that saving needs."""
        place = self._dependencies
        self.screen_lock = ScreenLock(self, place.encryption)
        self.save_controller = SaveController(self, place.store, place.round)
        self._take_up(place.round, Translator(place.language))
        self.screen_lock.watch(self._settings.lock_after)
        self.has_begun = True

    def _take_up(self, round_: Round, translator: Translator) -> None:
        """Work on this round from now on."""
        checklist = self._dependencies.checklist
        self.workspace = Workspace(checklist, round_, self.save_controller.autosave, translator)

    @property
    def t(self) -> Translator:
        """The words of the language spoken now."""
        return self.workspace.translator

    @property
    def room(self) -> BaseScreen | None:
        """The room that is shown, dialogs over it or not."""
        return next(
            (screen for screen in reversed(self.screen_stack) if isinstance(screen, BaseScreen)), None
        )

    @property
    def writing_room(self) -> EditorScreen | None:
        """The same, if it is one to write in."""
        return self.room if isinstance(self.room, EditorScreen) else None

    def on_mount(self) -> None:
        """Be ready for the line to drop, and introduce the leaflet to whoever is new."""
        if not self.is_headless:
            self.end_gracefully(self.save_controller.save_now)
        self.hide_on("f12", shows=("enter", "escape"))
        if not self._settings.introduction_seen:
            self.call_after_refresh(self.action_introduction)
        self.set_timer(_TIDY_AFTER, self._look_around)
        self.set_timer(_TIDY_AFTER, self.save_controller.tell_of_forms)
        self.set_timer(_TIDY_AFTER, self.save_controller.tell_of_unreadable_copies)

    async def _look_around(self) -> None:
        """Remove for good what was deleted long ago, and tell of copies of rounds; both wait for a start.

        What only saving and its messages need is read first, that they need no installation any more.
        """
        await asyncio.to_thread(prepare_saving)
        await asyncio.to_thread(catalogue, self.t.language)
        with suppress(StorageError):  # it stays there, and the next start tries again
            await asyncio.to_thread(self._dependencies.store.empty_trash)
        copies = await asyncio.to_thread(self._dependencies.store.copies)
        if copies:
            words = self.t.plural("copies.found", len(copies), paths=", ".join(c.path.name for c in copies))
            self.notify(words, severity="warning", timeout=12, markup=False)

    # Keeping

    async def action_save(self) -> None:
        """Save at once, and say so."""
        await self.save_controller.save()

    async def action_quit(self) -> None:
        """Save and leave; ask first when saving fails. A second time while it asks does nothing."""
        if self.screen_lock.holds or (self.save_controller.fails and not isinstance(self.screen, BaseScreen)):
            return
        from kerneblik.ui.quit import leave

        await leave(self)

    def on_save_controller_remote_change(self) -> None:
        """Show what another session saved."""
        self.save_controller.take_remote_changes()

    def action_help_quit(self) -> None:
        """Say what Ctrl+C is for here, when there is nothing to copy."""
        self.notify(self.t("help.quit"), markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to every clipboard within reach, and say to which."""
        super().copy_to_clipboard(text)
        from kerneblik.terminal.clipboard import clipboard_program

        self.run_worker(self._copy_locally(clipboard_program(os.environ), text), group="clipboard")

    async def _copy_locally(self, program: Sequence[str], text: str) -> None:
        from kerneblik.terminal.clipboard import copy_with

        copied = bool(program) and await copy_with(program, text)
        self.notify(self.t("copy.copied" if copied else "copy.sent"), markup=False)

    def notify_error(self, error: KerneblikError) -> None:
        """Say on the screen what went wrong."""
        event_log.record("error_shown", key=error.key)
        words = self.t(error.key, **error.values)
        self.notify(words, title=self.t("error.title"), severity="error", timeout=12, markup=False)

    # Going about

    def _open_room(self, name: str) -> BaseScreen:
        room = create_screen(name, self.workspace, self._dependencies.appearance)
        self.save_controller.add_room(room)
        return room

    async def action_room(self, name: str) -> None:
        """Go to another room."""
        self.save_controller.leave_question()
        if self.room is not None:
            self.room.fold_sidebar()
        if name != self.current_mode:
            self._came_from = self.current_mode
            await self.switch_mode(name)
            if self.room is not None:
                self.room.enter()
            self.save_controller.show_state()

    async def action_room_before(self) -> None:
        """Go back to the room one came from."""
        await self.action_room(self._came_from)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that leads to where one is does nothing, and is not shown."""
        return not (action == "room" and parameters == (self.current_mode,))

    async def on_base_screen_go_to(self, message: BaseScreen.GoTo) -> None:
        """Go to write at the actor or the question asked for."""
        self.save_controller.leave_question()
        if message.actor_id is not None:
            self.workspace.navigation.go_to_actor(message.actor_id)
        if message.question_id is not None:
            self.workspace.navigation.go_to(message.question_id)
        await self.action_room("write")
        room = self.writing_room
        if room is not None:
            room.refresh_view()
            room.action_to_text()

    async def action_actor(self, actor_id: str) -> None:
        """Go to write at an actor."""
        await self.on_base_screen_go_to(BaseScreen.GoTo(actor_id=actor_id))

    # Hiding and locking

    async def on_event(self, event: Event) -> None:
        """Nothing gets further that is typed when the app should be locked."""
        if isinstance(event, InputEvent | Paste) and not self.screen_lock.touch():
            return
        await super().on_event(event)

    def action_hide(self) -> None:
        """Hide the screen, and lock it if there is a passphrase."""
        self.screen_lock.hide()

    def show_on_request(self) -> None:
        """Show what was hidden, if it takes no passphrase."""
        self.screen_lock.show_again()

    def action_passphrase(self) -> None:
        """Choose when the app locks itself, or say how to set a passphrase."""
        self.screen_lock.ask(self._settings, self._change_settings)

    # Dialogs

    def action_introduction(self) -> None:
        """Show what the leaflet says of itself."""
        from kerneblik.ui.help.introduction_dialog import IntroductionDialog

        self.push_screen(IntroductionDialog(self.t, self.workspace.editor.checklist), self._introduced)
        if not self._settings.introduction_seen:
            self._change_settings(introduction_seen=True)

    async def _introduced(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)
        if action == "toggle_language":
            self.action_introduction()

    def action_help(self) -> None:
        """Show the keys that act here."""
        if self.room is None:
            return
        from kerneblik.ui.help.help_dialog import HelpDialog

        acting = [active for active in self.screen.active_bindings.values() if active.enabled]
        here = [active.binding for active in acting if active.node is not self]
        own = {active.binding for active in acting if active.node is self}
        everywhere = [binding for _, binding in self._bindings if binding in own]
        texts = {active.binding.key for active in acting if isinstance(active.node, AnswerEditor)}
        self.push_screen(HelpDialog(self.t, here, everywhere, texts, self._dependencies.appearance.glyphs))

    def action_palette(self) -> None:
        """Show every action by its name."""
        from kerneblik.ui.help.commands import commands
        from kerneblik.ui.help.palette import PaletteDialog

        if isinstance(self.screen, BaseScreen):
            self.push_screen(PaletteDialog(self.t, commands(self.screen)), self._run_command)

    async def _run_command(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action, self.screen)

    # Rounds

    @cached_property
    def _rounds(self) -> RoundsController:
        from kerneblik.ui.rounds.controller import RoundsController

        return RoundsController(self, self._dependencies.store)

    async def action_rounds(self) -> None:
        """Show all rounds: to open, begin, name, compare, archive or delete one."""
        if isinstance(self.screen, BaseScreen):
            await self._rounds.show()

    def action_search(self) -> None:
        """Look words up in all texts of all rounds."""
        if isinstance(self.screen, BaseScreen):
            self._rounds.search()

    async def on_rounds_dialog_wish(self, message: RoundsDialog.Wish) -> None:
        """Do what the user wishes with a round."""
        await self._rounds.fulfil(message)

    async def action_earlier(self) -> None:
        """Show the answers of earlier rounds beside those of this one, or hide them."""
        if isinstance(self.room, WriteScreen):
            await self._rounds.toggle_earlier(self.room)

    async def open_round(self, round_: Round) -> None:
        """Work on another round; all of the one before must have been saved.

        Nothing remains of that one: autosave, workspace and rooms, with all that these remember, are new.
        """
        self.save_controller.exchange(round_)
        self._came_from = self.DEFAULT_MODE
        self._take_up(round_, self.t)
        with self.batch_update():
            rooms = dict(self._modes)
            self.add_mode(_PASSAGE, IncrementalScreen)  # one cannot take down the room one is in
            await self.switch_mode(_PASSAGE)
            for name, room in rooms.items():
                await self.remove_mode(name)
                self.add_mode(name, room)
            await self.switch_mode(self.DEFAULT_MODE)
            await self.remove_mode(_PASSAGE)
        self.save_controller.show_state()
        if not round_.archived:  # the app is to open with it next time
            self.workspace.navigation.record_position()

    # The user's own choices

    def action_toggle_language(self) -> None:
        """Speak the next language."""
        following = LANGUAGES[(LANGUAGES.index(self.t.language) + 1) % len(LANGUAGES)]
        self.workspace.speak(following)
        self._change_settings(language=following)
        self.save_controller.show_state()
        self.refresh_room()

    def action_toggle_theme(self) -> None:
        """From dark to light and back."""
        theme = "light" if self.current_theme.dark else "dark"
        self._change_settings(theme=theme)
        self.set_theme(theme)
        self.refresh_room()

    def _change_settings(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        try:
            self._dependencies.change_settings(**changes)
        except KerneblikError as error:
            self.notify_error(error)

    def refresh_room(self) -> None:
        """Bring the room that is shown up to date."""
        if self.room is not None and is_ready(self.room):
            self.room.refresh_view()

    # Papers

    def action_sheet(self, actor_id: str | None = None) -> None:
        """Make the sheet for a conversation: with the actor at hand, or with the one named."""
        from kerneblik.ui.documents.controller import open_sheet

        open_sheet(self, actor_id)

    def action_report(self) -> None:
        """Make the leader's report."""
        from kerneblik.ui.documents.controller import open_report

        open_report(self, self._settings.report or {}, lambda choice: self._change_settings(report=choice))

    def action_calendar(self) -> None:
        """Write the open agreements to a file for the calendar."""
        from kerneblik.ui.documents.controller import open_calendar

        open_calendar(self)

    def on_document_dialog_write(self, message: DocumentDialog.Write) -> None:
        """Write what a dialog asks for; keys go on being heard meanwhile."""
        from kerneblik.ui.documents.controller import write

        self.run_worker(write(self, message), group="papers")

    # The text at hand from elsewhere

    async def action_versions(self) -> None:
        """Show the earlier texts of the answer at hand, to compare, to take back or to merge."""
        from kerneblik.ui.write.answer_actions import show_versions

        if self.writing_room is not None:
            await show_versions(self, self._dependencies.store, self.writing_room)

    async def action_edit_outside(self) -> None:
        """Edit the answer at hand in $VISUAL or $EDITOR."""
        if self.writing_room is not None:
            limit = self.screen_lock.limit if self._settings.lock_editor else None
            await self._outside_editing.edit(self.writing_room, limit)

    @cached_property
    def _outside_editing(self) -> ExternalEditing:
        from kerneblik.ui.write.external_editing import ExternalEditing

        return ExternalEditing(self, self._dependencies.store)
