"""An undo history that takes about as much memory as the text that was typed."""

from __future__ import annotations

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.document._history import EditHistory


class CompactHistory(EditHistory):
    """An EditHistory that keeps letters typed or removed one after the other as one edit.

    The stock class keeps an edit for each letter, which takes 700 bytes; they are undone together anyway.
    """

    def __init__(self) -> None:
        super().__init__(max_checkpoints=50, checkpoint_timer=2.0, checkpoint_max_characters=100)

    def record(self, edit: Edit) -> None:
        """Remember an edit that was made."""
        super().record(edit)
        batch = self._undo_stack[-1] if self._undo_stack else []
        if len(batch) > 1 and batch[-1] is edit and _continue(batch[-2], edit):
            batch.pop()


def _continue(before: Edit, edit: Edit) -> bool:
    """Make one edit of two, if the second goes on with what the first typed or removed."""
    first, second = before._edit_result, edit._edit_result
    if first is None or second is None:
        return False
    if edit.top == edit.bottom == first.end_location and not first.replaced_text:  # typed
        before.text += edit.text
        before._edit_result = second
        return True
    if edit.bottom == before.top and not (before.text or edit.text):  # removed by Backspace
        before.from_location, before.to_location = edit.top, before.bottom
        before._edit_result = EditResult(edit.top, second.replaced_text + first.replaced_text)
        return True
    return False
