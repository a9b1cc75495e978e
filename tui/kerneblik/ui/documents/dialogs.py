"""The dialogs that ask what a document is to hold: calendar file, conversation sheet, report, minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from kerneblik.checklist import Actor, Kind
from kerneblik.documents.blocks import Document
from kerneblik.documents.content import agreements, minutes
from kerneblik.documents.content.agreements import AgreementEntry, AgreementList, PlannedConversation
from kerneblik.documents.content.report import DEFAULT_PARTS, Choice, Part, document
from kerneblik.documents.content.sheet import Sheet, answers_to_tick, questions_in, sheet_for
from kerneblik.documents.formats import AGREEMENTS, MINUTES, REPORT, SHEET, Format, format_named, format_names
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.documents.writers.terminal import drawn
from kerneblik.errors import KerneblikError
from kerneblik.text import file_stem
from kerneblik.ui.common.keys import key
from kerneblik.ui.documents.document_dialog import DocumentDialog
from kerneblik.ui.documents.sender import SenderSetting, SignedDialog
from kerneblik.ui.documents.widgets import IntroductionEditor, Tick, TickList
from kerneblik.workspace.workspace import Workspace

_FORMATS = tuple(format_ for format_ in AGREEMENTS if format_.name in {"ics", "text"})


class CalendarDialog(DocumentDialog):
    """The open agreements of the round, and the planned conversations; all are ticked from the start."""

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
        """The text above the list: how what is ticked gets into the calendar."""
        return self.t("calendar.explanation")

    @property
    def offers_something(self) -> bool:
        """True when there is an open agreement, or a planned conversation."""
        return bool(self._open.entries or self._open.planned)

    def rows(self) -> Iterable[Tick]:
        """The agreements, then the planned conversations."""
        agreed = [Tick(entry.agreement.id, self._words(entry)) for entry in self._open.entries]
        return [*agreed, *(Tick(p.conversation.id, self._planned(p)) for p in self._open.planned)]

    def _planned(self, planned: PlannedConversation) -> str:
        day = self.t.short_day(planned.conversation.held)
        return f"{day} {self.t('calendar.event.conversation', actor=planned.actor)}"

    def _words(self, entry: AgreementEntry) -> str:
        due = entry.agreement.due
        return f"{self.t.short_day(due) if due else self.t('calendar.no_due')} {entry.text}"

    def first_ticked(self) -> Iterable[str]:
        """The ids of all of them."""
        return [tick.id for tick in self.rows()]

    def content(self, format_: Format) -> AgreementList | Document:
        """What is ticked."""
        entries = tuple(a for a in self._open.entries if a.agreement.id in self.ticked)
        planned = tuple(p for p in self._open.planned if p.conversation.id in self.ticked)
        ticked = replace(self._open, entries=entries, planned=planned)
        return agreements.document(ticked, self.t) if format_.name == "text" else ticked


class SheetDialog(SignedDialog):
    """Writes one page with an actor's dialogue questions. Nothing of one's own is ticked at first."""

    def __init__(self, workspace: Workspace, actor: Actor, sender_setting: SenderSetting) -> None:
        pdf = format_named("pdf", SHEET).is_available
        t = workspace.translator
        name = file_stem(actor.name_in_documents(t.language)) or actor.id
        super().__init__(
            workspace.translator,
            ("sheet", workspace.editor.round.id, actor.id),
            SHEET,
            "pdf" if pdf else "html",
            t("sheet.file", actor=name),
        )
        self._workspace, self._actor, self.sender_setting = workspace, actor, sender_setting

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

    def lines_below(self) -> Iterable[Widget]:
        """A line for questions of one's own."""
        line = self.line("own", "", self.t("sheet.own.hint"), max_length=400)
        yield Horizontal(Static(self.t("sheet.own"), markup=False), line, classes="below")

    def content(self, format_: Format) -> list[Sheet]:
        """The sheet; tells the user when there is no room for all that was ticked."""
        editor, language = self._workspace.editor, self.t.language
        whole = sheet_for(
            self._actor,
            editor.checklist,
            editor.round,
            language,
            self.ticked,
            own_questions=questions_in(self.query_one("#own", Input).value),
            byline=self.byline,
        )
        sheet = on_one_page(whole, format_.name)
        if sheet.shortened:
            words = self.t("sheet.not_all_fits", actor=sheet.actor)
            self.notify(words, severity="warning", timeout=12, markup=False)
        return [sheet]


_ACTOR = "actor:"
"""What the ids of the actors in the list begin with."""


