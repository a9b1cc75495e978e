"""The round as it stands, typing included: read here by all that shows it, and changed nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from kerneblik.bounds import LONGEST_LINE
from kerneblik.checklist import Checklist
from kerneblik.reflection import (
    Agreement,
    Answer,
    Assessment,
    Changes,
    EditSessions,
    Perspective,
    Progress,
    Record,
    Round,
    Version,
    new_id,
    perspectives,
    progress,
)
from kerneblik.reflection.answering import with_free_note, with_set_aside, with_text
from kerneblik.reflection.changes import key_of, records_of, steady_now
from kerneblik.reflection.model import INTRODUCTION, TAKEAWAY
from kerneblik.text import shortened

if TYPE_CHECKING:
    from kerneblik.reflection.tasks import Task


class ChangeRecorder(Protocol):
    """Takes charge of what changes in a round, until it is on disk."""

    def record(self, changes: Changes) -> None:
        """Take charge of these changes, after all that were recorded before."""


class RoundEditor:
    """Holds one round as it stands, and hands every change of it to a recorder."""

    def __init__(
        self,
        checklist: Checklist,
        round_: Round,
        recorder: ChangeRecorder,
        language: str,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], datetime] = steady_now,
    ) -> None:
        """Begin.

        Args:
            checklist: the questions.
            round_: the round as it is on disk.
            recorder: takes charge of what changes.
            language: the language that the leader reads the questions in.
            clock: says what time it is, aware.
            steady: the same of a clock that nobody sets; it decides how long pauses between edits are.
        """
        self.checklist = checklist
        self.round = round_
        """The round as it stands, saved or not."""
        self.language = language
        """The language that the leader reads: the wording kept with an answer is the one in it."""
        self._recorder = recorder
        self._clock = clock
        self._steady = steady
        self._edit_sessions = EditSessions()
        self._undoable: list[tuple[Record | None, Record]] = []

    # Reading

    def answer_at(self, key: str) -> Answer:
        """The answer with this key, one's own or one noted in a conversation."""
        return self.round.answers.get(key) or Answer.from_key(key)

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Every actor's perspective as it stands."""
        return perspectives(self.checklist, self.round, self.today)

    @property
    def progress(self) -> Progress:
        """The progress of the whole round."""
        return progress(self.checklist.questions, self.round)

    @property
    def today(self) -> date:
        """The local date."""
        return self._clock().astimezone().date()

    # Answers

    def write(self, key: str, text: str) -> None:
        """Take the text that now stands in an answer, one's own or one noted in a conversation."""
        before = self.answer_at(key)
        if text == before.text:
            return
        now, edit_session = self._clock(), self._edit_sessions.id_for(key, before.text, text, self._steady())
        if before.conversation != TAKEAWAY and self.checklist.question(before.question) is not None:
            spoken = self.language
            self._take(
                with_text(before, text, self.checklist, spoken=spoken, edit_session=edit_session, now=now)
            )
            return
        about = self.round.actor_about(before)
        if about or key == INTRODUCTION:
            actor = self.checklist.actor(about)
            name = actor.name.text_in(self.language) if actor else ""
            self._take(with_free_note(before, text, about, name, edit_session=edit_session, now=now))

    def begin_edit_session(self, key: str) -> None:
        """Keep the answer with this key as a version when its text is changed next."""
        self._edit_sessions.begin(key, self._steady())

    def restore(self, answer: Answer) -> None:
        """Put an answer back as it was before something was changed in it."""
        if self.answer_at(answer.key) != answer:
            self._take(answer)

    def toggle_set_aside(self, question_id: str) -> bool:
        """Set a question aside, or take it up again; returns whether it is now set aside."""
        before = self.answer_at(question_id)
        set_aside = not before.set_aside
        self._take(with_set_aside(before, set_aside, self.checklist, spoken=self.language, now=self._clock()))
        return set_aside

    def look_at(self, key: str, versions: Iterable[Version]) -> None:
        """Take it that these versions of the answer with this key have been looked at."""
        contested = frozenset(version for version in versions if version.conflict)
        if contested:
            self.round = replace(self.round, contested=self.round.contested - {key})
            self._recorder.record(Changes(looked_at=contested))

    # The dialogue, and the round itself

    def keep(self, record: Record) -> None:
        """Keep a conversation, an agreement or an assessment, new or changed; `undo` takes that back."""
        self._undoable.append((records_of(self.round).get(key_of(record)), record))
        self._keep(record)

    def undo(self) -> Record | None:
        """Take back what was last kept of the dialogue and not changed since; what that was, or None."""
        while self._undoable:
            before, after = self._undoable.pop()
            if records_of(self.round).get(key_of(after)) != after or before == after:
                continue
            if before is None:
                gone = {"fit": None} if isinstance(after, Assessment) else {"deleted": True}
                before = replace(after, **gone)
            self._keep(before)
            return after
        return None

    def _keep(self, record: Record) -> None:
        self.round = self.round.with_record(record)
        self._recorder.record(Changes(records={key_of(record): record}))

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

    def rename(self, name: str) -> None:
        """Give the round another name."""
        self.round = replace(self.round, name=name)
        self._recorder.record(Changes(name=name))

    # What other sessions save

    def receive(self, news: Round) -> bool:
        """Take over what other sessions saved; whether anything of it can be seen.

        `news` holds no answer that has changes of this session that are not saved.
        """
        before = self.round
        self.round = replace(
            news,
            answers={**before.answers, **news.answers},
            conversations={**before.conversations, **news.conversations},
            agreements={**before.agreements, **news.agreements},
            assessments={**before.assessments, **news.assessments},
            position=before.position,
        )
        return self.round != before

    def _take(self, answer: Answer) -> None:
        self.round = self.round.with_answer(answer)
        self._recorder.record(Changes({answer.key: answer}))
