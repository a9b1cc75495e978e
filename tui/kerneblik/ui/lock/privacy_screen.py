"""What stands on the screen while it is hidden."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kerneblik.language import Translator
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import key


class PrivacyScreen(Dialog[None]):
    """Hides all that is on the screen; nothing of it shows through."""

    DEFAULT_CSS: ClassVar[str] = """
    PrivacyScreen {
        background: $background;
        & > Vertical { height: auto; }
        & Static { width: 100%; text-align: center; }
        & #name { text-style: bold; color: $primary; margin: 0 0 1 0; }
        & Toast { display: none; }  /* what was just said may name a round or a file */
    }
    """

    covers = True
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "close", "close", show=False)]

    def __init__(self, translator: Translator, words: str, *, lifts: bool) -> None:
        """Words that say what goes on; when it lifts, Enter and Esc take it away."""
        super().__init__(translator)
        self._words = words
        self.lifts = lifts
        """Whether one may look behind it."""

    def compose(self) -> ComposeResult:
        """The product's name and the words."""
        with Vertical():
            yield Static(self.t("product.name"), id="name", markup=False)
            yield Static(self._words, classes="muted", markup=False)

    def action_close(self) -> None:
        """Lift it, if it lifts."""
        if self.lifts:
            self.dismiss(None)
