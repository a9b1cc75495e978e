"""An input of one line with the usual keys for moving and deleting by words."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import Reactive, reactive
from textual.widgets import Input


class WordKeysInput(Input):
    """An Input with the keys of IncrementalTextArea for moving and deleting by words.

    Its cursor doesn't blink: the output of a blinking one would keep a dead connection alive.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+left,alt+left,alt+b", "cursor_left_word", "Word left", show=False),
        Binding("ctrl+right,alt+right,alt+f", "cursor_right_word", "Word right", show=False),
        Binding("ctrl+backspace,alt+backspace,ctrl+w", "delete_left_word", "Delete word left", show=False),
        Binding("ctrl+delete,alt+delete,alt+d", "delete_right_word", "Delete word right", show=False),
        Binding("ctrl+a", "select_all", "Select all", show=False),
    ]

    cursor_blink: Reactive[bool] = reactive(False, init=False)
