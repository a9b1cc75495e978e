"""The dialog to choose the actors to read side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.review.side_by_side import FEWEST, MOST


class ActorsDialog(Dialog[list[str]]):
    """Asks to tick two or three actors; closes with their ids."""

    DEFAULT_CSS: ClassVar[str] = """
    ActorsDialog #explanation { height: auto; margin: 0 0 1 0; }
    ActorsDialog OptionList, ActorsDialog OptionList:focus {
        border: none;
        padding: 0;
        height: auto;
        max-height: 60vh;
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    ActorsDialog KeyHints { margin: 1 0 0 0; }
    ActorsDialog.-short > #box { padding: 0 1; }
    ActorsDialog.-short #explanation, ActorsDialog.-short KeyHints { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", show=False),
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
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
        super().__init__(translator)
        self._actors = actors
        self._ticked = set(ticked)

    def compose(self) -> ComposeResult:
        """The explanation, the actors, the keys."""
        with Vertical(id="box") as box:
            box.border_title = self.t("side_by_side.title")
            yield Static(self.t("side_by_side.explanation"), id="explanation", markup=False)
            yield OptionList(
                *(Option(self._prompt(index)) for index in range(len(self._actors))), markup=False
            )
            yield KeyHints(self.t("side_by_side.keys"))

    def on_mount(self) -> None:
        """Select the first actor that is not ticked."""
        choices = self.query_one(OptionList)
        ids = [actor_id for actor_id, _ in self._actors]
        choices.highlighted = next((n for n, id_ in enumerate(ids) if id_ not in self._ticked), 0)
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the ticked actors, if they are neither too few nor too many."""
        event.stop()
        if FEWEST <= len(self._ticked) <= MOST:
            self.dismiss([actor_id for actor_id, _ in self._actors if actor_id in self._ticked])
        else:
            self._say_how_many()

    def action_tick(self) -> None:
        """Tick the selected actor, or untick it."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self._tick(highlighted)

    def action_go_to(self, number: int) -> None:
        """Tick the actor with this number, or untick it."""
        if number <= len(self._actors):
            self.query_one(OptionList).highlighted = number - 1
            self._tick(number - 1)

    def action_move(self, how: str) -> None:
        """Select the next actor (`how` is "down") or the previous one ("up")."""
        getattr(self.query_one(OptionList), f"action_cursor_{how}")()

    def _tick(self, index: int) -> None:
        actor_id = self._actors[index][0]
        if actor_id not in self._ticked and len(self._ticked) >= MOST:
            self._say_how_many()
            return
        self._ticked ^= {actor_id}
        self.query_one(OptionList).replace_option_prompt_at_index(index, self._prompt(index))

    def _say_how_many(self) -> None:
        self.notify(self.t("side_by_side.how_many"), markup=False)

    def _prompt(self, index: int) -> str:
        actor_id, name = self._actors[index]
        return f"[{'x' if actor_id in self._ticked else ' '}] {index + 1} {name}"
