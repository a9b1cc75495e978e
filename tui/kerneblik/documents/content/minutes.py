"""Minutes of the conversations, on one page: what was talked about, what differed, what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kerneblik.checklist import Actor, Checklist
from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table
from kerneblik.documents.content.report import agreement_table
from kerneblik.documents.content.sender import NOBODY, Sender
from kerneblik.language import Translator
from kerneblik.reflection import Fit, Round
from kerneblik.text import clean_line


class Part(StrEnum):
    """A part of the minutes; each of its items is chosen by itself."""

    QUESTIONS = "questions"
    """The questions that were talked about, with the days; not what was said."""
    DIFFERENCES = "differences"
    """The questions to which something different or surprising was said."""
    AGREEMENTS = "agreements"
    NAMES = "names"
    """Who took part in conversations and who is to do what was agreed; one item for all."""


DEFAULT_PARTS = frozenset({Part.QUESTIONS})
"""The parts that are chosen at first: they hold nothing that anybody wrote."""


@dataclass(frozen=True)
class Item:
    """Something that the minutes may have."""

    part: Part
    of: str
    """The id of its question or agreement; empty for NAMES."""
    actor: str
    """The id of its actor; empty for NAMES."""
    words: str
    """The question or the agreement, on one line; empty for NAMES."""

    @property
    def id(self) -> str:
        """Unique among the items of a round."""
        return f"{self.part}:{self.of}"


def items(checklist: Checklist, round_: Round, language: str, today: date) -> list[Item]:
    """All that the minutes of this round may have, part by part and actor by actor."""
    talked_about = round_.talked_about(today)
    asked = [(actor, question) for actor in checklist.actors for question in actor.questions]
    found = [
        Item(Part.QUESTIONS, question.id, actor.id, question.text.text_in(language))
        for actor, question in asked
        if question.id in talked_about
    ]
    found += [
        Item(Part.DIFFERENCES, question.id, actor.id, question.text.text_in(language))
        for actor, question in asked
        if round_.fit_of(question.id) in {Fit.DIFFERS, Fit.SURPRISES}
    ]
    found += [
        Item(Part.AGREEMENTS, agreement.id, actor.id, clean_line(agreement.text))
        for actor in checklist.actors
        for agreement in round_.agreements_with(actor.id)
    ]
    return [*found, Item(Part.NAMES, "", "", "")] if found else []


def document(
    checklist: Checklist,
    round_: Round,
    chosen: Set[str],
    t: Translator,
    today: date,
    *,
    sender: Sender = NOBODY,
) -> Document:
    """The minutes with the items whose ids are chosen, and nothing else; without blocks when that is none."""
    wanted = [item for item in items(checklist, round_, t.language, today) if item.id in chosen]
    blocks = _Minutes(checklist, round_, t, today).blocks(wanted)
    subtitle = t("minutes.subtitle", round=clean_line(round_.name))
    byline = sender.byline(t, today)
    return Document(t("minutes.heading"), subtitle, tuple(blocks), byline, on_one_page=True)


class _Minutes:
    """Builds the minutes of one round."""

    def __init__(self, checklist: Checklist, round_: Round, t: Translator, today: date) -> None:
        self._round, self._t, self._today = round_, t, today
        self._actors = {actor.id: actor for actor in checklist.actors}

    def blocks(self, wanted: list[Item]) -> Iterator[Block]:
        """A section for each part that has items."""
        names = any(item.part is Part.NAMES for item in wanted)
        by_part = {part: [item for item in wanted if item.part is part] for part in Part}
        if talked_about := by_part[Part.QUESTIONS]:
            yield self._heading(Part.QUESTIONS)
            for actor_id in dict.fromkeys(item.actor for item in talked_about):
                asked = [item.words for item in talked_about if item.actor == actor_id]
                yield from self._talked_about(self._actors[actor_id], asked, names=names)
        if differing := by_part[Part.DIFFERENCES]:
            yield self._heading(Part.DIFFERENCES)
            yield self._differences(differing)
        if agreed := by_part[Part.AGREEMENTS]:
            yield self._heading(Part.AGREEMENTS)
            yield self._agreements(agreed, names=names)

    def _heading(self, part: Part) -> Heading:
        return Heading(self._t(f"minutes.{part}"), 1)

    def _talked_about(self, actor: Actor, asked: list[str], *, names: bool) -> Iterator[Block]:
        """The days of the conversations with an actor, and the questions."""
        yield Heading(actor.name_in_documents(self._t.language), 2)
        held = [c for c in self._round.conversations_with(actor.id) if c.is_held(self._today)]
        people = [clean_line(c.people) if names else "" for c in held]
        days = [
            f"{self._t.short_day(c.held)} ({who})" if who else self._t.short_day(c.held)
            for c, who in zip(held, people, strict=True)
        ]
        if days:
            yield Remark(self._t.plural("minutes.held", len(days), days=", ".join(days)))
        yield Prose("\n".join(f"- {question}" for question in asked))

    def _differences(self, wanted: list[Item]) -> Table:
        t = self._t
        rows = ((self._name(item), item.words, t(f"fit.{self._round.fit_of(item.of)}")) for item in wanted)
        return Table((t("status.actor"), t("report.question"), t("report.fit")), tuple(rows))

    def _agreements(self, wanted: list[Item], *, names: bool) -> Table:
        agreements = [self._round.agreements[item.of] for item in wanted]
        named = {id_: actor.name_in_documents(self._t.language) for id_, actor in self._actors.items()}
        return agreement_table(agreements, named, self._t, self._today, who=names)

    def _name(self, item: Item) -> str:
        actor: Actor = self._actors[item.actor]
        return actor.name_in_documents(self._t.language)
