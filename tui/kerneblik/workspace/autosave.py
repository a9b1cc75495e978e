"""Saving by itself while somebody types: soon, never in the way, and again until it succeeds."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from kerneblik.dataclass import dataclass
from kerneblik.reflection import Changes, Position, Round
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.workspace.round_writer import Failing, RoundWriter, Saved, SaveState, Unsaved


@dataclass(frozen=True)
class SaveSchedule:
    """How soon to save, in seconds."""

    pause: float = 1.0
    """After the last change."""
    limit: float = 4.5
    """After the first change, however long they go on, so that with the save itself no more than five seconds
    of typing can be lost; and for the position alone, which can wait."""
    first_retry: float = 2.0
    """After a save that failed; twice that after the second, and so on; sooner, by `limit`, while somebody
    types: each try writes what can't be saved to the emergency copy."""
    last_retry: float = 30.0
    """The longest time between two tries."""
    patience: float = 5.0
    """For how long a save may take before it is told as failing, and `flush_now` waits for one under way."""
    watch: float = 1.0
    """Between two looks at what other sessions saved."""


class Autosave:
    """Saves the changes of one round soon after they were made, and looks out for what other sessions save.

    All of it is done in the thread of the event loop, but for the reading and writing, which one worker
    thread does. A change is forgotten only when it is on disk. While saving fails, the emergency copy
    contains what was changed.
    """

    def __init__(
        self,
        store: RoundStore,
        round_: Round,
        on_state: Callable[[SaveState], None],
        on_remote_change: Callable[[], None],
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        schedule: SaveSchedule | None = None,
    ) -> None:
        """Make it where the event loop runs.

        Args:
            store: where to save.
            round_: the round that is written in, as it is on disk.
            on_state: is told of every new state, in the thread of the event loop.
            on_remote_change: is called there, too, when another session has saved something, be that found
                out by a save of one's own; `take_remote_changes` gives it.
            clock: says what time it is, aware.
            schedule: how soon to save.
        """
        self.state: SaveState = Saved()
        """How things stand."""
        self._on_state = on_state
        self._on_remote_change = on_remote_change
        self._schedule = schedule or SaveSchedule()
        self._writer = RoundWriter(store, round_, clock=clock, patience=self._schedule.patience)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._question = "" if round_.position is None else round_.position.question
        self._first_change: float | None = None
        self._due = 0.0
        self._wait = self._schedule.first_retry
        self._looking: asyncio.Task[None] | None = None
        self._look_again()

    # What changed

    @property
    def round_id(self) -> str:
        """The round that is written in."""
        return self._writer.round_id

    @property
    def pending(self) -> Changes:
        """All that is not on disk yet."""
        return self._writer.pending

    @property
    def emergency_copy(self) -> EmergencyCopy:
        """The file with what can't be saved: it exists from a save that failed to the next that succeeds."""
        return self._writer.emergency_copy

    def record(self, changes: Changes) -> None:
        """Take charge of these changes, to be saved soon, or at once when the leader changes question.

        Where the cursor stands goes with the next save, or alone a little later.
        """
        self._writer.record(changes)
        if not changes.has_edits:
            self._record_place(changes.position)
            return
        now = self._loop.time()
        if self._first_change is None:
            self._first_change = now
        latest = self._first_change + self._schedule.limit
        if isinstance(self.state, Failing):  # what is typed gets into the emergency copy at least
            self._due = min(self._due, latest)
            self._start_timer()
            return
        self._due = min(now + self._schedule.pause, latest)
        self._start_timer()
        self._tell(Unsaved())

    def _record_place(self, position: Position | None) -> None:
        leaves = position is not None and position.question != self._question
        if position is not None:
            self._question = position.question
        if leaves and self._first_change is not None and not isinstance(self.state, Failing):
            self._due = self._loop.time()
            self._start_timer()
        elif self._timer is None and self._task is None:
            self._due = self._loop.time() + self._schedule.limit
            self._start_timer()

    # Saving by itself

    def _start_timer(self) -> None:
        """Have the timer end by the time a save is due; where it ends too early, it is started again."""
        if self._timer is not None and self._timer.when() > self._due:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = self._loop.call_at(self._due, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        if self._task is not None:
            return  # the save goes on with what was typed meanwhile
        if self._loop.time() < self._due:
            self._start_timer()
        elif self.pending:
            self._start()
        else:
            self._succeeded()  # flush_now has saved it

    def _start(self) -> asyncio.Task[None]:
        self._first_change = None
        self._task = self._loop.create_task(self._save())
        return self._task

    async def _save(self) -> None:
        late = self._loop.call_later(self._schedule.patience, self._late)
        try:
            await self._loop.run_in_executor(self._worker, self._writer.write_or_leave)
        except StorageError as error:
            self._failed(error)
        else:
            self._writer.mark_saved()
            try:
                if self._writer.has_remote_changes:
                    self._on_remote_change()
            finally:
                self._succeeded()
        finally:
            late.cancel()
            self._task = None

    def _late(self) -> None:
        """Tell of a disk that does not answer, as one in the network may; the save goes on meanwhile."""
        self._tell(Failing(StorageError("storage.slow", path=self._writer.path)))

    def _failed(self, error: StorageError) -> None:
        self._due = self._loop.time() + self._wait
        if self._first_change is not None:  # something was typed during the try
            self._due = min(self._due, self._first_change + self._schedule.limit)
        self._wait = min(self._wait * 2, self._schedule.last_retry)
        self._start_timer()
        self._tell(Failing(error))

    def _succeeded(self) -> None:
        self._wait = self._schedule.first_retry
        left = self.pending
        if left and self._first_change is None:
            self._due = self._loop.time() + (self._schedule.pause if left.has_edits else self._schedule.limit)
        if left:
            self._start_timer()
        self._tell(Unsaved() if left.has_edits else Saved(self._writer.saved_at))

    def _tell(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self._on_state(state)

    # What others save

    def _look_again(self) -> None:
        self._watch = self._loop.call_later(self._schedule.watch, self._look)

    def _look(self) -> None:
        self._look_again()  # first of all: whatever comes of this look, there is another
        if self._looking is None or self._looking.done():
            self._looking = self._loop.create_task(self._refresh())

    async def _refresh(self) -> None:
        """Take in what is on disk; what can't be read now may be in another moment, and a save says so."""
        with contextlib.suppress(StorageError):  # a save says so, and the next look may succeed
            round_ = await self._loop.run_in_executor(self._worker, self._writer.refresh)
            if round_ is not None:
                self.notice(round_)

    def notice(self, round_: Round) -> None:
        """Learn that this is what is on disk now. What the disk has lost is saved anew."""
        lost = self._writer.notice(round_)
        if lost:
            self.record(lost)
        self._on_remote_change()

    def take_remote_changes(self) -> Round | None:
        """What other sessions saved since the last time; see RoundWriter."""
        return self._writer.take_remote_changes()

    # Saving at once

    async def flush(self) -> StorageError | None:
        """Save now and wait for it, though not for ever; None when all is on disk, else why it isn't."""
        while self.pending or self._task is not None:
            await asyncio.wait({self._task or self._start()}, timeout=self._schedule.patience)
            if isinstance(self.state, Failing):
                return self.state.error
        return None

    def flush_now(self) -> StorageError | None:
        """Save now, without the event loop; None when all is on disk, else why it isn't. Tells no new state.

        May be called in a signal handler at any moment, and at the end of the process. Waits for a save under
        way in the worker thread, for a few seconds at most. If the handler interrupted a save of this very
        thread, that one can only go on when the handler returns: then the error is BusyError, and if it was a
        `flush_now` it takes along what came since.
        """
        try:
            self._writer.write_all()
        except StorageError as error:
            return error
        return None

    def save_or_leave(self) -> None:
        """As `flush_now`; what can't be saved is left in the emergency copy. Never fails."""
        self.flush_now()
        self._writer.leave_unsaved()

    def close(self) -> None:
        """Save no more. What is pending must have been flushed before."""
        self._watch.cancel()
        if self._looking is not None:
            self._looking.cancel()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._worker.shutdown(wait=False)
        self.emergency_copy.release()
