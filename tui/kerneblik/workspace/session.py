"""The round on the table: the one place where the screens read it and the app changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kerneblik.bounds import LONGEST_LINE
from kerneblik.checklist import Actor, Checklist, Question
from kerneblik.language import Translator
from kerneblik.reflection import (
    Agreement,
    Answer,
    EditSessions,
    Perspective,
    Position,
    Progress,
    Record,
    Round,
    State,
    Version,
    new_id,
    next_open,
    perspectives,
    progress,
)
from kerneblik.reflection.answering import noted_freely, put_aside, with_text
from kerneblik.reflection.model import INTRODUCTION
from kerneblik.text import shortened

if TYPE_CHECKING:
    from kerneblik.reflection.tasks import Task
    from kerneblik.workspace.dialogue_position import DialoguePosition


class ChangeRecorder(Protocol):
    """Who keeps what changes; the storage's autosave in the app, a list in a test."""

    def record(self, answer: Answer) -> None:
        """Take charge of a changed answer."""

    def record_position(self, position: Position) -> None:
        """Remember where the leader works."""

    def record_name(self, name: str) -> None:
        """Take charge of a new name of the round."""

    def record_dialogue(self, record: Record) -> None:
        """Take charge of a changed conversation, agreement or finding."""

    def record_seen(self, versions: Iterable[Version]) -> None:
        """Remember that the conflicts of these versions were looked at."""


