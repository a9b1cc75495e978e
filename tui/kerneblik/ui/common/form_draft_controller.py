"""Keeping what is typed into forms as drafts until they are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from kerneblik.storage import StorageError
from kerneblik.storage.recovery.form_drafts import FormDraft, FormDrafts
from kerneblik.storage.safety.session_locks import NonReentrantLock
from kerneblik.ui.common.forms import Answered, DraftDialog, Values
from kerneblik.workspace import SaveSchedule

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


class FormDraftController:
    """Opens forms filled in with their drafts, and writes what is typed as often as answers are saved.

    A draft is removed when its form is cancelled, or when what the form was filled in for is on disk. What is
    to be written is recorded in the thread of the event loop and written in another, one write at a time.
    """

    def __init__(
        self,
        host: Host,
        drafts: FormDrafts,
        is_saved: Callable[[], bool],
        on_state: Callable[[], None],
        schedule: SaveSchedule | None = None,
    ) -> None:
        """Make it in the running event loop.

        Args:
            host: shows the forms.
            drafts: the files for what is typed in them.
            is_saved: says whether all that was recorded of the round is on disk.
            on_state: is called in the event loop after each try to write something; see `error`.
            schedule: how soon to write.
        """
        self.error: StorageError | None = None
        """Why the last try to write something failed; None when it did not."""
        self._host, self._drafts, self._is_saved, self._on_state = host, drafts, is_saved, on_state
        self._schedule = schedule or SaveSchedule()
        self._loop = asyncio.get_running_loop()
        self._lock = NonReentrantLock()
        self._pending: dict[FormDraft, Values | None] = {}
        """What is to be written; None for a draft that is to be removed."""
        self._recorded: dict[FormDraft, Values | None] = {}
        """What was recorded last of each form that is open."""
        self._answered: list[FormDraft] = []
        """Those to be removed when the round is saved."""
        self._timer: asyncio.TimerHandle | None = None
        self._first_change: float | None = None
        self._task: asyncio.Task[None] | None = None

    # Forms

    def ask(self, form: DraftDialog[Any], answered: Answered | None) -> None:
        """Show a form, filled in with what was kept of it; `answered` gets what it closes with."""
        draft = self._drafts.begin(form.form_id, form.form_title)
        self._recorded[draft] = draft.kept.values if draft.kept is not None else None
        form.begin_with(draft.kept, partial(self._record, draft))

        async def closed(result: object) -> None:
            form.begin_with(None)  # a late change of its lines must not become a new draft
            if result is None:
                self._record(draft, None, at_once=True)
                return
            outcome = answered(result) if answered is not None else None
            if isawaitable(outcome):
                outcome = await outcome
            if outcome is False:
                await self.flush()
                self._release(draft)
            else:
                self._answered.append(draft)
                self.drop_saved()

        self._host.push_screen(form, closed)

    def collect(self) -> None:
        """Record what is typed in the open forms."""
        for screen in self._host.screen_stack:
            if isinstance(screen, DraftDialog):
                screen.hand_over()

    def drop_saved(self) -> None:
        """Remove the drafts of the forms that were answered, if all of the round is on disk."""
        if self._answered and self._is_saved():
            for draft in self._answered:
                self._record(draft, None, at_once=True)
            self._answered.clear()

    # Writing

    def _record(self, draft: FormDraft, values: Mapping[str, str] | None, *, at_once: bool = False) -> None:
        if values == self._recorded.get(draft):
            return
        self._recorded[draft] = self._pending[draft] = values
        now = self._loop.time()
        if self._first_change is None:
            self._first_change = now
        pause = 0.0 if at_once else self._schedule.pause
        self._start_timer(min(now + pause, self._first_change + self._schedule.limit))

    def _start_timer(self, due: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(due, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        if self._task is None:  # else the task goes on with what was recorded meanwhile
            self._first_change = None
            self._task = self._loop.create_task(self._save())

    async def _save(self) -> None:
        try:
            await self._loop.run_in_executor(None, self._write)
            self.error = None
        except StorageError as error:
            self.error = error
        finally:
            self._task = None
        if self._pending and self._timer is None:
            wait = self._schedule.pause if self.error is None else self._schedule.first_retry
            self._start_timer(self._loop.time() + wait)
        self._on_state()

    def _write(self) -> None:
        """Write what is pending, in any thread. Raises StorageError; the rest is then pending still."""
        with self._lock.hold(self._schedule.patience, self._drafts.path):
            for draft, values in list(self._pending.items()):
                if values is None:
                    draft.remove()
                else:
                    draft.write(values)
                if self._pending.get(draft) is values:
                    del self._pending[draft]

    async def flush(self) -> StorageError | None:
        """Write now and wait for it; None when all is written, else why it isn't."""
        self.collect()
        while self._pending or self._task is not None:
            if self._task is None:
                self._on_timer()
            if self._task is not None:
                await asyncio.wait({self._task}, timeout=self._schedule.patience)
            if self.error is not None:
                return self.error
        return None

    def flush_now(self) -> StorageError | None:
        """Write now, without the event loop; safe in a signal handler. None when all is written."""
        if self._answered and self._is_saved():
            self._pending.update(dict.fromkeys(self._answered))
        try:
            while self._pending:
                self._write()
        except StorageError as error:
            return error
        return None

    def _release(self, draft: FormDraft) -> None:
        """Keep the draft for the next time that the form is opened, here or in another session."""
        draft.release()
        del self._recorded[draft]

    def close(self) -> None:
        """Write no more; the drafts of forms that are still open are kept."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for draft in list(self._recorded):
            self._release(draft)

    @property
    def is_kept(self) -> bool:
        """True when nothing is pending and the last try succeeded."""
        return not self._pending and self.error is None
