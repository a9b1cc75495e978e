"""The dialog that compares two rounds: the figures of every actor, and the differences in each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.documents.content.comparison import COUNTED, notes, tallies, wording
from kerneblik.documents.writers.columns import in_columns
from kerneblik.language import Translator
from kerneblik.reflection.comparison import (
    ActorComparison,
    Change,
    Comparison,
    Figures,
    QuestionComparison,
)
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.diff import Side
from kerneblik.reflection.wheel import Wheel
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import ComparisonListDialog
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.common.wheel_view import WheelView

_SIGNS = {
    Change.NOTHING: " ",
    Change.SAME: "=",
    Change.ADDED: "+",
    Change.REMOVED: "-",
    Change.CHANGED: "~",
}
_DIFFERENT = frozenset({Change.ADDED, Change.REMOVED, Change.CHANGED})

Entry = Comparison | ActorComparison | QuestionComparison
"""What a line of the list is about: the whole rounds, an actor, or a question."""


class ComparisonDialog(ComparisonListDialog[str]):
    """Actors and questions to the left, what differs to the right; closes with a question's id to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "differing(1)", "next_difference", show=False, priority=True),
        key("shift+tab", "differing(-1)", "previous_difference", show=False, priority=True),
    ]

    HORIZONTAL_BREAKPOINTS = [*Dialog.HORIZONTAL_BREAKPOINTS, (96, "-wide")]  # noqa: RUF012 - as in Textual
    VERTICAL_BREAKPOINTS = [*Dialog.VERTICAL_BREAKPOINTS, (28, "-high")]  # noqa: RUF012 - as in Textual
    # The wheels are shown where it is wide and high.

    def __init__(
        self, translator: Translator, comparison: Comparison, wheels: Sequence[Wheel], appearance: Appearance
    ) -> None:
        """Compare two rounds; their wheels stand in the same order."""
        names = {"earlier": comparison.earlier.name, "later": comparison.later.name}
        super().__init__(translator, translator("comparison.title", **names), translator("comparison.keys"))
        self._comparison, self._wheels, self._appearance = comparison, wheels, appearance
        self._entries: list[Entry] = [comparison]
        for actor in comparison.actors:
            self._entries += [actor, *actor.questions]
        self._entries += comparison.removed

    # The list

    def options(self) -> Iterable[Option]:
        """Everything, the actors and the questions."""
        return (Option(self._line(entry)) for entry in self._entries)

    def _line(self, entry: Entry) -> Content:
        t = self.t
        if isinstance(entry, QuestionComparison):
            return Content(f" {_SIGNS[entry.change]} {wording(entry, t)}")
        name = t("comparison.all")
        if isinstance(entry, ActorComparison):
            name = entry.actor.short.text_in(t.language)
        done = (figures.progress for figures in (entry.before, entry.after))
        before, after = (f"{self._appearance.glyphs.mark(progress)}{progress.done}" for progress in done)
        return Content.styled(f"{name}  {before} > {after}", "bold")

    def action_differing(self, by: int) -> None:
        """Select the next question whose answers differ (`by` 1) or the previous one (-1)."""
        choices = self.choices
        at = choices.highlighted or 0
        count = len(self._entries)
        around = ((at + by * step) % count for step in range(1, count + 1))
        choices.highlighted = next((index for index in around if _differs(self._entries[index])), at)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the id of the question."""
        event.stop()
        entry = self._entries[event.option_index]
        if isinstance(entry, QuestionComparison) and entry.question is not None:
            self.dismiss(entry.question.id)

    # The comparison

    def above_differences(self) -> Iterable[Widget]:
        """The wheels of both rounds with their names, then the figures; or the question with its notes."""
        rounds = (self._comparison.earlier, self._comparison.later)
        with_names = (
            Vertical(WheelView(drawn, self._appearance.wheel), Static(round_.name, markup=False))
            for drawn, round_ in zip(self._wheels, rounds, strict=True)
        )
        yield Horizontal(*with_names, id="wheels")
        yield Static(id="heading", markup=False)
        yield Static(id="notes", markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the comparison that the line is about."""
        event.stop()
        entry = self._entries[event.option_index]
        self.query_one("#wheels").set_class(not isinstance(entry, QuestionComparison), "-shown")
        if isinstance(entry, QuestionComparison):
            self._show_question(entry)
        else:
            self._show_figures(entry)

    def _show_question(self, both: QuestionComparison) -> None:
        t = self.t
        about = notes(both, self._comparison, t)
        if both.change is Change.NOTHING:
            about.append(t("comparison.nothing"))
        elif any(line.side is not Side.BOTH for line in both.lines):
            legend = {"earlier": self._comparison.earlier.name, "later": self._comparison.later.name}
            about.append(t("comparison.legend", **legend))
        change = t(f"comparison.change.{both.change}")
        self._say(f"{wording(both, t)} ({change})", about)
        view = self.query_one(DiffView)
        view.display = True
        view.show(both.lines, {Side.FIRST: t("comparison.before"), Side.SECOND: t("comparison.after")})

    def _show_figures(self, both: Comparison | ActorComparison) -> None:
        t = self.t
        questions: Iterable[QuestionComparison]
        if isinstance(both, ActorComparison):
            name, questions = both.actor.name.text_in(t.language), both.questions
            number = 1 + self._comparison.actors.index(both)
        else:
            number = None
            name = t("comparison.all")
            questions = [question for actor in both.actors for question in actor.questions]
        for view in self.query(WheelView):
            view.highlighted = number
        counts = Counter(question.change for question in questions)
        changes = [t.plural(f"comparison.changes.{c}", counts[c]) for c in Change if counts[c]]
        self._say(name, [*self._table(both.before, both.after), "", ", ".join(changes)])
        self.query_one(DiffView).display = False

    def _table(self, before: Figures, after: Figures) -> list[str]:
        t = self.t
        fits = [fit for fit in Fit if before.fits.get(fit) or after.fits.get(fit)]
        rows = [("", t("comparison.before"), t("comparison.after"))]
        names = (t(f"comparison.{name}") for name in COUNTED)
        counted = (tallies(figures, self._appearance.glyphs) for figures in (before, after))
        rows += zip(names, *counted, strict=True)
        for fit in fits:
            name = t(f"comparison.fit.{fit}").capitalize()
            rows.append((name, str(before.fits.get(fit, 0)), str(after.fits.get(fit, 0))))
        return in_columns(rows, figures={1, 2})

    def _say(self, heading: str, about: Sequence[str]) -> None:
        self.query_one("#heading", Static).update(heading)
        said = self.query_one("#notes", Static)
        said.update("\n".join(about))
        said.display = bool(about)


def _differs(entry: Entry) -> bool:
    return isinstance(entry, QuestionComparison) and entry.change in _DIFFERENT
