"""The app as the features know it: what a controller may ask of whatever it works for."""

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
    from kerneblik.ui.common.user_settings import UserSettings
    from kerneblik.workspace.workspace import Workspace

Result = TypeVar("Result")


class Host(Protocol):
    """What a controller may ask of the app. The last part are methods that every Textual app has."""

    # What is worked on

    @property
    def workspace(self) -> Workspace:
        """The round that is open, and where in it the leader is."""

    @property
    def t(self) -> Translator:
        """The words of the language spoken now."""

    @property
    def settings(self) -> UserSettings:
        """The user's own choices."""

    async def open_round(self, round_: Round) -> None:
        """Work on another round from now on; all of the one before must have been saved."""

    # What is shown

    @property
    def base_screen(self) -> BaseScreen | None:
        """The screen that is shown, dialogs over it or not."""

    @property
    def editor_screen(self) -> EditorScreen | None:
        """The same, if it is one to write in."""

    async def show_screen(self, name: str) -> None:
        """Go to the screen of this name."""

    async def go_to(self, *, actor_id: str | None = None, question_id: str | None = None) -> None:
        """Go to write, at an actor or at a question."""

    def refresh_screen(self) -> None:
        """Bring the screen that is shown up to date."""

    def notify_error(self, error: KerneblikError) -> None:
        """Say on the screen what went wrong."""

    def redraw(self) -> None:
        """Clear the terminal and draw all of the screen anew."""

    def show_again(self) -> None:
        """Show the screens as they are, whatever was hidden."""

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
        """Say something at the edge of the screen."""

    def post_message(self, message: Message) -> bool:
        """Send the app a message, to be handled behind what came before it."""

    def run_worker(self, work: Coroutine[None, None, None], *, group: str = "default") -> object:
        """Run this while keys go on being heard."""

    async def run_action(self, action: str) -> bool:
        """Do what a key of this action does; False when it does nothing."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call again and again, every so many seconds."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal to another program in the body. Raises SuspendNotSupported."""

    def exit(self, result: str | None = None) -> None:
        """End the app with this result."""
