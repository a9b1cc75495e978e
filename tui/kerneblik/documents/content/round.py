"""A round as a document: which part of it, and what is said of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kerneblik.checklist import Actor, Checklist, Kind, Question
from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.content.wording import agreement_line, conversation_name, progress_words
from kerneblik.language import Translator
from kerneblik.reflection import (
    Answer,
    Perspective,
    Round,
    State,
    Version,
    is_reworded,
    orphans,
    perspectives,
    progress,
)
from kerneblik.reflection.model import TAKEAWAY
from kerneblik.reflection.wheel import UNICODE
from kerneblik.text import clean_line


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
    versions: tuple[Version, ...] = ()
    """The earlier texts of the round's answers, in the order in which they came; only JSON has them."""

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


def document(selection: Selection, t: Translator, *, printed: bool = False) -> Document:
    """The selection as a document: a heading per actor, kind and question, with all there is below it.

    With `printed`, actors are named as documents name them, and a whole round begins with its wheel.
    """
    title = selection.checklist.title.text_in(t.language)
    subtitle = f"{selection.round.name} · {summary_line(selection, t)}"
    blocks = _Blocks(selection, t, printed=printed)
    return Document(title, subtitle, tuple(blocks.all()), sections_on_pages=True)


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


class _Blocks:
    """Makes the blocks of a selection."""

    def __init__(self, selection: Selection, t: Translator, *, printed: bool) -> None:
        self._selection, self._round, self._t, self._printed = selection, selection.round, t, printed

    def all(self) -> Iterator[Block]:
        """All blocks."""
        chosen, t = self._selection, self._t
        if self._printed and chosen.is_whole:
            yield wheel_of(chosen.checklist, chosen.round, t, chosen.today)
        for perspective in chosen.perspectives:
            yield from self._perspective(perspective)
        if chosen.removed:
            yield Heading(t("round.removed"), _ACTOR)
            yield Remark(t("round.removed.explanation"))
        for answer in chosen.removed:
            yield Heading(answer.wording or answer.question, _QUESTION)
            yield Remark(origin(answer, t))
            yield from self._answer(answer, None)

    def _perspective(self, perspective: Perspective) -> Iterator[Block]:
        actor, t = perspective.actor, self._t
        name = actor.name_in_documents(t.language) if self._printed else actor.name.text_in(t.language)
        yield Heading(name, _ACTOR)
        for kind in Kind:
            pairs = perspective.of_kind(kind)
            if pairs:
                yield Heading(t(f"kind.{kind}.title"), _KIND, kind)
            for question, answer in pairs:
                yield Heading(question.text.text_in(t.language), _QUESTION)
                if kind is Kind.DIALOGUE:
                    yield from self._dialogue(actor, question, answer)
                else:
                    yield from self._answer(answer, question)
        yield from self._other_notes(actor)
        yield from self._agreements(actor)
        if text := self._round.takeaway(actor.id).text.strip():
            yield Heading(t("dialogue.takeaway.place"), _KIND)
            yield Prose(text)

    def _dialogue(self, actor: Actor, question: Question, answer: Answer) -> Iterator[Block]:
        """What was expected, what each conversation brought, and how the leader assessed that."""
        said = list(self._said(actor, question.id))
        if answer.text.strip():
            held = any(c.is_held(self._selection.today) for c in self._round.conversations_with(actor.id))
            yield Remark(self._t("dialogue.expected" if held else "dialogue.expects"))
        if answer.text.strip() or answer.set_aside or not said:
            yield from self._answer(answer, question)
        yield from said
        if fit := self._round.fit_of(question.id):
            yield Remark(self._t("round.assessed", fit=self._t(f"fit.{fit}")))

    def _said(self, actor: Actor, question_id: str) -> Iterator[Block]:
        for conversation in self._round.conversations_with(actor.id):
            said = self._round.answer(question_id, conversation.id).text
            if said.strip():
                yield Remark(conversation_name(self._t, conversation, "·", self._selection.today))
                yield Prose(said)

    def _other_notes(self, actor: Actor) -> Iterator[Block]:
        """What was noted without a question, and to questions that the checklist no longer has."""
        held = {conversation.id for conversation in self._round.conversations_with(actor.id)}
        removed = {
            answer.question: answer.wording or answer.question
            for answer in self._round.answers.values()
            if answer.question
            and answer.conversation in held
            and self._selection.checklist.question(answer.question) is None
        }
        free = list(self._said(actor, ""))
        others = [(wording, list(self._said(actor, id_))) for id_, wording in removed.items()]
        others = [(wording, blocks) for wording, blocks in others if blocks]
        if free or others:
            yield Heading(self._t("dialogue.free.place"), _KIND)
        yield from free
        for wording, blocks in others:
            yield Heading(wording, _QUESTION)
            yield from blocks

    def _agreements(self, actor: Actor) -> Iterator[Block]:
        agreed = self._round.agreements_with(actor.id)
        if agreed:
            yield Heading(self._t("dialogue.agreements.place"), _KIND)
        for agreement in agreed:
            sign, what, about = agreement_line(self._t, UNICODE, agreement, self._selection.today)
            yield Prose(clean_line(what))
            yield Remark(f"{sign} {clean_line(about)}")

    def _answer(self, answer: Answer, question: Question | None) -> Iterator[Block]:
        if answer.text.strip():
            yield Prose(answer.text)
        yield from map(Remark, remarks(answer, question, self._t))
