"""Note: what was said on one question in one conversation, beside what was expected; and the takeaway."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from kerneblik.documents.content.wording import conversation_name, fit_words
from kerneblik.reflection import Fit
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.ui.common.header import Group
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.workspace.navigation import FREE_NOTES, TAKEAWAY_TOPIC, DialogueNavigation


class NoteScreen(EditorScreen):
    """A screen to write in what was said in the chosen conversation, one question at a time.

    Behind the questions and the free notes comes what the leader takes along from the actor.
    """

    HINT_RANKS: ClassVar[dict[str, int]] = {**EditorScreen.HINT_RANKS, "read": 1, "assess": 1}

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "app.show_screen('dialogue')", "read"),
        key("ctrl+n", "assess", "assess"),
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
        if conversation is not None and self._dialogue.at != TAKEAWAY_TOPIC:
            parts.append(conversation_name(t, conversation, self.glyphs.separator, self.editor.today))
        if fit := self.editor.round.fit_of(self._dialogue.at):
            parts.append(fit_words(t, self.glyphs, fit))
        return f" {self.glyphs.separator} ".join(parts)

    @property
    def question(self) -> str:
        """The current question; for free notes and the takeaway, what they are."""
        if self._dialogue.at == TAKEAWAY_TOPIC:
            return self.t("dialogue.takeaway")
        words = {topic.id: topic.words for topic in self._dialogue.topics}.get(self._dialogue.at)
        return words or self.t("dialogue.free")

    @property
    def placeholder(self) -> str:
        """What to write here."""
        kinds = {FREE_NOTES: "note.placeholder.free", TAKEAWAY_TOPIC: "note.placeholder.takeaway"}
        return self.t(kinds.get(self._dialogue.at, "note.placeholder"))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The topics of the conversation, the takeaway behind them."""
        topics = [topic.id for topic in self._dialogue.topics]
        if self._dialogue.conversation is None:
            return ()
        answers = (self.editor.answer_at(self._dialogue.key_of(topic)) for topic in topics)
        here = topics.index(self._dialogue.at) if self._dialogue.at in topics else None
        glyphs = tuple(self.glyphs.done if a.text.strip() else self.glyphs.empty for a in answers)
        return (Group(self.t("note.conversation"), glyphs, here),)

    def step(self, by: int) -> None:
        """Go to the next topic of the same conversation, or to the previous one with -1."""
        if self._dialogue.conversation is not None:  # without one there is the takeaway alone
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

    def action_assess(self) -> None:
        """Ask how what was said to the current question fits what was expected."""
        if self._dialogue.at in {FREE_NOTES, TAKEAWAY_TOPIC}:
            return
        choices = {str(fit): fit_words(self.t, self.glyphs, fit) for fit in Fit}
        choices["none"] = self.t("assess.none")
        title = self.t("key.assess.command")
        self.app.push_screen(ChoiceDialog(self.t, title, self.question, choices), self._assess)

    def _assess(self, choice: str | None) -> None:
        if choice is not None:
            self._dialogue.assess(None if choice == "none" else Fit(choice))
            self.refresh_state()
