"""The base of the dialogs that write a document: a list of what to tick, the format, the file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from kerneblik.documents.formats import Format, format_named, format_of_file
from kerneblik.documents.output import RenderJob
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage.recovery.form_drafts import FormId
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.dialog import NARROW, Dialog
from kerneblik.ui.common.forms import DraftDialog
from kerneblik.ui.common.keys import key
from kerneblik.ui.documents.widgets import Tick, TickList

_FORMAT = "format:"
"""What the ids of the formats in the list begin with."""
SENDER = "sender"
"""The id of the sender in the list."""


class DocumentDialog(DraftDialog[None]):
    """Asks what a document is to contain, its format and its file; stays open until the file is written."""

    VERTICAL_BREAKPOINTS = [*Dialog.VERTICAL_BREAKPOINTS, (28, "-high")]  # noqa: RUF012 - as in Textual

    BINDINGS: ClassVar[list[BindingType]] = [key("ctrl+s", "write", "write_document_too", show=False)]

    class Write(Message):
        """The leader wants the document written: `job` makes it, `path` is its file."""

        def __init__(self, dialog: DocumentDialog, path: Path, job: RenderJob) -> None:
            super().__init__()
            self.dialog, self.path, self.job = dialog, path, job

    def __init__(
        self, translator: Translator, form_id: FormId, formats: Sequence[Format], format_name: str, stem: str
    ) -> None:
        """Make it.

        Args:
            translator: for the texts.
            form_id: the id of the draft in which the name of the file is kept.
            formats: the formats that the document can be written in.
            format_name: the name of the format that is ticked at first.
            stem: the name of the file, without its ending.
        """
        super().__init__(translator, form_id, "")
        self._formats = formats
        self._first_format = format_name
        self._stem = stem
        self._job: RenderJob | None = None

    # What each kind of document defines

    @property
    def title_words(self) -> str:
        """The title of the dialog."""
        raise NotImplementedError

    @property
    def form_title(self) -> str:
        """What the dialog is called when the user is told of a file name that was kept."""
        return self.title_words

    @property
    def explanation(self) -> str:
        """The text above the list."""
        raise NotImplementedError

    def rows(self) -> Iterable[Tick | str]:
        """What can be ticked, and headings."""
        raise NotImplementedError

    def first_ticked(self) -> Iterable[str]:
        """The ids of what is ticked at first."""
        return ()

    def content(self, format_: Format) -> object:
        """The content to be written in a format. Raises KerneblikError when nothing is ticked."""
        raise NotImplementedError

    def side_widgets(self) -> Iterable[Widget]:
        """The widgets to the right of the list."""
        return ()

    def lines_below(self) -> Iterable[Widget]:
        """What stands between the list and the file."""
        return ()

    @property
    def keys_words(self) -> str:
        """The line that names the keys."""
        return self.t("document.keys.narrow" if self.narrow else "document.keys")

    # While the document is made

    @property
    def is_working(self) -> bool:
        """True while the document is made."""
        return self._job is not None

    @contextmanager
    def working(self, job: RenderJob) -> Iterator[None]:
        """Show during the body that the document is being made, and for how long; then cancel the job."""
        clock = asyncio.get_running_loop().time
        begun = clock()

        def show() -> None:
            ending, seconds = job.format.endings[0], int(clock() - begun)
            self._show_keys(self.t("document.working", ending=ending, seconds=seconds))

        self._job = job
        show()
        timer = self.set_interval(1, show)
        try:
            yield
        finally:
            timer.stop()
            job.cancel()
            self._job = None
            self._show_keys(self.keys_words)

    def action_close(self) -> None:
        """Cancel the document that is being made, or close the dialog when there is none."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().action_close()

    def _show_keys(self, words: str) -> None:
        if is_ready(self):
            self.query_one("#keys", Static).update(words)

    # The dialog

    @property
    def narrow(self) -> bool:
        """True where there is no room for long texts."""
        return self.app.size.width < NARROW

    def on_resize(self) -> None:
        """Name the keys in as many words as there is room for; give the list the height that is left."""
        if not self.is_working:
            self._show_keys(self.keys_words)
        self.give_room(TickList)

    def compose(self) -> ComposeResult:
        """The explanation, the list, the file and the keys."""
        t = self.t
        with Vertical(id="box") as box:
            box.border_title = Content(self.title_words)  # names in it are no markup
            yield Static(self.explanation, id="explanation", markup=False)
            yield self.kept_line()
            first = format_named(self._first_format, self._formats)
            line = self.line("path", _at_home(f"{self._stem}{first.endings[0]}"), max_length=400)
            first = format_of_file(Path(line.value), self._formats) or first
            rows = [*self.rows(), *self._last_rows()]
            yield Horizontal(
                TickList(rows, [*self._first_ticks(), _FORMAT + first.name]),
                *self.side_widgets(),
                id="choices",
            )
            yield from self.lines_below()
            yield Horizontal(Static(t("document.file"), markup=False), line, id="file", classes="below")
            yield Static(self.keys_words, id="keys", markup=False)

    def _last_rows(self) -> Iterable[Tick | str]:
        yield self.t("document.format")
        yield from map(self._format_row, self._formats)

    def _first_ticks(self) -> Iterable[str]:
        return self.first_ticked()

    def _format_row(self, format_: Format) -> Tick:
        words = self.t(f"document.format.{format_.name}")
        if not format_.is_available:
            words = self.t(f"document.missing{format_.endings[0]}")
        return Tick(_FORMAT + format_.name, words, choice=_FORMAT, possible=format_.is_available)

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.query_one(TickList).focus()

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of what is ticked, without format and sender."""
        ticked = self.query_one(TickList).ticked - {SENDER}
        return frozenset(tick_id for tick_id in ticked if not tick_id.startswith(_FORMAT))

    @property
    def format(self) -> Format:
        """The format that is ticked."""
        ticked = self.query_one(TickList).ticked
        return next(f for f in self._formats if _FORMAT + f.name in ticked)

    def on_tick_list_changed(self, event: TickList.Changed) -> None:
        """Give the file the ending of the format when another format was ticked."""
        event.stop()
        if event.tick.choice != _FORMAT:
            self.ticks_changed()
            return
        line = self._path
        ending = self.format.endings[0]
        known = format_of_file(Path(line.value), self._formats)
        self.propose(line, str(Path(line.value).with_suffix(ending)) if known else f"{line.value}{ending}")

    def ticks_changed(self) -> None:
        """Called when something else than a format was ticked; for subclasses."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tick the format of the file's ending."""
        event.stop()
        if event.input is not self._path:
            return
        format_ = format_of_file(Path(event.value), self._formats)
        if format_ is not None and format_ is not self.format:
            self.query_one(TickList).tick(_FORMAT + format_.name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the document."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Post `Write`, or show what is wrong with the file's name or the choice."""
        if self.is_working:
            return
        try:
            path, format_ = self._file()
            content = self.content(format_)
        except KerneblikError as error:
            self.notify(self.t(error.key, **error.values), severity="error", timeout=12, markup=False)
            return
        self.post_message(self.Write(self, path, RenderJob(format_, content, self.t)))

    @property
    def _path(self) -> Input:
        return self.query_one("#path", Input)

    def _file(self) -> tuple[Path, Format]:
        """The file named and its format. Raises KerneblikError when the name can't be used."""
        value = self._path.value.strip()
        format_ = format_of_file(Path(value), self._formats)
        if format_ is None:
            endings = ", ".join(f.endings[0] for f in self._formats)
            raise KerneblikError("document.unknown_ending", path=value, endings=endings)
        try:
            return Path(value).expanduser().absolute(), format_
        except RuntimeError as error:  # a "~", but there is no home directory
            raise KerneblikError("paths.no_home") from error


def _at_home(name: str) -> str:
    """The name, in the user's home directory if there is one."""
    try:
        Path.home()
    except RuntimeError:
        return name
    return f"~/{name}"
