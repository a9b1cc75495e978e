"""The dialog to choose the actors to read side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.list_dialog import ListDialog
from kerneblik.ui.review.side_by_side import FEWEST, MOST


class ActorsDialog(ListDialog[list[str]]):
    """Asks to tick two or three actors; closes with their ids."""

    DEFAULT_CSS: ClassVar[str] = "ActorsDialog DialogList { max-height: 60vh; }"

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
