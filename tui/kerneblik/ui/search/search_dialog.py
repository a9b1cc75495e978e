"""The search dialog: it finds words in all texts of all rounds while they are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input, Static

from kerneblik.language import Translator
from kerneblik.reflection.search import Hit, SearchIndex
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.terminal.screen import IncrementalScreen
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import key
from kerneblik.ui.search.hit_list import HitList

MOST = 40
"""The greatest number of hits that are shown."""


class LoadedIndex(NamedTuple):
    """The rounds that could be read, ready to search."""

    search_index: SearchIndex
    problem: str = ""
    """Which rounds could not be read, in words."""


class SearchLine(WordKeysInput):
    """A line to type in whose size does not depend on its text, so that no key lays out the dialog again."""

    virtual_size: reactive[Size] = reactive(Size(0, 0))


class SearchDialog(Dialog[Hit], IncrementalScreen[Hit | None]):
    """A line to type in and the hits below it; closes with the hit to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move(1)", "down", show=False),
        key("up", "move(-1)", "up", show=False),
        key("pagedown", "turn(1)", "page_down", show=False),
        key("pageup", "turn(-1)", "page_up", show=False),
    ]

    def __init__(
        self, translator: Translator, read: Callable[[], LoadedIndex], where: Callable[[Hit], str], words: str
    ) -> None:
        """Make it.

        Args:
            translator: for the texts.
            read: reads all rounds; called once, in a thread.
            where: describes where a hit is.
            words: what was searched for last time.
        """
        super().__init__(translator)
        self._read, self._where = read, where
        self._search_index: SearchIndex | None = None
        self.words = words
        """What is searched for."""

    def compose(self) -> ComposeResult:
        """The line, the hits, their number, and which rounds could not be read."""
        with Vertical(id="box") as box:
            box.border_title = self.t("search.title")
            box.border_subtitle = self.t("search.keys")
            yield SearchLine(self.words, placeholder=self.t("search.placeholder"))
            yield HitList(self._where)
            yield Static(self.t("search.reading"), id="said", markup=False)
            yield Static(id="problem", markup=False)

    def on_mount(self) -> None:
        """Give the line the focus, and read the rounds in a thread."""
        line = self.query_one(Input)
        line.focus()
        self.watch(line, "value", self._typed, init=False)  # a message would arrive a frame later
        self.run_worker(self._load_index())

    async def _load_index(self) -> None:
        self._search_index, problem = await asyncio.to_thread(self._read)
        line = self.query_one("#problem", Static)
        line.update(problem)
        line.set_class(bool(problem), "-shown")
        self._search()

    def _typed(self, words: str) -> None:
        self.words = words
        self._search()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the selected hit."""
        event.stop()
        hit = self.query_one(HitList).hit
        if hit is not None:
            self.dismiss(hit)

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        """Close with the hit that was clicked on."""
        event.stop()
        self.dismiss(event.hit)

    def action_move(self, by: int) -> None:
        """Select the next hit (`by` 1) or the previous one (-1), while the line keeps the focus."""
        self.query_one(HitList).move(by)

    def action_turn(self, by: int) -> None:
        """Move the selection a page of hits down (`by` 1) or up (-1)."""
        hits = self.query_one(HitList)
        hits.move(by * hits.fitting)

    def _search(self) -> None:
        if self._search_index is None:
            return
        found = self._search_index.search(self.words, MOST + 1)
        self.query_one(HitList).hits = found[:MOST]
        said, words = self.query_one("#said", Static), self._said(len(found))
        if said.content != words:
            said.update(words, layout=False)

    def _said(self, count: int) -> str:
        if not self.words.strip():
            return self.t("search.nothing_typed")
        if count > MOST:
            return self.t("search.many", count=MOST)
        return self.t.plural("search.found", count) if count else self.t("search.nothing")
