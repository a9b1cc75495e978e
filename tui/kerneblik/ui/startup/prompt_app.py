"""A few questions on the screen before the app itself, one after the other."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual.binding import BindingType

from kerneblik.errors import KerneblikError
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.common.themed_app import ThemedApp
from kerneblik.ui.startup.context import StartupContext

Result = TypeVar("Result")


class PromptApp(ThemedApp[Result]):
    """An app that asks, and ends with what `talk` comes to; with None when it is quit."""

    BINDINGS: ClassVar[list[BindingType]] = [key("f10", "quit", "quit", priority=True)]

    def __init__(self, entrance: StartupContext) -> None:
        super().__init__(entrance.appearance, entrance.theme)
        self.t = entrance.t
        self.store = entrance.store
        self.checklist = entrance.checklist

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._talk_to_the_end())

    async def _talk_to_the_end(self) -> None:
        self.exit(await self.talk())

    @abstractmethod
    async def talk(self) -> Result | None:
        """Ask what there is to be asked."""

    async def ask(self, title: str, explanation: str, choices: Mapping[str, str]) -> str | None:
        """The id of what the user chose; None for Esc."""
        return await self.push_screen_wait(ChoiceDialog(self.t, title, explanation, choices))

    async def tell(self, title: str, words: str) -> None:
        """Say something, and wait until it was read."""
        await self.ask(title, words, {"on": self.t("dialog.continue")})

    async def tell_error(self, error: KerneblikError, *more: str) -> None:
        """Say what went wrong, and what follows from it."""
        await self.tell(self.t("error.title"), "\n\n".join([self.t(error.key, **error.values), *more]))