class Session:
    """One leader at work on one round: the answers, the question they are at and the language they read."""

    def __init__(
        self,
        checklist: Checklist,
        round_: Round,
        keeper: ChangeRecorder,
        translator: Translator,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        steady: Callable[[], datetime] | None = None,
    ) -> None:
        """Begin.

        Args:
            checklist: the questions.
            round_: the round as it is on disk.
            keeper: keeps what changes.
            translator: the words of the language spoken.
            clock: says what time it is, aware.
            steady: the same of a clock that nobody sets, for how long pauses are; `clock` when None.
        """
        self.checklist = checklist
        self.round = round_
        """The round as it stands, typing included; saved or not."""
        self.translator = translator
        self._keeper = keeper
        self._clock = clock
        self._steady = steady or clock
        self._sittings = EditSessions()
        self._cursors: dict[str, tuple[int, int]] = {}
        self._visited: dict[str, str] = {}
        self.question = self._starting_question()
        """The question the leader is at."""
        self._visited[self.actor.id] = self.question.id

    def _starting_question(self) -> Question:
        position = self.round.position
        question = self.checklist.question(position.question) if position is not None else None
        if position is None or question is None:
            return next_open(self.checklist, self.round) or self.checklist.questions[0]
        self._cursors[question.id] = (position.row, position.column)
        return question

    # Reading

    @property
    def actor(self) -> Actor:
        """The actor whose question the leader is at."""
        return self._actor_of(self.question)

    @property
    def answer(self) -> Answer:
        """The answer to the question at hand."""
        return self.round.answer(self.question.id)

    def answer_at(self, key: str) -> Answer:
        """The answer with this key, one's own or one noted in a conversation."""
        return self.round.answers.get(key) or Answer.from_key(key)

    def cursor_at(self, key: str) -> tuple[int, int] | None:
        """Line and character where the cursor was in an answer; None when it was never there."""
        return self._cursors.get(key)

    @cached_property
    def dialogue(self) -> DialoguePosition:
        """Where the leader is in the dialogue with the actor at hand."""
        from kerneblik.workspace.dialogue_position import DialoguePosition

        return DialoguePosition(self)

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Every actor's perspective as it stands."""
        return perspectives(self.checklist, self.round)

    @property
    def progress(self) -> Progress:
        """The progress of the whole round."""
        return progress(self.checklist.questions, self.round)

    @property
    def next_open(self) -> Question | None:
        """The first empty question from the one at hand on, that one included; None when none is empty."""
        if self.answer.state is State.EMPTY:
            return self.question
        return next_open(self.checklist, self.round, self.question.id)

    # Changing

    def write(self, key: str, text: str, cursor: tuple[int, int]) -> None:
        """Take what now stands in an answer, one's own or one noted in a conversation, to be kept."""
        if text != self.answer_at(key).text:
            self._rewrite(key, text)
            self.remember_cursor(key, cursor)

    def remember_cursor(self, key: str, cursor: tuple[int, int]) -> None:
        """Remember where the cursor stands in an answer."""
        if self._cursors.get(key) != cursor:
            self._cursors[key] = cursor
            if self.checklist.question(key) is not None:  # one comes back to one's own answers
                self._keeper.record_position(Position(key, *cursor))

    def keep(self, record: Record) -> None:
        """Keep a conversation, an agreement or a finding, new or changed."""
        self.round = self.round.with_record(record)
        self._keeper.record_dialogue(record)

    def agree(
        self, actor_id: str, text: str, who: str, due: date | None, conversation: str = ""
    ) -> Agreement:
        """Keep a new agreement."""
        agreement = Agreement(
            new_id(), actor_id, text, who, due, conversation=conversation, made=self._clock()
        )
        self.keep(agreement)
        return agreement

    def take_over(self, task: Task) -> None:
        """Make an agreement of a task item, unless another session has done so meanwhile."""
        if task.id in self.round.agreements:
            return
        answer = task.answer
        self.keep(
            Agreement(
                task.id,
                answer.actor,
                shortened(task.text, LONGEST_LINE),
                done=task.done,
                conversation=answer.conversation,
                made=self._clock(),
            )
        )

    @property
    def today(self) -> date:
        """The local date."""
        return self._clock().astimezone().date()

    def toggle_set_aside(self) -> bool:
        """Set the question at hand aside, or take it up again; returns whether it is now set aside."""
        set_aside = not self.answer.set_aside
        spoken, now = self.translator.language, self._clock()
        self._take(put_aside(self.answer, set_aside, self.checklist, spoken=spoken, now=now))
        return set_aside

    def rename(self, name: str) -> None:
        """Give the round another name."""
        self.round = replace(self.round, name=name)
        self._keeper.record_name(name)

    def begin_edit_session(self, key: str) -> None:
        """Keep the answer with this key as a version when its text is changed next."""
        self._sittings.begin(key, self._steady())

    def look_at(self, key: str, versions: Iterable[Version]) -> None:
        """Take it that these versions of the answer with this key have been looked at."""
        contested = [version for version in versions if version.conflict]
        if contested:
            self.round = replace(self.round, contested=self.round.contested - {key})
            self._keeper.record_seen(contested)

    def receive(self, news: Round) -> bool:
        """Take over what other sessions saved; whether anything of it can be seen.

        `news` holds no answer that has changes of this session that are not saved.
        """
        before = self.round
        answers = {**before.answers, **news.answers}
        self.round = replace(
            news,
            answers=answers,
            conversations={**before.conversations, **news.conversations},
            agreements={**before.agreements, **news.agreements},
            assessments={**before.assessments, **news.assessments},
            position=before.position,
        )
        return self.round != before

    def go_to(self, question_id: str) -> None:
        """Make another question the one at hand."""
        question = self.checklist.question(question_id)
        if question is None or question is self.question:
            return
        self.question = question
        self._visited[self.actor.id] = question_id
        self._keeper.record_position(Position(question_id, *(self.cursor_at(question_id) or (0, 0))))

    def go_to_actor(self, actor_id: str) -> None:
        """Go to the question last visited with an actor, else its first empty one, else its first."""
        actor = self.checklist.actor(actor_id)
        if actor is None or actor is self.actor or not actor.questions:
            return
        empty = (q.id for q in actor.questions if self.round.answer(q.id).state is State.EMPTY)
        self.go_to(self._visited.get(actor_id) or next(empty, actor.questions[0].id))

    def step(self, by: int) -> None:
        """Go `by` questions on in the checklist's order, from the last one on to the first."""
        questions = self.checklist.questions
        self.go_to(questions[(questions.index(self.question) + by) % len(questions)].id)

    def _rewrite(self, key: str, text: str) -> None:
        before, now, spoken = self.answer_at(key), self._clock(), self.translator.language
        sitting = self._sittings.of(key, before.text, text, self._steady())
        if self.checklist.question(before.question) is not None:
            self._take(with_text(before, text, self.checklist, spoken=spoken, sitting=sitting, now=now))
            return
        conversation = self.round.conversations.get(before.conversation)
        if conversation is not None or key == INTRODUCTION:
            actor = self.checklist.actor(conversation.actor) if conversation else None
            name = actor.name.text_in(spoken) if actor else ""
            self._take(noted_freely(before, text, conversation, name, sitting=sitting, now=now))

    def _take(self, answer: Answer) -> None:
        self.round = self.round.with_answer(answer)
        self._keeper.record(answer)

    def _actor_of(self, question: Question) -> Actor:
        return next(actor for actor in self.checklist.actors if question in actor.questions)
