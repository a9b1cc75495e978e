"""The list of agreements as a widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.documents.content.wording import agreement_line, agreements_words, conversation_name
from kerneblik.reflection import Agreement, Perspective
from kerneblik.reflection.tasks import Task, open_tasks
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.list_detail_screen import EVERYBODY, ListDetailScreen
from kerneblik.ui.common.lists import ScreenList, hanging
from kerneblik.ui.common.record_forms import ask_for_agreement, change_agreement, remove_agreement
from kerneblik.ui.common.sidebar import Entry, Sidebar


class Item(NamedTuple):
    """The texts for one agreement."""

    id: str
    sign: str
    """The glyph of its state."""
    what: str
    """What was agreed."""
    about: str
    """Who does it, until when, with whom it was agreed."""
    alarm: bool = False
    """True when it is overdue."""


class AgreementList(ScreenList):
    """Two lines for each agreement; the screen handles Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select", "toggle_done"),
        key("j", "cursor_down", "down", show=False),
        key("k", "cursor_up", "up", show=False),
    ]

    items: reactive[Sequence[Item]] = reactive((), init=False)
    """What the list shows, in order."""

    @property
    def at(self) -> str | None:
        """The id of the selected agreement."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def go_to(self, agreement_id: str) -> None:
        """Select an agreement, if it is in the list."""
        ids = [item.id for item in self.items]
        if agreement_id in ids:
            self.highlighted = ids.index(agreement_id)

    def watch_items(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Show the items; the selected one stays selected, or the next one where it is gone."""
        at, index = self.at, self.highlighted or 0
        ids = [item.id for item in new]
        if [item.id for item in old] != ids:
            self.set_options(Option("", id=id_) for id_ in ids)
            if ids:
                self.highlighted = ids.index(at) if at in ids else min(index, len(ids) - 1)
        self._draw()

    def notify_style_update(self) -> None:
        """Show them in the colours of another theme."""
        super().notify_style_update()
        self._draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the selected agreement without colours, as it has a background of its own."""
        event.stop()
        self._draw()

    def _draw(self) -> None:
        colours = self.app.theme_variables
        for item in self.items:
            colour = colours["text-error" if item.alarm else "text-muted"]
            about = Text(item.about, "" if item.id == self.at else colour)
            self.replace_option_prompt(item.id, hanging(item.sign, item.what, about))


class AgreementsScreen(ListDetailScreen):
    """The agreements of the round, to tick off, change or remove; tasks in texts are taken over here."""

    HINT_RANKS: ClassVar[dict[str, int]] = {
        "help": 0, "quit": 0, "toggle_done": 1, "change": 1, "remove": 1, "agree": 1, "fetch_tasks": 1,
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "change", "change"),
        key("d", "remove", "remove"),
        key("delete", "remove", "remove_too", show=False),
        key("a", "agree", "agree"),
        key("t", "fetch_tasks", "fetch_tasks"),
        key("c", "app.calendar", "calendar"),
        key("tab", "turn(1)", "next_agreements", show=False, priority=True),
        key("shift+tab", "turn(-1)", "previous_agreements", show=False, priority=True),
        key("escape", "app.previous_screen", "previous_screen"),
        key("0", "go_to(0)", "everybody", show=False),
        *digit_keys(),
    ]

    chosen: str = EVERYBODY
    """The id of the actor whose agreements are shown, or `EVERYBODY`."""
    _order: tuple[str, ...] = ()
    """The ids in the order shown: an agreement that is ticked off stays where it is until `enter`."""

    def compose(self) -> ComposeResult:
        """The actors to the left, the agreements to the right."""
        yield from self.frame(self.split_view(AgreementList(markup=False), Static(id="tasks", markup=False)))

    @property
    def body(self) -> AgreementList:
        """The list of agreements."""
        return self.query_one(AgreementList)

    def go_to_item(self, item_id: str) -> None:
        """Select an agreement."""
        self.body.go_to(item_id)

    def enter(self) -> None:
        """Show the most urgent agreements first again."""
        self._order = ()
        if is_ready(self):
            self.refresh_view()

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
        agreed = self._agreements()
        self.body.items = [self._item(agreement) for agreement in agreed]
        self.query_one("#title", Static).update(self._title(agreed))
        waiting = len(self._open_tasks())
        tasks = self.query_one("#tasks", Static)
        tasks.update(t.plural("agreements.tasks", waiting) if waiting else "")
        tasks.set_class(waiting > 0, "-shown")

    def _title(self, agreed: list[Agreement]) -> str:
        t, separator = self.t, self.glyphs.separator
        words = agreements_words(t, agreed, self.editor.today, separator) if agreed else t("agreements.none")
        return words if self.chosen == EVERYBODY else f"{self.actor_name(self.chosen)} {separator} {words}"

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
        agreed = self.editor.round.agreements_with(actor_id)
        still_open = sum(not agreement.done for agreement in agreed)
        glyph = self.glyphs.empty if still_open else self.glyphs.done if agreed else self.glyphs.dash
        return glyph, str(still_open) if agreed else ""

    def _agreements(self) -> list[Agreement]:
        actor_id = None if self.chosen == EVERYBODY else self.chosen
        agreed = {a.id: a for a in self.editor.round.agreements_with(actor_id)}
        known = [id_ for id_ in self._order if id_ in agreed]
        if len(known) < len(agreed):
            known = list(agreed)
        self._order = tuple(known)
        return [agreed[id_] for id_ in known]

    def _item(self, agreement: Agreement) -> Item:
        today = self.editor.today
        sign, what, about = agreement_line(self.t, self.glyphs, agreement, today)
        if self.chosen == EVERYBODY:
            about = f"{about} {self.glyphs.separator} {self._short_name(agreement.actor)}"
        return Item(agreement.id, sign, what, about, agreement.overdue(today))

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

    def _selected(self) -> Agreement | None:
        return self.editor.round.agreements.get(self.body.at or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the selected agreement off, or reopen it."""
        event.stop()
        agreement = self._selected()
        if agreement is not None:
            self.editor.keep(replace(agreement, done=not agreement.done))
            self.refresh_view()

    def action_change(self) -> None:
        """Change the selected agreement in a form."""
        if agreement := self._selected():
            change_agreement(self, agreement)

    def action_remove(self) -> None:
        """Remove the selected agreement, after asking."""
        if agreement := self._selected():
            remove_agreement(self, agreement)

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
