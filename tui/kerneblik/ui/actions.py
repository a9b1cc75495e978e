"""The app's key bindings and actions; most actions call a method of a feature's controller."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from kerneblik.language import LANGUAGES, Translator
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.theme import ThemedApp

if TYPE_CHECKING:
    from kerneblik.ui.common.editor_screen import EditorScreen
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.common.user_settings import UserSettings
    from kerneblik.ui.controllers import Controllers
    from kerneblik.ui.documents.document_dialog import DocumentDialog
    from kerneblik.ui.lock.controller import ScreenLock
    from kerneblik.ui.rounds.rounds_dialog import RoundsDialog
    from kerneblik.ui.screens import ScreenModes
    from kerneblik.workspace.workspace import Workspace

_BEFORE_A_ROUND = frozenset({"quit", "help_quit", "redraw"})
"""The actions that can be run before a round is open."""


class AppActions(ThemedApp[str]):
    """The base of the app that handles keys, commands of the palette, and messages of screens and dialogs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1,question_mark", "help", "help"),
        key("f2", "show_screen('write')", "write"),
        key("f3", "show_screen('overview')", "overview"),
        key("f4", "show_screen('review')", "review"),
        key("f5", "show_screen('dialogue')", "dialogue"),
        key("ctrl+f", "search", "search", priority=True),
        key("f8", "toggle_theme", "theme", show=False),
        key("f9", "toggle_language", "language", show=False),
        key("ctrl+r", "rounds", "rounds", show=False),
        key("ctrl+s", "save", "save", show=False),
        key("ctrl+l", "redraw", "redraw", show=False),
        key("ctrl+p", "palette", "palette", priority=True),
        key("f12", "hide", "lock", show=False, priority=True),
        key("f10", "quit", "quit", priority=True),
        key("ctrl+q", "quit", "quit_too", show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    has_begun: bool
    """True once a round is open; the attributes below are set from then on."""
    workspace: Workspace
    settings: UserSettings
    screens: ScreenModes
    save_controller: SaveController
    screen_lock: ScreenLock
    controllers: Controllers

    _first_words: Translator

    @property
    def t(self) -> Translator:
        """Looks texts up in the user's language."""
        return self.workspace.translator if self.has_begun else self._first_words

    @property
    def base_screen(self) -> BaseScreen | None:
        """The current screen, which dialogs may cover; None before there is one."""
        return self.screens.current

    @property
    def editor_screen(self) -> EditorScreen | None:
        """The current screen if it is one to write in, else None."""
        return self.screens.editor

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be run: few before a round is open, later all but going to where one is."""
        if not self.has_begun:
            return action in _BEFORE_A_ROUND
        if action == "previous_screen":
            return self.screens.leads_back
        if action == "help":
            return not getattr(self.screen, "covers", False)
        return not (action == "show_screen" and parameters == (self.current_mode,))

    # Saving and quitting

    async def action_save(self) -> None:
        """Save at once, and show the save state."""
        await self.save_controller.save()

    async def action_quit(self) -> None:
        """Save and quit; ask first when saving fails. While that question is shown, do nothing."""
        if not self.has_begun:
            self.exit()
            return
        if self.screen_lock.holds or (self.save_controller.fails and not isinstance(self.screen, BaseScreen)):
            return
        await self.controllers.leave()

    def on_save_controller_remote_change(self) -> None:
        """Show what another session saved."""
        self.save_controller.take_remote_changes()

    def action_help_quit(self) -> None:
        """Say which key quits: Ctrl+C without a selection, which elsewhere ends programs, does not."""
        self.notify(self.t("help.quit"), markup=False)

    # Navigation

    async def show_screen(self, name: str) -> None:
        """Go to the screen of this name."""
        self.save_controller.leave_question()
        await self.screens.show(name)
        self.save_controller.show_state()

    async def go_to(self, *, actor_id: str | None = None, question_id: str | None = None) -> None:
        """Show the Write screen at an actor or at a question (by id)."""
        self.save_controller.leave_question()
        if actor_id is not None:
            self.workspace.navigation.go_to_actor(actor_id)
        if question_id is not None:
            self.workspace.navigation.go_to(question_id)
        await self.show_screen("write")
        screen = self.editor_screen
        if screen is not None:
            screen.refresh_view()
            screen.action_to_text()

    def refresh_screen(self) -> None:
        """Bring the screen that is shown up to date."""
        screen = self.base_screen
        if screen is not None and is_ready(screen):
            screen.refresh_view()

    async def action_show_screen(self, name: str) -> None:
        """Go to another screen."""
        await self.show_screen(name)

    async def action_previous_screen(self) -> None:
        """Go back to the screen one came from."""
        self.save_controller.leave_question()
        await self.screens.back()
        self.save_controller.show_state()

    async def action_actor(self, actor_id: str) -> None:
        """Show the Write screen at an actor."""
        await self.go_to(actor_id=actor_id)

    async def on_base_screen_go_to(self, message: BaseScreen.GoTo) -> None:
        """Show the Write screen at the actor or the question that the message names."""
        await self.go_to(actor_id=message.actor_id, question_id=message.question_id)

    # Settings

    def action_toggle_language(self) -> None:
        """Change to the next language."""
        following = LANGUAGES[(LANGUAGES.index(self.t.language) + 1) % len(LANGUAGES)]
        self.workspace.speak(following)
        self.settings.change(language=following)
        self.save_controller.show_state()
        self.refresh_screen()

    def action_toggle_theme(self) -> None:
        """Change from the dark theme to the light one, or back."""
        theme = "light" if self.current_theme.dark else "dark"
        self.settings.change(theme=theme)
        self.set_theme(theme)
        self.refresh_screen()

    # Hiding and locking

    def action_hide(self) -> None:
        """Hide the screen, and lock it if there is a passphrase."""
        self.screen_lock.hide()

    def show_on_request(self) -> None:
        """Show what was hidden, unless a passphrase is needed for that."""
        self.screen_lock.show_again()

    def action_passphrase(self) -> None:
        """Set, change or take away the passphrase; choose when the app locks itself."""
        self.screen_lock.ask()

    # Help

    def action_introduction(self) -> None:
        """Show the introduction of the checklist."""
        self.controllers.help.show_introduction()

    def action_help(self) -> None:
        """Show the keys of the current screen and of the app."""
        self.controllers.help.show_keys([binding for _, binding in self._bindings])

    def action_palette(self) -> None:
        """Show the command palette."""
        self.controllers.help.show_palette()

    # Rounds

    async def action_rounds(self) -> None:
        """Show all rounds: to open, begin, name, compare, archive or delete one."""
        if isinstance(self.screen, BaseScreen):
            await self.controllers.rounds.show()

    async def on_rounds_dialog_requested(self, message: RoundsDialog.Requested) -> None:
        """Do with a round what was chosen in the list of rounds."""
        await self.controllers.rounds.carry_out(message)

    def action_search(self) -> None:
        """Search in all texts of all rounds."""
        if isinstance(self.screen, BaseScreen):
            self.controllers.search.show()

    # Documents

    def action_sheet(self, actor_id: str | None = None) -> None:
        """Make the sheet for a conversation with an actor (by id), by default the current one."""
        self.controllers.documents.ask_for_sheet(actor_id)

    def action_report(self) -> None:
        """Make the leader's report."""
        self.controllers.documents.ask_for_report()

    def action_minutes(self) -> None:
        """Make the minutes of the conversations."""
        self.controllers.documents.ask_for_minutes()

    def action_calendar(self) -> None:
        """Write the open agreements and the planned conversations to a file for the calendar."""
        self.controllers.documents.ask_for_calendar()

    def on_document_dialog_write(self, message: DocumentDialog.Write) -> None:
        """Write the document that was asked for in a dialog."""
        self.controllers.documents.write(message)

    # Other texts for the current answer

    async def action_versions(self) -> None:
        """Show the earlier texts of the current answer, to compare, restore or merge."""
        await self.controllers.answers.show_versions()

    async def action_earlier(self) -> None:
        """Show the answers of earlier rounds beside those of this one, or hide them."""
        await self.controllers.answers.toggle_earlier()

    async def action_edit_outside(self) -> None:
        """Edit the current answer in $VISUAL or $EDITOR."""
        await self.controllers.external_editing.edit()
