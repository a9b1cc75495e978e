"""How lists look: those of the dialogs, and those that are the main part of a screen."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import OptionList


class DialogList(OptionList):
    """A list in a dialog: it has no frame of its own, and the background of the dialog."""

    DEFAULT_CSS: ClassVar[str] = """
    DialogList {
        border: none;
        padding: 0;
        background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """


class ScreenList(OptionList):
    """A list that a screen consists of; the selected line is as visible without the focus as with it."""

    DEFAULT_CSS: ClassVar[str] = """
    ScreenList {
        border: none;
        background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            background: $primary;
            color: $background;
            text-style: bold;
        }
        &:nocolor > .option-list--option-highlighted { text-style: reverse; }
    }
    """
