"""Dialogs to type in, whose text is kept as a draft until the same dialog is opened again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from textual.widgets import Input, Static

from kerneblik.language import Translator
from kerneblik.storage.recovery.form_drafts import FormId, KeptForm
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.dialog import Dialog

Result = TypeVar("Result")

Values = Mapping[str, str]
"""The text of each line, by the line's name."""

Keep = Callable[[Values | None], None]

Answered = Callable[[Any], Awaitable[bool | None] | bool | None]
"""Does what a form was filled in for; returns False when that failed: the draft of the form is then kept."""


def _keep_nothing(_: Values | None) -> None:
    pass


class DraftDialog(Dialog[Result]):
    """A dialog with lines to fill in; a subclass makes them with `line` and puts `kept_line` above them.

    `form_id` is the id of its draft, `form_title` what the form is called when the user is told of a draft.
    """

    DEFAULT_CSS: ClassVar[str] = """
    DraftDialog #kept { color: $text-warning; height: auto; margin: 0 0 1 0; }
    DraftDialog.-short #kept { margin: 0; }
    """

    def __init__(self, translator: Translator, form_id: FormId, form_title: str) -> None:
        super().__init__(translator)
        self.form_id, self._form_title = form_id, form_title
        self._kept: KeptForm | None = None
        self._keep: Keep = _keep_nothing
        self._first: dict[str, str] = {}

    @property
    def form_title(self) -> str:
        """What the form is called."""
        return self._form_title

    def begin_with(self, kept: KeptForm | None, keep: Keep = _keep_nothing) -> None:
        """Fill in what was kept, if anything, and pass what is typed to `keep`.

        To be called before the dialog is shown. `keep` gets None when all lines have their first values.
        """
        self._kept, self._keep = kept, keep

    def line(self, name: str, value: str, hint: str = "", *, max_length: int) -> Input:
        """A line to type in, filled in with what was kept of it, else with `value`."""
        self._first[name] = value
        kept = self._kept.values.get(name, value)[:max_length] if self._kept is not None else value
        # The first key may replace a proposed value, but not a text that was kept.
        return WordKeysInput(kept, hint, id=name, max_length=max_length, select_on_focus=self._kept is None)

    def propose(self, line: Input, value: str) -> None:
        """Put another value in a line, as typed if the value before it was typed, else as the first value."""
        if line.id is not None and line.value == self._first[line.id]:
            self._first[line.id] = value
        with self.prevent(Input.Changed):
            line.value = value

    def kept_line(self) -> Static:
        """A line that says when the text filled in was kept; hidden when nothing was kept."""
        words = self._kept_words(self._kept.written) if self._kept is not None else ""
        line = Static(words, id="kept", markup=False)
        line.display = bool(words)
        return line

    def _kept_words(self, written: datetime) -> str:
        return self.t("form.kept", date=self.t.short_date(written), time=self.t.time(written))

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Have what is typed kept at once."""
        self.hand_over()

    def hand_over(self) -> None:
        """Have the text of the lines kept."""
        values = {line.id: line.value for line in self.query(Input) if line.id in self._first}
        if is_ready(self) and values.keys() == self._first.keys():  # else it is being removed
            self._keep(values if values != self._first else None)
