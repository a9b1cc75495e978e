"""Overview: the wheel, the progress with every actor, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from kerneblik.checklist import Kind
from kerneblik.documents.content.wording import agreements_words, legend_of_fits
from kerneblik.reflection import Fit, Perspective, progress
from kerneblik.reflection.wheel import wheel
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import BETWEEN, KeyHints, key
from kerneblik.ui.common.wheel_view import WheelView
from kerneblik.ui.overview.actor_table import ActorTable, Row
from kerneblik.ui.overview.matrix_view import MatrixView, ThemesAndActors

NEXT, AGREED = "next", "agreed"
"""The ids of the links to the next question and to the agreements."""


class OverviewScreen(BaseScreen):
    """Shows the whole round: a wheel and a table of the actors, or a table of themes and actors."""

    HINT_RANKS: ClassVar[dict[str, int]] = {**BaseScreen.HINT_RANKS, "report": 3}

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "app.show_screen('write')", "back", show=False),
        key("a", "app.show_screen('agreements')", "agreements"),
        key("r", "app.report", "report"),
        key("t", "themes", "matrix"),
    ]

    def compose(self) -> ComposeResult:
        """The wheel to the left, the actors to the right; the table of themes is hidden at first."""
        yield from self.frame(
            Horizontal(
                Vertical(WheelView(drawing=self.appearance.wheel), id="figure"),
                Vertical(ActorTable(), Static(id="legend", markup=False), id="table"),
                VerticalScroll(
                    MatrixView(),
                    Static(id="about", markup=False),
                    KeyHints(id="actors"),
                    KeyHints(id="signs"),
                    id="themes",
                    can_focus=False,
                ),
                id="plan",
            )
        )

    def on_mount(self) -> None:
        """Give the table of actors the focus."""
        self.query_one(ActorTable).focus()

    def refresh_view(self) -> None:
        """Bring the wheel and the tables up to date."""
        super().refresh_view()
        t, editor = self.t, self.editor
        self.query_one(WheelView).wheel = wheel(editor.checklist, editor.round)
        table = self.query_one(ActorTable)
        table.headings = Row(
            "", "", "", t("overview.actor"), t("overview.reflection"), t("overview.dialogue"),
            t("overview.fits"), t("overview.words"), t("overview.edited"),
        )  # fmt: skip
        table.rows = [self._row(n, p) for n, p in enumerate(editor.perspectives, 1)]
        table.steps = [(NEXT, self._next_step()), *self._agreed()]
        legend = t("overview.legend")
        if any(row.fits for row in table.rows):
            legend += f"\n{legend_of_fits(t, self.glyphs)}"
        self.query_one("#legend", Static).update(legend)
        if self.shows_themes:
            self._refresh_themes()

    # Themes and actors

    @property
    def shows_themes(self) -> bool:
        """Whether the table of themes and actors is shown instead of the wheel and the actors."""
        return self.has_class("-themes")

    def action_themes(self) -> None:
        """Show themes and actors as a table, or the wheel again."""
        self.toggle_class("-themes")
        self.refresh_view()
        self.query_one(MatrixView if self.shows_themes else ActorTable).focus()

    def _refresh_themes(self) -> None:
        self._themes = ThemesAndActors(self.workspace, self.glyphs)
        view = self.query_one(MatrixView)
        view.corner = self.t("matrix.theme")
        view.headings, view.rows = self._themes.headings, self._themes.rows
        self.query_one("#about", Static).update(self._themes.about(*view.place))
        self.query_one("#actors", KeyHints).hints = BETWEEN.join(self._themes.actors)
        self.query_one("#signs", KeyHints).hints = BETWEEN.join(self._themes.signs)

    def on_matrix_view_moved(self, event: MatrixView.Moved) -> None:
        """Show the questions of the selected cell."""
        event.stop()
        self.query_one("#about", Static).update(self._themes.about(event.row, event.column))

    def on_matrix_view_chosen(self, event: MatrixView.Chosen) -> None:
        """Go to the first question of the cell."""
        event.stop()
        question = self._themes.first_question(event.row, event.column)
        if question is not None:
            self.post_message(self.GoTo(question_id=question.id))

    # The actors

    def _row(self, number: int, perspective: Perspective) -> Row:
        edited = perspective.progress.edited
        return Row(
            id=perspective.actor.id,
            number=str(number),
            glyph=self.glyphs.of_progress(perspective.progress),
            name=self.actor_label(perspective.actor),
            reflection=self._count(perspective, Kind.REFLECTION),
            dialogue=self._count(perspective, Kind.DIALOGUE),
            fits="".join(map(self.glyphs.of_fit, self._fits(perspective))),
            words=str(perspective.progress.words or self.glyphs.dash),
            edited=self.t.short_date(edited) if edited else self.glyphs.dash,
        )

    def _count(self, perspective: Perspective, kind: Kind) -> str:
        counted = progress(perspective.actor.of_kind(kind), self.editor.round)
        return f"{counted.done}/{counted.total}" if counted.total else self.glyphs.dash

    def _fits(self, perspective: Perspective) -> list[Fit]:
        return self.editor.round.fits_of(q.id for q in perspective.actor.of_kind(Kind.DIALOGUE))

    def _agreed(self) -> Iterable[tuple[str, str]]:
        agreed = self.editor.round.agreements_with()
        if agreed:
            words = agreements_words(self.t, agreed, self.editor.today, self.glyphs.separator)
            yield AGREED, self.t("overview.agreed", words=words)

    def _next_step(self) -> str:
        question = self.navigation.next_open
        if question is None:
            return self.t("overview.all_done")
        actor = self.editor.checklist.actor_of(question.id)
        name = self.actor_label(actor) if actor else ""
        return self.t("overview.next", actor=name, question=question.text.text_in(self.t.language))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Highlight the actor of the line on the wheel."""
        row_ids = [row.id for row in self.query_one(ActorTable).rows]
        at = event.option.id
        self.query_one(WheelView).highlighted = row_ids.index(at) + 1 if at in row_ids else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the actor, or to where the link leads."""
        event.stop()
        if event.option.id == AGREED:
            self.app.call_later(self.app.run_action, "show_screen('agreements')")
        elif event.option.id != NEXT:
            self.post_message(self.GoTo(actor_id=event.option.id))
        elif (question := self.navigation.next_open) is not None:
            self.post_message(self.GoTo(question_id=question.id))
        else:
            self.app.call_later(self.app.run_action, "show_screen('review')")
