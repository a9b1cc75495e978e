"""The app: it wires session, store, screens and terminal together, and holds no logic of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Paste

from kerneblik.checklist import Checklist
from kerneblik.errors import KerneblikError
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Position, Round
from kerneblik.settings import Settings
from kerneblik.storage import (
    Autosave,
    EmergencyCopy,
    Failing,
    RoundStore,
    Saved,
    SaveState,
    StorageError,
    Vault,
)
from kerneblik.terminal.screen import LightScreen
from kerneblik.ui.dressed import DressedApp
from kerneblik.ui.keys import key
from kerneblik.ui.locking import ScreenLock
from kerneblik.ui.look import Look
from kerneblik.ui.rooms import ROOMS, open_room
from kerneblik.ui.screens.room import Room
from kerneblik.ui.screens.write import WriteScreen
from kerneblik.ui.screens.writing import WritingRoom
from kerneblik.ui.session import Session

if TYPE_CHECKING:
    from kerneblik.ui.dialogs.papers import PaperDialog
    from kerneblik.ui.dialogs.rounds import RoundsDialog
    from kerneblik.ui.rounds import RoundsDesk

_PASSAGE = "passage"
"""Where one is for the moment in which all rooms are exchanged."""
_TIDY_AFTER = 1.0
"""Seconds after the start, so that the first key need not wait for it."""


@dataclass(frozen=True)
class Workplace:
    """What the app works with; built once from the command line's arguments, by hand in a test."""

    store: RoundStore
    checklist: Checklist
    round: Round
    settings: Settings
    save_settings: Callable[[Settings], None]
    language: str
    look: Look
    vault: Vault | None = None
    """What the passphrase opens; None when there is none."""


