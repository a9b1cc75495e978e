"""A leader's report: what the leader chose, and nothing else, whatever format it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kerneblik.checklist import Actor, Checklist, Kind, Question, Theme
from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table
from kerneblik.documents.content.round import wheel_of
from kerneblik.documents.content.sender import NOBODY, Sender
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Fit, Round
from kerneblik.text import clean_line


class Part(StrEnum):
    """A part that a report may have."""

    INTRODUCTION = "introduction"
    """The leader's own introduction, for those who read the report."""
    WHEEL = "wheel"
    """How far the round has come."""
    OWN = "own"
    """What the leader wrote about themselves."""
    OTHERS = "others"
    """The leader's reflection on the other actors."""
    PREPARATION = "preparation"
    """What the leader expected the others to say, or wanted to ask."""
    SAID = "said"
    """What the others said in conversations."""
    DIFFERENCES = "differences"
    """How the leader assessed what was said to the questions of the dialogue."""
    AGREEMENTS = "agreements"
    TAKEAWAY = "takeaway"
    """What the leader takes along from each actor."""
    NAMES = "names"
    """The names of those who took part in conversations and who are to do what was agreed."""


DEFAULT_PARTS = frozenset({Part.INTRODUCTION, Part.WHEEL, Part.OWN})
"""The parts that are about nobody but the leader; all others have to be chosen."""


@dataclass(frozen=True)
class Choice:
    """The parts and actors that the leader chose for a report."""

    parts: frozenset[Part] = DEFAULT_PARTS
    without: frozenset[str] = frozenset()
    """The ids of actors that are left out."""

    def __contains__(self, part: Part) -> bool:
        return part in self.parts

    def as_settings(self) -> dict[str, Any]:
        """The choice as JSON values, for `Settings.report`."""
        return {"include": sorted(self.parts), "without": sorted(self.without)}

    @classmethod
    def from_settings(cls, kept: Mapping[str, Any]) -> Choice:
        """The choice that `as_settings` returned. Values that are unknown by now are ignored.

        Without a list of parts, the default ones are chosen.
        """
        include, without = _words(kept.get("include")), _words(kept.get("without"))
        parts = DEFAULT_PARTS if include is None else frozenset(part for part in Part if part in include)
        return cls(parts, frozenset(without or ()))


def _words(value: Any) -> list[str] | None:
    return value if isinstance(value, list) and all(isinstance(word, str) for word in value) else None


_SECTION, _ACTOR, _QUESTION = 1, 2, 3


def document(
    checklist: Checklist,
    round_: Round,
    choice: Choice,
    t: Translator,
    today: date,
    *,
    sender: Sender = NOBODY,
) -> Document:
    """The report of a round as it is today; without blocks when nothing of what was chosen was written."""
    return _Report(checklist, round_, choice, t, today).document(sender)


