"""A round as a document: which part of it, and what is said of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.content.wording import progress_words
from kerneblik.language import Translator
from kerneblik.reflection import (
    Answer,
    Perspective,
    Round,
    State,
    is_reworded,
    orphans,
    perspectives,
    progress,
)
from kerneblik.reflection.model import TAKEAWAY


@dataclass(frozen=True)
class Selection:
    """The perspectives of a round that a document is made of."""

    checklist: Checklist
    round: Round
    perspectives: tuple[Perspective, ...]
    """In the checklist's order."""
    removed: tuple[Answer, ...]
    """Answers to questions that the checklist no longer has."""
    today: date

    @classmethod
    def from_round(cls, checklist: Checklist, round_: Round, today: date) -> Selection:
        """All perspectives of a round as it is today, and its answers to removed questions."""
        actors, removed = perspectives(checklist, round_, today), orphans(checklist, round_)
        return cls(checklist, round_, actors, removed, today)

    @property
    def is_whole(self) -> bool:
        """True when every actor is in it."""
        return len(self.perspectives) == len(self.checklist.actors)

    def completed(self) -> Selection:
        """The selection without the perspectives that still have an empty question."""
        return replace(self, perspectives=tuple(p for p in self.perspectives if p.complete))

    def about(self, actor_id: str) -> Selection:
        """Only that part of the selection that concerns one actor."""
        return replace(
            self,
            perspectives=tuple(p for p in self.perspectives if p.actor.id == actor_id),
            removed=tuple(answer for answer in self.removed if answer.actor == actor_id),
        )

    def selected_round(self) -> Round:
        """The round with only those answers, conversations, agreements and assessments that are selected."""
        if self.is_whole and len(self.removed) == len(orphans(self.checklist, self.round)):
            return self.round
        actors = {p.actor.id for p in self.perspectives}
        questions = {question.id for p in self.perspectives for question, _ in p.answers}
        questions |= {answer.question for answer in self.removed}
        held = {id_: c for id_, c in self.round.conversations.items() if c.actor in actors}
        return replace(
            self.round,
            answers={
                key: answer
                for key, answer in self.round.answers.items()
                if (
                    key in questions
                    or answer.conversation in held
                    or (answer.conversation == TAKEAWAY and answer.question in actors)
                )
            },
            conversations=held,
            agreements={id_: a for id_, a in self.round.agreements.items() if a.actor in actors},
            assessments={id_: a for id_, a in self.round.assessments.items() if id_ in questions},
        )


def summary_line(selection: Selection, t: Translator, separator: str = " · ") -> str:
    """When the round was begun, how many of the selected questions are done, and their number of words."""
    questions = [question for p in selection.perspectives for question in p.actor.questions]
    done = progress(questions, selection.round)
    return separator.join(
        (
            t("round.begun", date=t.date(selection.round.created)),
            progress_words(t, done),
            t.plural("words", done.words),
        )
    )


def remarks(answer: Answer, question: Question | None, t: Translator) -> Iterator[str]:
    """That an answer is missing or set aside, and the words its question had if the checklist has others now.

    The question is None when it was removed from the checklist.
    """
    if answer.state is State.EMPTY:
        yield t("round.unanswered")
    if answer.set_aside:
        yield t("round.set_aside")
    if question is not None and is_reworded(question, answer):
        yield t("round.reworded", wording=answer.wording)


def origin(answer: Answer, t: Translator) -> str:
    """The actor and the kind of a question that was removed from the checklist."""
    return f"{answer.actor_name or answer.actor} · {t(f'kind.{answer.kind}')}"


_ACTOR, _KIND, _QUESTION = 1, 2, 3


def document(selection: Selection, t: Translator, *, wheel: bool = False) -> Document:
    """The selection as a document: a heading per actor, kind and question, each answer below its question.

    With `wheel`, it begins with the wheel of the whole round.
    """
    title = selection.checklist.title.text_in(t.language)
    subtitle = f"{selection.round.name} · {summary_line(selection, t)}"
    first = (wheel_of(selection.checklist, selection.round, t, selection.today),) if wheel else ()
    return Document(title, subtitle, (*first, *_blocks(selection, t)), sections_on_pages=True)


def wheel_of(
    checklist: Checklist, round_: Round, t: Translator, today: date, *, agreements: bool = True
) -> Wheel:
    """How far the round has come with each actor; `agreements` says whether those are counted, too."""

    def share(count: int, total: int, set_aside: int = 0) -> str:
        aside = f" ({set_aside} {t('stage.set_aside')})" if set_aside else ""
        return f"{count}/{total}{aside}" if total else "–"

    def row(perspective: Perspective) -> tuple[str, ...]:
        reflection, dialogue, agreed = perspective.reflection, perspective.dialogue, perspective.agreements
        return (
            perspective.actor.name_in_documents(t.language),
            share(reflection.done, reflection.total, reflection.set_aside),
            share(dialogue.prepared, dialogue.total, dialogue.set_aside),
            share(dialogue.talked_about, dialogue.total),
            *((share(agreed.open, agreed.total),) if agreements else ()),
        )

    counted = ("report.prepared", "report.talked_about", *(("report.open_agreements",) if agreements else ()))
    head = (t("status.actor"), t("kind.reflection.title"), *map(t, counted))
    return Wheel(
        checklist, round_, today, Table(head, tuple(map(row, perspectives(checklist, round_, today))))
    )


def _blocks(selection: Selection, t: Translator) -> Iterator[Block]:
    for perspective in selection.perspectives:
        yield from _perspective(perspective, t)
    if selection.removed:
        yield Heading(t("round.removed"), _ACTOR)
        yield Remark(t("round.removed.explanation"))
        for answer in selection.removed:
            yield from _removed(answer, t)


def _perspective(perspective: Perspective, t: Translator) -> Iterator[Block]:
    yield Heading(perspective.actor.name.text_in(t.language), _ACTOR)
    for kind in Kind:
        pairs = perspective.of_kind(kind)
        if pairs:
            yield Heading(t(f"kind.{kind}.title"), _KIND, kind)
        for question, answer in pairs:
            yield Heading(question.text.text_in(t.language), _QUESTION)
            yield from _answer(answer, question, t)


def _answer(answer: Answer, question: Question | None, t: Translator) -> Iterator[Block]:
    if answer.text.strip():
        yield Prose(answer.text)
    yield from map(Remark, remarks(answer, question, t))


def _removed(answer: Answer, t: Translator) -> Iterator[Block]:
    yield Heading(answer.wording or answer.question, _QUESTION)
    yield Remark(origin(answer, t))
    yield from _answer(answer, None, t)