class KerneblikApp(DressedApp[str]):
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

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, workplace.settings.theme)
        self._workplace = workplace
        self._settings = workplace.settings
        self._told_of_failure = False
        self._began = False
        self.emergency_copy = EmergencyCopy(workplace.store.directory, workplace.store.seal)
        """Where that is left which can't be saved when the app ends."""
        self._came_from = self.DEFAULT_MODE
        self._writing_rooms: list[WritingRoom] = []
        for name in ROOMS:
            self.add_mode(name, partial(self._open_room, name))

    def on_load(self) -> None:
        """Take up the work, in the event loop that saving needs."""
        self._take_up(self._workplace.round, Translator(self._workplace.language))
        self._began = True
        self.screen_lock = ScreenLock(self, self._workplace.vault)
        self.screen_lock.watch(self._settings.lock_after)

    def _take_up(self, round_: Round, translator: Translator) -> None:
        """Have this round on the table, with an autosave of its own."""
        place = self._workplace
        self.autosave = Autosave(place.store, round_, self._save_state_changed, self.round_arrived)
        self.session = Session(place.checklist, round_, self.autosave, translator)

    @property
    def t(self) -> Translator:
        """The words of the language spoken now."""
        return self.session.translator

    @property
    def room(self) -> Room | None:
        """The room that is shown, dialogs over it or not."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Room)), None)

    @property
    def writing_room(self) -> WritingRoom | None:
        """The same, if it is one to write in."""
        return self.room if isinstance(self.room, WritingRoom) else None

    def on_mount(self) -> None:
        """Be ready for the line to drop, and introduce the leaflet to whoever is new."""
        if not self.is_headless:
            self.end_gracefully(self.save_now)
        if not self._settings.introduction_seen:
            self.call_after_refresh(self.action_introduction)
        self.set_timer(_TIDY_AFTER, self._empty_trash)

    async def _empty_trash(self) -> None:
        """Remove for good what was deleted long ago; the next start tries again what fails."""
        with suppress(StorageError):
            await asyncio.to_thread(self._workplace.store.empty_trash)

    # Keeping

    def save_now(self) -> None:
        """Save all that is not yet saved; safe at any moment, a signal handler's included."""
        try:
            self.leave_question()
        finally:
            self._save_or_leave()

    def leave_question(self) -> None:
        """Take what stands in the text areas, be they shown or not."""
        for room in self._writing_rooms:
            room.leave_question()

    def save_at_last(self) -> None:
        """Save what came in while the app was ending, and keep a backup; to be called when it has run."""
        if self._began:
            self._save_or_leave()
            self._workplace.store.keep_backup(self.session.round.id)

    def _save_or_leave(self) -> None:
        """Save what is pending; what can't be saved is left in the emergency copy."""
        self.autosave.flush_now()
        self.emergency_copy.cover(self.session.round, self.autosave.pending)

    def _save_state_changed(self, state: SaveState) -> None:
        self._show_save_state()
        if isinstance(state, Failing) and not self._told_of_failure:
            self.notify_error(state.error)
        self._told_of_failure = isinstance(state, Failing)
        self.screen_lock.on_save_state(state)

    def round_arrived(self, round_: Round) -> None:
        """Take over what other sessions saved, after what is being typed here has been noted."""
        self.leave_question()
        if not self.session.receive(self.autosave.news_in(round_)):
            return
        for room in self._writing_rooms:
            if room is not self.room:
                room.take_arrived()  # what stands in its text area counts as typed
        if self.room is not None:
            self.room.refresh_arrived()

    def _show_save_state(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.save_words, screen.save_fails = self._save_words()
                if screen.is_mounted:
                    screen.refresh_header()

    def _save_words(self) -> tuple[str, bool]:
        state = self.autosave.state
        if isinstance(state, Saved):
            return (self.t("save.saved", time=self.t.time(state.at)) if state.at else ""), False
        if isinstance(state, Failing):
            return self.t("save.failing"), True
        return self.t("save.unsaved"), False

    async def action_save(self) -> None:
        """Save at once, and say so."""
        await self.autosave.flush()
        self._show_save_state()

    async def action_quit(self) -> None:
        """Save and leave; ask first when saving fails. A second time while it asks does nothing."""
        if not isinstance(self.screen, Room) and isinstance(self.autosave.state, Failing):
            return
        if self.screen_lock.holds:
            return
        self.leave_question()
        await self.autosave.flush()
        state = self.autosave.state
        if not isinstance(state, Failing):
            self.exit()
            return
        from kerneblik.ui.dialogs.ask import ChoiceDialog

        words = self.t(state.error.key, **state.error.values)
        choices = {"stay": self.t("quit.stay"), "leave": self.t("quit.leave")}
        dialog = ChoiceDialog(self.t, self.t("quit.title"), self.t("quit.unsaved", reason=words), choices)
        self.push_screen(dialog, self._asked_to_leave)

    async def _asked_to_leave(self, choice: str | None) -> None:
        if choice == "leave":
            self.exit()
        else:
            await self.action_save()

    def action_help_quit(self) -> None:
        """Say what Ctrl+C is for here, when there is nothing to copy."""
        self.notify(self.t("help_quit.body"), markup=False)

    def notify_error(self, error: KerneblikError) -> None:
        """Say on the screen what went wrong."""
        words = self.t(error.key, **error.values)
        self.notify(words, title=self.t("error.title"), severity="error", timeout=12, markup=False)

    # Going about

    def _open_room(self, name: str) -> Room:
        room = open_room(name, self.session, self._workplace.look)
        if isinstance(room, WritingRoom):
            self._writing_rooms.append(room)
        return room

    async def action_room(self, name: str) -> None:
        """Go to another room."""
        self.leave_question()
        if self.room is not None:
            self.room.fold_sidebar()
        if name != self.current_mode:
            self._came_from = self.current_mode
            await self.switch_mode(name)
            if self.room is not None:
                self.room.enter()
            self._show_save_state()

    async def action_room_before(self) -> None:
        """Go back to the room one came from."""
        await self.action_room(self._came_from)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that leads to where one is does nothing, and is not shown."""
        return not (action == "room" and parameters == (self.current_mode,))

    async def on_room_go_to(self, message: Room.GoTo) -> None:
        """Go to write at the actor or the question asked for."""
        self.leave_question()
        if message.actor_id is not None:
            self.session.go_to_actor(message.actor_id)
        if message.question_id is not None:
            self.session.go_to(message.question_id)
        await self.action_room("write")
        room = self.writing_room
        if room is not None:
            room.refresh_view()
            room.action_to_text()

    async def action_actor(self, actor_id: str) -> None:
        """Go to write at an actor."""
        await self.on_room_go_to(Room.GoTo(actor_id=actor_id))

    # Hiding and locking

    async def on_event(self, event: Event) -> None:
        """Nothing gets further that is typed when the app should be locked."""
        if isinstance(event, InputEvent | Paste) and not self.screen_lock.touch():
            return
        await super().on_event(event)

    def action_hide(self) -> None:
        """Hide the screen, and lock it if there is a passphrase."""
        self.screen_lock.hide()

    def action_passphrase(self) -> None:
        """Choose when the app locks itself, or say how to set a passphrase."""
        from kerneblik.ui.dialogs.ask import ChoiceDialog
        from kerneblik.ui.locking import idle_choices

        t = self.t
        if self.screen_lock.has_passphrase:
            choices = idle_choices(t, self._settings.lock_after)
            dialog = ChoiceDialog(t, t("idle.title"), t("idle.explanation"), choices)
        else:
            choices = {"": t("passphrase.close")}
            dialog = ChoiceDialog(t, t("passphrase.title"), t("passphrase.none"), choices)
        self.push_screen(dialog, self._chosen_idle)

    def _chosen_idle(self, minutes: str | None) -> None:
        if minutes:
            self._change_settings(lock_after=int(minutes))
            self.screen_lock.watch(int(minutes))

    # Dialogs

    def action_introduction(self) -> None:
        """Show what the leaflet says of itself."""
        from kerneblik.ui.dialogs.introduction import IntroductionDialog

        self.push_screen(IntroductionDialog(self.t, self.session.checklist), self._introduced)
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
        from kerneblik.ui.dialogs.help import HelpDialog

        bindings = [active.binding for active in self.screen.active_bindings.values()]
        own = [binding for _, binding in self._bindings]
        here = [binding for binding in bindings if binding not in own]
        self.push_screen(HelpDialog(self.t, here, own, self._workplace.look.marks))

    def action_palette(self) -> None:
        """Show every action by its name."""
        from kerneblik.ui.commands import commands
        from kerneblik.ui.dialogs.palette import PaletteDialog

        if isinstance(self.screen, Room):
            self.push_screen(PaletteDialog(self.t, commands(self.screen)), self._run_command)

    async def _run_command(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action, self.screen)

    # Rounds

    @cached_property
    def _rounds(self) -> RoundsDesk:
        from kerneblik.ui.rounds import RoundsDesk

        return RoundsDesk(self, self._workplace.store)

    async def action_rounds(self) -> None:
        """Show all rounds: to open, begin, name, compare, archive or delete one."""
        if isinstance(self.screen, Room):
            await self._rounds.show()

    def action_search(self) -> None:
        """Look words up in all texts of all rounds."""
        if isinstance(self.screen, Room):
            self._rounds.search()

    async def on_rounds_dialog_wish(self, message: RoundsDialog.Wish) -> None:
        """Do what the user wishes with a round."""
        await self._rounds.fulfil(message)

    async def action_earlier(self) -> None:
        """Show the answers of earlier rounds beside those of this one, or hide them."""
        if isinstance(self.room, WriteScreen):
            await self._rounds.toggle_earlier(self.room)

    async def open_round(self, round_: Round) -> None:
        """Put another round on the table; all of the one there must have been saved.

        Nothing remains of that one: autosave, session and rooms, with all that these remember, are new.
        """
        self.autosave.close()
        self._workplace.store.keep_backup(self.session.round.id)
        self._writing_rooms.clear()
        self._came_from = self.DEFAULT_MODE
        self._take_up(round_, self.t)
        with self.batch_update():
            rooms = dict(self._modes)
            self.add_mode(_PASSAGE, LightScreen)  # one cannot take down the room one is in
            await self.switch_mode(_PASSAGE)
            for name, room in rooms.items():
                await self.remove_mode(name)
                self.add_mode(name, room)
            await self.switch_mode(self.DEFAULT_MODE)
            await self.remove_mode(_PASSAGE)
        self._show_save_state()
        if not round_.archived:  # the app is to open with it next time
            question_id = self.session.question.id
            cursor = self.session.cursor_at(question_id) or (0, 0)
            self.autosave.note_position(Position(question_id, *cursor))

    # The user's own choices

    def action_toggle_language(self) -> None:
        """Speak the next language."""
        following = LANGUAGES[(LANGUAGES.index(self.t.language) + 1) % len(LANGUAGES)]
        self.session.translator = Translator(following)
        self._change_settings(language=following)
        self._show_save_state()
        self.refresh_room()

    def action_toggle_theme(self) -> None:
        """From dark to light and back."""
        theme = "light" if self.current_theme.dark else "dark"
        self._change_settings(theme=theme)
        self.put_on(theme)
        self.refresh_room()

    def _change_settings(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        try:
            self._workplace.save_settings(self._settings)
        except KerneblikError as error:
            self.notify_error(error)

    def refresh_room(self) -> None:
        """Bring the room that is shown up to date."""
        if self.room is not None:
            self.room.refresh_view()

    # Papers

    def action_sheet(self, actor_id: str | None = None) -> None:
        """Make the sheet for a conversation: with the actor at hand, or with the one named."""
        from kerneblik.ui.papers import open_sheet

        open_sheet(self, actor_id)

    def action_report(self) -> None:
        """Make the leader's report."""
        from kerneblik.ui.papers import open_report

        open_report(self, self._settings.report or {}, lambda choice: self._change_settings(report=choice))

    def action_calendar(self) -> None:
        """Write the open agreements to a file for the calendar."""
        from kerneblik.ui.papers import open_calendar

        open_calendar(self)

    async def on_paper_dialog_write(self, message: PaperDialog.Write) -> None:
        """Write what a dialog asks for."""
        from kerneblik.ui.papers import write

        await write(self, message)

    # Earlier texts

    async def action_versions(self) -> None:
        """Show the earlier texts of the answer at hand, to compare, to take back or to merge."""
        from kerneblik.ui.dialogs.versions import VersionsDialog

        room = self.writing_room
        if room is None:
            return
        room.leave_question()
        await self.autosave.flush()
        try:
            versions = self._workplace.store.versions(self.session.round.id, room.key)
        except StorageError as error:
            self.notify_error(error)
            return
        self.push_screen(VersionsDialog(self.t, room.answer.text, versions), self._chosen_version)
        self.session.look_at(room.key, versions)
        self.refresh_room()

    def _chosen_version(self, text: str | None) -> None:
        room = self.writing_room
        if text is not None and room is not None:
            self.session.begin_sitting(room.key)
            room.take_text(text)

    # The user's own editor

    async def action_edit_outside(self) -> None:
        """Edit the answer at hand in $VISUAL or $EDITOR."""
        from kerneblik.storage.editing import EditingRoom
        from kerneblik.storage.external_editor import edit_outside

        room = self.writing_room
        if room is None:
            return
        room.leave_question()
        await self.autosave.flush()
        session, store = self.session, self._workplace.store
        editing = EditingRoom(store.directory, store.seal)
        outcome: str | KerneblikError
        try:
            with self.suspend():
                outcome = edit_outside(editing, session.round, room.answer)
                self.screen_lock.restart()
        except SuspendNotSupported:
            outcome = KerneblikError("editor.no_terminal")
        if isinstance(outcome, KerneblikError):
            self.notify_error(outcome)
        else:
            room.take_text(outcome)
