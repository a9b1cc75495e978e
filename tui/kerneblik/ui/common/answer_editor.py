"""The text area that an answer is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.document._history import EditHistory
from textual.events import Key
from textual.widgets.text_area import Selection

from kerneblik.reflection import shared_start
from kerneblik.terminal.edit_history import CompactHistory
from kerneblik.terminal.text_area import IncrementalTextArea

if TYPE_CHECKING:
    from kerneblik.workspace.round_editor import RoundEditor
    from kerneblik.workspace.workspace import Workspace


_OTHER_KEYS = {"f6", "f7", "ctrl+a"}
"""Keys of Textual's text area that do something else here."""


class AnswerEditor(IncrementalTextArea, inherit_bindings=False):
    """Shows one answer at a time; every answer keeps its own undo history while the app runs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            binding
            for pressed, binding in IncrementalTextArea._merged_bindings or ()
            if pressed not in _OTHER_KEYS
        ),
        Binding("ctrl+a", "select_all", "Select all", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(tab_behavior="focus", highlight_cursor_line=False)
        self.key: str | None = None
        """The key of the answer that is shown."""
        self._left: dict[str, tuple[str, EditHistory]] = {}
        """The text and the undo history of each answer that was shown before, by the answer's key."""

        self._begun: tuple[int, str] | None = None
        """The row and the sign (`- `, `2. `) of the list item that Enter began last."""

    async def _on_key(self, event: Key) -> None:
        """Let Enter begin the next item of a list; other keys do what they do in any text area."""
        is_done = self._begin_item() if event.key == "enter" else event.key == "space" and self._typed_sign()
        if is_done:
            event.stop()
            event.prevent_default()

    def _begin_item(self) -> bool:
        """Begin the next item of a list, or end the list on an item without words; True when it did."""
        from kerneblik.prose.items import is_without_words, next_item, words_begin

        row, column = self.cursor_location
        line = self.document.get_line(row)
        if not self.selection.is_empty or column < words_begin(line):
            return False
        if column == len(line) and is_without_words(line):
            self._edit_by_itself("", (row, 0))
            return True
        sign = next_item(line)
        if sign is None:
            return False
        self._edit_by_itself(f"\n{sign}", (row, column))
        self._begun = (row + 1, sign)
        return True

    def _typed_sign(self) -> bool:
        """Replace the sign that Enter inserted by one that was typed after it; True when there was one."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        if self._begun is None or self._begun[0] != row or not before.startswith(self._begun[1]):
            return False
        from kerneblik.prose.items import is_sign

        typed = before[len(self._begun[1]) :]
        if not is_sign(typed):
            return False
        self._begun = None
        self._edit_by_itself(f"{typed} ", (row, 0))
        return True

    def _edit_by_itself(self, text: str, start: Location) -> None:
        """Replace what is between `start` and the cursor, as an edit of its own to undo."""
        self.history.checkpoint()
        self._replace_via_keyboard(text, start, self.cursor_location)
        self.history.checkpoint()

    def open(self, key: str, text: str, cursor: tuple[int, int] | None) -> None:
        """Show the answer with this key, with the cursor at (row, column), or at the text's end if None."""
        if self.key is not None:
            self._left[self.key] = (self.text, self.history)
        self.key = key
        self.history = CompactHistory()
        with self.prevent(self.Changed):
            self.load_text(text)
        left = self._left.get(key)
        if left is not None and left[0] == text:
            self.history = left[1]
        row, column = cursor if cursor is not None else self.document.end
        row = min(row, self.document.line_count - 1)
        self.selection = Selection.cursor((row, min(column, len(self.document.get_line(row)))))
        self.scroll_cursor_visible(animate=False)

    def exchange(self, text: str) -> None:
        """Replace the text by another one, as one edit of the part in which they differ.

        It can be undone, and the cursor stays at its word.
        """
        before = self.text
        start = shared_start(before, text)
        same_end = shared_start(before[start:][::-1], text[start:][::-1])
        first, last = (_location(before, index) for index in (start, len(before) - same_end))
        self.replace(text[start : len(text) - same_end], first, last, maintain_selection_offset=True)

    def hand_over(self, workspace: Workspace) -> None:
        """Pass the text on to the workspace's editor, and the cursor's position on to its navigation."""
        if self.key is not None:
            workspace.editor.write(self.key, self.text)
            workspace.navigation.remember_cursor(self.key, self.cursor_location)

    def apply_remote_text(self, editor: RoundEditor) -> bool:
        """Take over what another session saved of the answer shown; True when that changed anything.

        It is an edit around the cursor, which stays at its word.
        """
        text = editor.answer_at(self.key).text if self.key is not None else self.text
        if self.text == text:
            return False
        self.exchange(text)
        return True


def _location(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character of the text."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1
