"""The app: connects the workspace, the store, the screens and the terminal."""

from __future__ import annotations

from textual.events import Event, InputEvent, Paste
from textual.screen import Screen

from kerneblik import event_log
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Round
from kerneblik.terminal.screen import IncrementalScreen
from kerneblik.ui.actions import AppActions
from kerneblik.ui.common.save_controller import SaveController
from kerneblik.ui.common.user_settings import UserSettings
from kerneblik.ui.controllers import Controllers
from kerneblik.ui.dependencies import AppDependencies, Questions
from kerneblik.ui.lock.controller import ScreenLock
from kerneblik.ui.screens import SCREENS, ScreenModes, create_screen
from kerneblik.workspace.workspace import Workspace

_TIDY_AFTER = 1.0
"""Seconds after the start, so that the first key need not wait for it."""


class KerneblikApp(AppActions):
    """The Textual app; its return value is `LOCKED` when it has locked itself, else None."""

    TITLE = "Kerneblik"
    DEFAULT_MODE = SCREENS[0]

    def __init__(self, start: AppDependencies | Questions) -> None:
        """Make it for an open round, or with the questions to ask before one is open."""
        super().__init__(start.appearance, start.settings.theme)
        self._start = start
        self._first_words = Translator(start.language)
        if isinstance(start, AppDependencies):
            self._dependencies = start
        self.screens = ScreenModes(self, self._create_screen)
        self.first_screen = SCREENS[0]
        """The name of the screen to show after a restart."""
        self.has_begun = False

    def on_load(self) -> None:
        """Begin with the round, if it is known: here, as saving needs the running event loop."""
        if isinstance(self._start, AppDependencies):
            self._begin(self._start)

    def _begin(self, dependencies: AppDependencies) -> None:
        """Make what works on the round: settings, saving, the lock, the controllers, the workspace."""
        self._dependencies = place = dependencies
        self.settings = UserSettings(place.settings, place.change_settings, self.notify_error)
        self.save_controller = SaveController(
            self, place.store, place.round, self._save_state_changed, is_example=place.example is not None
        )
        self.screen_lock = ScreenLock(
            self, self.save_controller, place.store, place.encryption, is_example=place.example is not None
        )
        self.controllers = Controllers(
            self, self.save_controller, self.screen_lock, place.store, place.example
        )
        self._take_up(place.round, self._first_words)
        self.screen_lock.watch(self.settings.current.lock_after)
        self.has_begun = True

    def _take_up(self, round_: Round, translator: Translator) -> None:
        """Make the workspace of a round."""
        place, autosave = self._dependencies, self.save_controller.autosave
        self.workspace = Workspace(place.checklist, round_, autosave, translator, place.store)

    def _create_screen(self, name: str) -> Screen[None]:
        if not self.has_begun:
            return IncrementalScreen()  # what is asked first stands over it
        screen = create_screen(name, self.workspace, self._dependencies.appearance)
        self.save_controller.add_screen(screen)
        return screen

    def on_mount(self) -> None:
        """Prepare for a lost connection; then finish the start, or ask the questions first."""
        if not self.is_headless:
            self.end_gracefully(self._save_now)
        if isinstance(self._start, AppDependencies):
            self._welcome()
        else:
            self.run_worker(self._ask(self._start))

    def _save_now(self) -> None:
        if self.has_begun:
            self.save_controller.save_now()

    async def _ask(self, questions: Questions) -> None:
        dependencies = await questions.ask(self)
        if dependencies is None:
            self.exit()
        else:
            self.call_later(self._begin_late, dependencies)  # keys typed meanwhile wait for the screen

    async def _begin_late(self, dependencies: AppDependencies) -> None:
        self._begin(dependencies)
        await self.screens.renew()
        if self.first_screen in SCREENS:
            await self.show_screen(self.first_screen)
        self._welcome()
        self.finish_start()

    def _welcome(self) -> None:
        """Show the introduction to a new user; do a second later what the first keys need not wait for."""
        self.hide_on("f12", shows=("enter", "escape"))
        if not self.settings.current.introduction_seen:
            self.call_after_refresh(self.action_introduction)
        if self._dependencies.notice:
            self.call_after_refresh(self._tell_notice)
        self.set_timer(_TIDY_AFTER, self._tidy)
        self.set_timer(_TIDY_AFTER, self.save_controller.tell_of_forms)
        self.set_timer(_TIDY_AFTER, self.save_controller.tell_of_unreadable_copies)

    async def _tell_notice(self) -> None:
        if self.first_screen in SCREENS:
            await self.show_screen(self.first_screen)
        self.screen_lock.tell(self._dependencies.notice)

    async def _tidy(self) -> None:
        from kerneblik.ui.startup.startup import tidy

        await tidy(self, self._dependencies.store)

    def _save_state_changed(self) -> None:
        self.screen_lock.on_save_state()

    async def open_round(self, round_: Round) -> None:
        """Open another round; all of the one before must have been saved.

        Autosave, workspace and screens are made anew.
        """
        self.save_controller.exchange(round_)
        self._take_up(round_, self.t)
        await self.screens.renew()
        self.save_controller.show_state()
        if not round_.archived:  # the app is to open with it next time
            self.workspace.navigation.record_position()

    async def on_event(self, event: Event) -> None:
        """Drop what is typed when the app should already be locked."""
        if self.has_begun and isinstance(event, InputEvent | Paste) and not self.screen_lock.touch():
            return
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the terminal's clipboard and to the machine's, and say which took it."""
        super().copy_to_clipboard(text)
        from kerneblik.ui.common.clipboard import copy_locally

        self.run_worker(copy_locally(self, text), group="clipboard")

    def notify_error(self, error: KerneblikError) -> None:
        """Show the error's message to the user."""
        event_log.record("error_shown", key=error.key)
        words = self.t(error.key, **error.values)
        self.notify(words, title=self.t("error.title"), severity="error", timeout=12, markup=False)
