"""The cards of a dialogue: what was expected, what was said, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable

from kerneblik.documents.content.wording import agreement_line, conversation_name, fit_words
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, is_reworded
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.reading_pane import Card, Passage
from kerneblik.workspace.navigation import FREE_NOTES, Topic
from kerneblik.workspace.workspace import Workspace

AGREEMENTS = "agreements:"
"""The id of the card with the agreements; no question has it."""


class DialogueCards:
    """Makes the cards of the dialogue with the current actor."""

    def __init__(self, workspace: Workspace, glyphs: Glyphs) -> None:
        self._workspace, self._glyphs = workspace, glyphs

    @property
    def _t(self) -> Translator:
        return self._workspace.translator

    def all(self) -> Iterable[Card]:
        """A card for each question, one for free notes once there is a conversation, one for agreements."""
        t, navigation = self._t, self._workspace.navigation
        for topic in navigation.dialogue.topics:
            if topic.id != FREE_NOTES:
                said = tuple(self._said(topic))
                yield Card(topic.id, self._place(topic), topic.words, self._expected(topic), said)
            elif navigation.dialogue.conversations:
                place, said = t("dialogue.free.place"), tuple(self._said(topic))
                yield Card(topic.id, place, t("dialogue.free"), Passage(), said)
        agreements = self._workspace.editor.round.agreements_with(navigation.actor.id)
        agreed = tuple(map(self._agreed, agreements))
        nothing = Passage() if agreed else Passage(note=t("dialogue.no_agreement"))
        yield Card(AGREEMENTS, t("dialogue.agreements.place"), t("dialogue.agreements"), nothing, agreed)

    def name(self, conversation: Conversation) -> str:
        """The name of a conversation: its date and the people it was held with."""
        return conversation_name(self._t, conversation, self._glyphs.separator)

    def _place(self, topic: Topic) -> str:
        kind = self._t("kind.dialogue.title")
        fit = self._workspace.editor.round.fit_of(topic.id)
        return f"{kind} {self._glyphs.separator} {fit_words(self._t, self._glyphs, fit)}" if fit else kind

    def _expected(self, topic: Topic) -> Passage:
        editor, t = self._workspace.editor, self._t
        question, answer = editor.checklist.question(topic.id), editor.round.answer(topic.id)
        note = ""
        if not answer.text.strip():
            note = t("review.set_aside" if answer.set_aside else "dialogue.nothing_expected")
        elif question is not None and is_reworded(question, answer):
            note = t("write.reworded", wording=answer.wording)
        return Passage(answer.text, t("dialogue.expected"), note)

    def _said(self, topic: Topic) -> Iterable[Passage]:
        """The notes on a topic in each conversation; an empty one only for the chosen conversation."""
        round_, dialogue = self._workspace.editor.round, self._workspace.navigation.dialogue
        for conversation in dialogue.conversations:
            noted = round_.answer(topic.id, conversation.id)
            note = ""
            if noted.key in round_.contested:
                note = self._t("dialogue.contested")
            elif not noted.text.strip():
                note = self._t("dialogue.nothing_noted")
            if noted.text.strip() or conversation == dialogue.conversation:
                yield Passage(noted.text, self.name(conversation), note)

    def _agreed(self, agreement: Agreement) -> Passage:
        sign, what, about = agreement_line(self._t, self._glyphs, agreement, self._workspace.editor.today)
        return Passage(sign=sign, label=what, note=about)
