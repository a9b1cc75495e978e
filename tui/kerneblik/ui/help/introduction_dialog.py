"""The dialog with the checklist's introduction, which a new user sees first."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import key


class IntroductionDialog(Dialog[str]):
    """Shows the checklist's title and introduction, and the few keys that a new user needs.

    Closes with the name of the app's action that the user asked for, or None.
    """

    DEFAULT_CSS: ClassVar[str] = """
    IntroductionDialog #title { text-style: bold; color: $primary; margin: 0 0 1 0; }
    IntroductionDialog #introduction { margin: 0 0 1 0; }
    IntroductionDialog #keys { margin: 0 0 1 0; }
    IntroductionDialog #begin { margin: 1 0 0 0; color: $foreground; }
    IntroductionDialog.-short > #box { border: none; padding: 0 1; }
    IntroductionDialog.-short #begin { dock: bottom; margin: 0; background: $surface; text-style: bold; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012 - no class variable in Textual either

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "close", "begin", show=False),
        key("f1", "leave('help')", "help", show=False),
        key("f9", "leave('toggle_language')", "language", show=False),
    ]

    def __init__(self, translator: Translator, checklist: Checklist) -> None:
        super().__init__(translator)
        self._checklist = checklist

    def action_leave(self, action: str) -> None:
        """Close with the name of an action of the app."""
        self.dismiss(action)

    def compose(self) -> ComposeResult:
        """The title, the introduction, what to expect, how to begin."""
        t = self.t
        with VerticalScroll(id="box"):
            yield Static(self._checklist.title.text_in(t.language), id="title", markup=False)
            yield Static(self._checklist.introduction.text_in(t.language), id="introduction", markup=False)
            counts = {"actors": len(self._checklist.actors), "questions": len(self._checklist.questions)}
            yield Static(t("introduction.about", **counts), id="keys", markup=False)
            yield Static(t("introduction.private"), classes="muted", markup=False)
            yield KeyHints(t("introduction.begin"), id="begin")
