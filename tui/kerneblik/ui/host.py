"""The part of the app that the features' controllers use, as a protocol."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen
    from textual.timer import Timer

    from kerneblik.errors import KerneblikError
    from kerneblik.language import Translator
    from kerneblik.reflection import Round
    from kerneblik.ui.common.base_screen import BaseScreen
    from kerneblik.ui.common.editor_screen import EditorScreen
    from kerneblik.ui.common.theme import Appearance
    from kerneblik.ui.common.user_settings import UserSettings
    from kerneblik.workspace.workspace import Workspace

Result = TypeVar("Result")


class Host(Protocol):
    """What controllers use of the app. The methods in the last part are those of every Textual app."""

    # The round and the settings

    @property
    def workspace(self) -> Workspace:
        """The open round, its editor, and the leader's position in it."""

    @property
    def t(self) -> Translator:
        """Looks texts up in the user's language."""

    @property
    def appearance(self) -> Appearance:
        """The glyphs that the terminal can show, and what it draws the wheel with."""

    @property
    def settings(self) -> UserSettings:
        """The user's settings."""

    async def open_round(self, round_: Round) -> None:
        """Open another round; all of the one before must have been saved."""

    # Screens

    @property
    def base_screen(self) -> BaseScreen | None:
        """The current screen, which dialogs may cover; None before there is one."""

    @property
    def editor_screen(self) -> EditorScreen | None:
        """The current screen if it is one to write in, else None."""

    async def show_screen(self, name: str) -> None:
        """Go to the screen of this name."""

    async def go_to(self, *, actor_id: str | None = None, question_id: str | None = None) -> None:
        """Show the Write screen at an actor or at a question (by id)."""

    def refresh_screen(self) -> None:
        """Bring the screen that is shown up to date."""

    def notify_error(self, error: KerneblikError) -> None:
        """Show the error's message to the user."""

    def redraw(self) -> None:
        """Clear the terminal and draw all of the screen anew."""

    def show_again(self) -> None:
        """Show the screens again that F12 or the lock hid."""

    # Textual's own

    @property
    def screen(self) -> Screen[Any]:
        """The screen or dialog in front."""

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """The screens that are shown, the one in front last."""

    def push_screen(
        self,
        screen: Screen[Result],
        callback: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> object:
        """Show a dialog; the callback gets what it closes with."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message in a corner of the screen for some seconds."""

    def post_message(self, message: Message) -> bool:
        """Post a message to the app; False when it takes no more."""

    def run_worker(self, work: Coroutine[None, None, None], *, group: str = "default") -> object:
        """Run a coroutine in a worker of the app."""

    async def run_action(self, action: str) -> bool:
        """Run an action by its name, such as `app.quit`; False when there is none to run."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call `callback` every `interval` seconds until the timer is stopped."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal to another program in the body. Raises SuspendNotSupported."""

    def exit(self, result: str | None = None) -> None:
        """End the app with this result."""
