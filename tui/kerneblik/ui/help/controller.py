"""Showing what explains the app: the introduction, the help and the palette."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.binding import Binding

from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.base_screen import BaseScreen

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


class HelpController:
    """Shows the introduction, the help and the palette, and runs the actions chosen there."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def show_introduction(self) -> None:
        """Show the introduction, and keep in the settings that it was shown."""
        from kerneblik.ui.help.dialogs import IntroductionDialog

        host = self._host
        host.push_screen(IntroductionDialog(host.t, host.workspace.editor.checklist), self._introduced)
        if not host.settings.current.introduction_seen:
            host.settings.change(introduction_seen=True)

    async def _introduced(self, action: str | None) -> None:
        if action is not None:
            await self._host.run_action(action)
        if action == "toggle_language":
            self.show_introduction()

    def show_keys(self, of_app: Iterable[Binding]) -> None:
        """Show the keys that act here in the help; `of_app` are the app's bindings, in the order to show."""
        screen = self._host.base_screen
        if screen is None:
            return
        from kerneblik.ui.help.dialogs import HelpDialog

        acting = [active for active in self._host.screen.active_bindings.values() if active.enabled]
        own = {active.binding for active in acting if active.node is screen.app}
        here = [active.binding for active in acting if active.node is not screen.app]
        everywhere = [binding for binding in of_app if binding in own]
        texts = {active.binding.key for active in acting if isinstance(active.node, AnswerEditor)}
        self._host.push_screen(HelpDialog(self._host.t, here, everywhere, texts, screen.glyphs))

    def show_palette(self) -> None:
        """Show the palette, and run the command chosen there."""
        from kerneblik.ui.help.palette import PaletteDialog, commands

        screen = self._host.screen
        if not isinstance(screen, BaseScreen):
            return

        async def chosen(action: str | None) -> None:
            if action is not None:
                await self._host.run_action(action)

        self._host.push_screen(PaletteDialog(self._host.t, commands(screen)), chosen)
