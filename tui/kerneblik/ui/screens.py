"""The rooms by their names. What only one of them needs is imported when that is first entered."""

from __future__ import annotations

from kerneblik.ui.common.appearance import Appearance
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.write.screen import WriteScreen
from kerneblik.workspace.workspace import Workspace

ROOMS = ("write", "overview", "review", "dialogue", "note", "agreements")
"""All names; the app has a mode for each."""


def create_screen(name: str, workspace: Workspace, appearance: Appearance) -> BaseScreen:
    """A room by its name. Raises LookupError when there is none of that name."""
    match name:
        case "write":
            return WriteScreen(workspace, appearance)
        case "overview":
            from kerneblik.ui.overview.screen import OverviewScreen

            return OverviewScreen(workspace, appearance)
        case "review":
            from kerneblik.ui.review.screen import ReviewScreen

            return ReviewScreen(workspace, appearance)
        case "dialogue":
            from kerneblik.ui.dialogue.screen import DialogueScreen

            return DialogueScreen(workspace, appearance)
        case "note":
            from kerneblik.ui.dialogue.note_screen import NoteScreen

            return NoteScreen(workspace, appearance)
        case "agreements":
            from kerneblik.ui.agreements.screen import AgreementsScreen

            return AgreementsScreen(workspace, appearance)
    raise LookupError(name)
