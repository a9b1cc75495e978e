"""Showing the earlier versions of the current text, and the answers of earlier rounds beside it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kerneblik.errors import KerneblikError
from kerneblik.reflection.earlier_answers import earlier_answers
from kerneblik.storage import RoundStore, StorageError
from kerneblik.ui.write.screen import WriteScreen

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


class AnswerActions:
    """Reads earlier texts from the store, in threads, and shows them on the screens to write in."""

    def __init__(self, host: Host, save_controller: SaveController, store: RoundStore) -> None:
        self._host, self._save_controller, self._store = host, save_controller, store

    async def show_versions(self) -> None:
        """Show the earlier versions of the current text, to compare, to restore or to merge with it."""
        from kerneblik.ui.write.versions_dialog import VersionsDialog

        host, screen = self._host, self._host.editor_screen
        if screen is None:
            return
        await self._save_controller.save()
        key = screen.key
        try:
            versions = await asyncio.to_thread(self._store.versions, host.workspace.editor.round.id, key)
        except StorageError as error:
            host.notify_error(error)
            return

        def chosen(text: str | None) -> None:
            # Another session may have removed the conversation meanwhile; then there is another current text.
            if text is not None and host.editor_screen is screen and screen.key == key:
                host.workspace.editor.begin_edit_session(key)
                screen.take_text(text)

        host.push_screen(VersionsDialog(host.t, screen.answer.text, versions), chosen)
        host.workspace.editor.look_at(key, versions)
        host.refresh_screen()

    async def toggle_earlier(self) -> None:
        """Read the answers of earlier rounds and show them beside those of this one, or hide them."""
        screen = self._host.base_screen
        if not isinstance(screen, WriteScreen):
            return
        if screen.earlier is not None:
            screen.show_earlier(None)
            return
        try:
            summaries = await asyncio.to_thread(self._store.summaries)
        except KerneblikError as error:
            self._host.notify_error(error)
            return
        rounds = (summary.round for summary in summaries if summary.round is not None)
        screen.show_earlier(earlier_answers(rounds, self._host.workspace.editor.round))
