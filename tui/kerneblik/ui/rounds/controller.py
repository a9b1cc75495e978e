"""Showing the list of rounds, and doing what the user wants done with a round."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from kerneblik.documents.content.wording import progress_words
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Changes, Round, progress
from kerneblik.reflection.comparison import compare
from kerneblik.reflection.round_names import free_name
from kerneblik.reflection.wheel import wheel
from kerneblik.storage import RoundStore, UnreadableRoundError
from kerneblik.storage.round_directory import RoundSummary
from kerneblik.storage.safety.trash import KEPT, TrashedRound
from kerneblik.ui.common.prompts import ChoiceDialog, LineDialog
from kerneblik.ui.rounds.rounds_dialog import ListedRound, Place, RoundsDialog

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


class RoundsController:
    """Shows the rounds, and opens, makes, renames, archives, compares, deletes and restores them.

    Files are read and written in threads.
    """

    def __init__(self, host: Host, save_controller: SaveController, store: RoundStore) -> None:
        self._host = host
        self._save_controller = save_controller
        self._store = store
        self._trash: dict[str, TrashedRound] = {}
        """The deleted rounds, by their ids, as they were when the list was last shown."""
        self._names: set[str] = set()
        """The names of the rounds, as they were when the list was last shown."""

    # The list

    async def show(self) -> None:
        """Show all rounds."""
        with self._telling_errors():
            rounds = await self._listed()
            self._host.push_screen(RoundsDialog(self._host.t, self._host.appearance.glyphs, rounds))

    async def _refresh(self, at: str) -> None:
        with self._telling_errors():
            rounds = await self._listed()
            if isinstance(self._host.screen, RoundsDialog):
                self._host.screen.show(rounds, at)

    async def _listed(self) -> list[ListedRound]:
        summaries = await asyncio.to_thread(self._store.summaries)
        trash = await asyncio.to_thread(self._store.trash)
        self._names = {summary.name for summary in summaries}
        self._trash = {trashed.id: trashed for trashed in trash}
        return [*map(self._described, summaries), *map(self._described_trash, trash)]

    def _described(self, summary: RoundSummary) -> ListedRound:
        t, editor = self._host.t, self._host.workspace.editor
        is_open = summary.id == editor.round.id
        round_ = editor.round if is_open else summary.round
        if round_ is None:
            note = self._problem(summary)
            return ListedRound(summary.id, summary.name, Place.HERE, summary.created, note=note)
        done = progress(editor.checklist.questions, round_)
        begun = t.date(round_.created)
        note = t("rounds.unedited", begun=begun)
        if done.edited is not None:
            words = f"{progress_words(t, done)}, {t.plural('words', done.words)}"
            note = t("rounds.edited", begun=begun, edited=t.date(done.edited), words=words)
        place = Place.ARCHIVE if round_.archived else Place.HERE
        return ListedRound(round_.id, round_.name, place, round_.created, done, is_open, note)

    def _problem(self, summary: RoundSummary) -> str:
        t, error = self._host.t, summary.error
        if error is None or isinstance(error, UnreadableRoundError):
            return t("rounds.damaged.hint", id=summary.id)
        return t(error.key, **error.values)

    def _described_trash(self, trashed: TrashedRound) -> ListedRound:
        t = self._host.t
        note = t("rounds.trashed", deleted=t.date(trashed.deleted), until=t.date(trashed.until))
        return ListedRound(trashed.id, trashed.name, Place.TRASH, trashed.deleted, note=note)

    async def carry_out(self, request: RoundsDialog.Requested) -> None:
        """Do what the user wants done; just show the list again where that can't be done with this round."""
        at = request.round
        match request.action:
            case "new":
                self._ask_name_of_new()
            case "open" if at.place is Place.TRASH:
                await self._restore(at)
            case "open":
                await self._open(at)
            case "delete" if at.place is not Place.TRASH:
                await self._ask_to_delete(at)
            case "rename" if at.progress is not None:
                self._ask_name(at)
            case "archive" if at.progress is not None:
                await self._archive(at)
            case "compare" if at.progress is not None:
                await self._compare(at)
            case _:
                await self._refresh(at.id)

    # Opening

    async def _open(self, at: ListedRound) -> None:
        if at.is_open:
            await self._close_list()
        elif not await self.open(at.id):
            await self._refresh(at.id)

    async def open(self, round_id: str) -> bool:
        """Open another round; False when that failed, and the round before it is still open."""
        return await self._switch(partial(self._store.open, round_id))

    async def _switch(self, other: Callable[[], Round]) -> bool:
        """Save the open round and open another, which `other` reads or makes.

        False when one of them failed, and the round before it is still open.
        """
        host = self._host
        self._save_controller.leave_question()
        error = await self._save_controller.autosave.flush()
        if error is not None:
            reason = host.t(error.key, **error.values)
            host.notify(host.t("rounds.unsaved", reason=reason), severity="error", timeout=12, markup=False)
            return False
        with self._telling_errors():
            await asyncio.to_thread(self._store.keep_backup, host.workspace.editor.round.id)
            round_ = await asyncio.to_thread(other)
            await self._close_list()
            await host.open_round(round_)
            return True
        return False

    async def _close_list(self) -> None:
        if isinstance(self._host.screen, RoundsDialog):
            await self._host.screen.dismiss()

    def _ask_name_of_new(self) -> None:
        t = self._host.t
        name = free_name(t.half_year(datetime.now(UTC)), self._names)
        dialog = LineDialog(t, ("round.new",), t("rounds.new"), t("rounds.new.explanation"), name)
        self._save_controller.ask(dialog, self._begin)

    async def _begin(self, name: str) -> bool:
        begun = await self._switch(partial(self._store.create, name))
        if begun:
            self._say("rounds.new.begun")
        else:
            await self._refresh(self._host.workspace.editor.round.id)
        return begun

    # Changing

    def _ask_name(self, at: ListedRound) -> None:
        t = self._host.t
        dialog = LineDialog(
            t, ("round.rename", at.id), t("rounds.rename.title"), t("rounds.rename.explanation"), at.name
        )
        self._save_controller.ask(dialog, partial(self._rename, at))

    async def _rename(self, at: ListedRound, name: str) -> bool:
        renamed = True
        if name == at.name:
            return renamed
        if at.is_open:
            self._host.workspace.editor.rename(name)
            self._host.refresh_screen()
        else:
            renamed = False
            with self._telling_errors():
                await asyncio.to_thread(self._store.amend, at.id, Changes(name=name))
                renamed = True
        await self._refresh(at.id)
        return renamed

    async def _archive(self, at: ListedRound) -> None:
        archived = at.place is not Place.ARCHIVE
        if at.is_open:  # else what is not saved yet would look like a change by another session
            await self._save_controller.save()
        with self._telling_errors():
            round_ = await asyncio.to_thread(self._store.amend, at.id, Changes(archived=archived))
            if at.is_open:
                self._save_controller.take_remote_changes(round_)
        await self._refresh(at.id)

    async def _ask_to_delete(self, at: ListedRound) -> None:
        t = self._host.t
        if at.is_open:
            self._say("rounds.delete.own", name=at.name)
            await self._refresh(at.id)
            return
        words = t("rounds.delete.damaged", name=at.name, days=KEPT.days)
        if at.progress is not None:
            words = t(
                "rounds.delete.explanation",
                name=at.name,
                begun=t.date(at.date),
                progress=progress_words(t, at.progress),
                words=t.plural("words", at.progress.words),
                days=KEPT.days,
            )
        choices = {"keep": t("rounds.delete.keep"), "delete": t("rounds.delete.delete", name=at.name)}
        dialog = ChoiceDialog(t, t("rounds.delete.title"), words, choices)
        self._host.push_screen(dialog, partial(self._delete, at))

    async def _delete(self, at: ListedRound, choice: str | None) -> None:
        if choice != "delete":
            return
        with self._telling_errors():
            await asyncio.to_thread(self._store.delete, at.id)
            self._say("rounds.deleted", name=at.name)
        await self._refresh(at.id)

    async def _restore(self, at: ListedRound) -> None:
        with self._telling_errors():
            await asyncio.to_thread(self._store.restore, self._trash[at.id])
            self._say("rounds.brought_back", name=at.name)
        await self._refresh(at.id)

    # Comparing

    async def _compare(self, at: ListedRound) -> None:
        from kerneblik.ui.rounds.comparison_dialog import ComparisonDialog

        editor = self._host.workspace.editor
        if at.is_open:
            self._say("rounds.compare.same")
            await self._refresh(at.id)
            return
        with self._telling_errors():
            other = await asyncio.to_thread(self._store.read, at.id)
            comparison = compare(editor.checklist, other, editor.round, editor.today)
            rounds = (comparison.earlier, comparison.later)
            wheels = [wheel(editor.checklist, round_, editor.today) for round_ in rounds]
            dialog = ComparisonDialog(self._host.t, comparison, wheels, self._host.appearance)
            self._host.push_screen(dialog, self._go_to)

    async def _go_to(self, question_id: str | None) -> None:
        if question_id is not None:
            await self._close_list()
            await self._host.go_to(question_id=question_id)

    # Messages

    def _say(self, key: str, **values: object) -> None:
        self._host.notify(self._host.t(key, **values), markup=False)

    @contextmanager
    def _telling_errors(self) -> Iterator[None]:
        """Show an error that the body raises, and go on after the body."""
        try:
            yield
        except KerneblikError as error:
            self._host.notify_error(error)
