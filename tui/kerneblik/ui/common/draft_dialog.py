"""Dialogs in which something is typed: it is kept, and there again when the same dialog is opened again."""

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
"""What stands in each line, by its name."""

Keep = Callable[[Values | None], None]

Answered = Callable[[Any], Awaitable[bool | None] | bool | None]
"""Does what a form was filled in for; False when that failed, and the form is to be offered again."""


def _keep_nothing(_: Values | None) -> None:
    pass


class DraftDialog(Dialog[Result]):
    """A dialog with lines to fill in; a subclass makes them with `line` and puts `kept_line` above them.

    It says which form it is (`form_id`) and what that is called where it is told of later (`form_title`).
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
        """Before it is shown: begin with what was kept, if anything, and hand what is typed to `keep`.

        It gets None when the lines say what they would have said anyway.
        """
        self._kept, self._keep = kept, keep

    def line(self, name: str, value: str, hint: str = "", *, max_length: int) -> Input:
        """A line to type in, with what was kept of it, else with this value."""
        self._first[name] = value
        kept = self._kept.values.get(name, value)[:max_length] if self._kept is not None else value
        # What was kept is gone on with: the first key must not take its place, as it may that of a proposal.
        return WordKeysInput(kept, hint, id=name, max_length=max_length, select_on_focus=self._kept is None)

    def propose(self, line: Input, value: str) -> None:
        """Put another value in a line; it counts as typed only where what stood there did."""
        if line.id is not None and line.value == self._first[line.id]:
            self._first[line.id] = value
        with self.prevent(Input.Changed):
            line.value = value

    def kept_line(self) -> Static:
        """That it was kept, and what becomes of it; not there when nothing was."""
        words = self._kept_words(self._kept.written) if self._kept is not None else ""
        line = Static(words, id="kept", markup=False)
        line.display = bool(words)
        return line

    def _kept_words(self, written: datetime) -> str:
        return self.t("form.kept", date=self.t.short_date(written), time=self.t.time(written))

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Hand what is typed on at once."""
        self.hand_over()

    def hand_over(self) -> None:
        """Have what stands in the lines kept."""
        values = {line.id: line.value for line in self.query(Input) if line.id in self._first}
        if is_ready(self) and values.keys() == self._first.keys():  # else it is being taken down
            self._keep(values if values != self._first else None)
