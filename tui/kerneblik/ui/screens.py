"""The screens by their names, and going from one to another.

What only one of them needs is imported when that is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.screen import Screen

from kerneblik.terminal.screen import IncrementalScreen
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.write.screen import WriteScreen
from kerneblik.workspace.workspace import Workspace

SCREENS = ("write", "overview", "review", "dialogue", "note", "agreements")
"""All names, that of the first one shown first; the app has a mode for each."""
_PART, _WHOLE = "note", "dialogue"
"""A part of Dialogue, to which its Esc leads: one is never led back to it."""
_BETWEEN = "between"
"""The mode for the moment in which all screens are made anew: one can't take down the one that is shown."""


def create_screen(name: str, workspace: Workspace, appearance: Appearance) -> BaseScreen:
    """A screen by its name. Raises LookupError when there is none of that name."""
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


class ScreenModes:
    """Gives an app a mode for each screen, made when it is first shown, and goes from one to another."""

    def __init__(self, app: App[Any], create: Callable[[str], Screen[None]]) -> None:
        """Make it for an app that has not started; `create` makes a screen by its name."""
        self._app = app
        self._create = create
        self._way: list[str] = []
        for name in SCREENS:
            app.add_mode(name, partial(create, name))

    @property
    def current(self) -> BaseScreen | None:
        """The current screen, which dialogs may cover; None before there is one."""
        stack = reversed(self._app.screen_stack)
        return next((screen for screen in stack if isinstance(screen, BaseScreen)), None)

    @property
    def editor(self) -> EditorScreen | None:
        """The current screen if it is one to write in, else None."""
        current = self.current
        return current if isinstance(current, EditorScreen) else None

    @property
    def leads_back(self) -> bool:
        """Whether there is a screen to go back to."""
        return bool(self._way) or self._app.current_mode != SCREENS[0]

    @property
    def lasting(self) -> str:
        """The name of the screen to begin with when the process is restarted."""
        here = self._app.current_mode
        return _WHOLE if here == _PART else here

    async def show(self, name: str) -> None:
        """Show the screen of this name; `back` leads to the one that is shown now."""
        here = self._app.current_mode
        if name != here:
            self._way = [screen for screen in self._way if screen not in {name, here}]
            if here != _PART:
                self._way.append(here)
        await self._switch(name)

    async def back(self) -> None:
        """Show the screen one came from; `back` leads further back from there, and never in a circle."""
        await self._switch(self._way.pop() if self._way else SCREENS[0])

    async def _switch(self, name: str) -> None:
        if self.current is not None:
            self.current.fold_sidebar()
        if name != self._app.current_mode:
            await self._app.switch_mode(name)
            if self.current is not None:
                self.current.enter()

    async def renew(self) -> None:
        """Make all screens anew, with nothing of what they remember, and show the first."""
        app = self._app
        self._way.clear()
        with app.batch_update():
            app.add_mode(_BETWEEN, IncrementalScreen)
            await app.switch_mode(_BETWEEN)
            for name in SCREENS:
                await app.remove_mode(name)
                app.add_mode(name, partial(self._create, name))
            await app.switch_mode(SCREENS[0])
            await app.remove_mode(_BETWEEN)
