"""Overview: the wheel, the progress with every actor, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from kerneblik.checklist import Kind
from kerneblik.documents.content.wording import agreements_words, legend_of_agreements, legend_of_fits
from kerneblik.reflection import Fit, Perspective, Stage
from kerneblik.reflection.next_step import Step, StepKind, next_steps
from kerneblik.reflection.wheel import wheel
from kerneblik.text import shortened
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import BETWEEN, KeyHints, key
from kerneblik.ui.common.wheel_drawing import swatches
from kerneblik.ui.common.wheel_view import WheelView
from kerneblik.ui.overview.actor_table import COLUMNS, ActorTable, Row
from kerneblik.ui.overview.matrix_view import MatrixView, ThemesAndActors

_QUESTION = 84
"""The greatest length of a question in a link, in characters."""
_CROWD = 10
"""With more actors there is no room for the legend at 80x24."""
AGREED, READ = "agreed", "read"
"""The ids of the links to the agreements and to the review; those of the next steps are their kinds."""


class OverviewScreen(BaseScreen):
    """Shows the whole round: a wheel and a table of the actors, or a table of themes and actors."""

    HINT_RANKS: ClassVar[dict[str, int]] = {
        **BaseScreen.HINT_RANKS,
        "agreements": 1,
        "matrix": 1,
        "report": 1,
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "step_back", "previous_screen"),
        key("a", "app.show_screen('agreements')", "agreements"),
        key("r", "app.report", "report"),
        key("m", "app.minutes", "minutes", show=False),
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
                    Static(id="origin", markup=False),
                    id="themes",
                    can_focus=False,
                ),
                id="plan",
            )
        )

    def on_mount(self) -> None:
        """Give the table of actors the focus, and find out what is open in other rounds."""
        self.query_one(ActorTable).focus()
        self.read_other_rounds()

    def enter(self) -> None:
        """Find out what other rounds hold by now."""
        self.read_other_rounds()

    def refresh_view(self) -> None:
        """Bring the wheel and the tables up to date."""
        super().refresh_view()
        t, editor = self.t, self.editor
        self.query_one(WheelView).wheel = wheel(editor.checklist, editor.round, editor.today)
        table = self.query_one(ActorTable)
        perspectives = editor.perspectives
        table.headings = Row("", "", "", t("overview.actor"), *(t(f"overview.{name}") for name in COLUMNS))
        table.rows = [self._row(n, p) for n, p in enumerate(perspectives, 1)]
        self._steps = {
            step.kind: step
            for step in next_steps(
                editor.checklist,
                editor.round,
                self.workspace.agreements,
                editor.today,
                self.navigation.question.id,
            )
        }
        table.steps = list(self._links())
        self.query_one("#legend", Static).update("\n".join(self._legend()))
        self.set_class(len(perspectives) > _CROWD, "-crowded")
        if self.shows_themes:
            self._refresh_themes()

    def _legend(self) -> Iterable[str]:
        """What lies where on the wheel of this checklist, and what fillings and signs mean."""
        t, glyphs, checklist = self.t, self.glyphs, self.editor.checklist
        kinds = {question.kind for question in checklist.questions}
        rings = t("overview.rings" if len(kinds) > 1 else f"overview.rings.{min(kinds)}")
        central = any(actor.central for actor in checklist.actors)
        yield f"{t('overview.centre')} {rings}" if central else rings
        if Kind.DIALOGUE in kinds:
            cells = swatches(self.appearance.wheel)
            aside = dict.fromkeys((cells[Stage.SET_ASIDE], glyphs.set_aside))  # on the wheel and beside it
            yield t(
                "overview.legend.stages",
                done=cells[Stage.DONE],
                prepared=cells[Stage.PREPARED],
                set_aside="".join(aside),
            )
        yield from legend_of_agreements(t, glyphs, self.editor.perspectives)
        if any(row.fits for row in self.query_one(ActorTable).rows):
            yield legend_of_fits(t, glyphs)

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

    async def action_step_back(self) -> None:
        """Go back from the themes to the wheel, from there to the screen one came from."""
        if self.shows_themes:
            self.action_themes()
        else:
            await self.app.run_action("previous_screen")

    def _refresh_themes(self) -> None:
        self._themes = ThemesAndActors(self.workspace, self.glyphs)
        view = self.query_one(MatrixView)
        view.corner = self.t("matrix.theme")
        view.headings, view.rows = self._themes.headings, self._themes.rows
        self.query_one("#about", Static).update(self._themes.about(*view.place))
        self.query_one("#actors", KeyHints).hints = BETWEEN.join(self._themes.actors)
        self.query_one("#signs", KeyHints).hints = BETWEEN.join(self._themes.signs)
        self.query_one("#origin", Static).update(self.t("themes.origin"))

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
        edited, glyphs = perspective.progress.edited, self.glyphs
        prepared, talked_about = glyphs.tallies(perspective.dialogue)
        return Row(
            id=perspective.actor.id,
            number=str(number),
            glyph=glyphs.of_stages(perspective.stages),
            name=self.actor_label(perspective.actor),
            reflection=glyphs.tally(perspective.reflection),
            prepared=prepared,
            talked_about=talked_about,
            agreements=glyphs.tally_of_agreements(perspective.agreements),
            fits=" ".join(map(glyphs.of_fit, self._fits(perspective))),
            words=str(perspective.progress.words or glyphs.dash),
            edited=self.t.short_date(edited) if edited else glyphs.dash,
        )

    def _fits(self, perspective: Perspective) -> list[Fit]:
        return self.editor.round.fits_of(q.id for q in perspective.actor.of_kind(Kind.DIALOGUE))

    def _links(self) -> Iterable[tuple[str, str]]:
        """The ids and words of the next steps, then of the agreements, or of the review when all is done."""
        t, editor = self.t, self.editor
        agreed = self.workspace.agreements
        agreements = agreements_words(t, agreed, editor.today, self.glyphs.separator)
        for index, (kind, step) in enumerate(self._steps.items()):
            words = agreements if kind is StepKind.OVERDUE else self._in_words(step)
            yield kind, t("overview.also" if index else "overview.next", step=words)
        if not self._steps:
            yield READ, t("overview.all_done")
        some = editor.round.agreements_with() or any(not agreement.done for agreement in agreed)
        if some and StepKind.OVERDUE not in self._steps:
            yield AGREED, t("overview.agreed", words=agreements)

    def _in_words(self, step: Step) -> str:
        t = self.t
        actor = self.actor_label(step.actor) if step.actor is not None else ""
        if step.question is not None:
            question = shortened(step.question.text.text_in(t.language), _QUESTION)
            return t("overview.next.write", question=question, actor=actor)
        if step.planned is not None:
            return t("overview.next.planned", day=t.short_day(step.planned), actor=actor)
        return t(f"overview.next.{step.kind}", actor=actor)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Highlight the actor of the line on the wheel."""
        row_ids = [row.id for row in self.query_one(ActorTable).rows]
        at = event.option.id
        self.query_one(WheelView).highlighted = row_ids.index(at) + 1 if at in row_ids else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the actor, or to where the link leads."""
        event.stop()
        link = event.option.id
        step = self._steps.get(StepKind(link)) if link in set(StepKind) else None
        if link in {AGREED, StepKind.OVERDUE}:
            self._show("agreements")
        elif link == READ:
            self._show("review")
        elif step is None:
            self.post_message(self.GoTo(actor_id=link))
        elif step.question is not None:
            self.post_message(self.GoTo(question_id=step.question.id))
        elif step.actor is not None:
            self.navigation.go_to_actor(step.actor.id)
            self._show("dialogue")

    def _show(self, screen: str) -> None:
        self.app.call_later(self.app.run_action, f"show_screen('{screen}')")
