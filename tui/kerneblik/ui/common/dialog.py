"""The base of all dialogs."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from kerneblik.language import Translator
from kerneblik.ui.common.keys import key

NARROW = 72
"""Below this many columns there is room for few words."""

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A box over the screen, in the middle of it; Esc closes it with None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal")]  # noqa: RUF012 - no class variable in Textual either
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - no class variable in Textual either

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "close", "close", show=False),
        key("f1,question_mark", "app.help", "help", show=False),
    ]

    covers: ClassVar[bool] = False
    """True for a dialog that hides all of the screen below, and may be shown while the screen is locked."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.t = translator

    def scroll_part(self, selector: str, pages: int) -> None:
        """Scroll a part of the dialog so many pages, on each of which one line of the last is still seen."""
        part = self.query_one(selector)
        part.scroll_relative(y=pages * max(1, part.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
