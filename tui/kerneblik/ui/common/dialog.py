"""The base of all dialogs."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen
from textual.widget import Widget

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

    def give_room(self, part: type[Widget]) -> None:
        """Let a part of the box be as high as it needs, up to what the rest of it leaves of the screen."""

        def give() -> None:
            with suppress(NoMatches):  # closed before it was shown
                box, widget = self.query_one("#box"), self.query_one(part)
                last = [child for child in box.children if child.display][-1]
                taken = box.gutter.height + last.virtual_region.bottom + last.styles.margin.bottom
                widget.styles.max_height = max(1, self.size.height - taken + widget.outer_size.height)

        self.call_after_refresh(give)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