class _Report:
    """Builds the report of one round."""

    def __init__(
        self, checklist: Checklist, round_: Round, choice: Choice, t: Translator, today: date
    ) -> None:
        self._checklist, self._round, self._choice, self._t = checklist, round_, choice, t
        self._today = today
        self._actors = [actor for actor in checklist.actors if actor.id not in choice.without]

    def document(self, sender: Sender) -> Document:
        """The whole report, from this sender."""
        t = self._t
        begun = t("round.begun", date=t.date(self._round.created))
        blocks = [
            *self._introduction(),
            *self._wheel(),
            *(block for theme in self._checklist.themes for block in self._theme(theme)),
            *self._free_notes(),
            *self._differences(),
            *self._agreements(),
            *self._takeaways(),
        ]
        title = self._checklist.title.text_in(t.language)
        subtitle = f"{clean_line(self._round.name)} · {begun}"
        return Document(title, subtitle, tuple(blocks), sender.byline(t, self._today))

    def _introduction(self) -> Iterator[Block]:
        if Part.INTRODUCTION in self._choice and self._round.introduction.text.strip():
            yield Heading(self._t("report.summary"), _SECTION)
            yield Prose(self._round.introduction.text)

    def _wheel(self) -> Iterator[Block]:
        if Part.WHEEL in self._choice:
            yield Heading(self._t("report.wheel"), _SECTION)
            agreements = Part.AGREEMENTS in self._choice
            yield wheel_of(self._checklist, self._round, self._t, self._today, agreements=agreements)

    def _theme(self, theme: Theme) -> Iterator[Block]:
        sections = [block for actor in self._actors for block in self._actor(actor, theme)]
        if sections:
            yield Heading(self._t("report.theme", theme=theme.name.text_in(self._t.language)), _SECTION)
            yield from sections

    def _actor(self, actor: Actor, theme: Theme) -> Iterator[Block]:
        answered = [(q, list(self._question(actor, q))) for q in actor.questions if q.theme == theme.id]
        if any(blocks for _, blocks in answered):
            yield Heading(actor.name_in_documents(self._t.language), _ACTOR)
        for question, blocks in answered:
            if blocks:
                yield Heading(question.text.text_in(self._t.language), _QUESTION)
                yield from blocks

    def _question(self, actor: Actor, question: Question) -> Iterator[Block]:
        """The leader's answer and the notes from conversations, as far as they were chosen."""
        own = self._round.answer(question.id).text
        if self._part_of(actor, question) in self._choice and own.strip():
            if question.kind is Kind.DIALOGUE:
                yield Remark(self._t("report.preparation"))
            yield Prose(own)
        yield from self._said(actor, question.id)

    @staticmethod
    def _part_of(actor: Actor, question: Question) -> Part:
        """The part of a report that the leader's own answer to this question belongs to."""
        if question.kind is Kind.DIALOGUE:
            return Part.PREPARATION
        return Part.OWN if actor.central else Part.OTHERS

    def _said(self, actor: Actor, question_id: str) -> Iterator[Block]:
        if Part.SAID not in self._choice:
            return
        held = (c for c in self._round.conversations_with(actor.id) if c.is_held(self._today))
        for conversation in held:
            said = self._round.answer(question_id, conversation.id).text
            if said.strip():
                yield Remark(self._conversation(conversation))
                yield Prose(said)

    def _conversation(self, conversation: Conversation) -> str:
        t, day = self._t, self._t.day(conversation.held)
        people = clean_line(conversation.people)
        if people and Part.NAMES in self._choice:
            return t("report.said.with", date=day, people=people)
        return t("report.said", date=day)

    def _free_notes(self) -> Iterator[Block]:
        """What was noted in conversations without belonging to a question."""
        notes = [(actor, list(self._said(actor, ""))) for actor in self._actors]
        if any(blocks for _, blocks in notes):
            yield Heading(self._t("report.free_notes"), _SECTION)
        for actor, blocks in notes:
            if blocks:
                yield Heading(actor.name_in_documents(self._t.language), _ACTOR)
                yield from blocks

    def _differences(self) -> Iterator[Block]:
        t = self._t
        marked = [
            (t(f"fit.{fit}"), actor.name_in_documents(t.language), question.text.text_in(t.language))
            for fit in (Fit.DIFFERS, Fit.SURPRISES, Fit.AGREES)
            for actor in self._actors
            for question in actor.questions
            if self._round.fit_of(question.id) is fit
        ]
        if marked and Part.DIFFERENCES in self._choice:
            yield Heading(t("report.differences"), _SECTION)
            yield Remark(t("report.differences.explanation"))
            yield Table((t("report.fit"), t("status.actor"), t("report.question")), tuple(marked))

    def _agreements(self) -> Iterator[Block]:
        t = self._t
        names = {actor.id: actor.name_in_documents(t.language) for actor in self._actors}
        agreed = [a for a in self._round.agreements_with() if a.actor in names]
        if agreed and Part.AGREEMENTS in self._choice:
            yield Heading(t("report.agreements"), _SECTION)
            yield agreement_table(agreed, names, t, self._today, who=Part.NAMES in self._choice)

    def _takeaways(self) -> Iterator[Block]:
        texts = [(actor, self._round.takeaway(actor.id).text) for actor in self._actors]
        written = [(actor, text) for actor, text in texts if text.strip()]
        if not written or Part.TAKEAWAY not in self._choice:
            return
        yield Heading(self._t("report.takeaway"), _SECTION)
        for actor, text in written:
            yield Heading(actor.name_in_documents(self._t.language), _ACTOR)
            yield Prose(text)


def agreement_table(
    agreements: Sequence[Agreement], names: Mapping[str, str], t: Translator, today: date, *, who: bool
) -> Table:
    """A table of agreements with their due dates and states.

    Args:
        agreements: a row each.
        names: of their actors, by id.
        t: for the words.
        today: decides what is overdue.
        who: whether there is a column for who does it.
    """
    columns = ("report.agreement", "status.actor", *(("report.who",) if who else ()), "report.due")
    rows = (
        (
            clean_line(agreement.text),
            names[agreement.actor],
            *((clean_line(agreement.who),) if who else ()),
            t.short_day(agreement.due) if agreement.due else "–",
            t(f"report.agreement.{_state(agreement, today)}"),
        )
        for agreement in agreements
    )
    return Table((*map(t, columns), t("report.agreement.state")), tuple(rows))


def _state(agreement: Agreement, today: date) -> str:
    if agreement.done:
        return "done"
    return "overdue" if agreement.overdue(today) else "open"
