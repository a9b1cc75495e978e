"""A line to type in that has the keys by words of every editor."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import Reactive, reactive
from textual.widgets import Input


class WordKeysInput(Input):
    """An Input whose cursor doesn't blink (which would keep a dead connection alive).

    It moves and deletes by words as a LightTextArea does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+left,alt+left,alt+b", "cursor_left_word", "Word left", show=False),
        Binding("ctrl+right,alt+right,alt+f", "cursor_right_word", "Word right", show=False),
        Binding("ctrl+backspace,alt+backspace,ctrl+w", "delete_left_word", "Delete word left", show=False),
        Binding("ctrl+delete,alt+delete,alt+d", "delete_right_word", "Delete word right", show=False),
        Binding("ctrl+a", "select_all", "Select all", show=False),
    ]

    cursor_blink: Reactive[bool] = reactive(False, init=False)
