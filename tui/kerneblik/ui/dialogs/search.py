"""Search: words in all texts of all rounds, found while they are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection.search import Hit, Library
from kerneblik.ui.dialogs.dialog import Dialog
from kerneblik.ui.keys import key

MOST = 40
"""Hits that are shown; who has more types another letter."""


class SearchDialog(Dialog[Hit]):
    """A line to type in and the hits below it, each in its place; closes with the hit to go to."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchDialog { align: center top; }
    SearchDialog > #box { width: 100%; max-width: 110; height: 100%; padding: 0 1; }
    SearchDialog.-tall > #box { height: 90%; margin: 1 0; }
    SearchDialog Input, SearchDialog Input:focus {
        border: none;
        border-bottom: solid $border-blurred;
        background: $surface;
        height: 2;
        padding: 0;
    }
    SearchDialog OptionList {
        border: none;
        padding: 0;
        height: 1fr;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    SearchDialog #said { height: 1; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move('cursor_down')", "down", show=False),
        key("up", "move('cursor_up')", "up", show=False),
        key("pagedown", "move('page_down')", "page_down", show=False),
        key("pageup", "move('page_up')", "page_up", show=False),
    ]

    def __init__(
        self,
        translator: Translator,
        checklist: Checklist,
        library: Callable[[], Library],
        words: str,
    ) -> None:
        """Make it.

        Args:
            translator: the words.
            checklist: says what the questions and actors are called today.
            library: reads all rounds; called once, in a thread.
            words: what was looked for last time.
        """
        super().__init__(translator)
        self._checklist = checklist
        self._read = library
        self._library: Library | None = None
        self._words = words
        self._hits: list[Hit] = []

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._words

    def compose(self) -> ComposeResult:
        """The line, the hits, how many there are."""
        with Vertical(id="box") as box:
            box.border_title = self.t("search.title")
            box.border_subtitle = self.t("search.keys")
            line = Input(self._words, placeholder=self.t("search.placeholder"))
            line.cursor_blink = False
            yield line
            hits = OptionList(markup=False)
            hits.can_focus = False
            yield hits
            yield Static(self.t("search.reading"), id="said", markup=False)

    def on_mount(self) -> None:
        """Type at once, while the rounds are read."""
        self.query_one(Input).focus()
        self.run_worker(self._take_up())

    async def _take_up(self) -> None:
        self._library = await asyncio.to_thread(self._read)
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look up what is typed."""
        event.stop()
        self._words = event.value
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the hit at hand."""
        event.stop()
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._hits[highlighted])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the hit clicked on."""
        event.stop()
        self.dismiss(self._hits[event.option_index])

    def action_move(self, how: str) -> None:
        """Move among the hits while the line keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def _show(self) -> None:
        if self._library is None:
            return
        found = self._library.look_up(self._words, MOST + 1)
        self._hits = found[:MOST]
        hits = self.query_one(OptionList)
        hits.set_options(Option(self._entry(hit)) for hit in self._hits)
        hits.highlighted = 0 if self._hits else None
        self.query_one("#said", Static).update(self._said(len(found)))

    def _said(self, count: int) -> str:
        if not self._words.strip():
            return self.t("search.nothing_typed")
        if count > MOST:
            return self.t("search.many", count=MOST)
        return self.t.plural("search.found", count) if count else self.t("search.nothing")

    def _entry(self, hit: Hit) -> Content:
        before, words, behind = hit.excerpt
        width = max(20, self.query_one(OptionList).scrollable_content_region.width)
        place = Content(self._place(hit)).stylize("$text-muted").truncate(width, ellipsis=True)
        excerpt = Content.assemble("  ", before, (words, "bold underline"), behind)
        return Content("\n").join([place, excerpt.truncate(width, ellipsis=True)])

    def _place(self, hit: Hit) -> str:
        answer, language = hit.answer, self.t.language
        actor, question = self._checklist.actor(answer.actor), self._checklist.question(answer.question)
        conversation = hit.round.conversations.get(answer.conversation)
        parts = [
            hit.round.name,
            actor.short.read(language) if actor else answer.actor_name,
            self.t("search.conversation", people=conversation.people) if conversation else "",
            question.text.read(language) if question else answer.wording,
        ]
        return ": ".join(filter(None, (" / ".join(filter(None, parts[:3])), parts[3])))
