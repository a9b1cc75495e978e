"""The dialog that writes the open agreements as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kerneblik.documents.content.agreements import AgreementEntry, AgreementList
from kerneblik.documents.formats import AGREEMENTS, Format
from kerneblik.ui.documents.document_dialog import DocumentDialog
from kerneblik.ui.documents.tick_list import Tick
from kerneblik.workspace.workspace import Workspace

_FORMATS = tuple(format_ for format_ in AGREEMENTS if format_.name in {"ics", "text"})


class CalendarDialog(DocumentDialog):
    """The agreements of the round that are still open; all are ticked from the start."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        t = workspace.translator
        super().__init__(t, ("calendar", workspace.editor.round.id), _FORMATS, "ics", t("calendar.file"))
        self._open = AgreementList.from_rounds(
            [workspace.editor.round], workspace.editor.checklist, t.language, now
        )

    @property
    def title_words(self) -> str:
        """The title of the dialog."""
        return self.t("calendar.title")

    @property
    def explanation(self) -> str:
        """How agreements get into the calendar."""
        return self.t("calendar.explanation")

    @property
    def offers_something(self) -> bool:
        """True when there is an open agreement."""
        return bool(self._open.entries)

    def rows(self) -> Iterable[Tick]:
        """The agreements."""
        return [Tick(entry.agreement.id, self._words(entry)) for entry in self._open.entries]

    def _words(self, entry: AgreementEntry) -> str:
        due = entry.agreement.due
        return f"{self.t.short_day(due) if due else self.t('calendar.no_due')} {entry.text}"

    def first_ticked(self) -> Iterable[str]:
        """The ids of all agreements."""
        return [entry.agreement.id for entry in self._open.entries]

    def content(self, _: Format) -> AgreementList:
        """The ticked agreements."""
        ticked = self.ticked
        return replace(self._open, entries=tuple(a for a in self._open.entries if a.agreement.id in ticked))
