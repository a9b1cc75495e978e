"""What is still of use in the rounds that are not open: read in a thread, and changed there in one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kerneblik.errors import KerneblikError
from kerneblik.reflection.changes import Changes, key_of

if TYPE_CHECKING:
    from kerneblik.checklist import Actor
    from kerneblik.reflection import Agreement, Round
    from kerneblik.storage import RoundStore
    from kerneblik.storage.round_index import IndexedRound


class OtherRounds:
    """All rounds but the open one, as the index has them.

    They are read only when that is asked for. One thread reads and changes them, in the order asked for; so
    what is changed here is on disk before the process ends.
    """

    def __init__(self, store: RoundStore, round_: Round) -> None:
        """Know of none yet; `round_` is the one that is open."""
        self._store = store
        self._id, self._created = round_.id, round_.created
        self._changes = 0
        self.indexed: tuple[IndexedRound, ...] = ()
        """Those that can be read, the newest first, with what is being changed in them."""
        self.unreadable: tuple[str, ...] = ()
        """The ids of those that can't be read."""

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1, "other-rounds")

    @property
    def earlier(self) -> tuple[IndexedRound, ...]:
        """Those that were begun before the open one, the newest first."""
        return tuple(round_ for round_ in self.indexed if round_.created <= self._created)

    def last_answered(self, question_id: str) -> IndexedRound | None:
        """The latest earlier round in which the leader wrote something to a question."""
        return next((round_ for round_ in self.earlier if question_id in round_.answered), None)

    def last_dialogue(self, actor: Actor) -> IndexedRound | None:
        """The latest earlier round with conversations, assessments or a takeaway of an actor."""
        questions = {question.id for question in actor.questions}
        for round_ in self.earlier:
            if actor.id in {*round_.conversations, *round_.takeaways} or questions & {*round_.assessed}:
                return round_
        return None

    async def read(self) -> None:
        """Find out what they hold now. Raises KerneblikError."""
        while True:
            index, changes = self._store.index, self._changes
            indexed = await asyncio.get_running_loop().run_in_executor(self._thread, index.rounds)
            if changes == self._changes:  # else what was read may lack what was changed meanwhile
                break
        self.indexed = tuple(round_ for round_ in indexed if round_.id != self._id)
        self.unreadable = tuple(id_ for id_ in index.unreadable if id_ != self._id)

    async def open(self, round_id: str) -> Round:
        """All of a round. Raises KerneblikError."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._store.read, round_id)

    def change(self, round_id: str, before: Agreement, after: Agreement) -> asyncio.Future[None]:
        """Change an agreement of a round, here at once, and on disk when the future is done.

        The future raises KerneblikError when that failed; then it is here as it is on disk, too.
        """
        self._changes += 1
        key = key_of(after)
        changes = Changes(records={key: after}, record_bases={key: before})
        saved = asyncio.get_running_loop().run_in_executor(self._thread, self._store.amend, round_id, changes)
        self.indexed = tuple(
            _with(round_, after) if round_.id == round_id else round_ for round_ in self.indexed
        )
        return asyncio.ensure_future(self._until(saved))

    async def _until(self, saved: asyncio.Future[Round]) -> None:
        try:
            await saved
        except KerneblikError:
            await self.read()
            raise


def _with(round_: IndexedRound, agreement: Agreement) -> IndexedRound:
    agreements = (agreement if known.id == agreement.id else known for known in round_.agreements)
    return replace(round_, agreements=tuple(known for known in agreements if not known.deleted))
