"""Searching all rounds for the app: what there is to search, where a hit is in words, and the way there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kerneblik.documents.content.wording import conversation_name
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.reflection.model import REPORT
from kerneblik.reflection.search import Hit, SearchIndex
from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.search.search_dialog import LoadedIndex, SearchDialog
from kerneblik.workspace.navigation import FREE_NOTES

if TYPE_CHECKING:
    from kerneblik.ui.app import KerneblikApp


class SearchController:
    """Looks words up in all rounds, and goes where they stand."""

    def __init__(
        self, app: KerneblikApp, store: RoundStore, open_round: Callable[[str], Awaitable[bool]]
    ) -> None:
        """Make it; `open_round` puts another round on the table and tells whether it could."""
        self._app, self._store, self._open_round = app, store, open_round
        self._words = ""

    def show(self) -> None:
        """Ask what to look for, beginning with what was looked for last."""
        app = self._app
        app.save_controller.leave_question()  # what was typed a moment ago is found, too
        here = app.workspace.editor.round
        dialog = SearchDialog(app.t, lambda: self._load_index(here), self._where, self._words)

        async def closed(hit: Hit | None) -> None:
            self._words = dialog.words
            if hit is not None:
                await self._go_to(hit)

        app.push_screen(dialog, closed)

    # What there is to search

    def _load_index(self, here: Round) -> LoadedIndex:
        """The round on the table as it stands, then the others, the newest first. Called in a thread."""
        t = self._app.t
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
        """The round, the actor, the conversation, the question: as far as there are such."""
        return f" {self._separator} ".join(filter(None, [hit.round.name, *self._place(hit)]))

    def _place(self, hit: Hit) -> list[str]:
        t = self._app.t
        match hit.source:
            case Conversation() as held:
                return [self._actor(held.actor), self._conversation(held)]
            case Agreement() as agreed:
                return [self._actor(agreed.actor), t("search.agreement")]
            case Answer() as answer if answer.conversation == REPORT:
                return [t("search.introduction")]
            case Answer() as answer if answer.conversation:
                held = hit.round.conversations[answer.conversation]
                return [self._actor(held.actor), self._conversation(held), self._wording(answer)]
            case Answer() as answer:
                asked = self._app.workspace.editor.checklist.actor_of(answer.question)
                actor_id = asked.id if asked is not None else answer.actor
                return [self._actor(actor_id, answer.actor_name), self._wording(answer)]

    def _actor(self, actor_id: str, otherwise: str = "") -> str:
        actor = self._app.workspace.editor.checklist.actor(actor_id)
        return actor.short.text_in(self._app.t.language) if actor is not None else otherwise or actor_id

    def _conversation(self, conversation: Conversation) -> str:
        return conversation_name(self._app.t, conversation, self._separator)

    def _wording(self, answer: Answer) -> str:
        t = self._app.t
        question = self._app.workspace.editor.checklist.question(answer.question)
        if question is not None:
            return question.text.text_in(t.language)
        return (
            t("dialogue.free.place") if answer.question == FREE_NOTES else answer.wording or answer.question
        )

    @property
    def _separator(self) -> str:
        room = self._app.room
        return room.glyphs.separator if room is not None else ""

    # The way there

    async def _go_to(self, hit: Hit) -> None:
        app = self._app
        if hit.round.id != app.workspace.editor.round.id:
            if not await self._open_round(hit.round.id):
                return
            app.notify(app.t("search.opened", name=app.workspace.editor.round.name), markup=False)
        match hit.source:
            case Agreement() as agreed:
                await self._go_to_agreement(agreed)
            case Conversation() as held:
                await self._go_to_dialogue(held)
            case Answer() as answer if answer.conversation == REPORT:
                app.action_report()
            case Answer() as answer if answer.conversation:
                await self._go_to_dialogue(hit.round.conversations[answer.conversation], answer.question)
            case Answer() as answer if app.workspace.editor.checklist.question(answer.question) is not None:
                await self._go_to_answer(answer, hit.place)
            case _:
                await self._go_to_removed()

    async def _go_to_answer(self, answer: Answer, place: tuple[int, int]) -> None:
        await self._app.on_base_screen_go_to(BaseScreen.GoTo(question_id=answer.question))
        room = self._app.writing_room
        if room is not None:
            room.query_one(AnswerEditor).move_cursor(place, center=True)

    async def _go_to_dialogue(self, conversation: Conversation, topic: str | None = None) -> None:
        from kerneblik.ui.dialogue.screen import DialogueScreen

        app, workspace = self._app, self._app.workspace
        if workspace.editor.checklist.actor(conversation.actor) is None:
            app.notify(app.t("search.no_actor"), markup=False)
            return
        workspace.navigation.go_to_actor(conversation.actor)
        dialogue = workspace.navigation.dialogue
        dialogue.follow()
        dialogue.choose(conversation)
        if topic is not None:
            dialogue.go_to(topic)
        await app.action_room("dialogue")
        app.refresh_room()
        if isinstance(app.room, DialogueScreen) and topic is not None:
            app.room.body.go_to(topic)

    async def _go_to_agreement(self, agreement: Agreement) -> None:
        from kerneblik.ui.agreements.screen import EVERYBODY, AgreementsScreen

        await self._app.action_room("agreements")
        if isinstance(self._app.room, AgreementsScreen):
            self._app.room.show(EVERYBODY)
            self._app.room.body.go_to(agreement.id)

    async def _go_to_removed(self) -> None:
        from kerneblik.ui.review.screen import REMOVED, ReviewScreen

        await self._app.action_room("review")
        if isinstance(self._app.room, ReviewScreen):
            self._app.room.show(REMOVED)
