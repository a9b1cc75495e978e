"""The text at hand from elsewhere: an earlier one of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kerneblik.storage import RoundStore, StorageError

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp
    from kerneblik.ui.common.editor_screen import EditorScreen


async def show_versions(app: KerneblikApp, store: RoundStore, room: EditorScreen) -> None:
    """Show the earlier texts of the answer at hand, to compare, to take back or to merge."""
    from kerneblik.ui.write.versions_dialog import VersionsDialog

    await app.save_controller.save()
    key = room.key
    try:
        versions = await asyncio.to_thread(store.versions, app.workspace.editor.round.id, key)
    except StorageError as error:
        app.notify_error(error)
        return

    def chosen(text: str | None) -> None:
        # Another session may have taken away the conversation meanwhile: then another text is at hand.
        if text is not None and app.writing_room is room and room.key == key:
            app.workspace.editor.begin_edit_session(key)
            room.take_text(text)

    app.push_screen(VersionsDialog(app.t, room.answer.text, versions), chosen)
    app.workspace.editor.look_at(key, versions)
    app.refresh_room()
