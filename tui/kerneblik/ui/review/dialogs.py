"""Perspectives side by side, and the dialog that chooses which ones stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.checklist import Actor, Question, Theme
from kerneblik.documents.content.wording import fit_words
from kerneblik.language import Translator
from kerneblik.reflection import State, is_reworded
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.lists import DialogList, ListDialog
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


class ActorsDialog(ListDialog[list[str]]):
    """Asks to tick two or three actors; closes with their ids."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", show=False),
        *digit_keys(),
    ]

    def __init__(
        self, translator: Translator, actors: Sequence[tuple[str, str]], ticked: Iterable[str]
    ) -> None:
        """Make it.

        Args:
            translator: for the texts.
            actors: their ids and names.
            ticked: the ids of those that are ticked from the start.
        """
        t = translator
        super().__init__(t, t("side_by_side.title"), t("side_by_side.keys"), t("side_by_side.explanation"))
        self._actors = actors
        self._ticked = set(ticked)

    def on_resize(self) -> None:
        """Give the list the height that is left."""
        self.give_room(DialogList)

    def options(self) -> Iterable[Option]:
        """The actors."""
        return (Option(self._prompt(index)) for index in range(len(self._actors)))

    def first(self) -> int:
        """The first actor that is not ticked."""
        ids = [actor_id for actor_id, _ in self._actors]
        return next((n for n, id_ in enumerate(ids) if id_ not in self._ticked), 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the ticked actors, if they are neither too few nor too many."""
        event.stop()
        if FEWEST <= len(self._ticked) <= MOST:
            self.dismiss([actor_id for actor_id, _ in self._actors if actor_id in self._ticked])
        else:
            self._say_how_many()

    def action_tick(self) -> None:
        """Tick the selected actor, or untick it."""
        highlighted = self.choices.highlighted
        if highlighted is not None:
            self._tick(highlighted)

    def action_go_to(self, number: int) -> None:
        """Tick the actor with this number, or untick it."""
        if number <= len(self._actors):
            self.choices.highlighted = number - 1
            self._tick(number - 1)

    def _tick(self, index: int) -> None:
        actor_id = self._actors[index][0]
        if actor_id not in self._ticked and len(self._ticked) >= MOST:
            self._say_how_many()
            return
        self._ticked ^= {actor_id}
        self.choices.replace_option_prompt_at_index(index, self._prompt(index))

    def _say_how_many(self) -> None:
        self.notify(self.t("side_by_side.how_many"), markup=False)

    def _prompt(self, index: int) -> str:
        actor_id, name = self._actors[index]
        return f"[{'x' if actor_id in self._ticked else ' '}] {index + 1} {name}"
