"""The cards that show two or three actors side by side: one for each theme, with a column for each actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerneblik.checklist import Actor, Question, Theme
from kerneblik.documents.content.wording import fit_words
from kerneblik.language import Translator
from kerneblik.reflection import State, is_reworded
from kerneblik.reflection.glyphs import Glyphs
from kerneblik.ui.common.reading_pane import COLUMN_WIDTH, OUTER_WIDTH, Card, Column, Passage
from kerneblik.workspace.workspace import Workspace

FEWEST, MOST = 2, 3
"""How many actors can be read side by side."""


class SideBySide:
    """Makes the cards and the title from the open round."""

    def __init__(self, workspace: Workspace, glyphs: Glyphs, actor_ids: Sequence[str]) -> None:
        self._workspace, self._glyphs = workspace, glyphs
        self._actors = [actor for actor in workspace.editor.checklist.actors if actor.id in actor_ids]

    @property
    def _t(self) -> Translator:
        return self._workspace.translator

    def title(self, width: int) -> str:
        """The names of the actors; on a screen of too few cells, also how wide it has to be."""
        t, needed = self._t, COLUMN_WIDTH * len(self._actors) + OUTER_WIDTH
        names = f" {self._glyphs.separator} ".join(actor.short.text_in(t.language) for actor in self._actors)
        return names if width >= needed else f"{names}\n{t('side_by_side.narrow', columns=needed)}"

    def cards(self) -> Iterator[Card]:
        """A card for each theme that one of the actors has a question of."""
        for theme in self._workspace.editor.checklist.themes:
            questions = [question for actor in self._actors for question in _of(actor, theme)]
            if questions:
                name = theme.name.text_in(self._t.language)
                columns = tuple(self._column(actor, theme) for actor in self._actors)
                yield Card(questions[0].id, self._t("matrix.theme"), name, Passage(), columns=columns)

    def _column(self, actor: Actor, theme: Theme) -> Column:
        passages = tuple(map(self._passage, _of(actor, theme)))
        nothing = Passage(note=self._t("matrix.no_questions"))
        return Column(actor.name.text_in(self._t.language), passages or (nothing,))

    def _passage(self, question: Question) -> Passage:
        notes = f" {self._glyphs.separator} ".join(self._notes(question))
        text = self._workspace.editor.round.answer(question.id).text
        return Passage(text, question.text.text_in(self._t.language), notes)

    def _notes(self, question: Question) -> Iterator[str]:
        t, round_ = self._t, self._workspace.editor.round
        answer, fit = round_.answer(question.id), round_.fit_of(question.id)
        if answer.state is not State.ANSWERED:
            yield t("review.set_aside" if answer.set_aside else "review.empty")
        elif is_reworded(question, answer):
            yield t("write.reworded", wording=answer.wording)
        if fit is not None:
            yield fit_words(t, self._glyphs, fit)


def _of(actor: Actor, theme: Theme) -> list[Question]:
    return [question for question in actor.questions if question.theme == theme.id]
