"""The dialog that writes the sheet for a conversation: what of one's own it contains, and the file."""

from __future__ import annotations

from collections.abc import Iterable

from kerneblik.checklist import Actor, Kind
from kerneblik.documents.content.sheet import Sheet, answers_to_tick, sheet_for
from kerneblik.documents.formats import SHEET, Format, format_named
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.ui.documents.document_dialog import DocumentDialog
from kerneblik.ui.documents.tick_list import Tick
from kerneblik.workspace.workspace import Workspace


class SheetDialog(DocumentDialog):
    """Writes one page with an actor's dialogue questions. Nothing of one's own is ticked at first."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        pdf = format_named("pdf", SHEET).is_available
        stem = workspace.translator("sheet.file", actor=actor.id)
        super().__init__(
            workspace.translator,
            ("sheet", workspace.editor.round.id, actor.id),
            SHEET,
            "pdf" if pdf else "html",
            stem,
        )
        self._workspace, self._actor = workspace, actor

    @property
    def title_words(self) -> str:
        """The title of the dialog, which names the actor."""
        return self.t("sheet.title", actor=self._actor.name.text_in(self.t.language))

    @property
    def explanation(self) -> str:
        """The text above the list: that nothing private is on the sheet, and what can be ticked."""
        written = answers_to_tick(self._actor, self._workspace.editor.round)
        return self.t("sheet.explanation" if written else "sheet.explanation.nothing")

    def rows(self) -> Iterable[Tick | str]:
        """What the leader wrote about the actor: the preparation, then the reflection."""
        t = self.t
        written = answers_to_tick(self._actor, self._workspace.editor.round)
        for kind in (Kind.DIALOGUE, Kind.REFLECTION):
            questions = [question for question, _ in written if question.kind is kind]
            if questions:
                yield t(f"sheet.tick.{kind}")
            for question in questions:
                yield Tick(question.id, question.text.text_in(t.language))

    def content(self, format_: Format) -> list[Sheet]:
        """The sheet; tells the user when there is no room for all that was ticked."""
        editor, language = self._workspace.editor, self.t.language
        whole = sheet_for(self._actor, editor.checklist, editor.round, language, self.ticked)
        sheet = on_one_page(whole, format_.name)
        if sheet.shortened:
            words = self.t("sheet.not_all_fits", actor=sheet.actor)
            self.notify(words, severity="warning", timeout=12, markup=False)
        return [sheet]
