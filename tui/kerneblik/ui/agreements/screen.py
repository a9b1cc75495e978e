"""Agreements: what was agreed in all rounds, to tick off, change or remove; tasks are taken over here."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from kerneblik.documents.content.agreements import AgreedIn, AgreementEntry, agreements_of
from kerneblik.documents.content.wording import agreement_line, agreements_words, conversation_name
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Perspective
from kerneblik.reflection.tasks import Task, open_tasks
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.agreements.widgets import AgreementList, Item
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.list_detail_screen import EVERYBODY, ListDetailScreen
from kerneblik.ui.common.record_forms import ask_for_agreement, change_agreement, remove_agreement
from kerneblik.ui.common.sidebar import Entry, Sidebar


class AgreementsScreen(ListDetailScreen):
    """The agreements of all rounds, to tick off, change or remove where they are.

    Tasks in the texts of the open round are taken over here.
    """

    HINT_RANKS: ClassVar[dict[str, int]] = {
        **BaseScreen.HINT_RANKS, "change": 1, "toggle_done": 1, "agree": 1, "show_done": 1,
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "change", "change_too", show=False),
        key("d", "remove", "remove"),
        key("delete", "remove", "remove_too", show=False),
        key("a", "agree", "agree"),
        key("v", "show_done", "show_done"),
        key("t", "fetch_tasks", "fetch_tasks"),
        key("c", "app.calendar", "calendar"),
        key("tab", "turn(1)", "next_agreements", show=False, priority=True),
        key("shift+tab", "turn(-1)", "previous_agreements", show=False, priority=True),
        key("ctrl+z", "undo", "undo", show=False),
        key("escape,q", "to_list", "actors"),
        key("0", "go_to(0)", "everybody", show=False),
        *digit_keys(),
    ]

    chosen: str = EVERYBODY
    """The id of the actor whose agreements are shown, or `EVERYBODY`."""
    _order: tuple[str, ...] = ()
    """The ids in the order shown: an agreement that is ticked off stays where it is until `enter`."""
    _shows_done = False
    """Whether those that were done before are shown, too."""

    def compose(self) -> ComposeResult:
        """The actors to the left, the agreements to the right."""
        yield from self.frame(self.split_view(AgreementList(markup=False), Static(id="tasks", markup=False)))

    @property
    def body(self) -> AgreementList:
        """The list of agreements."""
        return self.query_one(AgreementList)

    def on_mount(self) -> None:
        """Find out what was agreed in other rounds."""
        self.read_other_rounds()

    def go_to_item(self, item_id: str) -> None:
        """Select an agreement of the open round; those that are done are shown if it is."""
        agreement = self.editor.round.agreements.get(item_id)
        if agreement is not None and agreement.done and not self._shows_done:
            self.action_show_done()
        self.body.go_to(item_id)

    def enter(self) -> None:
        """Show the most urgent agreements first again, and what was agreed meanwhile."""
        self._order = ()
        if is_ready(self):
            self.refresh_view()
            self.read_other_rounds()

    # Showing

    def refresh_view(self) -> None:
        """Bring the list up to date."""
        super().refresh_view()
        t = self.t
        sidebar = self.query_one(Sidebar)
        sidebar.border_title = t("agreements.list")
        sidebar.rule = self.glyphs.rule
        sidebar.entries = list(self._entries())
        sidebar.current = self.chosen
        agreed = self._entries_with(self._actor_id)
        shown = self._shown(agreed)
        self.body.items = [self._item(entry) for entry in shown]
        self.query_one("#title", Static).update(self._title(agreed, len(agreed) - len(shown)))
        notes = list(self._notes())
        below = self.query_one("#tasks", Static)
        below.update("\n".join(notes))
        below.set_class(bool(notes), "-shown")

    def _title(self, agreed: list[AgreementEntry], hidden: int) -> str:
        t, words = self.t, [] if self.chosen == EVERYBODY else [self.actor_name(self.chosen)]
        separator = f" {self.glyphs.separator} "
        if agreed:
            agreements = [entry.agreement for entry in agreed]
            words.append(agreements_words(t, agreements, self.editor.today, self.glyphs.separator))
        else:
            words.append(t("agreements.none"))
        if hidden:
            words.append(t.plural("agreements.hidden", hidden))
        return separator.join(words)

    def _notes(self) -> Iterable[str]:
        """What stands below the list: tasks that can be taken over, rounds that are missing."""
        if waiting := len(self._open_tasks()):
            yield self.t.plural("agreements.tasks", waiting)
        if missing := self.workspace.other_rounds.unreadable:
            yield self.t.plural("agreements.unreadable", len(missing), rounds=", ".join(missing))

    def _entries(self) -> Iterable[Entry]:
        glyph, tally = self._glyph_and_tally(None)
        yield Entry(EVERYBODY, self.t("agreements.everybody"), glyph, tally, number="0", group=EVERYBODY)
        for number, perspective in enumerate(self.editor.perspectives, 1):
            yield self.entry(number, perspective)

    def entry(self, number: int, perspective: Perspective) -> Entry:
        """The sidebar's line for an actor: how many agreements are open."""
        glyph, tally = self._glyph_and_tally(perspective.actor.id)
        return super().entry(number, perspective)._replace(glyph=glyph, tally=tally)

    def _glyph_and_tally(self, actor_id: str | None) -> tuple[str, str]:
        agreed = self._entries_with(actor_id)
        still_open = sum(not entry.agreement.done for entry in agreed)
        glyph = self.glyphs.empty if still_open else self.glyphs.done if agreed else self.glyphs.dash
        return glyph, str(still_open) if agreed else ""

    @property
    def _actor_id(self) -> str | None:
        return None if self.chosen == EVERYBODY else self.chosen

    def _entries_with(self, actor_id: str | None) -> list[AgreementEntry]:
        """What was agreed with an actor, or, for None, with all, in all rounds."""
        rounds: list[AgreedIn] = [self.editor.round, *self.workspace.other_rounds.indexed]
        return agreements_of(rounds, self.editor.checklist, self.t.language, actor_id)

    def _shown(self, agreed: list[AgreementEntry]) -> list[AgreementEntry]:
        """Those that the list shows: the open ones and those just ticked off, or all when that is wanted."""
        shown = {
            self._item_id(entry): entry
            for entry in agreed
            if self._shows_done or not entry.agreement.done or self._item_id(entry) in self._order
        }
        known = [id_ for id_ in self._order if id_ in shown]
        if len(known) < len(shown):
            known = list(shown)
        self._order = tuple(known)
        return [shown[id_] for id_ in known]

    def _is_here(self, entry: AgreementEntry) -> bool:
        return entry.round_id == self.editor.round.id

    def _item_id(self, entry: AgreementEntry) -> str:
        agreement_id = entry.agreement.id
        return agreement_id if self._is_here(entry) else f"{entry.round_id}/{agreement_id}"

    def _item(self, entry: AgreementEntry) -> Item:
        agreement, today = entry.agreement, self.editor.today
        sign, what, about = agreement_line(self.t, self.glyphs, agreement, today)
        words = [about]
        if self.chosen == EVERYBODY:
            words.append(self._short_name(agreement.actor))
        if not self._is_here(entry):
            words.append(entry.round)
        words_on = f" {self.glyphs.separator} ".join(words)
        return Item(self._item_id(entry), sign, what, words_on, agreement.overdue(today))

    def _short_name(self, actor_id: str) -> str:
        actor = self.editor.checklist.actor(actor_id)
        return self.actor_label(actor) if actor is not None else actor_id

    # Moving

    def show(self, entry_id: str) -> None:
        """Show what was agreed with an actor, or, for `EVERYBODY`, with all."""
        self.chosen = entry_id
        self._order = ()
        self.refresh_view()

    # Changing

    def _selected(self) -> AgreementEntry | None:
        return next((e for e in self._entries_with(None) if self._item_id(e) == self.body.at), None)

    def _change(self, entry: AgreementEntry, changes: Mapping[str, Any]) -> Awaitable[bool]:
        """Change an agreement, in whichever round it is; gives False when that failed, which is told."""
        saved = None
        if self._is_here(entry):
            self.editor.keep(replace(self.editor.round.agreements[entry.agreement.id], **changes))
        elif changes:
            changed = replace(entry.agreement, **changes)
            saved = self.workspace.other_rounds.change(entry.round_id, entry.agreement, changed)
        self.refresh_view()
        return self._until(saved)

    async def _until(self, saved: Awaitable[None] | None) -> bool:
        try:
            if saved is not None:
                await saved
        except KerneblikError as error:
            self.notify_error(error)
            self.refresh_view()
            return False
        return True

    def _change_behind(self, entry: AgreementEntry, **changes: Any) -> None:
        self.run_worker(self._change(entry, changes))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the selected agreement off, or reopen it."""
        event.stop()
        if entry := self._selected():
            self._change_behind(entry, done=not entry.agreement.done)

    def action_change(self) -> None:
        """Change the selected agreement in a form."""
        if entry := self._selected():
            change_agreement(self, entry.agreement, entry.round_id, partial(self._change, entry))

    def action_remove(self) -> None:
        """Remove the selected agreement, after asking."""
        if entry := self._selected():
            remove_agreement(self, entry.agreement, lambda: self._change_behind(entry, deleted=True))

    def action_show_done(self) -> None:
        """Show those that were done, too, or leave them out again."""
        self._shows_done = not self._shows_done
        self._order = ()
        self.refresh_view()

    def action_agree(self) -> None:
        """Add an agreement with the actor whose list is shown, or, for everybody, with the current actor."""
        ask_for_agreement(self, self.editor.checklist.actor(self.chosen) or self.navigation.actor)

    def action_fetch_tasks(self) -> None:
        """Choose which task items in the texts to take over as agreements."""
        from kerneblik.ui.agreements.dialogs import Line, TasksDialog

        lines = [Line(task, self._where(task)) for task in self._open_tasks()]
        self.app.push_screen(TasksDialog(self.t, lines), self._take_over)

    def _take_over(self, tasks: list[Task] | None) -> None:
        for task in tasks or ():
            self.editor.take_over(task)
            self._order += (task.id,)  # shown though it may be done
        self.refresh_view()

    def _open_tasks(self) -> list[Task]:
        found = open_tasks(self.editor.round)
        return [task for task in found if self.chosen in {EVERYBODY, task.answer.actor}]

    def _where(self, task: Task) -> str:
        conversation = self.editor.round.conversations.get(task.answer.conversation)
        name = self.actor_name(task.answer.actor)
        if conversation is None:
            return f"{name} {self.glyphs.separator} {self.t(f'kind.{task.answer.kind}')}"
        held = conversation_name(self.t, conversation, self.glyphs.separator, self.editor.today)
        return f"{name} {self.glyphs.separator} {held}"
