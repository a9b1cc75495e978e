"""Keeping what is typed into forms until they are answered: the one owner of their drafts in the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from kerneblik.storage import StorageError
from kerneblik.storage.recovery.form_drafts import FormDraft, FormDrafts
from kerneblik.storage.safety.round_locks import NonReentrantLock
from kerneblik.ui.common.draft_dialog import Answered, DraftDialog, Values
from kerneblik.workspace import SaveSchedule

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


class FormDraftController:
    """Opens forms with what was kept of them, and keeps what is typed in them as soon as answers are kept.

    A draft goes when its form is cancelled, or when what it was filled in for is on disk. What is to be kept
    is recorded in the thread of the event loop and written in another, one write at a time.
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
            drafts: where what is typed in them is kept.
            is_saved: says whether all that was recorded of the round is on disk.
            on_state: is told in the event loop after each try to keep something; see `error`.
            schedule: how soon to write.
        """
        self.error: StorageError | None = None
        """Why the last try to keep something failed; None when it did not."""
        self._host, self._drafts, self._is_saved, self._on_state = host, drafts, is_saved, on_state
        self._schedule = schedule or SaveSchedule()
        self._loop = asyncio.get_running_loop()
        self._lock = NonReentrantLock()
        self._pending: dict[FormDraft, Values | None] = {}
        """What is to be written; None for a draft that is to go."""
        self._recorded: dict[FormDraft, Values | None] = {}
        """What was recorded last of each form that is open."""
        self._answered: list[FormDraft] = []
        """Those that go when the round is saved."""
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
            form.begin_with(None)  # what comes late is not taken for a new draft
            if result is None:
                self._record(draft, None, at_once=True)
                return
            outcome = answered(result) if answered is not None else None
            if isawaitable(outcome):
                outcome = await outcome
            if outcome is False:
                await self.flush()
                self._let_go(draft)
            else:
                self._answered.append(draft)
                self.drop_saved()

        self._host.push_screen(form, closed)

    def collect(self) -> None:
        """Take what stands in the forms that are open, typed a moment ago or not."""
        for screen in self._host.screen_stack:
            if isinstance(screen, DraftDialog):
                screen.hand_over()

    def drop_saved(self) -> None:
        """Take away the drafts of the forms whose answers are on disk now, if all of the round is."""
        if self._answered and self._is_saved():
            for draft in self._answered:
                self._record(draft, None, at_once=True)
            self._answered.clear()

    # Keeping

    def _record(self, draft: FormDraft, values: Mapping[str, str] | None, *, at_once: bool = False) -> None:
        if values == self._recorded.get(draft):
            return
        self._recorded[draft] = self._pending[draft] = values
        now = self._loop.time()
        if self._first_change is None:
            self._first_change = now
        pause = 0.0 if at_once else self._schedule.pause
        self._arm(min(now + pause, self._first_change + self._schedule.limit))

    def _arm(self, due: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(due, self._ring)

    def _ring(self) -> None:
        self._timer = None
        if self._task is None:  # else it looks at its end for what came meanwhile
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
            self._arm(self._loop.time() + wait)
        self._on_state()

    def _write(self) -> None:
        """Write what is pending, in whichever thread. Raises StorageError; then the rest is pending still."""
        with self._lock.hold(self._schedule.patience, self._drafts.path):
            for draft, values in list(self._pending.items()):
                if values is None:
                    draft.remove()
                else:
                    draft.write(values)
                if self._pending.get(draft) is values:
                    del self._pending[draft]

    async def flush(self) -> StorageError | None:
        """Write now and wait for it; None when all is kept, else why it isn't."""
        self.collect()
        while self._pending or self._task is not None:
            if self._task is None:
                self._ring()
            if self._task is not None:
                await asyncio.wait({self._task}, timeout=self._schedule.patience)
            if self.error is not None:
                return self.error
        return None

    def flush_now(self) -> StorageError | None:
        """Write now, without the event loop; safe in a signal handler. None when all is kept."""
        if self._answered and self._is_saved():
            self._pending.update(dict.fromkeys(self._answered))
        try:
            while self._pending:
                self._write()
        except StorageError as error:
            return error
        return None

    def _let_go(self, draft: FormDraft) -> None:
        """Leave it to whoever opens the form next."""
        draft.release()
        del self._recorded[draft]

    def close(self) -> None:
        """Write no more; what forms are left open are there to be opened again."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for draft in list(self._recorded):
            self._let_go(draft)

    @property
    def is_kept(self) -> bool:
        """True when nothing waits to be written."""
        return not self._pending and self.error is None
