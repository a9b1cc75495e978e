"""Leaving the app: at once when all is saved; else it is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerneblik.workspace import Failing

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


async def leave(host: Host, save_controller: SaveController) -> None:
    """Save and leave; ask first when saving fails."""
    state = await save_controller.save()
    if not isinstance(state, Failing):
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
