"""The app: it wires session, store, screens and terminal together, and holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Paste

from kerneblik.checklist import Checklist
from kerneblik.errors import KerneblikError
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Round
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
from kerneblik.ui.dressed import DressedApp
from kerneblik.ui.keys import key
from kerneblik.ui.locking import ScreenLock
from kerneblik.ui.look import Look
from kerneblik.ui.screens.room import Room
from kerneblik.ui.screens.write import WriteScreen
from kerneblik.ui.session import Session


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
        key("f8", "toggle_theme", "theme", show=False),
        key("f9", "toggle_language", "language", show=False),
        key("ctrl+r", "rename", "rename", show=False),
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
        self._desk: WriteScreen | None = None
        self.add_mode("write", self._write)
        self.add_mode("overview", self._overview)
        self.add_mode("review", self._review)

    def on_load(self) -> None:
        """Take up the work, in the event loop that saving needs."""
        place = self._workplace
        self.autosave = Autosave(place.store, place.round, self._save_state_changed, self._round_arrived)
        self._began = True
        self.session = Session(place.checklist, place.round, self.autosave, Translator(place.language))
        self.screen_lock = ScreenLock(self, place.vault)
        self.screen_lock.watch(self._settings.lock_after)

    @property
    def t(self) -> Translator:
        """The words of the language spoken now."""
        return self.session.translator

    @property
    def room(self) -> Room | None:
        """The room that is shown, dialogs over it or not."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Room)), None)

    def on_mount(self) -> None:
        """Be ready for the line to drop, and introduce the leaflet to whoever is new."""
        if not self.is_headless:
            self.end_gracefully(self.save_now)
        if not self._settings.introduction_seen:
            self.call_after_refresh(self.action_introduction)

    # Keeping

    def save_now(self) -> None:
        """Save all that is not yet saved; safe at any moment, a signal handler's included."""
        try:
            self.leave_question()
        finally:
            self._save_or_leave()

    def leave_question(self) -> None:
        """Take what stands in the text area, be it shown or not."""
        if self._desk is not None:
            self._desk.leave_question()

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

    def _round_arrived(self, round_: Round) -> None:
        """Take over what other sessions saved, after what is being typed here has been noted."""
        self.leave_question()
        if not self.session.receive(self.autosave.news_in(round_)):
            return
        # The text area is kept up to date in other rooms, too: what stands there counts as typed.
        if self._desk is not None:
            self._desk.refresh_arrived()
        if self.room is not None and self.room is not self._desk:
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

    def _write(self) -> Room:
        self._desk = WriteScreen(self.session, self._workplace.look)
        return self._desk

    # What only one room needs is imported when that is first entered.

    def _overview(self) -> Room:
        from kerneblik.ui.screens.overview import OverviewScreen

        return OverviewScreen(self.session, self._workplace.look)

    def _review(self) -> Room:
        from kerneblik.ui.screens.review import ReviewScreen

        return ReviewScreen(self.session, self._workplace.look)

    async def action_room(self, name: str) -> None:
        """Go to another room."""
        self.leave_question()
        if self.room is not None:
            self.room.fold_sidebar()
        if name != self.current_mode:
            await self.switch_mode(name)
            if self.room is not None:
                self.room.enter()
            self._show_save_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that leads to where one is does nothing, and is not shown."""
        return not (action == "room" and parameters == (self.current_mode,))

    async def on_room_go_to(self, message: Room.GoTo) -> None:
        """Go to write at the actor or the question asked for."""
        if message.actor_id is not None:
            self.session.go_to_actor(message.actor_id)
        if message.question_id is not None:
            self.session.go_to(message.question_id)
        await self.action_room("write")
        if isinstance(self.room, WriteScreen):
            self.room.action_to_text()

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

    def action_rename(self) -> None:
        """Give the round another name."""
        from kerneblik.ui.dialogs.ask import LineDialog

        t = self.t
        dialog = LineDialog(t, t("rename.title"), t("rename.explanation"), self.session.round.name)
        self.push_screen(dialog, self._renamed)

    def _renamed(self, name: str | None) -> None:
        if name is not None and name != self.session.round.name:
            self.session.rename(name)
            self._refresh_room()

    # The user's own choices

    def action_toggle_language(self) -> None:
        """Speak the next language."""
        following = LANGUAGES[(LANGUAGES.index(self.t.language) + 1) % len(LANGUAGES)]
        self.session.translator = Translator(following)
        self._change_settings(language=following)
        self._show_save_state()
        self._refresh_room()

    def action_toggle_theme(self) -> None:
        """From dark to light and back."""
        theme = "light" if self.current_theme.dark else "dark"
        self._change_settings(theme=theme)
        self.put_on(theme)
        self._refresh_room()

    def _change_settings(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        try:
            self._workplace.save_settings(self._settings)
        except KerneblikError as error:
            self.notify_error(error)

    def _refresh_room(self) -> None:
        if self.room is not None:
            self.room.refresh_view()

    # Earlier texts

    async def action_versions(self) -> None:
        """Show the earlier texts of the answer at hand, to compare, to take back or to merge."""
        from kerneblik.ui.dialogs.versions import VersionsDialog

        if not isinstance(self.room, WriteScreen):
            return
        self.room.leave_question()
        await self.autosave.flush()
        session = self.session
        try:
            versions = self._workplace.store.versions(session.round.id, session.question.id)
        except StorageError as error:
            self.notify_error(error)
            return
        self.push_screen(VersionsDialog(self.t, session.answer.text, versions), self._chosen_version)
        session.look_at(versions)
        self._refresh_room()

    def _chosen_version(self, text: str | None) -> None:
        if text is not None and isinstance(self.room, WriteScreen):
            self.session.begin_sitting()
            self.room.take_text(text)

    # The user's own editor

    async def action_edit_outside(self) -> None:
        """Edit the answer at hand in $VISUAL or $EDITOR."""
        from kerneblik.storage.editing import EditingRoom
        from kerneblik.storage.external_editor import edit_outside

        if not isinstance(self.room, WriteScreen):
            return
        self.room.leave_question()
        await self.autosave.flush()
        session, store = self.session, self._workplace.store
        room = EditingRoom(store.directory, store.seal)
        outcome: str | KerneblikError
        try:
            with self.suspend():
                outcome = edit_outside(room, session.round, session.answer)
                self.screen_lock.restart()
        except SuspendNotSupported:
            outcome = KerneblikError("editor.no_terminal")
        if isinstance(outcome, KerneblikError):
            self.notify_error(outcome)
        else:
            self.room.take_text(outcome)
