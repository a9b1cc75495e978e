"""Dialogue: what the leader expects of an actor, and what was said in each conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from kerneblik.checklist import Kind
from kerneblik.documents.content.wording import conversation_name
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Conversation, Fit, Perspective, Round
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.base_screen import NARROW, BaseScreen
from kerneblik.ui.common.dialogue_cards import AGREEMENTS, DialogueCards
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.list_detail_screen import ListDetailScreen
from kerneblik.ui.common.reading_pane import Card, Passage, ReadingPane
from kerneblik.ui.common.record_forms import (
    ask_for_agreement,
    ask_for_conversation,
    change_conversation,
    remove_conversation,
)
from kerneblik.ui.common.sidebar import Entry, Sidebar
from kerneblik.ui.dialogue.dialogs import Choice, ConversationsDialog, Line
from kerneblik.workspace import navigation

EARLIER = "earlier:"
"""The id of the card about an earlier round, and the beginning of the ids of those that unfold from it."""
_NEED_QUESTIONS = frozenset({"note", "hold", "assess", "agree", "sheet", "conversations", "expect"})
"""The actions for which the actor must have dialogue questions."""


class DialogueScreen(ListDetailScreen):
    """The dialogue with one actor: a card for each question, for free notes and for what was agreed."""

    HINT_RANKS: ClassVar[dict[str, int]] = {
        **BaseScreen.HINT_RANKS, "note": 1, "conversation": 1, "agrees": 1, "agree": 1,
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "note", "note"),
        key("n", "hold", "conversation"),
        key("equals_sign", "assess('agrees')", "agrees", hint="= # !"),
        key("number_sign", "assess('differs')", "differs", show=False),
        key("exclamation_mark", "assess('surprises')", "surprises", show=False),
        key("0", "assess('')", "unassessed", show=False),
        key("a", "agree", "agree"),
        key("s", "sheet", "sheet"),
        key("c", "conversations", "conversations"),
        key("e", "expect", "expect"),
        key("tab", "turn(1)", "next_dialogue", show=False, priority=True),
        key("shift+tab", "turn(-1)", "previous_dialogue", show=False, priority=True),
        key("ctrl+z", "undo", "undo", show=False),
        key("escape,q", "to_list", "actors"),
        key("j", "step(1)", "down", show=False),
        key("k", "step(-1)", "up", show=False),
        *digit_keys(),
    ]

    _shown: tuple[str, str] = ("", "")
    """The actor and the topic whose card was selected last."""

    def compose(self) -> ComposeResult:
        """The actors to the left, the cards to the right."""
        yield from self.frame(self.split_view(Static(id="writing-in", markup=False), ReadingPane()))

    @property
    def body(self) -> ReadingPane:
        """The cards."""
        return self.query_one(ReadingPane)

    def go_to_item(self, item_id: str) -> None:
        """Select the card of a question, or one of those behind them."""
        self.body.go_to(item_id)
        self._follow(self.body.card)

    def on_mount(self) -> None:
        """Find out what was said in earlier rounds."""
        self._unfolded: dict[str, Round] = {}
        self.read_other_rounds()

    def enter(self) -> None:
        """Show the question that was the current one on the other screen."""
        self.navigation.dialogue.follow()
        if is_ready(self):
            self.refresh_view()
            self.read_other_rounds()

    # Showing

    def entry(self, number: int, perspective: Perspective) -> Entry:
        """The sidebar's line for an actor: how many questions were talked about."""
        stages = perspective.stages_of(Kind.DIALOGUE)
        glyph = self.glyphs.of_stages(stages) if stages else self.glyphs.dash
        _, tally = self.glyphs.tallies(perspective.dialogue)
        return super().entry(number, perspective)._replace(glyph=glyph, tally=tally if stages else "")

    def refresh_view(self) -> None:
        """Bring the list and the cards up to date."""
        super().refresh_view()
        dialogue = self.navigation.dialogue
        sidebar = self.query_one(Sidebar)
        self.refresh_sidebar(sidebar)
        sidebar.border_title = self.t("dialogue.list")
        self.query_one("#title", Static).update(self._title())
        writing_in = self.query_one("#writing-in", Static)
        writing_in.update(self._writing_in())
        writing_in.set_class(dialogue.possible, "-line")
        self._show_cards(list(self._cards()) if dialogue.possible else [])

    def _cards(self) -> Iterator[Card]:
        """A card for each question, one for free notes once there is a conversation, agreements, takeaway."""
        dialogue = self.navigation.dialogue
        cards = DialogueCards(self.workspace, self.glyphs, self.navigation.actor.id)
        for topic in dialogue.topics:
            match topic.id:
                case navigation.FREE_NOTES:
                    if dialogue.conversations:
                        yield cards.free_notes(dialogue.conversation)
                    yield cards.agreements(self.workspace.other_rounds.indexed)
                case navigation.TAKEAWAY_TOPIC:
                    yield cards.takeaway()
                case _:
                    yield cards.question(topic.id, topic.words, dialogue.conversation)
        yield from self._earlier_cards()

    def _earlier_cards(self) -> Iterator[Card]:
        """A card for the latest earlier round with something of the actor; unfolded, what was said in it."""
        t, actor = self.t, self.navigation.actor
        last, unfolded = self.workspace.other_rounds.last_dialogue(actor), self._unfolded.get(actor.id)
        if last is None:
            return
        held = last.conversations.count(actor.id)
        words = [t.plural("dialogue.held", held)] if held else []
        words.append(t("dialogue.earlier.fold" if unfolded else "dialogue.earlier.unfold"))
        note = f" {self.glyphs.separator} ".join(words)
        yield Card(EARLIER, t("dialogue.earlier.place"), last.name, Passage(note=note))
        if unfolded is not None:
            for card in DialogueCards(self.workspace, self.glyphs, actor.id, unfolded).what_was_said():
                yield card._replace(id=f"{EARLIER}{card.id}")

    def _toggle_earlier(self) -> None:
        actor = self.navigation.actor
        last = self.workspace.other_rounds.last_dialogue(actor)
        if self._unfolded.pop(actor.id, None) is None and last is not None:
            self.run_worker(self._unfold(actor.id, last.id), group="other-rounds")
        else:
            self.refresh_view()
            self.body.go_to(EARLIER)

    async def _unfold(self, actor_id: str, round_id: str) -> None:
        try:
            self._unfolded[actor_id] = await self.workspace.other_rounds.open(round_id)
        except KerneblikError as error:
            self.notify_error(error)
            return
        self.refresh_view()
        unfolded = [card.id for card in self.body.cards if card.id and card.id.startswith(EARLIER)]
        self.body.go_to(unfolded[:2][-1])  # the first of what was said

    def _conversation_name(self, conversation: Conversation) -> str:
        return conversation_name(self.t, conversation, self.glyphs.separator, self.editor.today)

    def _show_cards(self, cards: list[Card]) -> None:
        """Show the cards; select another one only if the current topic has changed."""
        pane, dialogue = self.body, self.navigation.dialogue
        place = (self.navigation.actor.id, dialogue.at)
        wanted = pane.card.id if pane.card is not None and self._shown == place else dialogue.at
        pane.cards = cards
        if wanted is not None and (self._shown != place or pane.card is None or pane.card.id != wanted):
            pane.go_to(wanted)
        self._follow(pane.card)

    def _title(self) -> str:
        t, conversations = self.t, self.navigation.dialogue.conversations
        held = sum(conversation.is_held(self.editor.today) for conversation in conversations)
        planned = len(conversations) - held
        parts = [self.navigation.actor.name.text_in(t.language)]
        parts += [t.plural("dialogue.held", held)] if held else []
        parts += [t.plural("dialogue.planned", planned)] if planned else []
        return f" {self.glyphs.separator} ".join(parts)

    def _writing_in(self) -> str:
        if not self.navigation.dialogue.possible:
            return self.t("dialogue.no_questions")
        conversation = self.navigation.dialogue.conversation
        if conversation is None:
            return self.t("dialogue.no_conversation")
        return self.t("dialogue.writing_in", conversation=self._conversation_name(conversation))

    # Moving

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable and hide the actions that need dialogue questions where the actor has none."""
        return action not in _NEED_QUESTIONS or self.navigation.dialogue.possible

    def on_reading_pane_moved(self, event: ReadingPane.Moved) -> None:
        """Make the topic of the selected card the current one."""
        event.stop()
        self._follow(event.card)

    def _follow(self, card: Card | None) -> None:
        if (topic := _topic(card)) is not None:
            self.navigation.dialogue.go_to(topic)
        self._shown = (self.navigation.actor.id, self.navigation.dialogue.at)

    def on_sidebar_chosen(self, _: Sidebar.Chosen) -> None:
        """Write in the conversation; where the list stood in place of the cards, they are read first."""
        if self.size.width >= NARROW and self.navigation.dialogue.possible:
            self.call_later(self.action_note)  # when the cards of the chosen actor are shown

    def show(self, entry_id: str) -> None:
        """Show the dialogue with another actor."""
        self.navigation.go_to_actor(entry_id)
        self.navigation.dialogue.follow()
        self.refresh_view()

    def action_step(self, by: int) -> None:
        """Scroll on or go to the next card (`by` 1), or back (-1)."""
        self.body.step(by)

    # Writing

    def action_note(self) -> None:
        """Go to write what was said on the current card's question, or the takeaway; or to the agreements."""
        card = self.body.card
        if card is not None and card.id is not None and card.id.startswith(EARLIER):
            self._toggle_earlier()
        elif card is not None and card.id == AGREEMENTS:
            self.app.call_later(self.app.run_action, "show_screen('agreements')")
        elif card is not None and card.id == navigation.TAKEAWAY_TOPIC:
            self.app.call_later(self.app.run_action, "show_screen('note')")
        elif self.navigation.dialogue.conversation is None:
            ask_for_conversation(self, then=self._write)
        else:
            self._write()

    def _write(self) -> None:
        conversation = self.navigation.dialogue.conversation
        if conversation is not None:
            self.navigation.dialogue.choose(conversation)  # whatever conversations other sessions begin
            self.app.call_later(self.app.run_action, "show_screen('note')")

    def action_expect(self) -> None:
        """Go to write what is expected on the current card's question."""
        card = self.body.card
        question = self.editor.checklist.question(card.id) if card is not None and card.id else None
        if question is not None:
            self.post_message(self.GoTo(question_id=question.id))

    def action_assess(self, fit: str) -> None:
        """Say how what was said to the current card's question fits what was expected."""
        card = self.body.card
        if _topic(card) is not None and self.navigation.dialogue.assess(Fit(fit) if fit else None):
            self.refresh_view()

    def action_sheet(self) -> None:
        """Ask for the sheet for a conversation with the actor."""
        self.app.call_later(self.app.run_action, "app.sheet")

    # Conversations

    def action_hold(self) -> None:
        """Begin a new conversation."""
        ask_for_conversation(self)

    def action_conversations(self) -> None:
        """Show the conversations: to choose one to write in, to change or remove one."""
        dialogue, actor = self.navigation.dialogue, self.navigation.actor
        everything = self.editor.round.conversations.values()
        removed = [c for c in everything if c.deleted and c.actor == actor.id]
        shown = [*reversed(dialogue.conversations), *removed]
        lines = [Line(conversation, self._conversation_name(conversation)) for conversation in shown]
        dialog = ConversationsDialog(self.t, lines, dialogue.conversation, self.glyphs.separator)
        self.app.push_screen(dialog, self._chosen)

    def _chosen(self, choice: Choice | None) -> None:
        if choice is None:
            return
        if choice.conversation is None:
            self.action_hold()
            return
        conversation = self.editor.round.conversations[choice.conversation.id]  # as it is now
        match choice.what:
            case "choose":
                if conversation.deleted:
                    self.editor.keep(replace(conversation, deleted=False))
                self.navigation.dialogue.choose(conversation)
                self.refresh_view()
            case "change":
                change_conversation(self, conversation)
            case "remove":
                remove_conversation(self, conversation)

    # Agreements

    def action_agree(self) -> None:
        """Add an agreement made in the chosen conversation, and show it among the others."""
        pane, dialogue = self.body, self.navigation.dialogue
        ask_for_agreement(self, self.navigation.actor, dialogue.conversation, lambda: pane.go_to(AGREEMENTS))


def _topic(card: Card | None) -> str | None:
    """The id of what the card is about, if that can be noted on in this round: a question, say."""
    if card is None or card.id is None or card.id.startswith((AGREEMENTS, EARLIER)):
        return None
    return card.id
