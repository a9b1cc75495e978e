"""Keeping what is written in the app: while it is typed, when another session saves, and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kerneblik.reflection import Round
from kerneblik.storage import Autosave, EmergencyCopy, Failing, RoundStore, Saved, SaveState
from kerneblik.ui.screens.room import Room
from kerneblik.ui.screens.writing import WritingRoom

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp


@runtime_checkable
class Writing(Protocol):
    """A screen to write in, be it a room or a dialog."""

    def leave_question(self) -> None:
        """Take what stands in its text area."""

    def take_arrived(self) -> bool:
        """Take over into its text area what another session saved; True when that changed anything."""


class Keeping:
    """Keeps the round on an app's table from being lost, and has the screen say how it stands."""

    def __init__(self, app: KerneblikApp, store: RoundStore, round_: Round) -> None:
        """Begin with this round, in the event loop that saving needs."""
        self._app = app
        self._store = store
        self._told_of_failure = False
        self._writing_rooms: list[WritingRoom] = []
        self.emergency_copy = EmergencyCopy(store.directory, store.seal)
        """Where that is left which can't be saved when the app ends."""
        self.autosave = self._begin(round_)
        """Saves the round on the table."""

    def _begin(self, round_: Round) -> Autosave:
        return Autosave(self._store, round_, self._state_changed, self.arrived)

    def exchange(self, round_: Round) -> None:
        """Keep another round from now on; all of the one before must have been saved."""
        self._save_or_leave()  # what another session took from the disk in this very moment
        self.autosave.close()
        self._writing_rooms.clear()
        self.autosave = self._begin(round_)

    def add_room(self, room: Room) -> None:
        """Look after what is written in a room, too."""
        if isinstance(room, WritingRoom):
            self._writing_rooms.append(room)

    # Saving

    def leave_question(self) -> None:
        """Take what stands in the text areas, be they shown or not."""
        for place in self._places():
            place.leave_question()

    def _places(self, *, but: object = None) -> list[Writing]:
        """Where something is written: all rooms for that `but` one, shown or not, and dialogs over them."""
        screens = dict.fromkeys([*self._writing_rooms, *self._app.screen_stack])
        return [screen for screen in screens if isinstance(screen, Writing) and screen is not but]

    async def save(self) -> SaveState:
        """Save at once; how it then stands, which the screen shows."""
        self.leave_question()
        await self.autosave.flush()
        self.show_state()
        return self.autosave.state

    def save_now(self) -> None:
        """Save all that is not yet saved; safe at any moment, a signal handler's included."""
        try:
            self.leave_question()
        finally:
            self._save_or_leave()

    def save_at_last(self) -> None:
        """Save what came in while the app was ending, and keep a backup; to be called when it has run."""
        self._save_or_leave()
        self._store.keep_backup(self.autosave.round_id)

    def _save_or_leave(self) -> None:
        """Save what is pending; what can't be saved is left in the emergency copy."""
        self.autosave.flush_now()
        self.emergency_copy.cover(self._app.session.round, self.autosave.pending)

    # What others save

    def arrived(self, round_: Round) -> None:
        """Take over what other sessions saved, after what is being typed here has been noted."""
        self.leave_question()
        app = self._app
        if not app.session.receive(self.autosave.news_in(round_)):
            return
        room = app.room
        for place in self._places(but=room):
            place.take_arrived()  # what stands in its text area counts as typed
        if room is not None:
            room.refresh_arrived()

    # How it stands

    @property
    def fails(self) -> bool:
        """True while saving does not succeed."""
        return isinstance(self.autosave.state, Failing)

    def _state_changed(self, state: SaveState) -> None:
        self.show_state()
        if isinstance(state, Failing) and not self._told_of_failure:
            self._app.notify_error(state.error)
        self._told_of_failure = isinstance(state, Failing)
        self._app.screen_lock.on_save_state(state)

    def show_state(self) -> None:
        """Show in the room that is open how it stands."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Room):
                screen.save_words, screen.save_fails = self._words(), self.fails
                if screen.is_mounted:
                    screen.refresh_header()

    def _words(self) -> str:
        state, t = self.autosave.state, self._app.t
        if isinstance(state, Saved):
            return t("save.saved", time=t.time(state.at)) if state.at else ""
        return t("save.failing" if isinstance(state, Failing) else "save.unsaved")
