"""The list of all rounds: as values, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kerneblik.checklist import Checklist
from kerneblik.documents.blocks import Block, Document, Heading, Remark, Table
from kerneblik.documents.content.wording import progress_in_short
from kerneblik.language import Translator
from kerneblik.reflection import Round, progress
from kerneblik.reflection.wheel import Glyphs


@dataclass(frozen=True)
class RoundEntry:
    """One round of the list."""

    id: str
    name: str
    begun: datetime
    round: Round | None
    """None when it can't be read."""
    problem: str = ""
    """Why it can't be read, in words."""

    @property
    def archived(self) -> bool:
        """True when the leader has archived it."""
        return self.round is not None and self.round.archived


@dataclass(frozen=True)
class TrashEntry:
    """One round in the trash."""

    id: str
    name: str
    deleted: datetime
    until: datetime
    """It is kept until then at least."""


@dataclass(frozen=True)
class RoundList:
    """All rounds and those in the trash, the newest first."""

    checklist: Checklist
    rounds: Sequence[RoundEntry]
    trash: Sequence[TrashEntry]
    next_id: str | None
    """The id of the round that is opened when none is named."""


def as_data(listed: RoundList) -> dict[str, Any]:
    """The list as JSON values. The field names are the same in every language and never change."""
    return {
        "rounds": [_round_data(round_, listed) for round_ in listed.rounds],
        "trash": [
            {"id": d.id, "name": d.name, "deleted": d.deleted.isoformat(), "until": d.until.isoformat()}
            for d in listed.trash
        ],
    }


def _round_data(one: RoundEntry, listed: RoundList) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "created": one.begun.isoformat(),
        "archived": one.archived,
        "opened_next": one.id == listed.next_id,
        "readable": one.round is not None,
    }
    if one.round is not None:
        done = progress(listed.checklist.questions, one.round)
        edited = None if done.edited is None else done.edited.isoformat()
        data |= {"done": done.done, "total": done.total, "set_aside": done.set_aside}
        data |= {"words": done.words, "edited": edited}
    return data


def document(listed: RoundList, t: Translator, glyphs: Glyphs) -> Document:
    """The list: rounds, archived rounds, unreadable rounds and the trash, each group under its heading."""
    here = [one for one in listed.rounds if one.round is not None and not one.archived]
    archived = [one for one in listed.rounds if one.archived]
    damaged = [one for one in listed.rounds if one.round is None]
    columns = ("name", "id", "begun", "answered", "words")
    head = (*(t(f"cli.rounds.column.{column}") for column in columns), "")

    def table(head: tuple[str, ...], rounds: Sequence[RoundEntry]) -> Table:
        return Table(head, tuple(_row(one, listed, t, glyphs) for one in rounds), frozenset({3, 4}))

    blocks: list[Block] = [table(head, here)]
    if archived:
        blocks += [Heading(t("rounds.archived"), 1), table(("",) * len(head), archived)]
    if damaged:
        blocks.append(Heading(t("cli.rounds.damaged"), 1))
        blocks += [Remark(f"{one.id}: {one.problem}") for one in damaged]
    if listed.trash:
        blocks += [Heading(t("rounds.trash"), 1), *trash_blocks(listed.trash, t)]
    return Document("", "", tuple(blocks))


def _row(one: RoundEntry, listed: RoundList, t: Translator, glyphs: Glyphs) -> tuple[str, ...]:
    assert one.round is not None  # noqa: S101 - unreadable rounds are listed without a row
    done = progress(listed.checklist.questions, one.round)
    return (
        one.name,
        one.id,
        t.short_date(one.begun),
        progress_in_short(t, glyphs, done),
        str(done.words or glyphs.dash),
        t("cli.rounds.next") if one.id == listed.next_id else "",
    )


def trash_blocks(trash: Sequence[TrashEntry], t: Translator) -> tuple[Block, ...]:
    """A table of the trash, and how to restore a round."""
    head = tuple(t(f"cli.rounds.column.{column}") for column in ("name", "id", "deleted", "until"))
    rows = ((d.name, d.id, t.short_date(d.deleted), t.short_date(d.until)) for d in trash)
    return Table(head, tuple(rows)), Remark(t("cli.rounds.trash_hint"))
