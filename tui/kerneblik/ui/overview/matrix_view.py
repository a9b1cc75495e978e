"""The table of themes and actors: its glyphs, each cell in words, and the widget that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from kerneblik.checklist import Question
from kerneblik.documents.content.wording import fit_words
from kerneblik.language import Translator
from kerneblik.reflection import Fit
from kerneblik.reflection.progress import Cell, Row, matrix
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.workspace.workspace import Workspace


class ThemesAndActors:
    """The texts of the table for the open round as it was when this object was made."""

    def __init__(self, workspace: Workspace, glyphs: Glyphs) -> None:
        self._workspace, self._glyphs = workspace, glyphs
        self._table: list[Row] = matrix(
            workspace.editor.checklist, workspace.editor.round, workspace.editor.today
        )

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
        for question, stage in zip(cell.questions, cell.stages, strict=True):
            yield f"{self._glyphs.of_stage(stage)} {question.text.text_in(self._t.language)}"
            if fit := round_.fit_of(question.id):
                yield f"  {fit_words(self._t, self._glyphs, fit)}"
        if cell.talked_about:
            yield self._t.plural("matrix.talked_about", cell.talked_about)

    def _signs(self, cell: Cell) -> str:
        if not cell.questions:
            return self._glyphs.dash
        fit = self._glyphs.of_fit(cell.fits[0]) if cell.fits else ""
        return self._glyphs.of_stages(cell.stages) + fit

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


class MatrixRow(NamedTuple):
    """One theme."""

    name: str
    cells: tuple[str, ...]
    """The text of each actor's cell."""


class MatrixView(Widget, can_focus=True):
    """A line for each theme, a column for each actor; the arrow keys select a cell, Enter chooses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"matrix--heading", "matrix--row", "matrix--cell"}

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "choose"),
        key("down,j", "move(1, 0)", "down", show=False),
        key("up,k", "move(-1, 0)", "up", show=False),
        key("right,l", "move(0, 1)", "right", show=False),
        key("left,h", "move(0, -1)", "left", show=False),
        *digit_keys(),
    ]

    corner: reactive[str] = reactive("")
    """The heading above the names of the themes."""
    headings: reactive[Sequence[str]] = reactive(())
    """The numbers of the actors."""
    rows: reactive[Sequence[MatrixRow]] = reactive((), layout=True)
    place: reactive[tuple[int, int]] = reactive((0, 0), init=False)
    """The row and the column of the selected cell."""

    NARROWEST, WIDEST = 3, 7
    """The least and the greatest width of a column, in cells of the terminal."""
    LABEL = 22
    """The width of the themes' names, in cells of the terminal, where there is room for it."""

    class Moved(Message):
        """Another cell was selected."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row, self.column = row, column

    class Chosen(Moved):
        """The user wants to go to the questions of the cell."""

    def validate_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """The nearest place that is within the table."""
        row, column = place
        return clamp(row, 0, max(0, len(self.rows) - 1)), clamp(column, 0, max(0, len(self.headings) - 1))

    def watch_place(self) -> None:
        """Post `Moved`."""
        self.post_message(self.Moved(*self.place))

    def action_move(self, rows: int, columns: int) -> None:
        """Select the cell that is so many rows and columns from here."""
        self.place = self.place[0] + rows, self.place[1] + columns

    def action_go_to(self, number: int) -> None:
        """Select the cell of the actor with this number."""
        if str(number) in self.headings:
            self.place = self.place[0], list(self.headings).index(str(number))

    def action_choose(self) -> None:
        """Post `Chosen`."""
        self.post_message(self.Chosen(*self.place))

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line for the headings and one for each theme."""
        return len(self.rows) + 1

    @property
    def _column(self) -> int:
        room = self.size.width - self.LABEL
        return clamp(room // max(1, len(self.headings)), self.NARROWEST, self.WIDEST)

    def render(self) -> Content:
        """The headings, then a line for each theme."""
        heading = self._line(self.corner, map(self._cell, self.headings))
        lines = [heading.stylize(self.get_visual_style("matrix--heading"))]
        lines += (self._row(index, row) for index, row in enumerate(self.rows))
        return Content("\n").join(lines)

    def _row(self, index: int, row: MatrixRow) -> Content:
        if index != self.place[0]:
            return self._line(row.name, map(self._cell, row.cells))
        cells = [self._cell(cell) for cell in row.cells]
        cells[self.place[1]] = cells[self.place[1]].stylize(self.get_visual_style("matrix--cell"))
        return self._line(row.name, cells, self.get_visual_style("matrix--row"))

    def _cell(self, words: str) -> Content:
        return Content(" ") + Content(words).truncate(self._column - 1, ellipsis=True, pad=True)

    def _line(self, label: str, cells: Iterable[Content], style: Style | str = "") -> Content:
        room = self.size.width - self._column * len(self.headings)
        name = Content(label).truncate(min(room, self.LABEL), ellipsis=True, pad=True).stylize(style)
        return Content.assemble(name, *cells)
