"""The rounds: those at hand, the archived, the trash; and the keys for what can be done with one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection import Progress
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import key


class Place(StrEnum):
    """Where a round is."""

    HERE = "here"
    ARCHIVE = "archive"
    TRASH = "trash"


@dataclass(frozen=True)
class ListedRound:
    """What the list says of a round."""

    id: str
    name: str
    place: Place
    date: datetime
    """When it was begun; in the trash, when it was deleted."""
    progress: Progress | None = None
    """None when it can't be read, and in the trash."""
    is_open: bool = False
    """True for the one that is worked in."""
    note: str = ""
    """What is said of it when one stands on it."""

    @property
    def option_id(self) -> str:
        """What tells it from all others of the list."""
        return f"{self.place}:{self.id}"

    @property
    def damaged(self) -> bool:
        """True when it can't be read."""
        return self.progress is None and self.place is not Place.TRASH


class RoundsDialog(Dialog[None]):
    """All rounds. What the user wants done goes to the app as a Wish; the app shows what came of it."""

    DEFAULT_CSS: ClassVar[str] = """
    RoundsDialog > #box { width: 100%; max-width: 100; height: auto; padding: 0 1; }
    RoundsDialog OptionList, RoundsDialog OptionList:focus {
        height: auto;
        max-height: 60vh;
        border: none;
        padding: 0;
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    RoundsDialog #note { height: auto; margin: 1 0 0 0; }
    RoundsDialog KeyHints { margin: 1 0 0 0; }
    RoundsDialog.-short > #box { border: none; height: 100%; }
    RoundsDialog.-short OptionList, RoundsDialog.-short OptionList:focus { height: 1fr; max-height: 100%; }
    RoundsDialog.-short #note { margin: 0; max-height: 3; }
    RoundsDialog.-short KeyHints { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "wish('new')", "new_round", show=False),
        key("r", "wish('rename')", "rename", show=False),
        key("a", "wish('archive')", "archive", show=False),
        key("c", "wish('compare')", "compare", show=False),
        key("d,delete", "wish('delete')", "delete", show=False),
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
        key("ctrl+r", "close", "close", show=False),
    ]

    class Wish(Message):
        """The user wants something done: `open`, `new`, `rename`, `archive`, `compare` or `delete`."""

        def __init__(self, action: str, round_: ListedRound) -> None:
            super().__init__()
            self.action, self.round = action, round_

    DATE_FROM = 50
    """The width from which the column of dates is shown."""

    def __init__(self, translator: Translator, rounds: Sequence[ListedRound]) -> None:
        super().__init__(translator)
        self._rounds = rounds
        self._waits = False
        """True from a wish on until what came of it is shown; what is typed meanwhile was meant for that."""

    def compose(self) -> ComposeResult:
        """The list, what is to be said of the round at hand, the keys."""
        with Vertical(id="box") as box:
            box.border_title = self.t("rounds.title")
            yield OptionList(markup=False)
            yield Static(id="note", markup=False)
            yield KeyHints()

    def on_mount(self) -> None:
        """Stand on the round that is open."""
        self.query_one(OptionList).focus()
        opened = next((round_.option_id for round_ in self._rounds if round_.is_open), None)
        self.call_after_refresh(self._draw, opened)

    def on_resize(self) -> None:
        """Which columns there is room for may have changed."""
        at = self._at_hand
        if at is not None:
            self._draw(at.option_id)

    def on_screen_resume(self) -> None:
        """A question that lay over the list has been answered, or left."""
        self._waits = False

    def show(self, rounds: Sequence[ListedRound], at: str) -> None:
        """Show the rounds as they are now, standing on the one with this id."""
        self._rounds = rounds
        self._waits = False
        self._draw(next((round_.option_id for round_ in rounds if round_.id == at), None))

    # Drawing

    def _draw(self, at: str | None) -> None:
        choices = self.query_one(OptionList)
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
            progress = t("progress.of", done=round_.progress.done, total=round_.progress.total)
        elif round_.damaged:  # nobody can say any more when it was begun
            progress, date = t("rounds.damaged"), ""
        right = f"  {date:>8}  {progress:>14}" if width >= self.DATE_FROM else f"  {progress or date}"
        state = f" ({t('rounds.open')})" if round_.is_open else ""
        room = max(0, width - len(right) - len(state) - 2)
        name = Content(round_.name).truncate(room, ellipsis=True)
        gap = " " * max(0, room - name.cell_length)
        return Content.assemble(" ", name, state, gap, right, " ")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what there is to say of the round at hand, and what can be done with it."""
        event.stop()
        at = self._at_hand
        if at is not None:
            note = self.query_one("#note", Static)
            note.update(at.note)
            note.display = bool(at.note)
            self.query_one(KeyHints).hints = self.t(self._keys(at))

    @staticmethod
    def _keys(round_: ListedRound) -> str:
        if round_.place is Place.TRASH:
            return "rounds.keys.trash"
        if round_.damaged:
            return "rounds.keys.damaged"
        archived = "archived" if round_.place is Place.ARCHIVE else ""
        parts = "_".join(filter(None, (archived, "open" if round_.is_open else "")))
        return f"rounds.keys.{parts}" if parts else "rounds.keys"

    # Doing

    @property
    def _at_hand(self) -> ListedRound | None:
        option = self.query_one(OptionList).highlighted_option
        at = option.id if option is not None else None
        return next((round_ for round_ in self._rounds if round_.option_id == at), None)

    def action_wish(self, action: str) -> None:
        """Have something done with the round at hand."""
        at = self._at_hand
        if at is not None and not self._waits:
            self._waits = True
            self.post_message(self.Wish(action, at))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        self.action_wish("open")

    def action_move(self, how: str) -> None:
        """Go to the next or the previous round."""
        getattr(self.query_one(OptionList), f"action_cursor_{how}")()
