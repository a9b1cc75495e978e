"""Making documents in the app: showing their dialogs, and writing the files."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kerneblik.documents.content.sheet import sheet_for
from kerneblik.documents.formats import Rendered
from kerneblik.documents.output import OutputExistsError, RenderCancelledError, write_output
from kerneblik.errors import KerneblikError
from kerneblik.language.translator import reason
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.documents.sender import SenderSetting

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.documents.document_dialog import DocumentDialog
    from kerneblik.ui.host import Host


class DocumentsController:
    """Shows the dialogs for documents, and makes and writes documents in threads."""

    def __init__(self, host: Host, save_controller: SaveController) -> None:
        self._host = host
        self._save_controller = save_controller
        self._sender = SenderSetting(host, save_controller)

    def ask_for_sheet(self, actor_id: str | None) -> None:
        """Show the dialog for the sheet of an actor, or of the current actor when `actor_id` is None."""
        from kerneblik.ui.documents.dialogs import SheetDialog

        editor, navigation = self._host.workspace.editor, self._host.workspace.navigation
        actor = editor.checklist.actor(actor_id) if actor_id is not None else navigation.actor
        if actor is None:
            return
        try:
            sheet_for(actor, editor.checklist, editor.round, self._host.t.language)
        except KerneblikError as error:
            self._host.notify(self._host.t(error.key, **error.values), markup=False)
            return
        self._save_controller.ask(SheetDialog(self._host.workspace, actor, self._sender))

    def ask_for_report(self) -> None:
        """Show the dialog for the leader's report, with the choice that was made last time."""
        from kerneblik.ui.documents.dialogs import ReportDialog

        settings = self._host.settings
        dialog = ReportDialog(
            self._host.workspace,
            settings.current.report or {},
            lambda choice: settings.change(report=choice),
            self._sender,
        )
        self._save_controller.ask(dialog)

    def ask_for_minutes(self) -> None:
        """Show the dialog for the minutes, if anything was talked about or agreed."""
        from kerneblik.ui.documents.dialogs import MinutesDialog

        dialog = MinutesDialog(self._host.workspace, self._sender)
        if dialog.offers_something:
            self._save_controller.ask(dialog)
        else:
            self._host.notify(self._host.t("minutes.none"), markup=False)

    def ask_for_calendar(self) -> None:
        """Show the dialog for a calendar file, if there is an open agreement or a planned conversation."""
        from kerneblik.ui.documents.dialogs import CalendarDialog

        dialog = CalendarDialog(self._host.workspace, datetime.now(UTC))
        if dialog.offers_something:
            self._save_controller.ask(dialog)
        else:
            self._host.notify(self._host.t("agreement_list.none"), markup=False)

    def write(self, wanted: DocumentDialog.Write) -> None:
        """Make a document and write it, after asking when there is a file of that name.

        The dialog stays open when that fails. Does nothing when the dialog is closed, or is making a document
        already, as when a key was pressed twice.
        """
        self._host.run_worker(self._write(wanted), group="documents")

    async def _write(self, wanted: DocumentDialog.Write) -> None:
        host, dialog = self._host, wanted.dialog
        if host.screen is not dialog or dialog.is_working:
            return
        try:
            with dialog.working(wanted.job):
                rendered = await asyncio.to_thread(wanted.job.run)
        except RenderCancelledError as error:
            host.notify(host.t(error.key, **error.values), markup=False)
        except KerneblikError as error:
            host.notify_error(error)
        except OSError as error:
            host.notify_error(KerneblikError("document.no_process", reason=reason(error, host.t)))
        else:
            await self._write_file(wanted, rendered, force=False)

    async def _write_file(self, wanted: DocumentDialog.Write, rendered: Rendered, *, force: bool) -> None:
        """Write the file, and close the dialog; ask first when there is a file and `force` is False."""
        host, t = self._host, self._host.t
        try:
            await asyncio.to_thread(write_output, wanted.path, rendered.content, force=force)
        except OutputExistsError:
            self._ask_to_replace(wanted, rendered)
        except KerneblikError as error:
            host.notify_error(error)
        except OSError as error:
            host.notify_error(KerneblikError("cli.os_error", path=wanted.path, reason=reason(error, t)))
        else:
            if host.screen is wanted.dialog:  # the screen may have been hidden meanwhile
                wanted.dialog.dismiss(None)
            host.notify(t("cli.exported", path=wanted.path), timeout=10, markup=False)
            if warning := rendered.warning(t):
                host.notify(warning, severity="warning", timeout=20, markup=False)

    def _ask_to_replace(self, wanted: DocumentDialog.Write, rendered: Rendered) -> None:
        """Ask whether to replace the file."""
        t = self._host.t
        choices = {"keep": t("document.keep"), "replace": t("document.replace")}

        async def answered(choice: str | None) -> None:
            if choice == "replace":
                await self._write_file(wanted, rendered, force=True)

        words = t("document.exists", path=wanted.path)
        self._host.push_screen(ChoiceDialog(t, t("document.exists.title"), words, choices), answered)
