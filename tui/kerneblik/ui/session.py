"""The round on the table: the one place where the screens read it and the app changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from kerneblik.checklist import Actor, Checklist, Question
from kerneblik.language import Translator
from kerneblik.reflection import (
    Answer,
    Perspective,
    Position,
    Progress,
    Round,
    Sittings,
    State,
    Version,
    next_open,
    perspectives,
    progress,
)


class Keeper(Protocol):
    """Who keeps what changes; the storage's autosave in the app, a list in a test."""

    def note(self, answer: Answer) -> None:
        """Take charge of a changed answer."""

    def note_position(self, position: Position) -> None:
        """Remember where the leader works."""

    def note_name(self, name: str) -> None:
        """Take charge of a new name of the round."""

    def note_looked_at(self, versions: Iterable[Version]) -> None:
        """Remember that the conflicts of these versions were looked at."""


class Session:
    """One leader at work on one round: the answers, the question they are at and the language they read."""

    def __init__(
        self,
        checklist: Checklist,
        round_: Round,
        keeper: Keeper,
        translator: Translator,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.checklist = checklist
        self.round = round_
        """The round as it stands, typing included; saved or not."""
        self.translator = translator
        self._keeper = keeper
        self._clock = clock
        self._sittings = Sittings()
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

    @property
    def contested(self) -> bool:
        """Whether another session wrote an answer to this question at the same time, not looked at yet."""
        return self.question.id in self.round.contested

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Line and character where the cursor was in this answer; None when it was never here."""
        return self._cursors.get(self.question.id)

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

    def write(self, question_id: str, text: str, cursor: tuple[int, int]) -> None:
        """Take what now stands in the answer to a question, and hand it to be kept."""
        if text != self.round.answer(question_id).text:
            self._change(question_id, text=text)
            self._cursors[question_id] = cursor
            self._keeper.note_position(Position(question_id, *cursor))

    def remember_cursor(self, question_id: str, cursor: tuple[int, int]) -> None:
        """Remember where the cursor stands in an answer."""
        if self._cursors.get(question_id) != cursor:
            self._cursors[question_id] = cursor
            self._keeper.note_position(Position(question_id, *cursor))

    def toggle_set_aside(self) -> bool:
        """Set the question at hand aside, or take it up again; returns whether it is now set aside."""
        set_aside = not self.answer.set_aside
        self._change(self.question.id, set_aside=set_aside)
        return set_aside

    def rename(self, name: str) -> None:
        """Give the round another name."""
        self.round = replace(self.round, name=name)
        self._keeper.note_name(name)

    def begin_sitting(self) -> None:
        """Keep the answer at hand as a version when its text is changed next."""
        self._sittings.begin(self.question.id, self._clock())

    def look_at(self, versions: Iterable[Version]) -> None:
        """Take it that these versions of the answer at hand have been looked at."""
        contested = [version for version in versions if version.conflict]
        if contested:
            self.round = replace(self.round, contested=self.round.contested - {self.question.id})
            self._keeper.note_looked_at(contested)

    def receive(self, news: Round) -> bool:
        """Take over what other sessions saved; whether anything of it can be seen.

        `news` holds no answer that has changes of this session that are not saved.
        """
        before = self.round
        answers = {**before.answers, **news.answers}
        self.round = replace(before, name=news.name, answers=answers, contested=news.contested)
        return self.round != before

    def go_to(self, question_id: str) -> None:
        """Make another question the one at hand."""
        question = self.checklist.question(question_id)
        if question is None or question is self.question:
            return
        self.question = question
        self._visited[self.actor.id] = question_id
        self._keeper.note_position(Position(question_id, *(self.cursor or (0, 0))))

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

    def _change(self, question_id: str, *, text: str | None = None, set_aside: bool | None = None) -> None:
        question = self.checklist.question(question_id)
        if question is None:
            return
        language = self._language_of(question)
        actor = self._actor_of(question)
        before, now = self.round.answer(question_id), self._clock()
        if text is None and before.text.strip():  # the text still answers the wording that it answered
            answer = replace(before, set_aside=bool(set_aside), edited=now)
            self.round = self.round.with_answer(answer)
            self._keeper.note(answer)
            return
        answer = Answer(
            question_id,
            text=before.text if text is None else text,
            set_aside=before.set_aside if set_aside is None else set_aside,
            wording=question.text.read(language),
            language=language,
            actor=actor.id,
            actor_name=actor.name.read(language),
            kind=question.kind,
            edited=now,
            sitting=before.sitting
            if text is None
            else self._sittings.of(question_id, before.text, text, now),
        )
        self.round = self.round.with_answer(answer)
        self._keeper.note(answer)

    def _actor_of(self, question: Question) -> Actor:
        return next(actor for actor in self.checklist.actors if question in actor.questions)

    def _language_of(self, question: Question) -> str:
        """The language the question is really shown in, which a checklist in one language decides."""
        spoken = self.translator.language
        return spoken if spoken in question.text.by_language else self.checklist.languages[0]
