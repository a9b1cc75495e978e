"""The rooms by their names. What only one of them needs is imported when that is first entered."""

from __future__ import annotations

from kerneblik.ui.look import Look
from kerneblik.ui.screens.room import Room
from kerneblik.ui.screens.write import WriteScreen
from kerneblik.ui.session import Session

ROOMS = ("write", "overview", "review", "dialogue", "note", "agreements")
"""All names; the app has a mode for each."""


def open_room(name: str, session: Session, look: Look) -> Room:
    """A room by its name. Raises LookupError when there is none of that name."""
    match name:
        case "write":
            return WriteScreen(session, look)
        case "overview":
            from kerneblik.ui.screens.overview import OverviewScreen

            return OverviewScreen(session, look)
        case "review":
            from kerneblik.ui.screens.review import ReviewScreen

            return ReviewScreen(session, look)
        case "dialogue":
            from kerneblik.ui.screens.dialogue import DialogueScreen

            return DialogueScreen(session, look)
        case "note":
            from kerneblik.ui.screens.note import NoteScreen

            return NoteScreen(session, look)
        case "agreements":
            from kerneblik.ui.screens.agreements import AgreementsScreen

            return AgreementsScreen(session, look)
    raise LookupError(name)