class ReportDialog(SignedDialog):
    """What the report may contain to the left, a preview to the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "introduce", "introduce", show=False),
        key("v", "read", "read_report", show=False),
        key("pagedown", "scroll(1)", "page_down", show=False, priority=True),
        key("pageup", "scroll(-1)", "page_up", show=False, priority=True),
    ]

    def __init__(
        self,
        workspace: Workspace,
        kept: Mapping[str, Any],
        remember: Callable[[dict[str, Any]], None],
        sender_setting: SenderSetting,
    ) -> None:
        """Make it.

        Args:
            workspace: has the round.
            kept: the choice made last time, as `remember` got it; empty when there was none.
            remember: keeps the choice.
            sender_setting: has the sender.
        """
        format_ = kept.get("format")
        if format_ not in format_names(REPORT):
            format_ = "pdf" if format_named("pdf", REPORT).is_available else "html"
        round_ = workspace.editor.round
        stem = workspace.translator("report.file", round=file_stem(round_.name) or round_.id)
        super().__init__(
            workspace.translator, ("report", workspace.editor.round.id), REPORT, str(format_), stem
        )
        self._workspace, self._remember, self.sender_setting = workspace, remember, sender_setting
        self._first_choice = Choice.from_settings(kept)

    @property
    def title_words(self) -> str:
        """The title of the dialog, which names the round."""
        return self.t("report.title", round=self._workspace.editor.round.name)

    @property
    def explanation(self) -> str:
        """The text above the list: what is ticked at first, and why."""
        return self.t("report.explanation")

    @property
    def keys_words(self) -> str:
        """The line that names the keys."""
        return self.t("report.keys.narrow" if self.narrow else "report.keys")

    def rows(self) -> Iterable[Tick | str]:
        """The parts about the leader, the parts about others, and the actors."""
        t = self.t
        yield t("report.about_me")
        yield from (self._row(part) for part in Part if part in DEFAULT_PARTS)
        yield t("report.about_others")
        yield from (self._row(part) for part in Part if part not in DEFAULT_PARTS)
        yield t("report.actors")
        for actor in self._workspace.editor.checklist.actors:
            yield Tick(_ACTOR + actor.id, actor.name.text_in(t.language))

    def _row(self, part: Part) -> Tick:
        return Tick(part, self._words(part))

    def _words(self, part: Part) -> str:
        t = self.t
        if part is Part.INTRODUCTION and not self._workspace.editor.round.introduction.text.strip():
            return t("report.introduction.empty")
        return t(f"report.tick.{part}")

    def first_ticked(self) -> Iterable[str]:
        """The ids of what was ticked last time."""
        yield from self._first_choice.parts
        for actor in self._workspace.editor.checklist.actors:
            if actor.id not in self._first_choice.without:
                yield _ACTOR + actor.id

    def side_widgets(self) -> Iterable[Widget]:
        """The preview."""
        yield VerticalScroll(Static(), id="preview", can_focus=False)

    def on_mount(self) -> None:
        """Show the preview."""
        self.ticks_changed()

    @property
    def choice(self) -> Choice:
        """What is ticked now."""
        ticked = self.ticked
        actors = {actor.id for actor in self._workspace.editor.checklist.actors}
        return Choice(
            frozenset(part for part in Part if part in ticked),
            frozenset(actor for actor in actors if _ACTOR + actor not in ticked),
        )

    def ticks_changed(self) -> None:
        """Show the preview of what is ticked now."""
        made = self._document()
        shown = drawn(made) if made.blocks else Text(self.t("report.nothing_ticked"))
        self.query_one("#preview Static", Static).update(shown)

    def content(self, format_: Format) -> Document:
        """The report; the choice is kept for the next time."""
        made = self._document()
        if not made.blocks:
            raise KerneblikError("report.nothing_ticked")
        self._remember({**self.choice.as_settings(), "format": format_.name})
        return made

    def _document(self) -> Document:
        editor = self._workspace.editor
        return document(editor.checklist, editor.round, self.choice, self.t, editor.today, sender=self.sender)

    def action_introduce(self) -> None:
        """Write the introduction."""
        self.app.push_screen(IntroductionEditor(self._workspace), self._introduced)

    def _introduced(self, _: None) -> None:
        self.query_one(TickList).reword(Part.INTRODUCTION, self._words(Part.INTRODUCTION))
        self.ticks_changed()

    def action_read(self) -> None:
        """Show the preview instead of the list where there is no room for both, or the list again."""
        self.toggle_class("-reading")

    def action_scroll(self, pages: int) -> None:
        """Scroll the preview so many pages down, or up when `pages` is negative."""
        self.scroll_part("#preview", pages)


class MinutesDialog(SignedDialog):
    """What the minutes may have, item by item; the questions that were talked about are ticked at first."""

    def __init__(self, workspace: Workspace, sender_setting: SenderSetting) -> None:
        t, round_ = workspace.translator, workspace.editor.round
        first = "pdf" if format_named("pdf", MINUTES).is_available else "html"
        stem = t("minutes.file", round=file_stem(round_.name) or round_.id)
        super().__init__(t, ("minutes", round_.id), MINUTES, first, stem)
        self._workspace, self.sender_setting = workspace, sender_setting
        editor = workspace.editor
        self._items = minutes.items(editor.checklist, round_, t.language, editor.today)

    @property
    def title_words(self) -> str:
        """The title of the dialog, which names the round."""
        return self.t("minutes.title", round=self._workspace.editor.round.name)

    @property
    def explanation(self) -> str:
        """The text above the list: what the minutes are for."""
        return self.t("minutes.explanation")

    @property
    def offers_something(self) -> bool:
        """True when anything was talked about or agreed."""
        return bool(self._items)

    def rows(self) -> Iterable[Tick | str]:
        """The items, part by part, each with its actor."""
        actors = {a.id: a.short.text_in(self.t.language) for a in self._workspace.editor.checklist.actors}
        for part in minutes.Part:
            found = [item for item in self._items if item.part is part]
            if found and part is not minutes.Part.NAMES:
                yield self.t(f"minutes.{part}")
            for item in found:
                words = f"{actors[item.actor]}: {item.words}" if item.actor else self.t(f"minutes.{part}")
                yield Tick(item.id, words)

    def first_ticked(self) -> Iterable[str]:
        """The ids of the questions that were talked about."""
        return [item.id for item in self._items if item.part in minutes.DEFAULT_PARTS]

    def content(self, _: Format) -> Document:
        """The minutes with what is ticked."""
        editor = self._workspace.editor
        made = minutes.document(
            editor.checklist, editor.round, self.ticked, self.t, editor.today, sender=self.sender
        )
        if not made.blocks:
            raise KerneblikError("minutes.nothing_ticked")
        return made
