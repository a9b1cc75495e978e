"""The dialog of all rounds, the archive and the trash, with the keys for what can be done with a round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.documents.content.wording import progress_in_short
from kerneblik.language import Translator
from kerneblik.reflection import Progress
from kerneblik.reflection.wheel import Glyphs
from kerneblik.ui.common.keys import KeyHints, key
from kerneblik.ui.common.lists import DialogList, ListDialog


class Place(StrEnum):
    """In which part of the list a round is."""

    HERE = "here"
    ARCHIVE = "archive"
    TRASH = "trash"


@dataclass(frozen=True)
class ListedRound:
    """A round as the list shows it."""

    id: str
    name: str
    place: Place
    date: datetime
    """When it was begun; in the trash, when it was deleted."""
    progress: Progress | None = None
    """None when it can't be read, and in the trash."""
    is_open: bool = False
    """True for the open round."""
    note: str = ""
    """What is shown below the list while it is selected."""

    @property
    def option_id(self) -> str:
        """Its id in the list, as a round in the trash may have the same `id` as another one."""
        return f"{self.place}:{self.id}"

    @property
    def damaged(self) -> bool:
        """True when it can't be read."""
        return self.progress is None and self.place is not Place.TRASH


class RoundsDialog(ListDialog[None]):
    """Lists all rounds. It posts `Requested` for what the user wants done, after which `show` is called."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "request('new')", "new_round", show=False),
        key("r", "request('rename')", "rename", show=False),
        key("a", "request('archive')", "archive", show=False),
        key("c", "request('compare')", "compare", show=False),
        key("d,delete", "request('delete')", "delete", show=False),
        key("ctrl+r", "close", "close", show=False),
    ]

    class Requested(Message):
        """The user wants something done: `open`, `new`, `rename`, `archive`, `compare` or `delete`."""

        def __init__(self, action: str, round_: ListedRound) -> None:
            super().__init__()
            self.action, self.round = action, round_

    DATE_FROM = 50
    """The width in cells from which the column of dates is shown."""

    def __init__(self, translator: Translator, glyphs: Glyphs, rounds: Sequence[ListedRound]) -> None:
        super().__init__(translator, translator("rounds.title"), translator("rounds.keys"))
        self._glyphs, self._rounds = glyphs, rounds
        self._is_waiting = False
        """True from a request until its result is shown; other requests are ignored meanwhile."""

    def body(self) -> Iterable[Widget]:
        """The list, and the note on the selected round."""
        yield DialogList(markup=False)  # filled when its width is known
        yield Static(id="note", markup=False)

    def on_mount(self) -> None:
        """Select the open round."""
        opened = next((round_.option_id for round_ in self._rounds if round_.is_open), None)
        self.call_after_refresh(self._draw, opened)

    def on_resize(self) -> None:
        """Draw the list again, as other columns may fit now."""
        at = self._selected
        if at is not None:
            self._draw(at.option_id)

    def on_screen_resume(self) -> None:
        """Accept requests again: a dialog that was shown over the list has been closed."""
        self._is_waiting = False

    def show(self, rounds: Sequence[ListedRound], at: str) -> None:
        """Show the rounds as they are now, with the one with this id selected."""
        self._rounds = rounds
        self._is_waiting = False
        self._draw(next((round_.option_id for round_ in rounds if round_.id == at), None))

    # Drawing

    def _draw(self, at: str | None) -> None:
        choices = self.choices
        choices.set_options(self._options(choices.scrollable_content_region.width))
        ids = [option.id for option in choices.options]
        choices.highlighted = ids.index(at) if at in ids else 0

    def _options(self, width: int) -> Iterable[Option]:
        for place, heading in ((Place.HERE, ""), (Place.ARCHIVE, "archived"), (Place.TRASH, "trash")):
            rounds = [round_ for round_ in self._rounds if round_.place is place]
            if rounds and heading:
                words = Content.styled(self.t(f"rounds.{heading}"), "$text-muted")
                yield Option(words, disabled=True)
            yield from (Option(self._line(round_, width), id=round_.option_id) for round_ in rounds)

    def _line(self, round_: ListedRound, width: int) -> Content:
        t = self.t
        progress, date = "", t.short_date(round_.date)
        if round_.progress is not None:
            progress = progress_in_short(t, self._glyphs, round_.progress)
        elif round_.damaged:  # it is unknown when it was begun
            progress, date = t("rounds.damaged"), ""
        right = f"  {date:>8}  {progress:>14}" if width >= self.DATE_FROM else f"  {progress or date}"
        state = f" ({t('rounds.open')})" if round_.is_open else ""
        room = max(0, width - len(right) - len(state) - 2)
        name = Content(round_.name).truncate(room, ellipsis=True)
        gap = " " * max(0, room - name.cell_length)
        return Content.assemble(" ", name, state, gap, right, " ")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the note on the selected round, and the keys for it."""
        event.stop()
        at = self._selected
        if at is not None:
            note = self.query_one("#note", Static)
            note.update(at.note)
            note.display = bool(at.note)
            self.query_one(KeyHints).hints = self.t(self._key_hints(at))

    @staticmethod
    def _key_hints(round_: ListedRound) -> str:
        if round_.place is Place.TRASH:
            return "rounds.keys.trash"
        if round_.damaged:
            return "rounds.keys.damaged"
        archived = "archived" if round_.place is Place.ARCHIVE else ""
        parts = "_".join(filter(None, (archived, "open" if round_.is_open else "")))
        return f"rounds.keys.{parts}" if parts else "rounds.keys"

    # Requests

    @property
    def _selected(self) -> ListedRound | None:
        option = self.choices.highlighted_option
        at = option.id if option is not None else None
        return next((round_ for round_ in self._rounds if round_.option_id == at), None)

    def action_request(self, action: str) -> None:
        """Post `Requested` for the selected round."""
        at = self._selected
        if at is not None and not self._is_waiting:
            self._is_waiting = True
            self.post_message(self.Requested(action, at))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Request to open the round, or to restore it from the trash."""
        event.stop()
        self.action_request("open")
