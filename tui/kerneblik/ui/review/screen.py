"""Review: finished perspectives to read, and one theme across all actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from kerneblik.checklist import Actor, Kind, Question
from kerneblik.documents.content.wording import progress_words
from kerneblik.reflection import Answer, Perspective, State, is_reworded, orphans
from kerneblik.terminal.screen import is_ready
from kerneblik.text import shortened
from kerneblik.ui.common.dialogue_cards import AGREEMENTS, DialogueCards
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.list_detail_screen import REMOVED, ListDetailScreen
from kerneblik.ui.common.reading_pane import Card, Passage, ReadingPane
from kerneblik.ui.common.sidebar import Entry, Sidebar
from kerneblik.ui.review.dialogs import FEWEST, ActorsDialog, SideBySide
from kerneblik.workspace.navigation import FREE_NOTES, TAKEAWAY_TOPIC

ACTOR, THEME = "actor:", "theme:"
"""What the ids of actors and themes in the list begin with."""
_OF_THE_DIALOGUE = frozenset({FREE_NOTES, AGREEMENTS, TAKEAWAY_TOPIC})
"""The ids of the cards that are written in Dialogue."""
_EARLIER_ROUNDS, _ROUND_NAME = 3, 16
"""How many earlier rounds the title names at most, and the greatest length of a name there."""


class ReviewScreen(ListDetailScreen):
    """Shows what was written, to read: one perspective, one theme, or several actors side by side."""

    HINT_RANKS: ClassVar[dict[str, int]] = {
        **ListDetailScreen.HINT_RANKS, "next_perspective": 1, "edit": 1, "side_by_side": 1, "list": 1,
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "turn(1)", "next_perspective", priority=True),
        key("shift+tab", "turn(-1)", "previous_perspective", show=False, priority=True),
        key("enter", "edit", "edit"),
        key("e", "edit", "edit_too", show=False),
        key("s", "side_by_side", "side_by_side"),
        key("escape,q", "to_list", "list"),
        key("j", "step(1)", "down", show=False),
        key("k", "step(-1)", "up", show=False),
        *digit_keys(),
    ]

    chosen: str = ""
    """The id of the list's entry that is shown, or was shown before several actors were."""
    _side_by_side: Sequence[str] = ()
    """The ids of the actors that are shown side by side; empty when an entry of the list is shown."""
    _shown_last: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The list to the left, the texts to the right."""
        yield from self.frame(self.split_view(ReadingPane()))

    @property
    def body(self) -> ReadingPane:
        """The texts."""
        return self.query_one(ReadingPane)

    def go_to_item(self, item_id: str) -> None:
        """Select the card of a question."""
        self.body.go_to(item_id)

    def on_mount(self) -> None:
        """Find out how far earlier rounds came."""
        self.read_other_rounds()

    def enter(self) -> None:
        """Show the current actor's perspective if it is finished, else the first finished one."""
        if is_ready(self):
            self.show(self._first_choice())
            self.read_other_rounds()

    def show_other_rounds(self) -> None:
        """Say how far earlier rounds came."""
        self._refresh_title()

    def refresh_view(self) -> None:
        """Bring the list and the texts up to date."""
        super().refresh_view()
        entries = list(self._entries())
        ids = [entry.id for entry in entries]
        if self.chosen not in ids:
            self.chosen = self._first_choice()
        sidebar = self.query_one(Sidebar)
        sidebar.border_title = self.t("review.list")
        sidebar.rule = self.glyphs.rule
        sidebar.entries = entries
        sidebar.current = self.chosen
        self.set_class(bool(self._side_by_side), "-beside")
        self.body.cards = list(self._cards())
        self._refresh_title()

    def on_resize(self) -> None:
        """Say in the title whether there is room for several actors."""
        if is_ready(self) and self._side_by_side:
            self._refresh_title()

    def _refresh_title(self) -> None:
        title = self._title()
        if not self.body.cards:
            title += f"\n\n{self.t('review.nothing')}"
        self.query_one("#title", Static).update(title)

    # What there is to read

    def _entries(self) -> Iterable[Entry]:
        numbered = list(enumerate(self.editor.perspectives, 1))
        for complete in (True, False):
            for number, perspective in numbered:
                if perspective.complete is complete:
                    entry = self.entry(number, perspective)
                    yield entry._replace(id=ACTOR + entry.id)
        for theme in self.editor.checklist.themes:
            answers = [self.editor.round.answer(q.id) for q, _ in self._of_theme(theme.id)]
            if not answers:
                continue
            written = sum(answer.state is State.ANSWERED for answer in answers)
            count = f"{written}/{len(answers)}"
            yield Entry(THEME + theme.id, theme.name.text_in(self.t.language), "", count, group=THEME)
        removed = orphans(self.editor.checklist, self.editor.round)
        if removed:
            yield Entry(REMOVED, self.t("review.removed"), "", str(len(removed)), group=REMOVED)

    def _first_choice(self) -> str:
        complete = [p.actor.id for p in self.editor.perspectives if p.complete]
        here = self.navigation.actor.id
        return ACTOR + (here if here in complete or not complete else complete[0])

    def _title(self) -> str:
        t = self.t
        if self._side_by_side:
            return SideBySide(self.workspace, self.glyphs, self._side_by_side).title(self.size.width)
        if self.chosen.startswith(THEME):
            theme = self.editor.checklist.theme(self.chosen.removeprefix(THEME))
            return t("review.theme", theme=theme.name.text_in(t.language)) if theme else ""
        if self.chosen == REMOVED:
            return t("review.removed.title")
        for perspective in self.editor.perspectives:
            if perspective.actor.id == self.chosen.removeprefix(ACTOR):
                progress = perspective.progress
                state = "review.complete" if perspective.complete else "review.incomplete"
                words = t.plural("words", progress.words)
                name = perspective.actor.name.text_in(t.language)
                title = t(state, actor=name, progress=progress_words(t, progress), words=words)
                return title + self._round_by_round(perspective)
        return ""

    def _round_by_round(self, perspective: Perspective) -> str:
        """A line on how far the latest rounds came with an actor, the earliest first; empty for only one."""
        ids = [question.id for question in perspective.actor.questions]
        counts = [
            (round_.name, sum(id_ in {*round_.answered, *round_.set_aside} for id_ in ids))
            for round_ in reversed(self.workspace.other_rounds.earlier[:_EARLIER_ROUNDS])
        ]
        if not counts:
            return ""
        counts.append((self.editor.round.name, perspective.progress.done))
        parts = (f"{shortened(name, _ROUND_NAME)} {done}/{len(ids)}" for name, done in counts)
        return "\n" + self.t("review.rounds", rounds=f" {self.glyphs.separator} ".join(parts))

    def _cards(self) -> Iterable[Card]:
        checklist, language = self.editor.checklist, self.t.language
        if self._side_by_side:
            yield from SideBySide(self.workspace, self.glyphs, self._side_by_side).cards()
        elif self.chosen.startswith(THEME):
            for question, actor in self._of_theme(self.chosen.removeprefix(THEME)):
                answer = self.editor.round.answer(question.id)
                if answer.text.strip():
                    place = self._place(actor.name.text_in(language), question.kind)
                    yield self._card(question, answer, place)
        elif self.chosen == REMOVED:
            for answer in orphans(checklist, self.editor.round):
                place = self._place(answer.actor_name, answer.kind)
                yield Card(None, place, answer.wording, Passage(answer.text))
        elif (actor_here := checklist.actor(self.chosen.removeprefix(ACTOR))) is not None:
            yield from self._perspective(actor_here)

    def _perspective(self, actor: Actor) -> Iterable[Card]:
        """All there is on an actor: one's own answers, then the dialogue with all that came of it."""
        cards = DialogueCards(self.workspace, self.glyphs, actor.id)
        for question in actor.questions:
            words = question.text.text_in(self.t.language)
            if question.kind is Kind.DIALOGUE:
                yield cards.question(question.id, words)
            else:
                place = self.t(f"kind.{question.kind}.title")
                yield self._card(question, self.editor.round.answer(question.id), place)
        rest = (cards.free_notes(), cards.agreements(), cards.takeaway())
        yield from (card for card in rest if card.others or card.own.text.strip())

    def _place(self, actor: str, kind: str) -> str:
        return f"{actor} {self.glyphs.separator} {self.t(f'kind.{kind}')}"

    def _card(self, question: Question, answer: Answer, place: str) -> Card:
        note = ""
        if answer.state is State.EMPTY:
            note = self.t("review.empty")
        elif answer.set_aside:
            note = self.t("review.set_aside")
        elif is_reworded(question, answer):
            note = self.t("write.reworded", wording=answer.wording)
        return Card(
            question.id, place, question.text.text_in(self.t.language), Passage(answer.text, note=note)
        )

    def _of_theme(self, theme_id: str) -> list[tuple[Question, Actor]]:
        actors = self.editor.checklist.actors
        return [(q, actor) for actor in actors for q in actor.questions if q.theme == theme_id]

    # Moving

    def show(self, entry_id: str) -> None:
        """Show another perspective or theme."""
        self.chosen = entry_id
        self._side_by_side = ()
        self.refresh_view()

    def action_to_list(self) -> None:
        """Go from several actors back to what was shown before, or from there to the list."""
        if self._side_by_side:
            self.show(self.chosen)
        else:
            super().action_to_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer actors side by side only where there are several."""
        if action == "side_by_side" and len(self.editor.checklist.actors) < FEWEST:
            return False
        return super().check_action(action, parameters)

    def action_side_by_side(self) -> None:
        """Choose actors, and show them side by side."""
        here = self.chosen.removeprefix(ACTOR)
        actors = [(actor.id, actor.name.text_in(self.t.language)) for actor in self.editor.checklist.actors]
        ticked = self._shown_last or [id_ for id_, _ in actors if id_ == here]
        self.app.push_screen(ActorsDialog(self.t, actors, ticked), self._show_side_by_side)

    def _show_side_by_side(self, actor_ids: list[str] | None) -> None:
        if actor_ids:
            self._side_by_side = self._shown_last = actor_ids
            self.refresh_view()

    def action_step(self, by: int) -> None:
        """Scroll on or go to the next card (`by` 1), or back (-1)."""
        self.body.step(by)

    def action_edit(self) -> None:
        """Go to the answer of the current card to write in it."""
        pane = self.body
        if not pane.cards and self.chosen.startswith(ACTOR):
            self.post_message(self.GoTo(actor_id=self.chosen.removeprefix(ACTOR)))
        elif pane.card is not None and pane.card.id in _OF_THE_DIALOGUE:
            self.navigation.go_to_actor(self.chosen.removeprefix(ACTOR))
            self.app.call_later(self.app.run_action, "show_screen('dialogue')")
        elif pane.card is not None and pane.card.id is not None:
            self.post_message(self.GoTo(question_id=pane.card.id))
