"""Searching all rounds for the app: reading them, describing where a hit is, and going to a hit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kerneblik.documents.content.wording import conversation_name
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.reflection.model import REPORT, TAKEAWAY
from kerneblik.reflection.search import Hit, SearchIndex
from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.list_detail_screen import EVERYBODY, REMOVED, ListDetailScreen
from kerneblik.ui.search.search_dialog import LoadedIndex, SearchDialog
from kerneblik.workspace.navigation import FREE_NOTES, TAKEAWAY_TOPIC

if TYPE_CHECKING:
    from kerneblik.ui.common.save_controller import SaveController
    from kerneblik.ui.host import Host


class SearchController:
    """Shows the search dialog, and goes to the hit that was chosen in it."""

    def __init__(
        self,
        host: Host,
        save_controller: SaveController,
        store: RoundStore,
        open_round: Callable[[str], Awaitable[bool]],
    ) -> None:
        """Make it; `open_round` opens the round with an id and returns whether it succeeded."""
        self._host, self._save_controller = host, save_controller
        self._store, self._open_round = store, open_round
        self._words = ""

    def show(self) -> None:
        """Show the search dialog, with the words that were searched for last."""
        host = self._host
        self._save_controller.leave_question()  # so that what was just typed is found, too
        here = host.workspace.editor.round
        dialog = SearchDialog(host.t, lambda: self._load_index(here), self._where, self._words)

        async def closed(hit: Hit | None) -> None:
            self._words = dialog.words
            if hit is not None:
                await self._go_to(hit)

        host.push_screen(dialog, closed)

    # Reading the rounds

    def _load_index(self, here: Round) -> LoadedIndex:
        """An index of the open round, then of the others, the newest first. Called in a thread."""
        t = self._host.t
        try:
            others = [summary for summary in self._store.summaries() if summary.id != here.id]
        except KerneblikError as error:
            return LoadedIndex(SearchIndex([here]), t(error.key, **error.values))
        rounds = [summary.round for summary in others if summary.round is not None]
        unreadable = ", ".join(summary.name for summary in others if summary.round is None)
        problem = t("search.unreadable", names=unreadable) if unreadable else ""
        return LoadedIndex(SearchIndex([here, *rounds]), problem)

    # Where a hit is

    def _where(self, hit: Hit) -> str:
        """The round, the actor, the conversation and the question of a hit, as far as it has them."""
        parts = filter(None, [hit.round.name, *self._place(hit)])
        return f" {self._host.appearance.glyphs.separator} ".join(parts)

    def _place(self, hit: Hit) -> list[str]:
        t = self._host.t
        match hit.source:
            case Conversation() as held:
                return [self._actor(held.actor), self._conversation(held)]
            case Agreement() as agreed:
                return [self._actor(agreed.actor), t("search.agreement")]
            case Answer() as answer if answer.conversation == REPORT:
                return [t("search.introduction")]
            case Answer() as answer if answer.conversation == TAKEAWAY:
                return [self._actor(answer.question, answer.actor_name), t("search.takeaway")]
            case Answer() as answer if answer.conversation:
                held = hit.round.conversations[answer.conversation]
                return [self._actor(held.actor), self._conversation(held), self._wording(answer)]
            case Answer() as answer:
                asked = self._host.workspace.editor.checklist.actor_of(answer.question)
                actor_id = asked.id if asked is not None else answer.actor
                return [self._actor(actor_id, answer.actor_name), self._wording(answer)]

    def _actor(self, actor_id: str, otherwise: str = "") -> str:
        actor = self._host.workspace.editor.checklist.actor(actor_id)
        return actor.short.text_in(self._host.t.language) if actor is not None else otherwise or actor_id

    def _conversation(self, conversation: Conversation) -> str:
        separator, today = self._host.appearance.glyphs.separator, self._host.workspace.editor.today
        return conversation_name(self._host.t, conversation, separator, today)

    def _wording(self, answer: Answer) -> str:
        t = self._host.t
        question = self._host.workspace.editor.checklist.question(answer.question)
        if question is not None:
            return question.text.text_in(t.language)
        return (
            t("dialogue.free.place") if answer.question == FREE_NOTES else answer.wording or answer.question
        )

    # Going to a hit

    async def _go_to(self, hit: Hit) -> None:
        host = self._host
        if hit.round.id != host.workspace.editor.round.id:
            if not await self._open_round(hit.round.id):
                return
            host.notify(host.t("search.opened", name=host.workspace.editor.round.name), markup=False)
        match hit.source:
            case Agreement() as agreed:
                await self._go_to_agreement(agreed)
            case Conversation() as held:
                await self._go_to_conversation(held)
            case Answer() as answer if answer.conversation == REPORT:
                await host.run_action("report")
            case Answer() as answer if answer.conversation == TAKEAWAY:
                await self._go_to_takeaway(answer.question)
            case Answer() as answer if answer.conversation:
                await self._go_to_conversation(hit.round.conversations[answer.conversation], answer.question)
            case Answer() as answer if host.workspace.editor.checklist.question(answer.question) is not None:
                await self._go_to_answer(answer, hit.place)
            case _:
                await self._go_to_removed()

    async def _go_to_answer(self, answer: Answer, place: tuple[int, int]) -> None:
        await self._host.go_to(question_id=answer.question)
        screen = self._host.editor_screen
        if screen is not None:
            screen.query_one(AnswerEditor).move_cursor(place, center=True)

    async def _go_to_conversation(self, conversation: Conversation, topic: str | None = None) -> None:
        if self._go_to_actor(conversation.actor):
            dialogue = self._host.workspace.navigation.dialogue
            dialogue.choose(conversation)
            if topic is not None:
                dialogue.go_to(topic)
            await self._show_dialogue(topic)

    async def _go_to_takeaway(self, actor_id: str) -> None:
        if self._go_to_actor(actor_id):
            await self._show_dialogue(TAKEAWAY_TOPIC)

    def _go_to_actor(self, actor_id: str) -> bool:
        host, workspace = self._host, self._host.workspace
        if workspace.editor.checklist.actor(actor_id) is None:
            host.notify(host.t("search.no_actor"), markup=False)
            return False
        workspace.navigation.go_to_actor(actor_id)
        workspace.navigation.dialogue.follow()
        return True

    async def _show_dialogue(self, item: str | None) -> None:
        await self._host.show_screen("dialogue")
        self._host.refresh_screen()
        if isinstance(self._host.base_screen, ListDetailScreen) and item is not None:
            self._host.base_screen.go_to_item(item)

    async def _go_to_agreement(self, agreement: Agreement) -> None:
        await self._host.show_screen("agreements")
        if isinstance(self._host.base_screen, ListDetailScreen):
            self._host.base_screen.show(EVERYBODY)
            self._host.base_screen.go_to_item(agreement.id)

    async def _go_to_removed(self) -> None:
        await self._host.show_screen("review")
        if isinstance(self._host.base_screen, ListDetailScreen):
            self._host.base_screen.show(REMOVED)
