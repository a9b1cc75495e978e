"""The cards of a dialogue: what was expected, what was said, what was agreed, and the takeaway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kerneblik.checklist import Kind
from kerneblik.documents.content.wording import agreement_line, conversation_name, fit_words
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Round, is_reworded
from kerneblik.reflection.dialogue import urgency
from kerneblik.reflection.wheel import Glyphs
from kerneblik.text import clean_line
from kerneblik.ui.common.reading_pane import Card, Passage
from kerneblik.workspace.navigation import FREE_NOTES, TAKEAWAY_TOPIC
from kerneblik.workspace.workspace import Workspace

if TYPE_CHECKING:
    from kerneblik.storage.round_index import IndexedRound

AGREEMENTS = "agreements:"
"""The id of the card with the agreements; no question has it."""


class DialogueCards:
    """Makes the cards of the dialogue with one actor, in the open round or in another one."""

    def __init__(
        self, workspace: Workspace, glyphs: Glyphs, actor_id: str, round_: Round | None = None
    ) -> None:
        """Make it; `round_` is None for the open round."""
        self._workspace, self._glyphs, self._actor_id = workspace, glyphs, actor_id
        self._round = round_ or workspace.editor.round
        self._conversations = self._round.conversations_with(actor_id)

    @property
    def _t(self) -> Translator:
        return self._workspace.translator

    def question(self, question_id: str, words: str, writing_in: Conversation | None = None) -> Card:
        """What was expected, what was said in each conversation, and how that was assessed.

        Args:
            question_id: the id of the question, which the checklist may have no more.
            words: the question.
            writing_in: the conversation whose note is shown even when it is empty.
        """
        said = tuple(self._said(question_id, writing_in))
        return Card(question_id, self._place(question_id), words, self._expected(question_id), said)

    def free_notes(self, writing_in: Conversation | None = None) -> Card:
        """What else was noted in the conversations."""
        said = tuple(self._said(FREE_NOTES, writing_in))
        return Card(FREE_NOTES, self._t("dialogue.free.place"), self._t("dialogue.free"), Passage(), said)

    def agreements(self, others: Iterable[IndexedRound] = ()) -> Card:
        """What was agreed with the actor, the most urgent first.

        Args:
            others: rounds of which the agreements that are still open are shown, too.
        """
        t, actor_id = self._t, self._actor_id
        found = [(agreement, "") for agreement in self._round.agreements_with(actor_id)]
        found += [
            (a, round_.name) for round_ in others for a in round_.agreements_with(actor_id) if not a.done
        ]
        found.sort(key=lambda entry: urgency(entry[0]))
        agreed = tuple(self._agreed(agreement, round_name) for agreement, round_name in found)
        nothing = Passage() if agreed else Passage(note=t("dialogue.no_agreement"))
        return Card(AGREEMENTS, t("dialogue.agreements.place"), t("dialogue.agreements"), nothing, agreed)

    def takeaway(self) -> Card:
        """What the leader takes along from the actor."""
        t, text = self._t, self._round.takeaway(self._actor_id).text
        note = "" if text.strip() else t("dialogue.no_takeaway")
        return Card(
            TAKEAWAY_TOPIC, t("dialogue.takeaway.place"), t("dialogue.takeaway"), Passage(text, note=note)
        )

    def what_was_said(self) -> Iterator[Card]:
        """A card for each question with notes or an assessment, for free notes and the takeaway, if any."""
        editor, held = self._workspace.editor, {conversation.id for conversation in self._conversations}
        notes = [a for a in self._round.answers.values() if a.conversation in held and a.text.strip()]
        noted = {note.question: note.wording for note in notes}
        actor = editor.checklist.actor(self._actor_id)
        questions = actor.of_kind(Kind.DIALOGUE) if actor is not None else ()
        words = {question.id: question.text.text_in(editor.language) for question in questions}
        for id_ in {**words, **noted}:
            if id_ != FREE_NOTES and (id_ in noted or self._round.fit_of(id_)):
                card = self.question(id_, words.get(id_) or noted[id_] or id_)
                yield card if card.own.text.strip() else card._replace(own=Passage())
        if FREE_NOTES in noted:
            yield self.free_notes()
        if self._round.takeaway(self._actor_id).text.strip():
            yield self.takeaway()

    def _place(self, question_id: str) -> str:
        kind = self._t("kind.dialogue.title")
        fit = self._round.fit_of(question_id)
        return f"{kind} {self._glyphs.separator} {fit_words(self._t, self._glyphs, fit)}" if fit else kind

    def _expected(self, question_id: str) -> Passage:
        editor, t = self._workspace.editor, self._t
        question, answer = editor.checklist.question(question_id), self._round.answer(question_id)
        note = ""
        if not answer.text.strip():
            note = t("review.set_aside" if answer.set_aside else "dialogue.nothing_expected")
        elif question is not None and is_reworded(question, answer):
            note = t("write.reworded", wording=answer.wording)
        held = any(conversation.is_held(editor.today) for conversation in self._conversations)
        return Passage(answer.text, t("dialogue.expected" if held else "dialogue.expects"), note)

    def _said(self, question_id: str, writing_in: Conversation | None) -> Iterable[Passage]:
        round_ = self._round
        for conversation in self._conversations:
            noted = round_.answer(question_id, conversation.id)
            note = ""
            if noted.key in round_.contested:
                note = self._t("dialogue.contested")
            elif not noted.text.strip():
                note = self._t("dialogue.nothing_noted")
            if noted.text.strip() or conversation == writing_in:
                name = conversation_name(
                    self._t, conversation, self._glyphs.separator, self._workspace.editor.today
                )
                yield Passage(noted.text, name, note)

    def _agreed(self, agreement: Agreement, round_name: str) -> Passage:
        sign, what, about = agreement_line(self._t, self._glyphs, agreement, self._workspace.editor.today)
        words = [about, clean_line(round_name)] if round_name else [about]
        return Passage(sign=sign, label=what, note=f" {self._glyphs.separator} ".join(words))
