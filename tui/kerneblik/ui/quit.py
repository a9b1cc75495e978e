"""Leaving the app: at once when all is saved; else it is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerneblik.workspace import Failing

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp


async def leave(app: KerneblikApp) -> None:
    """Save and leave; ask first when saving fails."""
    state = await app.save_controller.save()
    if not isinstance(state, Failing):
        app.exit()
        return
    from kerneblik.ui.common.prompts import ChoiceDialog

    async def answered(choice: str | None) -> None:
        if choice == "leave":
            app.exit()
        else:
            await app.save_controller.save()

    t = app.t
    reason = t(state.error.key, **state.error.values)
    choices = {"stay": t("quit.stay"), "leave": t("quit.leave")}
    app.push_screen(ChoiceDialog(t, t("quit.title"), t("quit.unsaved", reason=reason), choices), answered)
