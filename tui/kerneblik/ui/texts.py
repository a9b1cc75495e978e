"""The text at hand from elsewhere: an earlier one of its own, or from the user's own editor."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from kerneblik.errors import KerneblikError
from kerneblik.storage import RoundStore, StorageError

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp
    from kerneblik.ui.screens.writing import WritingRoom


async def show_versions(app: KerneblikApp, store: RoundStore, room: WritingRoom) -> None:
    """Show the earlier texts of the answer at hand, to compare, to take back or to merge."""
    from kerneblik.ui.dialogs.versions import VersionsDialog

    await app.keeping.save()
    key = room.key
    try:
        versions = await asyncio.to_thread(store.versions, app.session.round.id, key)
    except StorageError as error:
        app.notify_error(error)
        return

    def chosen(text: str | None) -> None:
        # Another session may have taken away the conversation meanwhile: then another text is at hand.
        if text is not None and app.writing_room is room and room.key == key:
            app.session.begin_sitting(key)
            room.take_text(text)

    app.push_screen(VersionsDialog(app.t, room.answer.text, versions), chosen)
    app.session.look_at(key, versions)
    app.refresh_room()


async def edit_outside(app: KerneblikApp, store: RoundStore, room: WritingRoom) -> None:
    """Edit the answer at hand in $VISUAL or $EDITOR."""
    from kerneblik.storage import external_editor
    from kerneblik.storage.editing import EditingRoom

    await app.keeping.save()
    editing = EditingRoom(store.directory, store.seal)
    outcome: str | KerneblikError
    try:
        with app.suspend():
            outcome = external_editor.edit_outside(editing, app.session.round, room.answer)
            app.screen_lock.restart()
    except SuspendNotSupported:
        outcome = KerneblikError("editor.no_terminal")
    if isinstance(outcome, KerneblikError):
        app.notify_error(outcome)
    else:
        room.take_text(outcome)
