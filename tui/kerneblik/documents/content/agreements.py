"""The agreements of one round or several: as values, as a document and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kerneblik.checklist import Checklist
from kerneblik.documents.blocks import Block, Document, Heading, Remark, Table
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Round
from kerneblik.reflection.dialogue import urgency
from kerneblik.reflection.wheel import UNICODE, Glyphs
from kerneblik.text import clean_line


class AgreedIn(Protocol):
    """A round, or what an index has of one."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    def agreements_with(self, actor_id: str | None) -> list[Agreement]:
        """Its agreements with an actor, or, for None, with all."""


@dataclass(frozen=True)
class AgreementEntry:
    """An agreement with the names of its actor and its round."""

    agreement: Agreement
    actor: str
    """The actor's name, its id when the checklist has no such actor."""
    round: str
    """The name of the round."""
    round_id: str

    @property
    def text(self) -> str:
        """The text of the agreement, on one line."""
        return clean_line(self.agreement.text)

    @property
    def who(self) -> str:
        """Who does it, on one line; empty when nobody was named."""
        return clean_line(self.agreement.who)


def agreements_of(
    rounds: Iterable[AgreedIn], checklist: Checklist, language: str, actor: str | None = None
) -> list[AgreementEntry]:
    """The agreements of these rounds, done or not, the most urgent first.

    Args:
        rounds: in any order.
        checklist: has the names of the actors.
        language: the language of these names.
        actor: the id of an actor, for agreements with that one only.
    """
    names = {actor.id: actor.name_in_documents(language) for actor in checklist.actors}
    entries = (
        AgreementEntry(
            agreement, names.get(agreement.actor, agreement.actor), clean_line(round_.name), round_.id
        )
        for round_ in rounds
        for agreement in round_.agreements_with(actor)
    )
    return sorted(entries, key=lambda entry: urgency(entry.agreement))


@dataclass(frozen=True)
class PlannedConversation:
    """A conversation that is still to be held."""

    conversation: Conversation
    actor: str
    """The actor's name, its id when the checklist has no such actor."""
    round_id: str

    @property
    def people(self) -> str:
        """With whom, on one line; empty when nobody was named."""
        return clean_line(self.conversation.people)


@dataclass(frozen=True)
class AgreementList:
    """Agreements to show, the most urgent first."""

    entries: tuple[AgreementEntry, ...]
    now: datetime
    """Decides what is overdue, and what is still planned; aware."""
    planned: tuple[PlannedConversation, ...] = ()
    """The conversations to come, the next one first; a calendar has them, too."""

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone().date()

    @classmethod
    def from_rounds(
        cls, rounds: Iterable[Round], checklist: Checklist, language: str, now: datetime, *,
        actor: str | None = None, done: bool = False,
    ) -> AgreementList:  # fmt: skip
        """What `agreements_of` these rounds gives, and the conversations planned in them.

        Args:
            rounds: in any order.
            checklist: has the names of the actors.
            language: the language of these names.
            now: decides what is overdue; aware.
            actor: the id of an actor, for agreements with that one only.
            done: True to include those that are done.
        """
        rounds = list(rounds)
        names = {actor.id: actor.name_in_documents(language) for actor in checklist.actors}
        entries = agreements_of(rounds, checklist, language, actor)
        planned = [
            PlannedConversation(conversation, names.get(conversation.actor, conversation.actor), round_.id)
            for round_ in rounds
            for conversation in round_.conversations.values()
            if conversation.held > now.astimezone().date() and not conversation.deleted
            if actor in {None, conversation.actor}
        ]
        return cls(
            tuple(entry for entry in entries if done or not entry.agreement.done),
            now,
            tuple(sorted(planned, key=lambda planned: planned.conversation.held)),
        )


def document(agreements: AgreementList, t: Translator, glyphs: Glyphs = UNICODE) -> Document:
    """The list: overdue, open and done agreements, each group under its heading."""
    blocks: list[Block] = []
    several = len({entry.round for entry in agreements.entries}) > 1
    for heading, group in _groups(agreements):
        rows = (tuple(_cells(entry, t, glyphs, several=several)) for entry in group)
        blocks += [Heading(t(f"agreement_list.{heading}"), 1), Table(("",) * 4, tuple(rows))]
    return Document("", "", tuple(blocks or [Remark(t("agreement_list.none"))]))


def _groups(agreements: AgreementList) -> Iterator[tuple[str, Sequence[AgreementEntry]]]:
    overdue = [entry for entry in agreements.entries if entry.agreement.overdue(agreements.today)]
    done = [entry for entry in agreements.entries if entry.agreement.done]
    still_open = [entry for entry in agreements.entries if entry not in overdue and entry not in done]
    yield from ((n, g) for n, g in (("overdue", overdue), ("open", still_open), ("done", done)) if g)


def _cells(entry: AgreementEntry, t: Translator, glyphs: Glyphs, *, several: bool) -> Iterator[str]:
    due = entry.agreement.due
    yield t.short_day(due) if due else glyphs.dash
    yield entry.text
    yield entry.who
    yield f"{entry.actor} {glyphs.separator} {entry.round}" if several else entry.actor


def as_json(agreements: AgreementList, _: Translator) -> str:
    """The list as JSON. The field names are the same in every language and never change."""
    content = [
        {
            "id": entry.agreement.id,
            "actor": entry.agreement.actor,
            "actor_name": entry.actor,
            "round": entry.round,
            "text": entry.text,
            "who": entry.who,
            "due": entry.agreement.due.isoformat() if entry.agreement.due else None,
            "overdue": entry.agreement.overdue(agreements.today),
            "done": entry.agreement.done,
        }
        for entry in agreements.entries
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
