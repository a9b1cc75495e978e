"""The texts of the table of themes and actors: the glyphs of its cells, and each cell in words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from kerneblik.checklist import Question
from kerneblik.documents.content.wording import fit_words
from kerneblik.language import Translator
from kerneblik.reflection import Fit
from kerneblik.reflection.glyphs import Glyphs
from kerneblik.reflection.matrix import Cell, Row, matrix
from kerneblik.ui.overview.matrix_view import MatrixRow
from kerneblik.workspace.workspace import Workspace


class ThemesAndActors:
    """The table for the open round as it was when this object was made."""

    def __init__(self, workspace: Workspace, glyphs: Glyphs) -> None:
        self._workspace, self._glyphs = workspace, glyphs
        self._table: list[Row] = matrix(workspace.editor.checklist, workspace.editor.round)

    @property
    def _t(self) -> Translator:
        return self._workspace.translator

    @property
    def headings(self) -> list[str]:
        """The numbers of the actors."""
        return [str(number) for number, _ in enumerate(self._workspace.editor.checklist.actors, 1)]

    @property
    def rows(self) -> list[MatrixRow]:
        """The themes, with the glyphs of each cell."""
        return [
            MatrixRow(row.theme.name.text_in(self._t.language), tuple(map(self._signs, row.cells)))
            for row in self._table
        ]

    def first_question(self, row: int, column: int) -> Question | None:
        """The first question of a cell, if there is one."""
        return next(iter(self._table[row].cells[column].questions), None)

    def about(self, row: int, column: int) -> Content:
        """A cell in words: its actor and theme, and the state and fit of each of its questions."""
        language, cell = self._t.language, self._table[row].cells[column]
        theme = self._table[row].theme.name.text_in(language)
        actor = self._workspace.editor.checklist.actors[column].name.text_in(language)
        heading = Content.styled(f"{actor} {self._glyphs.separator} {theme}", "bold")
        if not cell.questions:
            return Content("\n").join([heading, Content(self._t("matrix.no_questions"))])
        return Content("\n").join([heading, *map(Content, self._questions(cell))])

    def _questions(self, cell: Cell) -> Iterator[str]:
        round_ = self._workspace.editor.round
        for question in cell.questions:
            glyph = self._glyphs.of_state(round_.answer(question.id).state)
            yield f"{glyph} {question.text.text_in(self._t.language)}"
            if fit := round_.fit_of(question.id):
                yield f"  {fit_words(self._t, self._glyphs, fit)}"
        if cell.said:
            yield self._t.plural("matrix.said", cell.said)

    def _signs(self, cell: Cell) -> str:
        if not cell.questions:
            return self._glyphs.dash
        fit = self._glyphs.of_fit(cell.fits[0]) if cell.fits else ""
        return self._glyphs.of_progress(cell.progress) + fit

    @property
    def actors(self) -> list[str]:
        """The legend of the actors: their numbers and short names."""
        actors = self._workspace.editor.checklist.actors
        return [f"{number} {actor.short.text_in(self._t.language)}" for number, actor in enumerate(actors, 1)]

    @property
    def signs(self) -> list[str]:
        """The legend of the glyphs: each with its meaning."""
        glyphs, t = self._glyphs, self._t
        named = ((glyphs.done, "done"), (glyphs.started, "started"), (glyphs.empty, "empty"))
        states = [f"{glyph} {t(f'help.marks.{name}')}" for glyph, name in named]
        fits = (fit_words(t, glyphs, fit) for fit in Fit)
        return [*states, f"{glyphs.dash} {t('matrix.dash')}", *fits]
