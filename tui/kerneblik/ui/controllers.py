"""The features' controllers, each made when it is first needed; and quitting the app."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from kerneblik.errors import KerneblikError
from kerneblik.workspace import Failing

if TYPE_CHECKING:
    from kerneblik.reflection import Round
    from kerneblik.storage import RoundStore
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.dependencies import Example
    from kerneblik.ui.documents.controller import DocumentsController
    from kerneblik.ui.help.controller import HelpController
    from kerneblik.ui.host import Host
    from kerneblik.ui.lock.controller import ScreenLock
    from kerneblik.ui.rounds.controller import RoundsController
    from kerneblik.ui.search.controller import SearchController
    from kerneblik.ui.write.controller import AnswerActions, ExternalEditing


async def leave(host: Host, save_controller: SaveController, example: Example | None = None) -> None:
    """Save and quit the app; ask first when saving fails, or when something was typed in an example."""
    state = await save_controller.save()
    if not isinstance(state, Failing):
        typed = await asyncio.to_thread(example.typed) if example is not None else []
        if example is not None and typed:
            _ask_whether_to_keep(host, example, typed)
        else:
            host.exit()
        return
    from kerneblik.ui.common.prompts import ChoiceDialog

    async def answered(choice: str | None) -> None:
        if choice == "leave":
            host.exit()
        else:
            await save_controller.save()

    t = host.t
    reason = t(state.error.key, **state.error.values)
    choices = {"stay": t("quit.stay"), "leave": t("quit.leave")}
    host.push_screen(ChoiceDialog(t, t("quit.title"), t("quit.unsaved", reason=reason), choices), answered)


def _ask_whether_to_keep(host: Host, example: Example, typed: list[Round]) -> None:
    from kerneblik.ui.common.prompts import ChoiceDialog

    if isinstance(host.screen, ChoiceDialog):
        return  # it is asked already

    async def answered(choice: str | None) -> None:
        if choice == "keep":
            try:
                await asyncio.to_thread(example.keep, typed)
            except KerneblikError as error:
                host.notify_error(error)
                return
        if choice in {"keep", "drop"}:
            host.exit()

    t = host.t
    choices = {name: t(f"example.{name}") for name in ("keep", "drop", "stay")}
    host.push_screen(ChoiceDialog(t, t("example.title"), t("example.typed"), choices), answered)


class Controllers:
    """The features' controllers; each is made, and its module imported, when it is first needed."""

    def __init__(
        self,
        host: Host,
        save_controller: SaveController,
        lock: ScreenLock,
        store: RoundStore,
        example: Example | None = None,
    ) -> None:
        self._host, self._save_controller, self._lock, self._store = host, save_controller, lock, store
        self._example = example

    async def leave(self) -> None:
        """Save and quit the app; ask first when saving fails, or when something was typed in an example."""
        await leave(self._host, self._save_controller, self._example)

    @cached_property
    def answers(self) -> AnswerActions:
        """Shows versions and earlier rounds of the current answer."""
        from kerneblik.ui.write.controller import AnswerActions

        return AnswerActions(self._host, self._save_controller, self._store)

    @cached_property
    def documents(self) -> DocumentsController:
        """Makes documents and calendar files."""
        from kerneblik.ui.documents.controller import DocumentsController

        return DocumentsController(self._host, self._save_controller)

    @cached_property
    def external_editing(self) -> ExternalEditing:
        """Edits the current answer in the user's own editor."""
        from kerneblik.ui.write.controller import ExternalEditing

        return ExternalEditing(self._host, self._save_controller, self._store, self._lock)

    @cached_property
    def help(self) -> HelpController:
        """Shows the help, the palette and the introduction."""
        from kerneblik.ui.help.controller import HelpController

        return HelpController(self._host)

    @cached_property
    def rounds(self) -> RoundsController:
        """Shows the rounds, and opens, makes and changes them."""
        from kerneblik.ui.rounds.controller import RoundsController

        return RoundsController(self._host, self._save_controller, self._store)

    @cached_property
    def search(self) -> SearchController:
        """Searches in all rounds."""
        from kerneblik.ui.search.controller import SearchController

        return SearchController(self._host, self._save_controller, self._store, self.rounds.open)
