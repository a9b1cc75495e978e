"""Note: what was said on one question in one conversation, to write beside what was expected."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from kerneblik.documents.content.wording import conversation_name, fit_words
from kerneblik.reflection import text_key
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.ui.common.header import Group
from kerneblik.ui.common.keys import key
from kerneblik.workspace.navigation import FREE_NOTES, DialogueNavigation


class NoteScreen(EditorScreen):
    """A screen to write in what was said in the chosen conversation, one question at a time."""

    HINT_RANKS: ClassVar[dict[str, int]] = {"help": 0, "quit": 0, "next": 1, "read": 1, "mark": 1}

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "app.show_screen('dialogue')", "read"),
        key("ctrl+t", "mark", "mark"),
    ]

    _removed = False
    """True when another session removed the conversation while a dialog was shown over the screen."""

    def compose(self) -> ComposeResult:
        """The page, with what was expected beside the text area."""
        expected = VerticalScroll(
            Static(id="expected-label", markup=False),
            Static(id="expected-text", markup=False),
            id="expected",
            can_focus=False,
        )
        yield from self.frame(self.page(Horizontal(AnswerEditor(), expected, id="texts")))

    # The current text

    @property
    def _dialogue(self) -> DialogueNavigation:
        return self.navigation.dialogue

    @property
    def key(self) -> str:
        """The key of the note on the current topic in the chosen conversation."""
        return self._dialogue.key

    @property
    def place(self) -> str:
        """The actor, the conversation, and the question's fit."""
        t, conversation = self.t, self._dialogue.conversation
        parts = [self.navigation.actor.name.text_in(t.language)]
        if conversation is not None:
            parts.append(conversation_name(t, conversation, self.glyphs.separator))
        if fit := self.editor.round.fit_of(self._dialogue.at):
            parts.append(fit_words(t, self.glyphs, fit))
        return f" {self.glyphs.separator} ".join(parts)

    @property
    def question(self) -> str:
        """The current question; for free notes, what they are."""
        words = {topic.id: topic.words for topic in self._dialogue.topics}.get(self._dialogue.at)
        return words or self.t("dialogue.free")

    @property
    def placeholder(self) -> str:
        """What to write here."""
        return self.t("note.placeholder.free" if self._dialogue.at == FREE_NOTES else "note.placeholder")

    @property
    def groups(self) -> tuple[Group, ...]:
        """The topics of the conversation."""
        conversation, topics = self._dialogue.conversation, [topic.id for topic in self._dialogue.topics]
        if conversation is None:
            return ()
        answers = (self.editor.answer_at(text_key(topic, conversation.id)) for topic in topics)
        here = topics.index(self._dialogue.at) if self._dialogue.at in topics else None
        glyphs = tuple(self.glyphs.of_state(answer.state) for answer in answers)
        return (Group(self.t("note.conversation"), glyphs, here),)

    def step(self, by: int) -> None:
        """Go to the next topic of the same conversation, or to the previous one with -1."""
        self._dialogue.step(by)

    # Showing

    def refresh_view(self) -> None:
        """Show the current topic, and what was expected."""
        super().refresh_view()
        from kerneblik.prose.terminal import DrawnProse

        answer = self.editor.round.answer(self._dialogue.at)
        self.query_one("#expected").set_class(bool(answer.text.strip()), "-shown")
        self.query_one("#expected-label", Static).update(self.t("dialogue.expected"))
        self.query_one("#expected-text", Static).update(DrawnProse(answer.text))

    def on_screen_resume(self) -> None:
        """Leave the screen when the conversation was removed while a dialog was shown."""
        if self._removed:
            self._leave()

    def apply_remote_changes(self) -> None:
        """Show what another session saved; leave the screen when that removed the conversation."""
        if not is_ready(self) or self.query_one(AnswerEditor).key == self.key:
            super().apply_remote_changes()
        elif self.is_active:
            self._leave()
        else:
            self._removed = True

    def _leave(self) -> None:
        self._removed = False
        self.notify(self.t("note.removed"), markup=False)
        self.app.call_later(self.app.run_action, "show_screen('dialogue')")

    def action_mark(self) -> None:
        """Give the current question the next fit."""
        self._dialogue.mark_next()
        self.refresh_state()
