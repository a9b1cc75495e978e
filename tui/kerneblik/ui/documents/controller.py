"""Papers made in the app: the dialogs that ask for them, and the writing of the files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kerneblik.documents.content.sheet import sheet_for
from kerneblik.documents.formats import Rendered
from kerneblik.documents.output import OutputExistsError, write_output
from kerneblik.documents.render_job import RenderCancelledError
from kerneblik.documents.writers.unprintable import unprintable
from kerneblik.errors import KerneblikError
from kerneblik.language.reasons import reason
from kerneblik.ui.common.prompts import ChoiceDialog

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp
    from kerneblik.ui.documents.document_dialog import DocumentDialog


def open_sheet(app: KerneblikApp, actor_id: str | None) -> None:
    """Ask for the sheet for a conversation with an actor, the one at hand when none is named."""
    from kerneblik.ui.documents.sheet_dialog import SheetDialog

    editor, navigation = app.workspace.editor, app.workspace.navigation
    actor = editor.checklist.actor(actor_id) if actor_id is not None else navigation.actor
    if actor is None:
        return
    try:
        sheet_for(actor, editor.checklist, editor.round, app.t.language)
    except KerneblikError as error:
        app.notify(app.t(error.key, **error.values), markup=False)
        return
    app.save_controller.ask(SheetDialog(app.workspace, actor))


def open_report(
    app: KerneblikApp, kept: Mapping[str, Any], remember: Callable[[dict[str, Any]], None]
) -> None:
    """Ask for the leader's report, beginning with the choice that was made last time."""
    from kerneblik.ui.documents.report_dialog import ReportDialog

    app.save_controller.ask(ReportDialog(app.workspace, kept, remember))


def open_calendar(app: KerneblikApp) -> None:
    """Ask for a calendar file of the open agreements."""
    from kerneblik.ui.documents.calendar_dialog import CalendarDialog

    dialog = CalendarDialog(app.workspace, datetime.now(UTC))
    if dialog.offers_something:
        app.save_controller.ask(dialog)
    else:
        app.notify(app.t("agreement_list.none"), markup=False)


async def write(app: KerneblikApp, wanted: DocumentDialog.Write) -> None:
    """Make a paper and write it; ask first when there is a file of that name. The dialog stays when it fails.

    Does nothing when the dialog is at it already, or has been answered, as when a key was pressed twice.
    """
    dialog = wanted.dialog
    if app.screen is not dialog or dialog.is_working:
        return
    try:
        with dialog.working(wanted.job):
            rendered = await asyncio.to_thread(wanted.job.run)
    except RenderCancelledError as error:
        app.notify(app.t(error.key, **error.values), markup=False)
    except KerneblikError as error:
        app.notify_error(error)
    except OSError as error:
        app.notify_error(KerneblikError("document.no_process", reason=reason(error, app.t)))
    else:
        await _put(app, wanted, rendered, force=False)


async def _put(app: KerneblikApp, wanted: DocumentDialog.Write, rendered: Rendered, *, force: bool) -> None:
    """Write the file."""
    t = app.t
    try:
        await asyncio.to_thread(write_output, wanted.path, rendered.content, force=force)
    except OutputExistsError:
        _ask(app, wanted, rendered)
    except KerneblikError as error:
        app.notify_error(error)
    except OSError as error:
        app.notify_error(KerneblikError("cli.os_error", path=wanted.path, reason=reason(error, t)))
    else:
        if app.screen is wanted.dialog:  # the screen may have been hidden meanwhile
            wanted.dialog.dismiss(None)
        app.notify(t("cli.exported", path=wanted.path), timeout=10, markup=False)
        if rendered.unprintable:
            app.notify(unprintable(rendered, t), severity="warning", timeout=20, markup=False)


def _ask(app: KerneblikApp, wanted: DocumentDialog.Write, rendered: Rendered) -> None:
    """Ask whether to replace the file."""
    t = app.t
    choices = {"keep": t("document.keep"), "replace": t("document.replace")}

    async def answered(choice: str | None) -> None:
        if choice == "replace":
            await _put(app, wanted, rendered, force=True)

    app.push_screen(
        ChoiceDialog(t, t("document.exists.title"), t("document.exists", path=wanted.path), choices), answered
    )
